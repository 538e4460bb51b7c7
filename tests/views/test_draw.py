"""A folder of pictures and exports: what was asked for, legible, the same every time, harmless whatever the labels say."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from policy_graph.errors import UsageError
from policy_graph.model import Actor, ActorType, DrawingChoice, NetworkChoice, PictureFormat, Printing, Tie
from policy_graph.views.draw import draw, findings, offered
from policy_graph.views.network import network
from policy_graph.views.page.rows import Amount
from policy_graph.views.paper.picture import picture

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
EVIL = [
    '<img src=x onerror="alert(1)">',
    "</script><script>alert(1)</script>",
    "__proto__",
    "]]>&amp;$x^2$",
    "-->",
]
FILES = [f"network.{each}" for each in ("png", "svg", "pdf", "html", "gexf", "graphml", "json")]


def printed(title: str | None = None, limit: int = 40) -> DrawingChoice:
    return DrawingChoice(printing=Printing(title=title, limit=limit))


class Page(HTMLParser):
    """Collects what a browser would see: tags with their attributes, ids, text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def outside_svg(self) -> list[str]:
        """The tags but those of the picture, whose number depends on the letters in it."""
        drawing = {"svg", "defs", "g", "a", "path", "use", "title", "desc"}
        return [tag for tag, _ in self.tags if tag not in drawing]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, attribute: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(attribute))]


def read_page(folder: Path) -> Page:
    return Page((folder / "network.html").read_text("utf-8"))


def test_a_drawing_is_seven_files(actors: list[Actor], ties: list[Tie], tmp_path: Path) -> None:
    made = draw(actors, ties, tmp_path / "new", drawing=printed("川辺市")).files
    assert [path.name for path in made] == FILES
    assert made[0].read_bytes().startswith(b"\x89PNG")
    assert all(path.stat().st_size > 500 for path in made)


def test_no_label_overlaps_another_on_the_sheet(actors: list[Actor], ties: list[Tie]) -> None:
    drawing = picture(network(actors, ties), Printing(title="川辺市"))
    FigureCanvasAgg(drawing.sheet.figure)
    boxes = [text.get_window_extent().padded(-0.5) for text in drawing.sheet.axes.texts]
    assert len(boxes) > len(actors)
    assert not [(one, two) for at, one in enumerate(boxes) for two in boxes[:at] if one.overlaps(two)]


def test_every_mark_and_line_of_the_svg_is_titled_and_leads_to_its_row(
    actors: list[Actor], ties: list[Tie], tmp_path: Path
) -> None:
    draw(actors, ties, tmp_path)
    root = ElementTree.parse(tmp_path / "network.svg").getroot()
    rows = set(read_page(tmp_path).all("id"))
    links = list(root.iter(f"{SVG}a"))
    drawn = [link.get("id", "") for link in links]
    assert sum(each.startswith("node-") for each in drawn) == len(actors)
    assert sum(each.startswith("edge-") for each in drawn) == 6  # the co-mention joins a pair without a fact
    assert all(link.get(LINK, "").removeprefix("network.html#") in rows for link in links)
    assert all(link.findtext(f"{SVG}title") for link in links)
    assert "産業局 → かわべ産業プラン（所管する is responsible for、2）" in root.itertext()


def test_the_svg_has_a_title_and_needs_neither_fonts_nor_styles(
    actors: list[Actor], ties: list[Tie], tmp_path: Path
) -> None:
    draw(actors, ties, tmp_path, drawing=printed("川辺市 & 隣"))
    root = ElementTree.parse(tmp_path / "network.svg").getroot()
    assert root.findtext(f"{SVG}title") == "川辺市 & 隣"
    assert "出典" in root.findtext(f"{SVG}desc", "")
    assert not list(root.iter(f"{SVG}text"))
    assert not list(root.iter(f"{SVG}style"))
    assert not [element for element in root.iter() if element.get("style")]


def test_the_page_asks_nothing_of_anybody(actors: list[Actor], ties: list[Tie], tmp_path: Path) -> None:
    draw(actors, ties, tmp_path)
    page = read_page(tmp_path)
    text = (tmp_path / "network.html").read_text("utf-8")
    assert not re.search(r"https?:|url\(|@import|fetch\(|XMLHttpRequest|WebSocket|innerHTML", text)
    assert all(link.startswith("#") for link in page.all("href"))
    assert not page.all("src")
    assert {tag for tag, _ in page.tags} & {"link", "iframe", "object", "img", "base"} == set()
    policy = next(attrs["content"] for tag, attrs in page.tags if "http-equiv" in attrs)
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_page_lists_every_line_and_every_quote_without_a_script(
    actors: list[Actor], ties: list[Tie], tmp_path: Path
) -> None:
    draw(actors, ties, tmp_path, drawing=printed(limit=2))
    page = read_page(tmp_path)
    ids = page.all("id")
    assert sum(bool(re.fullmatch(r"line-\d+", each)) for each in ids) == 6
    assert sum(bool(re.fullmatch(r"actor-\d+", each)) for each in ids) == len(actors)
    assert sum(tag == "blockquote" for tag, _ in page.tags) == len(ties)
    assert "kawabe-0a1b2c3d:40-53" in page.texts
    assert any("2031-11-02" in text and "川辺市議会総務委員会" in text for text in page.texts)
    assert set(page.all("lang")) == {"ja", "en"}


