"""The ontology as pages for reading, one in Japanese and one in English, made by pyLODE."""

import logging
import re
import tomllib
import warnings
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from html import escape, unescape
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from policy_graph.model import LANGUAGES, Bilingual
from policy_graph.resources import folder
from policy_graph.triples.vocab import PREFIXES, short

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

# The files of the ontology, with their media types.
FILES = {
    "policy-graph.ttl": "text/turtle",
    "shapes.ttl": "text/turtle",
    "alignments.ttl": "text/turtle",
    "context.jsonld": "application/ld+json",
}
# What pyLODE says of the page to search engines, in an order that differs from run to run.
SCRIPT = re.compile(r"<script[^>]*>.*?</script>\s*", re.DOTALL)
TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")


@cache
def ontology_pages() -> tuple[tuple[str, str], ...]:
    """Give the name and the HTML of each page: ``index.ja.html``, ``index.en.html``; printed once, as it takes seconds.

    The pages need nothing beside them and run no script. A term is found behind its name: ``index.ja.html#Meeting``.
    """
    ontology = _ontology()
    # In the main thread what pyLODE writes HTML with (dominate 2.9) makes an event loop, which nobody closes.
    with _background(), ThreadPoolExecutor(1) as beside:
        pages = beside.map(lambda each: _page(_in(ontology, each), each), LANGUAGES)
        return tuple((f"index.{each}.html", page) for each, page in zip(LANGUAGES, pages, strict=True))


def _ontology() -> "Graph":
    """Read the ontology and write a domain or range of several classes as ``schema:domainIncludes`` and ``rangeIncludes``.

    They are blank nodes otherwise, whose parts pyLODE prints in an order that differs from run to run.
    """
    from rdflib import OWL, RDFS, SDO, Graph
    from rdflib.collection import Collection

    ontology = Graph().parse(folder("ontology") / "policy-graph.ttl")
    for union, members in list(ontology.subject_objects(OWL.unionOf)):
        for several, each in ((RDFS.domain, SDO.domainIncludes), (RDFS.range, SDO.rangeIncludes)):
            for term in list(ontology.subjects(several, union)):
                ontology.remove((term, several, union))
                for member in Collection(ontology, members):
                    ontology.add((term, each, member))
        Collection(ontology, members).clear()  # type: ignore[no-untyped-call]
        ontology.remove((union, None, None))
    return ontology


def _page(ontology: "Graph", language: str) -> str:
    from pylode import OntPub

    _list_choices(ontology)
    printed = OntPub(ontology, sort_subjects=True)
    # pyLODE names anchors by what is ASCII in a label, which is nothing in Japanese.
    own = {str(each) for each in ontology.subjects() if str(each).startswith(PREFIXES["pg"])}
    printed.fids |= {iri: iri.removeprefix(PREFIXES["pg"]) for iri in sorted(own)}
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):  # it leaves its style sheet open
        return _finished(printed.make_html(), language)


def _in(ontology: "Graph", language: str) -> "Graph":
    """Give the ontology with the words of one language: pyLODE prints those of all side by side."""
    from rdflib import Graph, Literal

    spoken = Graph()
    for prefix, namespace in ontology.namespaces():
        spoken.bind(prefix, namespace)
    for triple in sorted(ontology):
        if not isinstance(triple[2], Literal) or triple[2].language in (None, language):
            spoken.add(triple)
    return spoken


def _list_choices(ontology: "Graph") -> None:
    """Turn each scheme into a class whose definition lists its choices.

    pyLODE knows no concepts, and would print a scheme as one more title of the ontology.
    """
    from rdflib import OWL, RDF, SKOS, Literal

    for scheme in sorted(ontology.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        members = sorted(ontology.subjects(SKOS.inScheme, scheme), key=str)
        lines = [f"- {_choice(ontology, each)}" for each in members]
        definition = ontology.value(scheme, SKOS.definition)
        ontology.set((scheme, SKOS.definition, Literal("\n".join([f"{definition}\n", *lines]))))
        ontology.set((scheme, RDF.type, OWL.Class))
        for each in members:
            ontology.remove((each, None, None))


def _choice(ontology: "Graph", concept: "Node") -> str:
    """Write a choice as Markdown, which pyLODE makes HTML of."""
    from rdflib import RDFS, SKOS

    name = short(str(concept))
    label, definition = (escape(str(ontology.value(concept, each))) for each in (RDFS.label, SKOS.definition))
    return f'<a id="{name.removeprefix("pg:")}"></a>**{label}** `{name}`: {definition}'


def _finished(html: str, language: str) -> str:
    """Say the language, lead to the other one, and say in Japanese what pyLODE says in English."""
    words = _words()
    other, own = words["other"][language], words.get(language, {})
    link = f'<p lang="{other["language"]}"><a href="index.{other["language"]}.html">{other["words"]}</a></p>'
    links = " · ".join(f'<a href="{name}">{escape(getattr(called(name), language))}</a>' for name in FILES)
    html = SCRIPT.sub("", html).replace("<html>", f'<html lang="{language}">', 1)
    html = html.replace('<div id="content">', f'<div id="content">{link}<p>{links}</p>', 1)
    return TEXT.sub(lambda text: _said(text[0], own), html) + "\n"


def called(name: str) -> Bilingual:
    """Say what a file of the ontology is."""
    return Bilingual(**_words()["files"][name])


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/ontology_pages.toml").read_text("utf-8"))


def _said(text: str, own: dict[str, str]) -> str:
    return escape(own.get(unescape(text.strip()), "")) or text


def _pylode() -> ModuleType:
    """Import pyLODE's module of vocabularies; on import it tells the root logger to print everything, which this prevents."""
    silent = logging.NullHandler()
    logging.getLogger().addHandler(silent)
    try:
        return import_module("pylode.utils")
    finally:
        logging.getLogger().removeHandler(silent)


@contextmanager
def _background() -> Iterator[None]:
    """Give pyLODE the vocabularies it knows from a folder of our own.

    It reads them in the order of the file system and keeps a cache beside its code, which may not be writable: one
    file has one order, and the cache goes with the folder.
    """
    pylode = _pylode()
    known = b"\n".join(path.read_bytes() for path in sorted(pylode.RDF_FOLDER.glob("*.ttl")))
    with TemporaryDirectory() as place:
        (Path(place) / "known.ttl").write_bytes(known)
        with patch.object(pylode, "RDF_FOLDER", Path(place)):
            yield
