"""Measures and changes as rows of a table, the first with the heads of its columns, in Japanese or English."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from policy_graph.cells import guarded
from policy_graph.views.measures.definitions import definitions, titled, word
from policy_graph.views.measures.measured import Change, LineChange, Measured, NodeMeasures
from policy_graph.views.network import Network
from policy_graph.views.theme import theme

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


def rows(measured: Measured, network: Network, *, language: str = "ja") -> Iterator[Row]:
    """Give a row an actor, the best connected first: id, name, type, every measure, who is at its community's centre.

    The head of betweenness says so where it is estimated.
    """
    names = [each.name for each in definitions().values() if each.of != "line"]
    yield (
        *(word(name, language) for name in ("id", "label", "type")),
        *(titled(name, measured, language) for name in names),
        word("community_label", language),
    )
    centres = {each.number: each.label for each in measured.communities}
    for id_, node in sorted(measured.nodes.items(), key=_best_first):
        data = network.nodes[id_]
        values = (getattr(node, name) for name in names)
        yield (id_, data["label"], _type(data["type"], language), *values, centres[node.community])


def shift_rows(change: Change, *, language: str = "ja") -> Iterator[Row]:
    """Give a row an actor: what became of it, each measure before and after, its ranks and how many it gained."""
    names = [each for each in definitions().values() if each.of == "actor"]
    yield (
        *(word(name, language) for name in ("id", "label", "type", "shift", "moved")),
        *(_head(each.name, change, language, period) for each in names for period in ("before", "after")),
        *(
            word(head, language, each.title.of(language))
            for each in names
            for head in ("rank_before", "rank_after", "rise")
        ),
    )
    for actor in change.actors:
        ends = actor.before, actor.after
        yield (
            *(actor.id, actor.label, _type(actor.type, language), word(actor.shift, language), actor.moved),
            *(getattr(end, each.name) if end else None for each in names for end in ends),
            *(cell for each in names for cell in _rise(*actor.ranks[each.name])),
        )


def tie_rows(change: Change, before: Network, after: Network, *, language: str = "ja") -> Iterator[Row]:
    """Give a row a line: its ends, its relation, what became of it, its evidence and strength before and after."""
    heads = word("weight", language), definitions()["strength"].title.of(language)
    yield (
        *(word(name, language) for name in ("source", "target", "relation", "shift")),
        *(word(period, language, head) for head in heads for period in ("before", "after")),
    )
    labels = {**dict(before.nodes(data="label")), **dict(after.nodes(data="label"))}
    for line in change.lines:
        yield (
            *(labels[line.source], labels[line.target], _relation(line, language)),
            *(word(line.shift, language), *line.weights, *line.strengths),
        )


def mover_rows(change: Change, *, language: str = "ja") -> Iterator[Row]:
    """Give a row a community of either network: its number, centre and members before and after, and those in common."""
    heads = (
        definitions()["community"].title.of(language),
        *(word(name, language) for name in ("community_label", "size")),
    )
    yield (
        *(word(period, language, head) for period in ("before", "after") for head in heads),
        word("common", language),
    )
    was = {each.number: each for each in change.before.communities}
    is_ = {each.number: each for each in change.after.communities}
    new = [(None, number) for number in is_ if number not in change.became.values()]
    for old, now in [*((number, change.became.get(number)) for number in was), *new]:
        one, other = was.get(old or 0), is_.get(now or 0)
        common = len({*(one.members if one else ())} & {*(other.members if other else ())})
        sides = (
            (each.number, each.label, len(each.members)) if each else (None,) * 3 for each in (one, other)
        )
        yield (*(cell for side in sides for cell in side), common)


def csv_text(rows: Iterable[Row]) -> str:
    """Write rows as CSV (RFC 4180: commas, CR LF), in which no name runs as a formula of a spreadsheet."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_written(cell) for cell in row] for row in rows)
    return text.getvalue()


def _written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return f"{cell:.12g}"
    return guarded(cell, value=True) if isinstance(cell, str) else "" if cell is None else str(cell)


def _best_first(item: tuple[str, NodeMeasures]) -> tuple[int, float, str]:
    id_, node = item
    return -node.degree, -node.strength, id_


def _head(name: str, change: Change, language: str, period: str) -> str:
    measured = change.before if period == "before" else change.after
    return word(period, language, titled(name, measured, language))


def _rise(before: int | None, after: int | None) -> tuple[int | None, int | None, int | None]:
    return before, after, before - after if before and after else None


def _type(name: str, language: str) -> str:
    look = theme().types[name]
    return look.ja if language == "ja" else look.en


def _relation(line: LineChange, language: str) -> str:
    look = theme().relation(line.relation)
    return look.ja if language == "ja" else look.en
