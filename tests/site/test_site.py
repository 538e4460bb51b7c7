"""The site holds together: every link leads somewhere, every fact to its words and back, and nothing on it runs."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import rdflib
from tests.site.conftest import HARM
from tests.site.reading import Site
from tests.triples.conftest import AGENCY, BASE, MAY, SECTION, WAREHOUSE, made_in_july

SECTION_PAGE = f"id/{SECTION}/index.html"


def test_every_link_leads_to_a_file_and_every_anchor_is_there(site: Site) -> None:
    broken = set()
    for page, seen in site.pages.items():
        for _, link in seen.links:
            if re.match("https?:", link):
                continue
            path, anchor = site.target(page, link)
            if not (site.folder / path).is_file() or (anchor and anchor not in site.pages[path].ids):
                broken.add((page, link))
    assert len(site.pages) > 60
    assert not broken


def test_no_anchor_stands_twice_on_a_page(site: Site) -> None:
    assert not {page for page, seen in site.pages.items() if len(seen.ids) != len(set(seen.ids))}


def test_a_fact_is_followed_to_its_words_in_the_source_and_back(site: Site) -> None:
    # One thing is said of the warehouse: that it will take part in the trial of the plan.
    statement, _ = site.follow(f"id/{WAREHOUSE}/index.html", "id/statement/")
    document, anchor = site.follow(statement, "id/document/")
    words = "川辺倉庫株式会社が再生計画の実証に参加する予定"
    start = MAY.index(words)
    assert anchor == f"q{start}-{start + len(words)}"
    source = site.pages[document]
    line = f"L{MAY[:start].count(chr(10)) + 1}"
    assert source.text[anchor].startswith("川辺倉庫株式会社")
    assert words in source.text[line]
    # The number before the words leads to the statement, and no other number stands there.
    (mark,) = [
        values
        for tag, values in source.tags
        if values.get("class") == "rests"
        and tag == "a"
        and site.target(document, values["href"])[0] == statement
    ]
    assert mark["data-number"] == "2"
    utterance, place = site.follow(statement, "id/utterance/")
    assert place == anchor
    assert site.pages[utterance].text[anchor].startswith("川辺倉庫株式会社")
    assert statement in {site.target(utterance, link)[0] for _, link in site.pages[utterance].links}
    assert f"id/{WAREHOUSE}/index.html" in {
        site.target(utterance, link)[0] for _, link in site.pages[utterance].links
    }


def test_an_old_identifier_says_where_it_went_and_what_was_withdrawn_says_why(site: Site) -> None:
    old = site.pages["id/organization/商工係/index.html"]
    assert any(link.endswith("商工課/index.html") for _, link in old.links)
    assert site.follow("id/organization/商工係/index.html", "id/judgement/")
    gone = "id/utterance/kawabe-2020-01-00000000.4/index.html"
    withdrawal, _ = site.follow(gone, "id/withdrawal/2026")
    assert "本人の申し出" in (site.folder / withdrawal).read_text("utf-8")
    assert "asked for" in (site.folder / withdrawal).read_text("utf-8")


def test_an_utterance_of_which_words_were_withdrawn_says_so(site: Site) -> None:
    page = f"id/utterance/{made_in_july().document.id}.1/index.html"
    assert "この発言の一部は取り下げられました。" in (site.folder / page).read_text("utf-8")
    assert site.follow(page, "id/withdrawal/")[0] == "id/withdrawal/2026-01/index.html"


def test_a_withdrawal_says_where_words_are_gone_and_these_say_why(site: Site) -> None:
    withdrawal, document = (
        "id/withdrawal/2026-01/index.html",
        f"id/document/{made_in_july().document.id}/index.html",
    )
    assert site.follow(withdrawal, "id/document/")[0] == document
    assert site.follow(document, "id/withdrawal/2026")[0] == withdrawal


def test_crafted_names_and_addresses_are_inert(site: Site) -> None:
    for page, seen in site.pages.items():
        assert not [
            tag for tag, values in seen.tags if tag == "img" or any(n.startswith("on") for n in values)
        ]
        assert not [link for _, link in seen.links if link.lower().startswith(("javascript:", "data:"))], page
        scripts = [values for tag, values in seen.tags if tag == "script"]
        assert [values.get("src", "").endswith("assets/site.js") for values in scripts] == [True]
        assert not [tag for tag, values in seen.tags if tag == "style" or "style" in values]
    shown = (site.folder / "id/organization/悪/index.html").read_text("utf-8")
    assert "&lt;/script&gt;&lt;img" in shown
    assert HARM not in shown


def test_nothing_is_asked_of_another_host(site: Site) -> None:
    for seen in site.pages.values():
        assert not [link for tag, link in seen.links if tag != "a" and "//" in link]
        policy = next(values["content"] for tag, values in seen.tags if values.get("http-equiv"))
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy


def test_the_turtle_beside_a_page_tells_its_facts_down_to_the_words(site: Site) -> None:
    seen = site.pages[SECTION_PAGE]
    (link,) = [values["href"] for tag, values in seen.tags if values.get("rel") == "alternate"]
    graph = rdflib.Graph().parse(site.folder / site.target(SECTION_PAGE, link)[0])
    exact = rdflib.URIRef("http://www.w3.org/ns/oa#exact")
    assert "駅前再生計画は商工課が引き続き所管する" in {str(words) for words in graph.objects(None, exact)}
    labels = set(graph.objects(rdflib.URIRef(f"{BASE}id/{AGENCY}"), rdflib.RDFS.label))
    assert labels == {rdflib.Literal("汐浜まちづくり機構", lang="ja")}
    assert not list(graph.triples((rdflib.URIRef(f"{BASE}id/{AGENCY}"), rdflib.RDF.type, None)))


def test_all_files_are_told_of_and_every_turtle_can_be_read(site: Site) -> None:
    told = {file.path for file in site.files}
    there = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    assert told == {path for path in there if not path.startswith(("data/", "sources/"))}
    turtles = [path for path in told if path.endswith(".ttl")]
    assert all(len(rdflib.Graph().parse(site.folder / path)) for path in turtles)


def test_a_page_says_of_what_is_not_so_that_it_is_not_so(site: Site) -> None:
    shown = (site.folder / f"id/{SECTION}/index.html").read_text("utf-8")
    denied = shown[shown.index("ルミナ大学") :]
    assert '<span class="manner negated"><span class="ja" lang="ja">否定</span>' in denied[:400]


def test_the_same_bytes_for_any_hash_seed_zone_and_language(build: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.site.conftest import made;"
        "out = Path(sys.argv[2]); out.mkdir(); made(Path(sys.argv[1]), out)"
    )
    sums = set()
    for seed, zone, language in (
        ("0", "UTC", "C.UTF-8"),
        ("1", "Asia/Tokyo", "ja_JP.UTF-8"),
        ("2", "America/Lima", "C"),
    ):
        out = tmp_path / seed
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "LC_ALL": language}
        subprocess.run(
            [sys.executable, "-c", code, build, out], check=True, env=env, cwd=Path(__file__).parents[2]
        )
        sums.add(digest(out))
    assert len(sums) == 1


def digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(f"{path.relative_to(folder)}\n".encode() + path.read_bytes())
    return total.hexdigest()
