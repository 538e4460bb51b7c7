"""Two pages of the documentation, printed from what they describe: ``python -m policy_graph.triples.reference``."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from policy_graph.resources import folder
from policy_graph.triples.query import list_queries
from policy_graph.triples.question import Parameter, Question
from policy_graph.triples.vocab import PREFIXES, TERMS, short

Said = Mapping[str, list[NamedNode | Literal]]
SECTIONS = {
    "owl:Class": "Classes / クラス",
    "owl:ObjectProperty": "Properties that lead to things / ものを指す性質",
    "owl:DatatypeProperty": "Properties that lead to values / 値を持つ性質",
    "skos:Concept": "Choices / 選択肢",
    "rdfs:Datatype": "Official codes / 公的な符号",
}
# Vocabularies that the ontology builds on, but the graph does not use.
BEYOND = {"http://www.w3.org/2002/07/owl#": "owl:", "http://www.w3.org/ns/prov#": "prov:"}
ONTOLOGY_HEAD = """# The ontology / オントロジー

This page is printed from [`ontology/policy-graph.ttl`](../../ontology/policy-graph.ttl) by
`python -m policy_graph.triples.reference`. The shapes that every graph must have are in
[`shapes.ttl`](../../ontology/shapes.ttl), links to other models in [`alignments.ttl`](../../ontology/alignments.ttl), a JSON-LD
context in [`context.jsonld`](../../ontology/context.jsonld).

## How a graph is built / グラフの組み立て

- Each document is one named graph, named by the document's IRI, in `graph.trig`; `graph.ttl` is all of them merged.
- What is stated is a plain triple by our own property (`pg:memberOf`) and, where a known vocabulary has the same, by that one,
  too (`org:memberOf`). Ask by `pg:` and you need not know which one fits; tools that know `org:` find what they know.
- Every fact, stated or not, is a `pg:Statement` with `rdf:subject`, `rdf:predicate` (always `pg:`), `rdf:object`, its manner
  (`pg:status`) and its evidence. An alias is a name, so it stands behind the thing: `program:… pg:alias "…"@ja`.
- Evidence is a quote (`oa:SpecificResource`) with a position (`oa:start`, `oa:end`: code points of the decoded source) and
  the exact words (`oa:exact`, line breaks and all). `pg:sentence` is for reading, `pg:line` and `pg:page` for citing.
- quote `dct:isPartOf` paragraph `dct:isPartOf` utterance `dct:isPartOf` meeting; quote `oa:hasSource` document;
  meeting and utterance `dct:source` document.
- The speaker is `schema:creator`: the person, or the post where the label gives no name. `pg:speakingAs` is the post.
- Names are `rdfs:label`; other names `skos:altLabel`; `skos:hiddenLabel` holds the same in half width, for searching;
  readings are `schema:alternateName`, marked `ja-Hira` or `ja-Kana`.
- Codes are `skos:notation`, typed by scheme; GeoNames is `skos:exactMatch`. `schema:` is `http://schema.org/`, as in Popolo.
  A name that fits several official entries has neither, but leads to each of them by `pg:candidate`.
- Times of day are as stated (`pg:startTime`); `schema:startDate` gives them with the date in Japan Standard Time.
"""
QUERIES_HEAD = """# The questions / 質問

This page is printed from [`queries/`](../../queries) by `python -m policy_graph.triples.reference`.
`policy-graph query NAME --graph DIR parameter=value` asks one; [write your own](../how-to/write-a-query.md).
Names are compared in half width and small letters, and a part of a name is enough.
"""


def ontology_page() -> str:
    """Print every own term with its labels, definitions and example, and list the reused ones."""
    return "\n".join([ONTOLOGY_HEAD, *_sections(), *_reused()])


def queries_page() -> str:
    """Print every question of the library with its parameters and columns."""
    return "\n".join([QUERIES_HEAD, *(_question(question) for question in list_queries())])


def _sections() -> Iterator[str]:
    terms = _terms()
    for kind, heading in SECTIONS.items():
        yield f"## {heading}\n"
        for name, said in terms.items():
            if kind in {_short(type_) for type_ in said["rdf:type"]}:
                yield _term(name, said)


def _terms() -> Mapping[str, Said]:
    """Own terms in the order of the ontology file."""
    terms: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(path=folder("ontology") / "policy-graph.ttl", format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            terms[short(quad.subject.value)][short(quad.predicate.value)].append(quad.object)
    return {name: said for name, said in terms.items() if name.startswith("pg:")}


def _term(name: str, said: Said) -> str:
    lines = [f"### `{name}`\n", f"**{_in('ja', said['rdfs:label'])}** · {_in('en', said['rdfs:label'])}\n"]
    lines += [f"{_in(language, said['skos:definition'])}\n" for language in ("ja", "en")]
    above = [_short(each) for key in ("rdfs:subClassOf", "rdfs:subPropertyOf") for each in said[key]]
    if above:
        lines.append(f"A kind of {', '.join(f'`{each}`' for each in above)}.\n")
    return "\n".join([*lines, *(f"```turtle\n{each.value}\n```\n" for each in said["skos:example"])])


def _reused() -> Iterator[str]:
    yield "## Reused terms / 再利用する語彙\n"
    yield "| prefix | namespace | terms |\n|---|---|---|"
    for prefix, names in TERMS.items():
        if prefix != "pg":
            yield f"| `{prefix}` | {PREFIXES[prefix]} | {', '.join(names.split())} |"
    yield ""


def _question(question: Question) -> str:
    lines = [f"## `{question.name}`\n", f"**{question.title_ja}** · {question.title_en}\n"]
    lines += [f"{question.description_ja}\n", f"{question.description_en}\n"]
    if question.parameters:
        lines += ["| parameter | type | given | |", "|---|---|---|---|"]
        lines += [_parameter(parameter) for parameter in question.parameters] + [""]
    if question.columns:
        columns = ", ".join(f"{column.ja} (`{column.name}`)" for column in question.columns)
        lines.append(f"Columns: {columns}\n")
    return "\n".join(lines)


def _parameter(parameter: Parameter) -> str:
    given = (
        f"e.g. {parameter.example}" if parameter.default is None else f"or {parameter.default or 'nothing'}"
    )
    return f"| `{parameter.name}` | {parameter.type} | {given} | {parameter.ja} / {parameter.en} |"


def _short(node: NamedNode | Literal) -> str:
    name = short(node.value)
    for namespace, prefix in BEYOND.items():
        name = name.replace(namespace, prefix)
    return name


def _in(language: str, words: list[NamedNode | Literal]) -> str:
    return next(each.value for each in words if isinstance(each, Literal) and each.language == language)


if __name__ == "__main__":
    pages = Path(__file__).parents[3] / "docs" / "reference"
    (pages / "ontology.md").write_text(ontology_page(), "utf-8")
    (pages / "queries.md").write_text(queries_page(), "utf-8")
