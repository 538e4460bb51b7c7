"""Withdrawals end to end: no byte of a build or a release holds what was withdrawn; deleting the entry undoes it."""

import gzip
import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

import duckdb
import pytest
import rdflib
from rdflib import DCTERMS, RDF, RDFS, Namespace

from policy_graph import api, codec
from policy_graph.engine.serving.index import prepared
from policy_graph.engine.ties import actors_and_ties
from policy_graph.engine.withdrawing import Gone, privacy
from policy_graph.errors import Refused, UsageError
from policy_graph.model import Bilingual, Failure, Privacy, Withdrawal, Withdrawn
from policy_graph.model.serving import Found, Sought
from policy_graph.privacy.withdraw import known
from policy_graph.resources import folder
from policy_graph.search.find import complete, find
from policy_graph.settings import Settings
from policy_graph.text import fold

ROOT = Path(__file__).parents[2]
EXAMPLE = folder("examples") / "kirihara-committee" / "kirihara-committee-2024-05-21.txt"
NAME, SURNAME, PERSON = "川口澄江", "川口", "person/霧原市議会.川口澄江"
SIGNED = 'reason = { ja = "本人の申し出", en = "asked for" }\ndate = 2026-11-28\nwho = "議会事務局"\n'
JUDGEMENT = f'judgements = [\n  {{ drop = "{PERSON}x", who = "藤山", when = 2026-11-28, why = "{NAME}ではない" }},\n]\n'
PORTAL = ROOT / "src" / "policy_graph" / "release" / "data" / "portal.toml"
ID = Namespace("https://example.org/policy-graph/id/")
PG = Namespace("https://w3id.org/policy-graph/ns#")
SCHEMA = Namespace("http://schema.org/")

pytestmark = pytest.mark.model


def written(path: Path, *entries: str) -> Path:
    lines = [f'[[withdraw]]\nid = "2026-0{n}"\n{SIGNED}{entry}\n' for n, entry in enumerate(entries, 1)]
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    """The invented minutes under a name that holds a name, and a web page of the same with more in its head."""
    out = tmp_path_factory.mktemp("minutes")
    whole = "\n".join(EXAMPLE.read_text("utf-8").splitlines()[:40]) + "\n"
    text = whole.replace("始めます。", f"始めます。{NAME}（かわぐちすみえ）です。", 1)
    (out / f"霧原-{NAME}.txt").write_text(text, "utf-8")
    lines = "".join(f"<p>{line}</p>\n" for line in text.splitlines())
    head = f'<meta name="author" content="{NAME}"><title>会議録</title>'
    (out / "page.html").write_text(f"<html><head>{head}</head><body>{lines}</body></html>", "utf-8")
    return [out / f"霧原-{NAME}.txt", out / "page.html"]


