"""What a stakeholder network is drawn from: actors, and a tie for every piece of evidence between two of them."""

from collections.abc import Iterable, Iterator, Mapping, Set
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from policy_graph.errors import UsageError
from policy_graph.model import Actor, EntityType, Tie
from policy_graph.triples.store import open_store

# Each name in a paragraph is tied to so many different ones behind it. In a long list of names everything would be
# tied to everything (30 names: 435 pairs), which says nothing; near neighbours say at least that they are near.
NEIGHBOURS = 5
CO_MENTION = "coMention"

Row = Mapping[str, str]


def actors_and_ties(folder: Path) -> tuple[tuple[Actor, ...], tuple[Tie, ...]]:
    """Read the actors of a build and what ties them.

    Ties are the stated relations, one for each quote that supports them, and ``coMention`` where two actors are named
    in the same paragraph of a speech. In relations a post counts as its organization. Raises UsageError where there is no graph.
    """
    try:
        store = open_store(folder)
    except SyntaxError as error:
        raise UsageError(f"the graph in {folder} cannot be read: {error}") from error
    actors = tuple(_actor(row) for row in _rows(store, "actors"))
    known = {actor.id for actor in actors}
    ties = [*_relations(_rows(store, "relations")), *_co_mentions(_rows(store, "namings"), known)]
    return actors, tuple(
        tie for tie in ties if {tie.source, tie.target} <= known and tie.source != tie.target
    )


def _actor(row: Row) -> Actor:
    return Actor(id=row["actor"], label=row["label"], type=EntityType(row["type"]))


def _relations(rows: Iterable[Row]) -> Iterator[Tie]:
    for row in rows:
        yield _tie(row, row["source"], row["target"], row["relation"], row["quote"], int(row["end"]))


def _co_mentions(rows: Iterable[Row], known: Set[str]) -> Iterator[Tie]:
    for _, paragraph in groupby(
        (row for row in rows if row["actor"] in known), key=lambda row: row["passage"]
    ):
        yield from _paragraph(list(paragraph))


def _paragraph(named: list[Row]) -> Iterator[Tie]:
    """Tie each name to its neighbours; a pair counts once in a paragraph."""
    tied: set[frozenset[str]] = set()
    for at, one in enumerate(named):
        for other in _neighbours(named[at:]):
            pair = frozenset((one["actor"], other["actor"]))
            if pair not in tied:
                tied.add(pair)
                source, target = sorted(pair)
                yield _tie(one, source, target, CO_MENTION, _words(one, other), int(other["end"]))


def _neighbours(named: list[Row]) -> list[Row]:
    """The first mention of each of the next different actors."""
    first = {row["actor"]: row for row in reversed(named) if row["actor"] != named[0]["actor"]}
    return sorted(first.values(), key=lambda row: int(row["start"]))[:NEIGHBOURS]


def _words(one: Row, other: Row) -> str:
    same = one["sentence"] == other["sentence"]
    return one["sentence"] if same else f"{one['sentence']} … {other['sentence']}"


def _tie(row: Row, source: str, target: str, relation: str, quote: str, end: int) -> Tie:
    return Tie(
        source=source,
        target=target,
        relation=relation,
        quote=quote,
        document=row["document"],
        start=int(row["start"]),
        end=end,
        meeting=row["meeting"],
        date=row.get("date"),
        speaker=row.get("speaker"),
    )


def _rows(store: Store, name: str) -> Iterator[Row]:
    text = files(__package__).joinpath(f"data/{name}.rq").read_text("utf-8")
    found = store.query(text, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    for solution in found:
        yield {name: solution[name].value for name in names if solution[name] is not None}
