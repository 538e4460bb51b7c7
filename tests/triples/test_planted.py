"""Faults of every kind, planted one by one into a sound graph: each is found, where it is, and by both validators alike."""

import re
import shutil
from pathlib import Path

import pytest
from checking import by_pyshacl
from pyoxigraph import RdfFormat, parse
from rdflib import SH, Graph, URIRef

from policy_graph.ingest.plain import read
from policy_graph.model import Extraction, FaultSeverity
from policy_graph.parse.meeting import parse as parse_meeting
from policy_graph.resources import folder
from policy_graph.triples.check import check
from policy_graph.triples.rules import SHAPES, rules
from policy_graph.triples.shacl import gate
from policy_graph.triples.store import graphs, open_graphs
from policy_graph.triples.write import quads, write

from .conftest import BASE
from .sitting import written

# What is changed at its first place in the graph, into what; the rule that finds it; the line of the minutes. Lines are
# counted in the text of sitting.py; what has no place in it has none.
PLANTED = [
    # the document
    ('schema:name "[^"]+"', "schema:name 7", "Minutes-name", None),
    ('"text/plain"', '"text"', "Minutes-encodingFormat", None),
    (r'\t\tcnt:characterEncoding "utf-8" ;\n', "", "Minutes-characterEncoding", None),
    ('pg:file "sources/', 'pg:file "/etc/', "Minutes-file", None),
    ('pg:layout "own-line"', 'pg:textFile "a", "b"', "Minutes-textFile", None),
    (r"dct:source document:\S+", "dct:source place:港町", "Minutes-meeting", None),
    ("checksumAlgorithm_sha256", "checksumAlgorithm_md5", "Checksum-algorithm", None),
    ('checksumValue "....', 'checksumValue "', "Checksum-checksumValue", None),
    # the meeting
    ('rdfs:label "汐乃町議会会議録"@ja', 'rdfs:label ""@ja', "japanese-name", 1),
    (r'dct:date "2024-06-03"\^\^xsd:date', 'dct:date "3.6.2024"', "Meeting-date", 1),
    ('dct:date "2024', 'dct:date "1024', "Meeting-date-implausible", 1),
    (r"\t\tdct:date [^;]+;\n", "", "Meeting-date-missing", 1),
    (r"\t\tpg:bodyName [^;]+;\n", "", "Meeting-bodyName-missing", 1),
    ('endDate "2024-06-03T12', 'endDate "2024-06-02T12', "Meeting-endDate-early", 1),
    ('pg:endTime "12', 'pg:endTime "09', "Meeting-end-before-start", 1),
    ("pg:observers 2", "pg:observers -2", "Meeting-observers", 1),
    ("pg:observers 2", "pg:observers 2 ; pg:unreadable pg:observers", "Meeting-unreadable", 1),
    ("pg:observers 2", "pg:observers 2 ; pg:notPublished place:港町", "Meeting-notPublished", 1),
    ("schema:organizer organization:汐乃町議会", "schema:organizer place:港町", "Meeting-organizer", 1),
    # agenda, bills, outcomes, movements, handouts, attendance
    (r"(pg:AgendaItem ;(\n.*){2}\s+)schema:position 1", r"\1schema:position 0", "AgendaItem-position", 5),
    ("pg:bill bill:", "pg:bill agenda:", "AgendaItem-bill", 5),
    (r'pg:number "4"', "pg:number 4", "Bill-number", 5),
    ("pg:result pg:Passed", "pg:result pg:Adored", "Outcome-result", 17),
    ("pg:ayes 7", 'pg:ayes "<b>\\\\n7"', "Outcome-ayes", 17),
    ("pg:manner pg:NoObjection", "pg:manner pg:Ballot, pg:Majority", "Outcome-manner", 17),
    ("pg:move pg:Arrives", "pg:move pg:Applause", "Movement-move", 10),
    ('pg:atTime "10:20:00"', 'pg:atTime "25:20:00"', "Movement-atTime", 10),
    ('rdfs:label "基金の概要"@ja', 'rdfs:label "基金の概要"', "Handout-label", 6),
    ("pg:presence pg:Present", "pg:presence pg:Asleep", "Attendance-presence", 4),
    (r"\t\tpg:attendee [^;]+;\n", "", "Attendance-attendee-unknown", 4),
    # what was said
    (r"schema:creator person:\S+", "schema:creator place:港町", "Utterance-creator", 8),
    (r"\t\tschema:creator person:[^;]+;\n", "", "Utterance-creator-unknown", 8),
    (
        'pg:speakerLabel "桐島議長"@ja',
        'pg:speakerLabel "桐島議長"@ja, "議長"@ja',
        "Utterance-speakerLabel",
        8,
    ),
    ("pg:utteranceKind pg:Spoken", "pg:utteranceKind pg:Sung", "Utterance-utteranceKind", 8),
    ("pg:answers utterance:", "pg:answers agenda:", "Utterance-answers", 12),
    (r"pg:line 12", "pg:line 0", "line", 0),
    (r"(a pg:Passage ;\n\t\tdct:isPartOf )utterance:\S+", r"\1place:港町", "Passage-isPartOf", None),
    # people, places, organizations, programs
    ("foaf:Person ;", "foaf:Person , org:Post ;", "Person-person-only", 4),
    ('"999962"', '"62"', "Jurisdiction-notation", None),
    ("しおのちょう", "汐乃町", "reading", None),
    (r"pg:candidate entry:lgcode.999971 ,", "pg:candidate", "candidates", None),
    ("org:FormalOrganization , org:Organization", "org:FormalOrganization", "KindOfOrganization", 4),
    ("pg:Ordinance , pg:Program", "pg:Ordinance", "KindOfProgram", 13),
    ('opengov:role "総務課長"@ja ;\n\t\torg', "org", "Post-role", 12),
    ("sws.geonames.org/99000001", "example.org/99000001", "geonames", None),
    ('rdfs:label "町番号"@ja', "rdfs:comment 7", "japanese-name", None),
    (r"org:member person:\S+", "org:member program:汐乃町.みなと基金条例", "Membership-member", 4),
    # statements, mentions and their words
    (r"rdf:subject person:\S+", "rdf:subject person:誰か", "Statement-subject", 4),
    ("rdf:predicate pg:memberOf", "rdf:predicate org:memberOf", "Statement-predicate", 4),
    (r"rdf:object organization:\S+", 'rdf:object "議会"', "Statement-object", 4),
    (r"rdf:object program:\S+", "rdf:object organization:汐乃町.総務課", "Statement-itself", 13),
    ("pg:status pg:Stated", "pg:status pg:Rumoured", "Statement-status", 13),
    (r'pg:confidence "1"\^\^xsd:decimal', "pg:confidence 1.5", "confidence", 13),
    (r"(pg:Statement(\n|.)+?)\t\tpg:evidence \S+ ;\n", r"\1", "evidence", None),
    (r'(pg:Statement(\n|.)+?)pg:method "by-hand"', r"\1pg:method 7", "method", 13),
    (r"oa:hasBody person:\S+", "oa:hasBody person:誰か", "Mention-hasBody", 4),
    ("oa:motivatedBy oa:identifying", "oa:motivatedBy oa:prefix", "Mention-motivatedBy", 4),
    (r"oa:hasSelector words:\S+ ,", "oa:hasSelector", "Quote-words", 1),
    (r" , (position:\S+\.)0-3 ;", r" , \g<1>0-3 , \g<1>0-5 ;", "Quote-position", 1),
    (r"pg:sentence ", "rdfs:comment ", "Quote-sentence", 1),
    (r"oa:end 3", "oa:end -3", "Position-start", 1),
    ('oa:exact "汐乃町"', 'oa:exact ""', "Words-exact", 1),
    ("pg:noteKind pg:Arrives", "pg:noteKind pg:Sneeze", "Quote-noteKind", 10),
    # findings and judgements
    ('pg:code "parse.odd"', 'pg:code "?"', "Finding-code", 6),
    ("pg:verdict pg:Same", "pg:verdict pg:Maybe", "Judgement-verdict", None),
    (r'\t\tdct:description "[^"]+" ;\n', "", "Judgement-description", None),
    # withdrawals
    (
        r"(Utterance(\n|.)+?)schema:position 2",
        r'\1pg:withdrawal "2026-01" ; schema:position 2',
        "withdrawal-iri",
        12,
    ),
    (r'\t\tschema:text "お諮り[^;]+;\n', "", "UtteranceText", 15),
    # what SHACL cannot ask
    ("pg:ayes 7", "pg:ayes <<( place:港町 pg:ayes 7 )>>", "graph-unsupported", None),
    (r"\Z", "place:港町 pg:partOf place:汐乃町 .", "graph-outside", None),
    ("a pg:Minutes ,", "a", "graph-empty", None),
    (r"\t\tpg:responsibleFor program:\S+", "\t\trdfs:comment 7", "statement-not-plain", 13),
    ('pg:kind "unit"', 'pg:kind "unit" ; pg:partOf place:汐乃町', "plain-not-stated", 13),
    (r"(Utterance(\n|.)+?)schema:position 2", r"\1schema:position 1", "number-twice", 12),
    (r"pg:answers (utterance:\S+)1", r"pg:answers \g<1>3", "answers-later", 12),
    ("pg:ayes 7", "pg:yeas 7", "unknown-term", 17),
    ("schema:name ", "schema:headline 7 ; schema:name ", "foreign-term", None),
    ("pg:ayes 7", 'pg:ayes 7 ; pg:speakerLabel "議長"@ja', "wrong-bearer", 17),
    ("pg:ayes 7", "pg:ayes 7 ; rdfs:comment [ rdfs:comment 7 ]", "blank-node", None),
    ('oa:exact "桐島"', 'oa:exact "霧島"', "quote-elsewhere", 4),
    (r'(oa:exact "桐島" ;\n\t\toa:prefix "[^"]+)者', r"\1車", "context-elsewhere", 4),
    (r"(position:\S+165-199 a \S+ ;\n\t\toa:end) 199", r"\1 1990", "position-outside", 15),
    ('schema:text "お諮り', 'schema:text "お断り', "speech-elsewhere", 15),
    (r"(position:\S+128-158 a \S+ ;(\n.*)?\n\t\toa:start) 128", r"\1 100", "utterances-overlap", 12),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("sound") / "build")


