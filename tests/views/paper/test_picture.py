"""A picture as it goes into a report: on its paper, in its language, legible, sides and changes told apart."""

from collections.abc import Callable
from types import SimpleNamespace

import pypdfium2
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.patches import Patch
from matplotlib.transforms import Bbox

from policy_graph.errors import UsageError
from policy_graph.model import Actor, ActorType, Language, NetworkChoice, Paper, Printing, Side, Tie
from policy_graph.views.network import Network, network
from policy_graph.views.paper.change import changed
from policy_graph.views.paper.picture import Picture, picture

MakeTie = Callable[..., Tie]
NAMES = [
    "沿岸漁業活性化",
    "子育て支援",
    "市民バス運行",
    "空き家対策総合実施",
    "地球温暖化対策",
    "ふるさと納税",
]


def debate(tie: MakeTie, sides: list[Side | None]) -> Network:
    """Speakers s0, s1, …, each on one side of the same bill."""
    speakers = [Actor(id=f"s{at}", label=f"議員{at}", type=ActorType.PERSON) for at in range(len(sides))]
    bill = Actor(id="x", label="議案第31号", type=ActorType.BILL)
    graph = network([*speakers, bill], [tie(each.id, "x", "speaksOf") for each in speakers])
    graph.graph["kind"] = "speaker-program"
    for at, side in enumerate(sides):
        graph.edges[f"s{at}", "x", "speaksOf"]["side"] = side
    return graph


def crowd(kind: str, relation: str) -> Network:
    actors = [
        Actor(id=f"a{at:02}", label=f"{NAMES[at % 6]}第{at}部会", type=ActorType.POST) for at in range(24)
    ]
    actors += [
        Actor(id=f"p{at:02}", label=f"{NAMES[at % 6]}計画{at}", type=ActorType.PROGRAM) for at in range(20)
    ]
    ends = [(f"a{at % 24:02}", f"p{at * 7 % 20:02}") for at in range(70)]
    ties = [
        Tie(
            source=one,
            target=other,
            relation=relation,
            quote="語",
            document="m",
            start=at,
            end=at + 1,
            meeting="会",
        )
        for at, (one, other) in enumerate(ends)
    ]
    graph = network(actors, ties)
    graph.graph["kind"] = kind
    return graph


def lines(drawing: Picture) -> list[tuple[str, str]]:
    """Colour and stroke of every line, in the order of the network."""
    found = {each.get_gid() or "": each for each in drawing.sheet.axes.patches}
    names = sorted(name for name in found if name.startswith("edge-"))
    return [(to_hex(found[name].get_edgecolor()).upper(), str(found[name].get_linestyle())) for name in names]


def boxes(drawing: Picture) -> tuple[list[Bbox], list[Bbox]]:
    """What texts and marks cover, a little less than they do."""
    FigureCanvasAgg(drawing.sheet.figure)
    marks: list[Patch] = [
        each for each in drawing.sheet.axes.patches if (each.get_gid() or "").startswith("node-")
    ]
    return (
        [text.get_window_extent().padded(-0.6) for text in drawing.sheet.axes.texts],
        [mark.get_window_extent().padded(-0.6) for mark in marks],
    )


@pytest.mark.parametrize(
    ("kind", "relation", "paper"),
    [
        ("speaker-program", "speaksOf", Paper.SLIDE),
        ("speaker-program", "speaksOf", Paper.A4),
        ("cooperation", "participatesIn", Paper.A4),
    ],
)
def test_forty_names_lie_on_the_sheet_and_on_nothing_else(kind: str, relation: str, paper: Paper) -> None:
    drawing = picture(crowd(kind, relation), Printing(paper=paper))
    texts, marks = boxes(drawing)
    assert len(marks) == 40
    assert not [1 for at, one in enumerate(texts) for other in texts[:at] if one.overlaps(other)]
    boxed = 20 if kind == "speaker-program" else 0  # those stand in their boxes
    assert sum(text.overlaps(mark) for text in texts for mark in marks) <= boxed
    sheet = drawing.sheet.figure.bbox
    assert all(sheet.x0 <= each.x0 and each.x1 <= sheet.x1 for each in texts + marks)
    assert all(sheet.y0 <= each.y0 and each.y1 <= sheet.y1 for each in texts + marks)


@pytest.mark.parametrize(
    ("paper", "size"),
    [(Paper.A4, (297, 210)), (Paper.A3, (420, 297)), (Paper.AUTO, (297, 210)), (Paper.SLIDE, (338.7, 190.5))],
)
def test_a_picture_fills_the_paper_that_is_asked_for(
    actors: list[Actor], ties: list[Tie], paper: Paper, size: tuple[float, float]
) -> None:
    drawing = picture(network(actors, ties), Printing(paper=paper))
    millimetres = drawing.sheet.figure.get_size_inches() * 25.4
    assert millimetres.tolist() == pytest.approx(size, abs=0.1)


