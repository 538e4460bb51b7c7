"""Invented questions with ready answers, one for each kind of picture, and a service that needs no graph."""

from collections.abc import Mapping
from typing import Any

from policy_graph.engine.serving.portal import UNPUBLISHED
from policy_graph.errors import NotFound
from policy_graph.model.limits import Limits
from policy_graph.model.question import Column, Parameter, Question, View
from policy_graph.model.serving import Answered, Position, Suggestion
from policy_graph.site.render import Renderer

KINDS = ("meeting", "organization", "program", "place", "person", "post", "document")
BASE = "https://data.example.jp/kawabe/"
HARM = '</script><img src=x onerror="window.XSS=1">'
TOWNS = ("汐浜市", "青根町", "川辺市", "風見村", "月岡市", "花畑町")
# Invented towns have invented positions.
POSITIONS = ((38.2, 140.9), (36.1, 139.2), (35.2, 136.9), (34.4, 133.6), (33.0, 131.2), (36.8, 137.1))


def question(
    name: str, ja: str, en: str, columns: tuple[Column, ...], view: View | None = None, **more: Any
) -> Question:
    """Make a question; what it would ask does not matter here."""
    parameters = (
        Parameter(
            name="name",
            type="name",
            ja="名（一部でもよい）",
            en="a name, or part of it",
            example="汐浜市",
            complete="place",
        ),
    )
    made: dict[str, Any] = {"parameters": parameters, "theme": "programs"} | more
    return Question(
        name=name,
        title_ja=ja,
        title_en=en,
        description_ja=f"{ja}。",
        description_en=f"{en}.",
        columns=columns,
        text="SELECT",
        view=view,
        **made,
    )


def column(name: str, ja: str, en: str, type: str = "text", iri: str | None = None) -> Column:
    """Make a column."""
    return Column(name=name, ja=ja, en=en, type=type, iri=iri)


LIMITED = (
    Parameter(name="least", type="integer", ja="少なくとも", en="at least", default="1"),
    Parameter(name="since", type="date", ja="この日から", en="since", default="2020-01-01"),
)
QUESTIONS = (
    question(
        "over-time",
        "汐浜計画への言及",
        "How often the plan is named",
        (column("month", "月", "month"), column("count", "回数", "times", "integer")),
        View(kind="chart", roles={"x": "month", "y": "count"}),
    ),
    question(
        "by-body",
        "会議体ごとの言及",
        "Mentions by body",
        (
            column("month", "月", "month"),
            column("body", "会議体", "body"),
            column("count", "回数", "times", "integer"),
        ),
        View(kind="chart", roles={"x": "month", "y": "count", "series": "body"}),
    ),
    question(
        "speakers",
        "よく話す人",
        "Who speaks most",
        (column("who", "発言者", "speaker"), column("count", "発言", "utterances", "integer")),
        View(kind="chart", roles={"x": "who", "y": "count"}),
    ),
    question(
        "places",
        "名の出る場所",
        "Places that are named",
        (column("place", "場所", "place", iri="thing"), column("count", "回数", "times", "integer")),
        View(kind="map", roles={"place": "place", "value": "count"}),
    ),
    question(
        "ties",
        "組織のつながり",
        "Ties between organizations",
        (
            column("one", "一方", "one", iri="oneIri"),
            column("relation", "関係", "relation"),
            column("other", "他方", "other", iri="otherIri"),
            column("words", "根拠", "evidence", "quote", "quote"),
            column("file", "文書", "file"),
            column("page", "頁", "page", "integer"),
            column("line", "行", "line", "integer"),
        ),
        View(kind="graph", roles={"source": "one", "target": "other", "relation": "relation"}),
    ),
    question(
        "long",
        "多くの行",
        "Many rows",
        (column("thing", "もの", "thing"), column("count", "数", "count", "integer")),
        parameters=LIMITED,
        theme="records",
    ),
)


def _months() -> list[list[str | None]]:
    counts = {"2023-05": 2, "2023-07": 5, "2023-10": 1, "2024-02": 8, "2024-03": 3}
    return [[month, str(count)] for month, count in counts.items()]


