"""The network that somebody wants: ties sifted, counted for the actors that are asked for, bundled and weighted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from policy_graph.errors import UsageError
from policy_graph.model import Actor, ActorType, NetworkChoice, RollUp, Tie
from policy_graph.views.choosing import finding
from policy_graph.views.choosing.counting import counted, counts_for
from policy_graph.views.choosing.neighbourhood import around
from policy_graph.views.choosing.projecting import projected
from policy_graph.views.choosing.sieve import Reason, checks, sifted
from policy_graph.views.choosing.weighting import refuse_senseless, weighted
from policy_graph.views.kinds import Kind, kind
from policy_graph.views.lines import Counted, Key, Line, bundled
from policy_graph.views.network import Network, assembled, distinct, refuse_strangers

EVERYTHING = NetworkChoice()


def choose(actors: Iterable[Actor], ties: Iterable[Tie], choice: NetworkChoice = EVERYTHING) -> Network:
    """Build the network that is wanted, in an order that does not depend on that of actors and ties.

    Its nodes are the actors that have a line (and the one that it is drawn ``around``); attributes are those of
    ``network.assembled``. Evidence keeps its words and ends as named, also where a post or a person counts as an organization.
    Graph attributes: ``kind`` (name), ``choice``, ``left_out`` (ties by ``Reason``, each counted once; of ``least`` and
    ``around`` in a projection the pieces of evidence), ``not_rolled_up`` (people who stay themselves where people count as
    organizations). Raises UsageError for a choice that cannot be met and for a tie whose end is no actor.
    """
    wanted = kind(choice.kind)
    _refuse(choice, wanted)
    known, every = distinct(actors), list(dict.fromkeys(ties))
    statements, left_out = _statements(choice, wanted, known, every)
    how = _roll_up(choice, wanted)
    bundles, unused = _bundles(statements, wanted, how)
    lines = weighted(bundles, statements, choice.weighting)
    near, centre, parted = _near(lines, choice, known, how)
    shown = {end for key in near for end in key[:2]} | centre
    graph = assembled((actor for id_, actor in known.items() if id_ in shown), near)
    graph.graph.update(
        kind=wanted.name,
        choice=choice,
        left_out=_in_order(left_out + unused + parted),
        not_rolled_up=_people(graph) if how is RollUp.ORGANIZATION else 0,
    )
    return graph


def _refuse(choice: NetworkChoice, wanted: Kind) -> None:
    refuse_senseless(choice.weighting, wanted)
    if choice.least < 1:
        raise UsageError(
            f"a line of {choice.least} pieces of evidence cannot be; the fewest must be at least 1"
        )
    if choice.steps < 0:
        raise UsageError(f"nobody is {choice.steps} lines away; give 0, 1 or more steps")


def _roll_up(choice: NetworkChoice, wanted: Kind) -> RollUp:
    return choice.roll_up or wanted.roll_up


def _statements(
    choice: NetworkChoice, wanted: Kind, known: Mapping[str, Actor], every: Sequence[Tie]
) -> tuple[list[Counted], Counter[Reason]]:
    """The ties that a network is made of, counted for its actors, and why the others are none."""
    relations = frozenset(wanted.relations)
    ties = [tie for tie in every if tie.relation in relations]
    found = counted(ties, counts_for(_roll_up(choice, wanted), known, every))
    refuse_strangers(found, known)
    kept, left_out = sifted(found, checks(choice, wanted, known, every))
    left_out[Reason.RELATION] = len(every) - len(ties)
    return kept, left_out


def _bundles(
    statements: Iterable[Counted], wanted: Kind, how: RollUp
) -> tuple[dict[Key, list[Tie]], Counter[Reason]]:
    if wanted.projection:
        bundles = projected(statements, wanted.projection)
        tied = {(end, tie.matter) for key, rows in bundles.items() for tie in rows for end in key[:2]}
        alone = sum((source, target) not in tied for source, target, _ in statements)
        return bundles, Counter({Reason.ALONE: alone})
    bundles = bundled(statements)
    if how is RollUp.NAMED:
        return bundles, Counter()
    once = {key: _once(rows) if len(rows) > 1 else rows for key, rows in bundles.items()}
    twice = sum(len(rows) - len(once[key]) for key, rows in bundles.items())
    return once, Counter({Reason.TWICE: twice})


def _once(rows: list[Tie]) -> list[Tie]:
    """The same words count once, though a post and its organization, or two members of it, are tied by them."""
    return [
        next(twins)
        for _, twins in groupby(rows, key=lambda tie: (tie.date, tie.document, tie.start, tie.end))
    ]


def _near(
    lines: Mapping[Key, Line], choice: NetworkChoice, known: Mapping[str, Actor], how: RollUp
) -> tuple[dict[Key, Line], set[str], Counter[Reason]]:
    """The lines that have enough evidence and are near enough, whom they are drawn around, and what is neither."""
    heavy = {key: line for key, line in lines.items() if len(line.evidence) >= choice.least}
    left_out = Counter({Reason.LEAST: _evidence(lines) - _evidence(heavy)})
    if choice.around is None:
        return heavy, set(), left_out
    drawn = {end for key in heavy for end in key[:2]}
    centre = finding.actor(choice.around, drawn, known)
    home = known[centre].organization
    if how is not RollUp.NAMED and centre not in drawn and home in drawn:
        centre = home
    near = around(centre, heavy, choice.steps)
    left_out[Reason.AROUND] = _evidence(heavy) - _evidence(near)
    return near, {centre}, left_out


def _evidence(lines: Mapping[Key, Line]) -> int:
    return sum(len(line.evidence) for line in lines.values())


def _in_order(left_out: Counter[Reason]) -> dict[str, int]:
    return {reason.value: left_out[reason] for reason in Reason if left_out[reason]}


def _people(graph: Network) -> int:
    return sum(type_ == ActorType.PERSON for _, type_ in graph.nodes(data="type"))
