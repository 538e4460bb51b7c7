"""Scores as tables of words: what the command line draws and a document can quote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_graph.evaluate.measures import Match, Measure, headline
from policy_graph.evaluate.score import Key, Score, together

# The columns of the overview: one number per document and measure.
OVERVIEW: tuple[tuple[str, Key], ...] = (
    ("spans", ("spans", "exact")),
    ("Organization", ("spans", "Organization")),
    ("Place", ("spans", "Place")),
    ("Program", ("spans", "Program")),
    ("Person", ("spans", "Person")),
    ("entities", ("spans", "entities")),
    ("utterances", ("structure", "utterances")),
    ("fields", ("structure", "meeting_fields")),
    ("attendees", ("structure", "attendees")),
    ("agenda", ("structure", "agenda")),
    ("relations", ("relations", "all")),
)
ABSENT = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A title, the names of the columns, and rows of the same length."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(scores: Sequence[Score], *, errors: bool = False) -> Iterator[Table]:
    """Give what a reader wants to see of some documents: each beside the others, then every measure together.

    One document alone is shown with all its measures. ``errors`` adds one table of errors per document.
    """
    if len(scores) > 1:
        yield overview(scores)
        yield details(together(scores))
    else:
        yield from map(details, scores)
    if errors:
        yield from map(mistakes, scores)


def overview(scores: Sequence[Score]) -> Table:
    """One row a document, the last one for all of them: the F1, or the share, of each main measure."""
    rows = [*scores, together(scores)]
    return Table(
        title="F1 per document",
        columns=("document", *(title for title, _ in OVERVIEW)),
        rows=tuple((score.name, *(_headline(score, key) for _, key in OVERVIEW)) for score in rows),
    )


def details(score: Score) -> Table:
    """One row a measure, with its counts; over several documents the macro mean stands beside the F1."""
    several = bool(score.documents)
    return Table(
        title=score.name if not several else f"{len(score.documents)} documents {score.name}",
        columns=(
            *("layer", "measure", "precision", "recall", "F1"),
            *(("macro F1",) if several else ()),
            *("predicted", "gold", "wrong"),
        ),
        rows=tuple(
            (layer, name, *_row(measure, score.macro((layer, name)) if several else None))
            for (layer, name), measure in score.measures.items()
        ),
    )


def mistakes(score: Score) -> Table:
    """One row an error, in the order of the text within each layer."""
    return Table(
        title=f"errors in {score.name}",
        columns=("fate", "layer", "type", "line", "text", "context"),
        rows=tuple(
            (each.fate, each.layer, each.type, str(each.line or ABSENT), each.text, each.context)
            for each in score.errors
        ),
    )


def _row(measure: Measure, macro: float | None) -> tuple[str, ...]:
    mean = () if macro is None else (_figure(macro),)
    if isinstance(measure, Match):
        figures = (_figure(measure.precision), _figure(measure.recall), _figure(measure.f1))
        return (*figures, *mean, str(measure.predicted), str(measure.gold), "")
    share = _figure(measure.share) if measure.of else ABSENT
    return ("", share, "", *mean, str(measure.right), str(measure.of), ", ".join(measure.wrong))


def _headline(score: Score, key: Key) -> str:
    measure = score.measures.get(key)
    return ABSENT if measure is None else _figure(headline(measure))


def _figure(value: float) -> str:
    return f"{value:.3f}"