def test_a_page_that_would_be_too_long_says_what_it_leaves_out(
    actors: list[Actor],
    ties: list[Tie],
    tie: Callable[..., Tie],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("policy_graph.views.page.html.ALONE", Amount(rows=2, quotes=1))
    weak = [tie(actors[3].id, actors[at].id, "coMention", start=at) for at in (0, 1, 5)]
    draw(actors, [*ties, *weak], tmp_path, drawing=printed(limit=2))
    page = read_page(tmp_path)
    assert len([each for each in page.all("id") if re.fullmatch(r"line-\d+", each)]) == 2
    assert (
        "7 more relations are not in this table; network.graphml and network.gexf hold them all."
        in page.texts
    )
    assert "1 more; their places are in network.graphml." in page.texts
    assert "kawabe-0a1b2c3d:40-53" in (tmp_path / "network.graphml").read_text("utf-8")


def test_ids_of_the_page_are_unique_and_its_links_arrive(
    actors: list[Actor], ties: list[Tie], tmp_path: Path
) -> None:
    draw(actors, ties, tmp_path)
    page = read_page(tmp_path)
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.all("href")} <= set(ids)


@pytest.mark.parametrize("evil", EVIL)
def test_labels_with_markup_do_no_harm(
    evil: str, actors: list[Actor], tie: Callable[..., Tie], tmp_path: Path
) -> None:
    bad = [Actor(id=evil, label=evil, type=ActorType.PERSON), actors[0]]
    one = tie(evil, actors[0].id, quote=evil, speaker=evil, meeting=evil)
    draw(bad, [one], tmp_path, drawing=printed(evil))
    good = [Actor(id="a", label="百瀬真理子", type=ActorType.PERSON), actors[0]]
    draw(good, [tie("a", actors[0].id)], tmp_path / "good")
    page, harmless = read_page(tmp_path), read_page(tmp_path / "good")
    assert page.outside_svg() == harmless.outside_svg()
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert page.texts.count(evil) >= 4  # title, quote, names of actors: as they stand
    titles = ElementTree.parse(tmp_path / "network.svg").getroot().iter(f"{SVG}title")
    assert any(evil in (title.text or "") for title in titles)


def test_characters_that_xml_forbids_do_not_break_a_file(
    actors: list[Actor], tie: Callable[..., Tie], tmp_path: Path
) -> None:
    odd = "川\x00辺\ud800\ufffe\x0c市"
    one = tie(odd, actors[0].id, quote=odd, speaker=odd)
    draw([Actor(id=odd, label=odd, type=ActorType.PERSON), actors[0]], [one], tmp_path, drawing=printed(odd))
    for name in ("network.svg", "network.graphml", "network.gexf"):
        ElementTree.parse(tmp_path / name)
    assert "川\ufffd辺" in (tmp_path / "network.html").read_text("utf-8")


def test_a_network_without_relations_gives_a_picture_that_says_so(
    actors: list[Actor], tmp_path: Path
) -> None:
    for given in ([], actors):
        draw(given, [], tmp_path)
        root = ElementTree.parse(tmp_path / "network.svg").getroot()
        assert "There is no relation to draw" in root.findtext(f"{SVG}desc", "")


def test_a_relation_of_an_actor_to_itself_is_listed_but_not_drawn(
    actors: list[Actor], tie: Callable[..., Tie], tmp_path: Path
) -> None:
    draw(actors, [tie(actors[0].id, actors[0].id), tie(actors[0].id, actors[1].id)], tmp_path)
    assert 'id="line-2"' in (tmp_path / "network.html").read_text("utf-8")
    assert 'id="edge-1"' not in (tmp_path / "network.svg").read_text("utf-8")


def test_a_limit_that_shows_nothing_is_refused_before_anything_is_written(
    actors: list[Actor], ties: list[Tie], tmp_path: Path
) -> None:
    with pytest.raises(UsageError):
        draw(actors, ties, tmp_path / "out", drawing=printed(limit=1))
    assert not (tmp_path / "out").exists()


def test_a_relation_that_the_theme_does_not_know_goes_by_its_own_name(
    actors: list[Actor], tie: Callable[..., Tie]
) -> None:
    graph = network(actors, [tie(actors[0].id, actors[1].id, "mentors")])
    said = [part.words for part in picture(graph, Printing(title="川辺市", limit=40)).parts.values()]
    assert "川辺市 → 産業局（mentors mentors、1）" in said


def test_missing_glyphs_are_findings_and_a_drawing_is_made_all_the_same(
    actors: list[Actor], tie: Callable[..., Tie], tmp_path: Path
) -> None:
    rare = Actor(id="x", label="川\U000effff", type=ActorType.PERSON)
    found = findings([*actors, rare], [])
    assert [each.code for each in found] == ["views.glyph"]
    assert findings(actors, []) == []
    draw([*actors, rare], [tie("x", actors[0].id)], tmp_path)


