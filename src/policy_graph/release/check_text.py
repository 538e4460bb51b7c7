"""The report of a check as lines of text: each kind of fault once, with its count, what to do and three examples."""

from collections.abc import Iterator, Sequence

from policy_graph.model import Fault, FaultGroup, FaultSeverity, grouped
from policy_graph.release.check_words import counted, said, spoken, where
from policy_graph.text import visible

EXAMPLES = 3
# So many characters of words are shown.
SHOWN = 60


def lines(faults: Sequence[Fault], language: str) -> Iterator[str]:
    """Tell what was found, the gravest first."""
    for group in grouped(faults):
        yield from _group(group, language)
        yield ""
    yield summary(faults, language)


def summary(faults: Sequence[Fault], language: str) -> str:
    """Tell in one line how much was found, and whether it can be published."""
    counts = {severity: sum(fault.severity is severity for fault in faults) for severity in FaultSeverity}
    told = [f"{said(severity, language)} {count:,}" for severity, count in counts.items() if count]
    verdict = said("unsound" if counts[FaultSeverity.VIOLATION] else "sound", language)
    return " · ".join([*told, verdict])


def _group(group: FaultGroup, language: str) -> Iterator[str]:
    first, count = group.first, len(group.faults)
    often = [counted(count, language)]
    if len(group.documents) > 1:
        often.append(said("documents", language, count=len(group.documents)))
    yield f"{said(first.severity, language)}: {spoken(first.message, language)} [{first.rule}, {', '.join(often)}]"
    for fault in group.faults[:EXAMPLES]:
        yield from _example(fault, language)
    if count > EXAMPLES:
        yield f"  … {said('more', language, count=f'{count - EXAMPLES:,}')}"
    yield f"  {said('remedy', language)}: {spoken(first.remedy, language)}"


def _example(fault: Fault, language: str) -> Iterator[str]:
    place = where(fault, language)
    about = fault.about(language)
    yield f"  - {visible(' – '.join(part for part in (place, about) if part))}"
    if fault.unlike:
        expected, found = fault.unlike
        yield f"    {said('expected', language)}: {_quoted(expected)}"
        yield f"    {said('found', language)}: {_quoted(found)}"
    elif fault.quote:
        yield f"    {_quoted(fault.quote)}"


def _quoted(words: str) -> str:
    cut = f"{words[:SHOWN]}…" if len(words) > SHOWN else words
    return f"「{visible(' '.join(cut.split()))}」"
