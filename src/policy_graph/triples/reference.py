"""Three pages of the documentation, printed from what they describe: ``python -m policy_graph.triples.reference``."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from policy_graph.model import Bilingual, FaultSeverity
from policy_graph.resources import folder
from policy_graph.triples.query import list_queries
from policy_graph.triples.question import Column, Parameter, Question
from policy_graph.triples.rules import rules
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

- Each document is one named graph, named by the document's IRI, in `graph.trig`; `graph.ttl` is all of them merged, and of the judgements.
- What is stated is a plain triple by our own property (`pg:memberOf`) and, where a known vocabulary has the same, by that one,
  too (`org:memberOf`). Ask by `pg:` and you need not know which one fits; tools that know `org:` find what they know.
- Every fact, stated or not, is a `pg:Statement` with `rdf:subject`, `rdf:predicate` (always `pg:`), `rdf:object`, its manner
  (`pg:status`) and its evidence. An alias is a name, so it stands behind the thing: `program:… pg:alias "…"@ja`.
- Evidence is a quote (`oa:SpecificResource`) with a position (`oa:start`, `oa:end`: code points of the decoded source) and
  the exact words (`oa:exact`, line breaks and all). `pg:sentence` is for reading, `pg:line` and `pg:page` for citing.
- quote `dct:isPartOf` paragraph `dct:isPartOf` utterance `dct:isPartOf` meeting; quote `oa:hasSource` document;
  meeting and utterance `dct:source` document.
- A name that fits several official entries has no code, but leads to each of them by `pg:candidate`.
- The speaker is `schema:creator`: the person, or the post where the label gives no name. `pg:speakingAs` is the post.
- Names are `rdfs:label`; other names `skos:altLabel`; `skos:hiddenLabel` holds the same in half width, for searching;
  readings are `schema:alternateName`, marked `ja-Hira` or `ja-Kana`.
- Codes are `skos:notation`, typed by scheme; GeoNames is `skos:exactMatch`. `schema:` is `http://schema.org/`, as in Popolo.
- Judgements on identity are `pg:Judgement`, in a graph of their own, `{base}id/graph/judgements`. An IRI that was judged away
  has `dct:isReplacedBy` with the one to look at now, and nothing else.
- Times of day are as stated (`pg:startTime`); `schema:startDate` gives them with the date in Japan Standard Time.
"""
QUERIES_HEAD = """# The questions / 質問

This page is printed from [`queries/`](../../queries) by `python -m policy_graph.triples.reference`.
`policy-graph query NAME --graph DIR parameter=value` asks one; a [server](cli.md#serve) shows each as a form at `/questions/NAME/` and
answers programs at [`/answer/NAME`](answers.md); [write your own](../how-to/write-a-query.md).
Names are compared in half width and small letters, and a part of a name is enough. A column marked → leads to a thing, to a speech
or to the words in the minutes. Questions marked *counted* are answered from the tables of the build.
"""

CHECK_HEAD = """# What `check` looks at / 検査すること

The table is printed from [`ontology/shapes.ttl`](../../ontology/shapes.ttl) by `python -m policy_graph.triples.reference`.
`policy-graph check` and `policy-graph publish` go by it: a violation keeps a graph from being published, a warning says that
something is missing or unlikely, the rest is good to know.

## How the check works / 検査のしかた

- The graph of each document is validated by itself, so that every document is whole without the others: it can be published,
  replaced or taken out alone. Nothing is asked of the merged graph but that `graph.ttl` says the same as `graph.trig`; two
  documents may well describe one meeting in different words.
- Shapes are validated by shifty (the package `pyshifty`), several documents at a time, strict about what it does
  not support. pySHACL is the reference: tests plant more than eighty faults, and both must give the same results for each
  ([why](../decisions/0017-shifty-at-the-gate.md)).
  A check of a million triples takes half a minute of processor time, two thirds of it for the shapes, which several
  cores share; pySHACL alone takes nine times as long for the shapes. One document is in memory for each thread and a few wait, so
  that half a gigabyte is enough for any number of them. `python benchmarks/checking.py BUILD` measures both.
- What SHACL cannot ask is checked beside it, by rules that stand in the same file as `pgsh:Check`: files and their hashes; every
  quote, its context and every utterance against the source; positions; statements against plain triples; numbers and answers;
  terms that the vocabulary does not know, or that stand on a thing of another class; blank nodes.

## What is reported / 報告

On the terminal each kind of fault is one entry: severity, message, the name of the rule and how often, three examples with
document, page, line, what is concerned and the words of the minutes, and what to do. `--report DIR` writes

| file | what it is |
|---|---|
| `report.ttl` | a `sh:ValidationReport` without blank nodes; each result also has `pgsh:whatToDo`, `pgsh:document`, `pgsh:meeting`, `pg:page`, `pg:line`, `pgsh:concerns`, `pgsh:quote`, `pgsh:expected`, `pgsh:found`; `pgsh:publishable` tells whether there is no violation |
| `report.html` | a page in Japanese and English that needs nothing beside it |
| `report.json` | `conforms` (no violation), `counts` by severity, and `found`: each kind of fault with its `places` |

The same build gives the same bytes. In a release they are `report/shacl.ttl` and `report/shacl.html`.
"""
GRADES = {
    FaultSeverity.VIOLATION: "Violations / 誤り",
    FaultSeverity.WARNING: "Warnings / 注意",
    FaultSeverity.INFO: "Good to know / 参考",
}


def ontology_page() -> str:
    """Print every own term with its labels, definitions and example, and list the reused ones."""
    return "\n".join([ONTOLOGY_HEAD, *_sections(), *_reused()])


def queries_page() -> str:
    """Print every question of the library with its parameters and columns."""
    return "\n".join([QUERIES_HEAD, *(_question(question) for question in list_queries())])


def check_page() -> str:
    """Print every rule with its message and what to do, the gravest first."""
    return "\n".join([CHECK_HEAD, *_remedies(), *_rules()])


def _remedies() -> Iterator[str]:
    yield "## What to do / すること\n"
    yield "| | 日本語 | English |\n|---|---|---|"
    for number, remedy in enumerate(_numbered(), 1):
        yield f"| {number} | {remedy.ja} | {remedy.en} |"
    yield ""


def _rules() -> Iterator[str]:
    numbers = {remedy: number for number, remedy in enumerate(_numbered(), 1)}
    for severity, heading in GRADES.items():
        yield f"## {heading}\n\n| rule | 日本語 | English | to do |\n|---|---|---|---|"
        for name, rule in sorted(rules().items()):
            if rule.severity is severity:
                yield f"| `{name}` | {rule.message.ja} | {rule.message.en} | {numbers[rule.remedy]} |"
        yield ""


def _numbered() -> list[Bilingual]:
    """Every remedy once, in the order of the names of the rules."""
    return list(dict.fromkeys(rule.remedy for _, rule in sorted(rules().items())))


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
        columns = ", ".join(_column(column) for column in question.columns)
        lines.append(f"Columns: {columns}\n")
    if question.view:
        roles = ", ".join(f"{role} `{column}`" for role, column in question.view.roles.items())
        lines.append(f"Drawn as a {question.view.kind}: {roles}\n")
    if question.sql:
        lines.append("*Counted.*\n")
    return "\n".join(lines)


def _column(column: Column) -> str:
    return f"{column.ja} (`{column.name}`{' →' if column.iri else ''})"


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
    (pages / "check.md").write_text(check_page(), "utf-8")