def test_a_pdf_holds_words_that_can_be_found_and_no_date(actors: list[Actor], ties: list[Tie]) -> None:
    made = picture(network(actors, ties), Printing(title="川辺市の関係者")).pdf()
    opened = pypdfium2.PdfDocument(made)
    text = opened[0].get_textpage().get_text_bounded()
    assert opened.get_metadata_dict() == {
        **dict.fromkeys(opened.get_metadata_dict(), ""),
        "Title": "川辺市の関係者",
    }
    assert "かわべ産業プラン" in text.replace("\r\n", "").replace("\n", "")
    assert b"/FontFile2" in made
    assert b"/Type3" not in made


def test_one_language_is_one_language(tie: MakeTie) -> None:
    graph = debate(tie, [Side.FOR, None])
    english = picture(graph, Printing(language=Language.EN))
    assert english.title == "Speakers and programmes or bills"
    assert english.captions[0].startswith("A line says that")
    assert "Type" in english.sheet.written
    assert "種類" not in "".join(english.sheet.written)
    japanese = picture(graph, Printing(language=Language.JA))
    assert japanese.title == "発言者と計画・議案"
    assert len(japanese.captions) == len(english.captions) == 2
    assert len(picture(graph).captions) == 3


def test_sides_are_told_apart_by_colour_and_by_stroke(tie: MakeTie) -> None:
    drawing = picture(debate(tie, [Side.FOR, Side.AGAINST, None]))
    assert lines(drawing) == [("#0072B2", "solid"), ("#D55E00", "dashed"), ("#8A8A8A", "solid")]
    assert {"賛成 for", "反対 against", "賛否を述べない takes no side"} <= set(drawing.sheet.written)


def test_a_stronger_line_is_wider_whatever_its_weighting(tie: MakeTie) -> None:
    graph = debate(tie, [Side.FOR, Side.FOR])
    graph.edges["s0", "x", "speaksOf"]["strength"] = 0.2
    graph.edges["s1", "x", "speaksOf"]["strength"] = 0.8
    drawing = picture(graph)
    weak, strong = (each for each in drawing.sheet.axes.patches if (each.get_gid() or "").startswith("edge-"))
    assert strong.get_linewidth() > 1.4 * weak.get_linewidth()
    assert {"0.20", "0.80"} <= set(drawing.sheet.written)


def test_the_sheet_says_which_part_of_the_minutes_it_shows(tie: MakeTie) -> None:
    graph = debate(tie, [Side.FOR])
    graph.graph["choice"] = NetworkChoice(fiscal_years=(2031,), bodies=("川辺市議会",))
    graph.graph["left_out"] = {"period": 3, "body": 4}
    drawing = picture(graph)
    assert "2031年度 FY 2031 · 川辺市議会" in drawing.sheet.written
    assert "期間・範囲・確度で除いた根拠：7件。" in drawing.captions[0]
    assert "2031-10-16 · 川辺市議会総務委員会" in drawing.captions[-1]


def test_a_line_shows_what_became_of_it(tie: MakeTie) -> None:
    people = [Actor(id=name, label=name, type=ActorType.PERSON) for name in "abcd"]
    before = network(people, [tie("a", "b", "answers"), tie("a", "c", "answers")])
    after = network(people, [tie("a", "c", "answers"), tie("a", "d", "answers")])
    states = {("a", "b", "answers"): "gone", ("a", "c", "answers"): "same", ("a", "d", "answers"): "new"}
    drawing = changed(before, after, states)
    assert lines(drawing) == [("#D55E00", "dotted"), ("#B8B8B8", "solid"), ("#009E73", "solid")]
    assert {"新しい new", "なくなった gone", "変わらない unchanged"} <= set(drawing.sheet.written)
    for graph, year in ((before, "2023"), (after, "2024")):
        graph.graph["choice"] = NetworkChoice(since=year, until=year)
    assert "2023 → 2024" in changed(before, after, states).sheet.written
    with pytest.raises(UsageError, match="lost"):
        changed(before, after, {("a", "b", "answers"): "lost"})


def test_communities_and_brokers_are_marked_and_explained(tie: MakeTie) -> None:
    people = [Actor(id=name, label=name, type=ActorType.PERSON) for name in "ab"]
    graph = network(people, [tie("a", "b", "answers")])
    of = {
        "a": SimpleNamespace(community=1, is_broker=True),
        "b": SimpleNamespace(community=9, is_broker=False),
    }
    groups = [
        SimpleNamespace(number=1, members=("a",), label="a"),
        SimpleNamespace(number=9, members=("b",), label="b"),
    ]
    measured = SimpleNamespace(nodes=of, communities=groups)
    wanted = Printing(communities=True, brokers=True, language=Language.JA)
    written = picture(graph, wanted, measured).sheet.written
    assert {"グループ 1：a ほか（1者）", "そのほかのグループ", "橋渡し役", "1", "9"} <= set(written)
    assert "橋渡し役" not in picture(graph, Printing(), measured).sheet.written


def test_what_cannot_be_drawn_is_named(tie: MakeTie) -> None:
    people = [Actor(id=name, label=name, type=ActorType.PERSON) for name in ("川", "辺\U000effff")]
    found = picture(network(people, [tie(people[0].id, people[1].id, "answers")])).missing()
    assert found is not None
    assert "U+EFFFF" in found.message
