"""The report of a check: what an officer reads on the terminal, on the page and in the files."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, SH, BNode, Graph, Literal
from typer.testing import CliRunner

from policy_graph import cli
from policy_graph.engine.checking import checked
from policy_graph.errors import UsageError
from policy_graph.model import Fault, FaultSeverity, grouped
from policy_graph.release.check_report import page
from policy_graph.release.check_text import lines
from policy_graph.triples.check import check
from policy_graph.triples.labels import labels
from policy_graph.triples.rules import SHAPES
from policy_graph.triples.shacl.report import report
from policy_graph.triples.write import write

from .sitting import written


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A build with one violation, a warning and something good to know."""
    folder = written(tmp_path / "build")
    text = (folder / "graph.trig").read_text("utf-8")
    for old, new in (
        ("pg:result pg:Passed", "pg:result <https://example.org/adored>"),
        (r"\t\tpg:bodyName [^;]+;\n", ""),
        (r"\t\tpg:attendee [^;]+;\n", ""),
    ):
        text, count = re.subn(old, new, text, count=1)
        assert count == 1
    write(parse(text, format=RdfFormat.TRIG), folder)
    return folder


@pytest.fixture
def faults(build: Path) -> list[Fault]:
    return check(build, least=FaultSeverity.INFO)


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(cli.app, list(map(str, arguments)))
    return result.exit_code, result.output


def test_a_fault_is_told_with_place_words_and_what_to_do(faults: list[Fault]) -> None:
    told = list(lines(faults, "ja"))
    at = told.index("誤り: 結果が一つ必要です。 [Outcome-result, 1 件]")
    assert re.fullmatch(
        r"  - sources/shiono-2024-06-\w+\.txt 17行 – 議決 1: 結果 = https://example\.org/adored", told[at + 1]
    )
    assert told[at + 2] == "    「よって、本案は可決されました。」"
    assert told[at + 3].startswith("  すること: グラフのファイルが")
    assert told[-1] == "誤り 1 · 注意 1 · 参考 1 · 誤りがあります。直すまで公開できません。"
    assert "violation: One result is needed. [Outcome-result, once]" in lines(faults, "en")


def test_terms_of_other_vocabularies_have_names_in_both_languages(faults: list[Fault]) -> None:
    dated = replace(faults[0], field=labels()["http://purl.org/dc/terms/date"], value=None, subject="審議会")
    assert [
        next(line for line in lines([dated], each) if "審議会" in line)[-9:] for each in ("ja", "en")
    ] == [
        "– 審議会: 日付",
        "審議会: date",
    ]


def test_words_that_differ_far_behind_the_beginning_are_shown(faults: list[Fault]) -> None:
    said = "お答えします。" * 20
    lost = replace(faults[0], expected=f"{said}三点です。", found=f"{said}四点です。")
    assert [line.split("。")[-2] for line in lines([lost], "ja") if "語句" in line] == [
        "三点です",
        "四点です",
    ]
    assert said not in str(lost)


def test_five_hundred_faults_alike_are_one_with_three_examples(faults: list[Fault]) -> None:
    many = [replace(faults[0], line=line) for line in range(500, 0, -1)]
    told = list(lines(many, "en"))
    assert told[0] == "violation: One result is needed. [Outcome-result, 500 times]"
    assert [re.findall(r"line (\d+)", line) for line in told[1:7:2]] == [["1"], ["2"], ["3"]]
    assert told[7] == "  … and 497 more"
    assert len(grouped(many)) == 1


def test_less_severe_faults_are_shown_when_asked_for(build: Path) -> None:
    counts = {
        severity: run("check", build, "--severity", severity, "--lang", "en") for severity in FaultSeverity
    }
    assert {code for code, _ in counts.values()} == {4}
    assert [text.count("What to do:") for _, text in counts.values()] == [1, 2, 3]


def test_a_warning_alone_does_not_fail_the_check(build: Path) -> None:
    text = (
        (build / "graph.trig")
        .read_text("utf-8")
        .replace("https://example.org/adored", "https://w3id.org/policy-graph/ns#Passed")
    )
    write(parse(text, format=RdfFormat.TRIG), build)
    code, told = run("check", build, "--severity", "info")
    assert (code, "公開できます" in told) == (0, True)


