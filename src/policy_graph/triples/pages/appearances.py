"""Where a thing shows in the minutes: every place that names it, when that was, and what is named beside it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode

from policy_graph.model.page_parts import Count, Period
from policy_graph.triples.pages.nodes import Nodes
from policy_graph.triples.pages.quotes import said_on, selected

# Pages show so many companions; the Turtle files hold the rest.
COMPANIONS = 30
# So many bars are read at a glance: what has more days is told by months, what has more of these by years.
BARS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """How often a thing is named, and in how many statements, in the minutes of a day (an empty string: of no date)."""

    date: str
    mentions: int
    facts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearances:
    """Where a thing shows: ``quotes`` are some of its ``total`` places, from the place ``first`` on."""

    quotes: Sequence[NamedNode]
    first: int
    total: int
    days: Sequence[Day]
    companions: tuple[Count, ...]


def appearances(nodes: Nodes, node: NamedNode, statements: Iterable[NamedNode], limit: int) -> Appearances:
    """Read them out of the graph: latest meetings first, in each in the order of the text."""
    targets = places(nodes, node)
    return Appearances(
        quotes=[target for target, _ in targets[:limit]],
        first=0,
        total=len(targets),
        days=days(nodes, (date for _, date in targets), statements),
        companions=companions(nodes, node, (target for target, _ in targets)),
    )


def places(nodes: Nodes, node: NamedNode) -> list[tuple[NamedNode, str]]:
    """List the quotes that name a thing, each with the date of its meeting."""
    mentions = nodes.subjects("oa:hasBody", node, "mention")
    targets = [
        (each, said_on(nodes, each)) for mention in mentions if (each := nodes.node(mention, "oa:hasTarget"))
    ]
    targets.sort(key=lambda each: _stands(nodes, each[0]))
    targets.sort(key=lambda each: each[1], reverse=True)
    return targets


def days(nodes: Nodes, dates: Iterable[str], statements: Iterable[NamedNode]) -> list[Day]:
    """Count what was said of a thing by the dates of the meetings, the latest first."""
    named, stated = Counter(dates), Counter(_stated(nodes, statements))
    return [
        Day(date=each, mentions=named[each], facts=stated[each])
        for each in sorted(named.keys() | stated.keys(), reverse=True)
    ]


def companions(nodes: Nodes, node: NamedNode, targets: Iterable[NamedNode]) -> tuple[Count, ...]:
    """List what is named in the same paragraphs, most often first."""
    wholes = {nodes.node(target, "dct:isPartOf") for target in targets}
    met = Counter(each for whole in wholes if whole for each in nodes.named_in(whole) if each != node)
    counts = [Count(thing=nodes.thing(each), count=count) for each, count in met.items()]
    return tuple(
        sorted(counts, key=lambda each: (-each.count, each.thing.label, each.thing.iri))[:COMPANIONS]
    )


def periods(found: Sequence[Day]) -> tuple[Period, ...]:
    """Tell the days as they are, or by month, or by year: so many that they are seen at a glance, the latest first."""
    dated = [each for each in found if each.date]
    lengths = (10, 7, 4)
    length = next((each for each in lengths if len({day.date[:each] for day in dated}) <= BARS), 4)
    return tuple(_periods(dated, length))


def _periods(found: Iterable[Day], length: int) -> Iterator[Period]:
    first = 0
    for when, group in groupby(found, key=lambda each: each.date[:length]):
        members = list(group)
        mentions = sum(each.mentions for each in members)
        yield Period(when=when, mentions=mentions, facts=sum(each.facts for each in members), first=first)
        first += mentions


def _stated(nodes: Nodes, statements: Iterable[NamedNode]) -> Iterator[str]:
    """The dates on which statements were made; one that was made on several days counts on each."""
    for each in statements:
        yield from sorted({said_on(nodes, quote) for quote in nodes.nodes(each, "pg:evidence")})


def _stands(nodes: Nodes, target: NamedNode) -> tuple[str, int, int]:
    document = nodes.node(target, "oa:hasSource")
    return document.value if document else "", *selected(nodes, target)[:2]
