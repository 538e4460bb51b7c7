"""The agenda followed through the talk: its items, the utterances under each, what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from policy_graph.model import AgendaItem, Attendee, Outcome, Stance, Utterance
from policy_graph.parse import agenda
from policy_graph.parse.announced import with_announced
from policy_graph.parse.chair import presiding
from policy_graph.parse.nesting import nested
from policy_graph.parse.outcomes import outcomes
from policy_graph.parse.regions import agenda_lines, item_headings
from policy_graph.parse.sorting import Sorted
from policy_graph.parse.stances import stances
from policy_graph.parse.treatment import course, under_items


@dataclass(frozen=True, slots=True)
class Discussion:
    """The agenda, the utterances under its items, what was decided, who was for or against it."""

    items: tuple[AgendaItem, ...]
    utterances: tuple[Utterance, ...]
    outcomes: tuple[Outcome, ...]
    stances: tuple[Stance, ...]


def discussion(text: str, read: Sorted, people: Sequence[Attendee]) -> Discussion:
    """Follow the agenda: the list before the talk, the headings in it, what the chair opens by number alone."""
    chairs = presiding(read.spoken, people)
    headings = agenda.items(text, item_headings(read.pieces, read.begins))
    listed = agenda.with_added(read.parts, agenda.items(text, agenda_lines(read.parts, read.paper)))
    merged = agenda.merged(listed, headings)
    items = nested(text, with_announced(text, read.spoken, merged, chairs), read.spoken)
    followed = course(text, read.spoken, items, headings, chairs)
    treated = tuple(under_items(read.spoken, followed))
    return Discussion(
        items=items,
        utterances=treated,
        outcomes=outcomes(text, treated, items, followed, chairs),
        stances=stances(text, treated, items, followed, chairs),
    )