def test_an_unknown_language_is_a_wrong_call(build: Path) -> None:
    result = CliRunner().invoke(cli.app, ["check", str(build), "--lang", "fr"])
    assert isinstance(result.exception, UsageError)
    assert str(result.exception) == "there is no report in 'fr': say ja or en"


def test_the_report_is_a_validation_report_without_blank_nodes(build: Path, faults: list[Fault]) -> None:
    content = report(faults, build)
    assert content == report(check(build, least=FaultSeverity.INFO), build)
    graph = Graph().parse(data=content, format="turtle")
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]
    (whole,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(whole, SH.conforms) == Literal(False)
    results = set(graph.objects(whole, SH.result))
    assert results == set(graph.subjects(RDF.type, SH.ValidationResult))
    assert len(results) == 3
    for result in results:
        assert {
            getattr(message, "language", None) for message in graph.objects(result, SH.resultMessage)
        } == {"ja", "en"}
        for needed in ("focusNode", "resultSeverity", "sourceConstraintComponent", "sourceShape"):
            assert graph.value(result, SH[needed]) is not None
    (grave,) = graph.subjects(SH.resultSeverity, SH.Violation)
    said = {str(p).removeprefix(SHAPES): str(o) for p, o in graph.predicate_objects(grave)}
    assert (said["quote"], said["concerns"]) == ("よって、本案は可決されました。", "議決 1")


def test_the_terms_of_the_report_are_explained(build: Path, faults: list[Fault]) -> None:
    shapes = Graph().parse(Path(__file__).parents[2] / "ontology" / "shapes.ttl")
    graph = Graph().parse(data=report(faults, build), format="turtle")
    used = {p for p in graph.predicates() if str(p).startswith(SHAPES)}
    assert used
    assert not {p for p in used if (p, None, None) not in shapes}


def test_the_page_holds_both_languages_and_needs_nothing_beside_it(faults: list[Fault]) -> None:
    shown = page(faults).decode()
    for words in (
        "結果が一つ必要です。",
        "One result is needed.",
        "よって、本案は可決されました。",
        "汐乃町議会会議録",
    ):
        assert words in shown
    assert not re.search(r"<script|<link|<img|src=|@import|url\(", shown)


def test_what_comes_from_the_minutes_is_escaped_on_the_page(faults: list[Fault]) -> None:
    evil = "<script>alert('議')</script>"
    shown = page([replace(faults[0], quote=evil, subject=evil, meeting=evil, detail=evil, document=evil)])
    assert b"<script" not in shown
    assert shown.count(b"&lt;script&gt;") >= 5


def test_the_report_folder_holds_all_three_and_is_replaced(build: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    for _ in range(2):
        code, _ = run("check", build, "--severity", "warning", "--report", out)
        assert code == 4
    assert sorted(path.name for path in out.iterdir()) == ["report.html", "report.json", "report.ttl"]
    told = json.loads((out / "report.json").read_text("utf-8"))
    assert told["counts"] == {"violation": 1, "warning": 1, "info": 0}
    (first, _) = told["found"]
    assert (first["rule"], first["count"], first["places"][0]["line"]) == ("Outcome-result", 1, 17)


def test_a_report_does_not_replace_the_build(build: Path) -> None:
    result = CliRunner().invoke(cli.app, ["check", str(build), "--report", str(build)])
    assert isinstance(result.exception, UsageError)
    assert (build / "graph.trig").is_file()


def test_a_release_holds_the_report_and_that_of_the_build(
    build: Path, faults: list[Fault], tmp_path: Path
) -> None:
    (build / "report.json").write_text('{"tool": "x"}')
    files = list(checked(faults, build, tmp_path / "release"))
    paths = [file.path for file in files]
    assert paths == ["report/shacl.ttl", "report/shacl.html", "report/report.json"]
    assert all((tmp_path / "release" / path).stat().st_size for path in paths)
    assert (tmp_path / "release" / "report" / "report.json").read_text() == '{"tool": "x"}'
