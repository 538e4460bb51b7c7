"""The catalogue of a release, read back: what its publisher says of the dataset."""

from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store

from policy_graph.model import Bilingual, Portal
from policy_graph.triples.catalogue.vocabulary import term
from policy_graph.triples.labels import both

Term = NamedNode | Literal


def read(path: Path) -> Portal | None:
    """Read what pages say of a publisher; ``None`` where there is no catalogue, or one of something else."""
    store = Store()
    try:
        store.bulk_load(path=path, format=RdfFormat.TURTLE)
    except (OSError, SyntaxError):
        return None
    found = store.quads_for_pattern(None, term("rdf:type"), term("dcat:Dataset"), DefaultGraph())
    return next((_portal(store, each.subject) for each in found if isinstance(each.subject, NamedNode)), None)


def _portal(store: Store, dataset: NamedNode) -> Portal:
    publisher, desk = (_first(store, dataset, name) for name in ("dct:publisher", "dcat:contactPoint"))
    return Portal(
        title=_words(store, dataset, "dct:title"),
        description=_words(store, dataset, "dct:description"),
        publisher=_words(store, publisher, "foaf:name"),
        publisher_iri=_value(publisher),
        contact=_words(store, desk, "vcard:fn"),
        contact_email=_value(_first(store, desk, "vcard:hasEmail")).removeprefix("mailto:"),
        licence=_value(_first(store, dataset, "dct:license")),
        rights=_words(store, _first(store, dataset, "dct:rights"), "rdfs:label"),
        version=_value(_first(store, dataset, "dcat:version")) or None,
        modified=_value(_first(store, dataset, "dct:modified")) or None,
    )


def _all(store: Store, subject: Term | None, name: str) -> list[Term]:
    if not isinstance(subject, NamedNode):
        return []
    found = (quad.object for quad in store.quads_for_pattern(subject, term(name), None, DefaultGraph()))
    return [each for each in found if isinstance(each, NamedNode | Literal)]


def _first(store: Store, subject: Term | None, name: str) -> Term | None:
    return min(_all(store, subject, name), key=_value, default=None)


def _value(node: Term | None) -> str:
    return node.value if node else ""


def _words(store: Store, subject: Term | None, name: str) -> Bilingual:
    found = _all(store, subject, name)
    return both({each.language or "": each.value for each in found if isinstance(each, Literal)})