def _bodies() -> list[list[str | None]]:
    return [
        [f"2024-{month:02}", body, str(1 + (month * step) % 7)]
        for month in range(1, 7)
        for step, body in ((2, "総務委員会"), (3, "駅前再生審議会"), (5, HARM))
    ]


def _places() -> list[list[str | None]]:
    rows: list[list[str | None]] = [
        [town, str(3 + 7 * at), f"{BASE}id/place/{town}"] for at, town in enumerate(TOWNS)
    ]
    return [*rows, [HARM, "2", f"{BASE}id/place/harm"]]


def _positions() -> dict[str, Position]:
    return {
        f"{BASE}id/place/{town}": Position(
            latitude=north, longitude=east, how="geonames", of=f"{BASE}id/place/{town}"
        )
        for town, (north, east) in zip(TOWNS, POSITIONS, strict=True)
    }


def _ties() -> list[list[str | None]]:
    names = [f"{town}{office}" for town in TOWNS for office in ("", "商工課", "企画部")]
    kinds = ["place", "organization", "organization"] * len(TOWNS)
    iris = [f"{BASE}id/{kind}/{name}" for kind, name in zip(kinds, names, strict=True)]
    pairs = [(at, (at * 5 + 3) % len(names)) for at in range(len(names))]
    pairs += [(at, (at + 1) % len(names)) for at in range(0, len(names), 2)]
    words = f"{names[0]}と連携して進めてまいります{HARM}。"
    return [
        [
            names[a],
            "連携する",
            names[b],
            words,
            "議事録.txt",
            None,
            "12",
            iris[a],
            iris[b],
            f"{BASE}id/quote/q{a}",
        ]
        for a, b in pairs
        if a != b
    ]


ANSWERS: dict[str, tuple[list[str], list[list[str | None]]]] = {
    "over-time": (["month", "count"], _months()),
    "by-body": (["month", "body", "count"], _bodies()),
    "speakers": (
        ["who", "count"],
        [[f"{name}委員", str(40 - 6 * at)] for at, name in enumerate("月星花鳥風")],
    ),
    "places": (["place", "count", "thing"], _places()),
    "ties": (
        ["one", "relation", "other", "words", "file", "page", "line", "oneIri", "otherIri", "quote"],
        _ties(),
    ),
    "long": (["thing", "count"], [[f"もの{at}", str(at)] for at in range(450)]),
}


class NoPages:
    """Stands where pages would: there are none."""

    def __getattr__(self, verb: str) -> Any:
        def nothing(*_: Any, **__: Any) -> Any:
            raise NotFound("there are no pages here")

        return nothing


class Service:
    """Fills pages and completes the names of the invented towns."""

    base = BASE
    limits = Limits()
    workers = 1
    pages = NoPages()

    def __init__(self) -> None:
        self._renderer = Renderer(UNPUBLISHED, {}, kinds=KINDS)

    def ask(
        self, name: str, values: Mapping[str, str], *, truncate: bool = False, rows: int | None = None
    ) -> Answered:
        """Give the ready answer; none for a name that nothing bears, a part of it for another."""
        asked = {each.name: each for each in QUESTIONS}[name]
        variables, found = ANSWERS[name]
        kept = [] if values.get("name") == "無" else found
        return Answered(
            question=asked,
            values=values,
            variables=tuple(variables),
            rows=tuple(map(tuple, kept)),
            total=len(kept) + (values.get("name") == "切"),
            sparql="SELECT * { ?a ?b ?c }\n",
            positions=_positions() if name == "places" else {},
            unplaced=int(name == "places"),
        )

    def complete(self, begun: str, *, kind: str = "", limit: int = 20) -> tuple[Suggestion, ...]:
        """Complete a town; one name means harm."""
        found = [
            Suggestion(iri=f"{BASE}id/place/{name}", kind="place", label=name, matched=name, context="架空県")
            for name in (*TOWNS, f"汐{HARM}")
            if begun in name
        ]
        return tuple(found[:limit])

    def html(self, name: str, folder: str, **values: Any) -> str:
        """Fill a page."""
        return self._renderer.workbench(name, folder, **values)