@pytest.fixture
def build(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "build"))


def triples(build: Path) -> dict[str, bytes]:
    store = open_graphs(build)
    return {
        name.value: store.dump(format=RdfFormat.N_TRIPLES, from_graph=name) or b"" for name in graphs(store)
    }


def test_the_sound_graph_has_no_fault_of_any_severity(sound: Path) -> None:
    assert [str(fault) for fault in check(sound, least=FaultSeverity.INFO)] == []


@pytest.mark.parametrize(("old", "new", "rule", "line"), PLANTED, ids=lambda value: str(value)[:40])
def test_a_planted_fault_is_found_in_its_place_by_both_validators(
    sound: Path, build: Path, old: str, new: str, rule: str, line: int | None
) -> None:
    text, changes = re.subn(old, new, (build / "graph.trig").read_text("utf-8"), count=1)
    assert changes == 1
    write(parse(text, format=RdfFormat.TRIG), build)
    found = [fault for fault in check(build, least=FaultSeverity.INFO) if fault.rule == rule]
    assert found
    assert line in {fault.line for fault in found}
    if {fault.kind for fault in found} == {"shape"}:
        for name, said in triples(build).items():
            assert said == triples(sound)[name] or gate.validate(said) == by_pyshacl(said)


def test_both_validators_agree_on_the_sound_graph(sound: Path) -> None:
    assert [(gate.validate(said), by_pyshacl(said)) for said in triples(sound).values()] == [
        ([], []),
        ([], []),
    ]