@pytest.fixture(scope="module")
def plain(minutes: Sequence[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("plain") / "out"
    api.build(minutes, out, Settings())
    return out


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(
        tmp_path_factory.mktemp("file") / "privacy.toml",
        f'person = "{PERSON}"',
        f'document = "霧原-{NAME}.txt"\nnumber = 5',
        'name = "遠野広海"',
    )


@pytest.fixture(scope="module")
def build(minutes: Sequence[Path], file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("withdrawn") / "out"
    judgements = out.parent / "judgements.toml"
    judgements.write_text(JUDGEMENT, "utf-8")
    api.build(minutes, out, Settings(privacy=file, judgements=judgements))
    return out


def content(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def holding(out: Path, words: str) -> set[str]:
    """The files that hold some words, by name or by content, unpacked and with their escapes read."""
    found = set()
    for name, bytes_ in content(out).items():
        plain_ = gzip.decompress(bytes_) if bytes_.startswith(b"\x1f\x8b") else bytes_
        text = plain_.decode("utf-8", "replace")
        text += unquote(text) + json.dumps(text, ensure_ascii=False).encode().decode(
            "unicode_escape", "replace"
        )
        if words in fold(name + text):
            found.add(name)
    return found


def test_without_withdrawals_the_name_is_in_graph_page_and_report(plain: Path) -> None:
    assert {"graph.ttl", "graph.trig", "network.html", "report.json"} <= holding(plain, NAME)


def test_no_byte_of_the_build_or_of_the_release_holds_the_name(
    build: Path, file: Path, tmp_path: Path
) -> None:
    api.publish(build, tmp_path / "release", config=PORTAL, privacy=file)
    for out in (build, tmp_path / "release"):
        for words in (NAME, "かわぐち", f"{SURNAME}委員長", "SumieKawaguchi"):
            assert holding(out, words) == set()
        assert holding(out, "霧原市社会福祉協議会")


def test_no_table_of_the_build_holds_the_name(build: Path, plain: Path) -> None:
    """Parquet is packed, so a search of bytes sees nothing in it: every table is read."""
    for name in (NAME, "かわぐちすみえ"):
        assert name in tables(plain)
        assert name not in tables(build)
    assert f"{SURNAME}委員長" not in tables(build)
    actors, ties = actors_and_ties(build)
    assert "answers" in {tie.relation for tie in ties}
    assert not [each for each in (*actors, *ties) if SURNAME in fold(str(each))]


def tables(out: Path) -> str:
    found = sorted((out / "analysis").glob("*.parquet"))
    return fold("".join(str(duckdb.read_parquet(str(path)).fetchall()) for path in found))


def test_the_build_is_sound_and_no_original_file_lies_in_it(build: Path) -> None:
    assert api.check(build) == []
    names = sorted(path.name for path in (build / "sources").iterdir())
    assert [re.sub("[0-9a-f]{8}", "#", name) for name in names] == ["page-#.txt", "霧原-████-#.txt"]


def test_what_is_searched_holds_the_name_no_more(build: Path, plain: Path, tmp_path: Path) -> None:
    without, with_it = (prepared(folder, tmp_path / folder.parent.name) for folder in (build, plain))
    assert NAME.encode() in with_it.search.read_bytes()
    assert NAME.encode() not in without.search.read_bytes()
    assert find(with_it.search, Sought(words=SURNAME)).total
    assert find(without.search, Sought(words=NAME)) == Found(hits=(), total=0)
    assert complete(without.search, "かわぐち") == ()


def test_the_tombstones_say_what_who_when_and_why(build: Path) -> None:
    graph = rdflib.Graph().parse(build / "graph.ttl")
    stones = set(graph.subjects(RDF.type, PG.Withdrawal))
    assert stones == {ID[f"withdrawal/2026-0{n}"] for n in (1, 2, 3)}
    stone = ID["withdrawal/2026-02"]
    (spoken,) = graph.objects(stone, SCHEMA.about)
    assert graph.value(stone, PG.withdrawn) == PG.WithdrawnUtterance
    assert {str(each) for each in graph.objects(stone, DCTERMS.description)} == {"本人の申し出", "asked for"}
    labels = [each for each in graph.objects(stone, RDFS.label) if isinstance(each, rdflib.Literal)]
    assert {each.language for each in labels} == {"ja", "en"}
    assert (spoken, PG.withdrawal, stone) in graph
    assert graph.value(spoken, SCHEMA.position) == rdflib.Literal(5)
    assert graph.value(spoken, SCHEMA.text) is None
    assert list(graph.objects(ID["withdrawal/2026-01"], SCHEMA.about)) == []


def test_the_report_counts_and_names_nobody(build: Path) -> None:
    told = json.loads((build / "report.json").read_text("utf-8"))["privacy"]["entries"]
    assert [(each["id"], each["what"], each["documents"]) for each in told] == [
        ("2026-01", "person", 2),
        ("2026-02", "utterance", 1),
        ("2026-03", "person", 0),
    ]


def test_a_judgement_on_the_person_is_published_no_more(build: Path) -> None:
    assert (build / "judgements.toml").read_text("utf-8") == "judgements = [\n# withdrawn\n]\n"
    assert (None, RDF.type, PG.Judgement) not in rdflib.Graph().parse(build / "graph.ttl")


@pytest.mark.parametrize(
    "judgement",
    [
        f'judgements = [ {{ same = [\n"person/霧原市議会.姫野大樹",\n"{PERSON}",\n"person/霧原市議会.姫野"] }} ]\n',
        f'judgements = [ {{ why = """{NAME[:2]}\n{NAME[2:]}""" }} ]\n',
        f'judgements = [ {{ why = "{NAME[:3]}\\u{ord(NAME[3]):04x}" }} ]\n',
    ],
)
def test_nothing_is_left_of_judgements_that_would_lose_a_part_or_keep_the_name(judgement: str) -> None:
    asked = Bilingual(ja="本人の申し出", en="asked for")
    sign = Withdrawal(
        id="1", what=Withdrawn.PERSON, reason=asked, date="2026-11-28", who="議会事務局", about=PERSON
    )
    gone = Gone(known=known([], Privacy(withdrawals=(sign,))))
    assert gone.lines(judgement.encode()) == b"# withdrawn\n"
    other = 'judgements = [\n  { drop = "person/霧原市議会.姫野" },\n]\n'.encode()
    assert gone.lines(other) == other


def test_a_file_without_entries_gives_the_bytes_of_a_plain_build(
    minutes: Sequence[Path], plain: Path, tmp_path: Path
) -> None:
    empty = written(tmp_path / "privacy.toml")
    api.build(minutes, tmp_path / "out", Settings(privacy=empty))
    assert content(tmp_path / "out") == content(plain)


def test_a_name_that_is_to_be_shown_stands_in_the_tombstone_alone(
    minutes: Sequence[Path], tmp_path: Path
) -> None:
    shown = written(tmp_path / "privacy.toml", f'person = "{PERSON}"\nshow_name = true')
    api.build(minutes[:1], tmp_path / "out", Settings(privacy=shown))
    lines = [
        line for line in (tmp_path / "out" / "graph.ttl").read_text("utf-8").splitlines() if NAME in line
    ]
    assert [line.strip() for line in lines] == [f"schema:about {PERSON.replace('/', ':')} ;"]
    api.publish(tmp_path / "out", tmp_path / "release", config=PORTAL, privacy=shown)
    found = holding(tmp_path / "release", NAME)
    assert {name.partition("/")[0] for name in found} == {"data", "id", "tables", "SHA256SUMS"}
    assert {name.split("/")[1] for name in found if name.startswith("id/")} == {"person", "withdrawal"}


def test_publish_refuses_what_was_built_without_the_entries(plain: Path, file: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="made without the entries 2026-01, 2026-02, 2026-03"):
        api.publish(plain, tmp_path / "release", config=PORTAL, privacy=file)


def test_publish_refuses_a_build_with_withdrawals_without_their_file(build: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="--privacy"):
        api.publish(build, tmp_path / "release", config=PORTAL)


def test_publish_refuses_a_release_that_holds_the_name_and_names_the_files(
    plain: Path, build: Path, file: Path, tmp_path: Path
) -> None:
    forged = tmp_path / "forged"
    shutil.copytree(plain, forged)
    report = json.loads((plain / "report.json").read_text("utf-8"))
    told = json.loads((build / "report.json").read_text("utf-8"))["privacy"]
    (forged / "report.json").write_text(json.dumps({**report, "privacy": told}), "utf-8")
    with pytest.raises(Refused) as refused:
        api.publish(forged, tmp_path / "release", config=PORTAL, privacy=file)
    assert "data/graph.ttl holds what entry 2026-01 withdraws" in str(refused.value)
    assert "belongs under keep" in str(refused.value)
    assert NAME not in str(refused.value)
    assert not (tmp_path / "release").exists()


def test_extract_prints_the_records_without_it(minutes: Sequence[Path], file: Path) -> None:
    lines = list(api.extract(minutes[:1], Settings(privacy=file)))
    assert not any(isinstance(line, Failure) for line in lines)
    printed = "\n".join(codec.dump(line) for line in lines if not isinstance(line, Failure))
    assert NAME not in fold(printed)
    assert '"withdrawals": ["2026-02"]' in printed


def test_the_examples_of_the_documentation_are_a_privacy_toml(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "how-to" / "withdraw.md").read_text("utf-8")
    example = re.search(r"```toml\n(.+?)```", page, re.DOTALL)
    assert example
    (tmp_path / "privacy.toml").write_text(example[1], "utf-8")
    found = privacy(Settings(privacy=tmp_path / "privacy.toml"))
    assert {each.what for each in found.signs} == set(Withdrawn)


def test_a_file_that_is_not_there_and_one_that_leaves_nothing_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.toml cannot be read"):
        privacy(Settings(privacy=tmp_path / "nowhere.toml"))
    all_ = written(tmp_path / "privacy.toml", 'document = "short.txt"')
    (tmp_path / "short.txt").write_text("○議長（遠野広海君）　開会します。", "utf-8")
    with pytest.raises(UsageError, match="withdraws every document"):
        api.build([tmp_path / "short.txt"], tmp_path / "out", Settings(privacy=all_))
