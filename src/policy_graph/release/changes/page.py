"""Changes as a page for people: what happened, counted first, then told, most important first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from policy_graph.model import LANGUAGES, Bilingual, Change, Changes
from policy_graph.release.changes.templates import count, line, said, section, table, titled

# So many changes of one kind are told in one place; all are counted.
SHOWN = 30
# So many kinds are named in the one sentence.
KINDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """How headings and items are marked."""

    title: str
    section: str
    meeting: str
    item: str


TEXT = Marks(title="", section="■ ", meeting="▼ ", item="- ")
MARKDOWN = Marks(title="# ", section="## ", meeting="### ", item="- ")


def page(changes: Changes, language: str, marks: Marks) -> str:
    """Tell all changes in one language."""
    return "\n".join(_page(changes, language, marks)) + "\n"


def summary(changes: Changes) -> Bilingual:
    """Tell in one sentence what changed, in both languages."""
    ja, en = (_sentence(changes, language) for language in LANGUAGES)
    return Bilingual(ja=ja, en=en)


def _page(changes: Changes, language: str, marks: Marks) -> Iterator[str]:
    yield f"{marks.title}{said('page', 'title', language)}"
    yield ""
    yield _sentence(changes, language)
    if changes.first and changes.last:
        yield ""
        yield said("page", "period", language, first=changes.first, last=changes.last)
    if changes.withheld:
        yield ""
        yield said("page", "withheld", language)
    if changes.changes:
        yield from ("", f"{marks.section}{said('page', 'overview', language)}", "")
        yield from (f"{marks.item}{each}" for each in _counts(changes.changes, language))
    for name in table()["sections"]:
        found = [change for change in changes.changes if section(change) == name]
        if found:
            yield from ("", f"{marks.section}{said('sections', name, language)}", "")
            yield from (
                _by_meeting(found, language, marks) if name == "inside" else _told(found, language, marks)
            )


def _by_meeting(changes: Sequence[Change], language: str, marks: Marks) -> Iterator[str]:
    # By date, which stands in brackets behind the title.
    names = sorted(
        {change.meeting or "" for change in changes}, key=lambda name: (name.rpartition("（")[2], name)
    )
    for at, name in enumerate(names):
        yield from (("",) if at else ())
        yield from (f"{marks.meeting}{titled(name, language)}", "")
        yield from _told([change for change in changes if (change.meeting or "") == name], language, marks)


def _told(changes: Iterable[Change], language: str, marks: Marks) -> Iterator[str]:
    for _, same in groupby(changes, key=lambda change: change.kind):
        found = list(same)
        yield from (f"{marks.item}{_plain(line(change, language), marks)}" for change in found[:SHOWN])
        if len(found) > SHOWN:
            yield f"{marks.item}{said('page', 'more', language, n=len(found) - SHOWN)}"


def _sentence(changes: Changes, language: str) -> str:
    counts = _counts(changes.changes, language)
    if not counts:
        return said("page", "nothing", language)
    shown = said("page", "comma", language).join(counts[:KINDS])
    if len(counts) > KINDS:
        shown = said("page", "others", language, counts=shown)
    return said("page", "summary", language, counts=shown)


def _counts(changes: Iterable[Change], language: str) -> list[str]:
    groups = (list(same) for _, same in groupby(changes, key=lambda change: change.kind))
    return [count(same[0], sum(change.amount for change in same), language) for same in groups]


def _plain(text: str, marks: Marks) -> str:
    """Keep words of the minutes from being read as Markdown."""
    if marks is not MARKDOWN:
        return text
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in text)
