"""Does a confidence mean what it says: stated confidence against the share that is right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import fmean

from policy_graph.evaluate import calibration
from policy_graph.evaluate.cases import Case
from policy_graph.evaluate.measures import ratio
from policy_graph.evaluate.table import ABSENT, Table

# Lower ends of the bands of confidence; most finds are sure, so the bands grow narrow towards the top.
BANDS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)
RECORDS = ("mention", "fact")
Documents = Mapping[str, Sequence[Case]]


def tables(documents: Documents) -> Iterator[Table]:
    """Give the tables: how good the confidences are, per band, per method; ``documents`` are the cases of each."""
    found = [case for cases in documents.values() for case in cases]
    unseen = left_out(documents)
    yield summary(found, unseen)
    for record in RECORDS:
        yield bands(record, of(record, found), of(record, unseen))
        yield methods(record, of(record, found))


def of(record: str, cases: Iterable[Case]) -> list[Case]:
    """Pick the cases of mentions or those of facts."""
    return [case for case in cases if case.record == record]


def left_out(documents: Documents) -> list[Case]:
    """Give every case the confidence that a table made from all other documents gives it."""
    judged: list[Case] = []
    for name, cases in documents.items():
        known = calibration.table(
            case for other, found in documents.items() if other != name for case in found
        )
        judged += (replace(case, confidence=calibration.confidence(known, case)) for case in cases)
    return judged


def summary(found: Sequence[Case], unseen: Sequence[Case]) -> Table:
    """How far the confidences are off: as stated, from the other documents alone, and one number for everything."""
    return Table(
        title="confidence against what is right",
        columns=(
            "record",
            "confidence",
            "finds",
            "right",
            "mean confidence",
            "Brier score",
            "calibration error",
        ),
        rows=tuple(
            _summed(record, how, of(record, cases))
            for record in RECORDS
            for how, cases in (
                ("as stated", found),
                ("from the other documents", unseen),
                ("one number for all", _alike(found)),
            )
            if of(record, cases)
        ),
    )


def bands(record: str, found: Sequence[Case], unseen: Sequence[Case]) -> Table:
    """One row a band of confidence: as stated, and with the confidence that the other documents give."""
    rows = ((low, _band(found, low), _band(unseen, low)) for low in BANDS)
    return Table(
        title=f"{record}s by confidence",
        columns=("from", "finds", "stated", "right", "finds, unseen", "stated, unseen", "right, unseen"),
        rows=tuple(
            (f"{low:.2f}", *_told(stated), *_told(others)) for low, stated, others in rows if stated or others
        ),
    )


def methods(record: str, found: Sequence[Case]) -> Table:
    """One row a method, the most frequent first."""
    names = sorted({case.method for case in found})
    groups = {name: [case for case in found if case.method == name] for name in names}
    return Table(
        title=f"{record}s by method",
        columns=("method", "finds", "stated", "right", "wrong"),
        rows=tuple(
            (name, *_told(cases), str(sum(not case.right for case in cases)))
            for name, cases in sorted(groups.items(), key=lambda each: (-len(each[1]), each[0]))
        ),
    )


def brier(cases: Sequence[Case]) -> float:
    """Mean squared distance of confidence and truth: 0 is perfect; knowing nothing but the share gives share × (1 - share)."""
    return fmean((case.confidence - case.right) ** 2 for case in cases)


def error(cases: Sequence[Case]) -> float:
    """Expected calibration error: how far stated and right share are apart, averaged over the bands."""
    apart = (
        abs(sum(case.confidence for case in band) - sum(case.right for case in band))
        for band in (_band(cases, low) for low in BANDS)
    )
    return sum(apart) / len(cases) if cases else 0.0


def _alike(found: Sequence[Case]) -> list[Case]:
    shares = {record: _share(of(record, found)) for record in RECORDS}
    return [replace(case, confidence=shares[case.record]) for case in found]


def _band(cases: Iterable[Case], low: float) -> list[Case]:
    return [case for case in cases if max(each for each in BANDS if each <= case.confidence) == low]


def _summed(record: str, how: str, cases: Sequence[Case]) -> tuple[str, ...]:
    figures = (_share(cases), _stated(cases), brier(cases), error(cases))
    return (record, how, str(len(cases)), *(f"{figure:.3f}" for figure in figures))


def _told(cases: Sequence[Case]) -> tuple[str, str, str]:
    if not cases:
        return "0", ABSENT, ABSENT
    return str(len(cases)), f"{_stated(cases):.3f}", f"{_share(cases):.3f}"


def _stated(cases: Sequence[Case]) -> float:
    return fmean(case.confidence for case in cases)


def _share(cases: Sequence[Case]) -> float:
    return ratio(sum(case.right for case in cases), len(cases))