def test_every_rule_that_is_a_check_is_planted() -> None:
    """What looks at files is planted in test_check.py."""
    checks = {name for name in rules() if re.fullmatch("[a-z]+-[a-z-]+", name) and name not in SHARED}
    planted = {rule for _, _, rule, _ in PLANTED}
    files = {"graph-unreadable", "graph-missing", "graph-differs"} | {
        "file-missing",
        "file-changed",
        "source-missing",
        "source-changed",
        "source-undecodable",
    }
    assert checks - planted == files


def test_both_validators_are_tried_on_all_that_the_shapes_ask() -> None:
    """A validator that does not know a constraint may pass over it: each is planted once, where both are compared."""
    shapes = Graph().parse(folder("ontology") / "shapes.ttl")
    told = {SH.targetClass, SH.targetSubjectsOf, SH.property, SH.path, SH.message, SH.severity}
    asked = {rule: set(shapes.predicates(URIRef(SHAPES + rule))) for _, _, rule, _ in PLANTED}
    known = {parameter for found in asked.values() for parameter in found}
    used = {p for s, p in shapes.subject_predicates() if isinstance(s, URIRef) and str(p).startswith(str(SH))}
    assert used - known - told == set()


@pytest.mark.parametrize("name", ["aone-assembly", "shioji-port"])
def test_both_validators_agree_on_bundled_minutes(tmp_path: Path, name: str) -> None:
    """The form of the minutes alone: no names are recognized."""
    (path,) = (folder("examples") / name).glob("*.txt")
    document = read(path.read_bytes(), name=path.name)
    form = Extraction(document=document, meeting=parse_meeting(document), mentions=(), entities=(), facts=())
    write(quads(form, BASE), tmp_path)
    for said in triples(tmp_path).values():
        assert gate.validate(said) == by_pyshacl(said)


# Shapes that several classes share.
SHARED = {"japanese-name", "machine-read", "other-name", "stated-in", "folded-name", "candidate-decided"} | {
    name for name in rules() if name.endswith("-end")
}