def test_a_users_matplotlib_settings_change_nothing_and_stay(
    actors: list[Actor], ties: list[Tie], tmp_path: Path
) -> None:
    draw(actors, ties, tmp_path / "plain")
    with mpl.rc_context(
        {"text.usetex": True, "lines.linewidth": 9, "svg.fonttype": "none", "savefig.dpi": 20}
    ):
        draw(actors, ties, tmp_path / "odd")
        assert mpl.rcParams["svg.fonttype"] == "none"
    assert digest(tmp_path / "plain") == digest(tmp_path / "odd")


def digest(folder: Path) -> list[str]:
    return [hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES]


def test_a_network_of_another_kind_has_files_of_its_name_and_only_those_asked_for(
    actors: list[Actor], ties: list[Tie], tmp_path: Path
) -> None:
    wanted = DrawingChoice(formats=(PictureFormat.GEXF, PictureFormat.GRAPHOLOGY, PictureFormat.CSV))
    drawn = draw(actors, ties, tmp_path, NetworkChoice(kind="membership"), wanted)
    csvs = [
        f"membership.{each}{excel}.csv" for each in ("nodes", "edges", "evidence") for excel in ("", ".excel")
    ]
    names = ["membership.gexf", "membership.graphology.json", *csvs]
    assert [path.name for path in drawn.files] == names
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert (drawn.actors, drawn.lines, drawn.shown) == (5, 3, None)  # partOf, memberOf, holdsPost


def test_a_drawing_says_what_is_in_the_picture_and_what_is_not(
    actors: list[Actor], ties: list[Tie], tmp_path: Path
) -> None:
    drawn = draw(actors, ties, tmp_path, drawing=printed(limit=2))
    assert (drawn.actors, drawn.lines, drawn.shown) == (7, 6, (2, 1))
    assert {"picture", "measures", "layout"} <= drawn.seconds.keys()


def test_two_periods_are_compared_in_tables(actors: list[Actor], ties: list[Tie], tmp_path: Path) -> None:
    periods = (("2031-10-01", "2031-10-31"), ("2031-11-01", "2031-11-30"))
    drawn = draw(actors, ties, tmp_path, drawing=DrawingChoice(formats=(), compared=periods))
    tables = ("actors", "lines", "communities")
    names = [*(f"network.changes.{each}.csv" for each in tables), "network.changes.png"]
    assert [path.name for path in drawn.files] == names
    lines = (tmp_path / "network.changes.lines.csv").read_text("utf-8").splitlines()
    assert len(lines) == 1 + 6  # each of the six lines is there in October, one of them in November


def test_a_timeline_is_found_by_a_part_of_a_name_and_a_matrix_is_printed_as_the_picture(
    actors: list[Actor], ties: list[Tie], tmp_path: Path
) -> None:
    wanted = DrawingChoice(formats=(PictureFormat.SVG,), timelines=("産業プラン",), matrix=True)
    drawn = draw(actors, ties, tmp_path, drawing=wanted)
    names = ["network.svg", "network.timeline-1.svg", "network.matrix.svg"]
    assert [path.name for path in drawn.files] == names
    with pytest.raises(UsageError, match="--timeline '殿浜' is in the name of no programme or bill"):
        draw(actors, ties, tmp_path, drawing=DrawingChoice(timelines=("殿浜",)))


def test_every_kind_is_offered_with_the_lines_that_it_has(actors: list[Actor], ties: list[Tie]) -> None:
    lines = {each.name: each.lines for each in offered(actors, ties)}
    assert lines["stakeholders"] == 6
    assert (lines["co-mention"], lines["membership"], lines["cooperation"]) == (1, 3, 1)
    assert lines["question-answer"] == 0


SCRIPT = """
import sys
from pathlib import Path
from policy_graph.model import Actor, ActorType, DrawingChoice, NetworkChoice, PictureFormat, Printing, Tie
from policy_graph.views.draw import draw
kinds = list(ActorType)
actors = {Actor(id=f"a{i}", label=f"川辺市第{i}部会", type=kinds[i % 5]) for i in range(24)}
ties = {Tie(source=f"a{i}", target=f"a{i * j % 24}", relation=r, quote="語", document="m", start=i, end=i + 1,
            meeting="会議") for i in range(24) for j in (3, 5) for r in ("partOf", "coMention", "cooperatesWith")}
draw(actors, ties, Path(sys.argv[1]))
"""


def test_another_process_with_another_hash_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
    assert digest(tmp_path / "1") == digest(tmp_path / "2")


def test_a_picture_that_marks_no_communities_is_drawn_without_measures(
    actors: list[Actor], ties: list[Tie], tmp_path: Path
) -> None:
    only = DrawingChoice(formats=(PictureFormat.PNG,))
    assert draw(actors, ties, tmp_path, drawing=only).communities is None
    marked = replace(only, printing=Printing(communities=True))
    assert draw(actors, ties, tmp_path, drawing=marked).communities
