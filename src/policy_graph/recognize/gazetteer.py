"""Names that are known beforehand: places and bodies with their official codes, found in a text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from policy_graph.model import Finding
from policy_graph.recognize import gazetteer_context as context
from policy_graph.recognize import gazetteer_files
from policy_graph.recognize.gazetteer_index import Index, open_index
from policy_graph.recognize.gazetteer_records import Entry, Hit, Row, key
from policy_graph.recognize.gazetteer_vocabulary import GOVERNMENTS, Vocabulary, local, united, vocabulary

__all__ = ["Entry", "Gazetteer", "Hit", "open_gazetteer"]

NOTHING = vocabulary(())


def open_gazetteer(files: tuple[Path, ...] = ()) -> "Gazetteer":
    """Open the gazetteer of the installed packages together with the CSV ``files`` of the user.

    The first call on a machine compiles the index, which takes some seconds. Raises UsageError for a file that cannot
    be read or in which no column of names is recognised; single bad lines become ``Gazetteer.findings``.
    """
    read = tuple(gazetteer_files.read(path) for path in files)
    return Gazetteer(
        index=open_index(),
        own=tuple(row for rows, _ in read for row in rows),
        findings=tuple(finding for _, findings in read for finding in findings),
    )


@dataclass(frozen=True)
class Gazetteer:
    """Known names. ``own`` are the user's; ``findings`` say which of their lines could not be used."""

    index: Index
    own: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()

    @cached_property
    def names(self) -> Vocabulary:
        """The names that are searched in every text."""
        known = self.index.everywhere()
        return vocabulary(united(known, self.own) if self.own else known)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Return everything that exactly this name can mean, whatever spelling of its characters it has.

        Foreign cities are known with 市 and without.
        """
        known = self.names.rows
        found = known.get(key(name)) or tuple(
            row for row in known.get(key(name).removesuffix("市"), ()) if row.entry.kind == "foreign-place"
        )
        return tuple(row.entry for row in found)

    def find(self, text: str, near: str | None = None) -> Iterator[Hit]:
        """Yield the longest known names in ``text``, from left to right, without overlaps.

        ``near`` is the municipality of the meeting (豊田市, 東京都府中市): its towns and its short form are known
        too, and a name that several places share means the one that lies there or in its prefecture. Towns of other
        municipalities are known right behind the name of theirs. Where more than one meaning is left, all are given,
        the most populous of foreign places first.
        """
        folded = context.fold_spaced(text)
        home = self._home(near) if near else None
        always = [self.names, *([self._local(home)] if home else [])]
        before: Hit | None = None
        places, at = always, 0
        while at < len(folded.text):
            hit = self._longest(folded.text, at, places, home, before)
            if hit:
                yield Hit(*folded.source(hit.start, hit.end), hit.entries)
            at = hit.end if hit else at + 1
            if (hit or folded.text[at - 1] != "の") and hit is not before:
                before = hit
                places = [*always, *(self._local(entry) for entry in hit.entries)] if hit else always

    def _longest(
        self, text: str, at: int, places: Iterable[Vocabulary], home: Entry | None, before: Hit | None
    ) -> Hit | None:
        found = [match for place in places if place.begins(text, at) for match in place.at(text, at)]
        if not found:
            return None
        outer = before.entries if before else ()
        for end in sorted({end for end, _ in found}, reverse=True):
            around = context.Around(text, at, end, outer, home)
            rows = [row for stop, rows in found if stop == end for row in rows if around.admits(row)]
            if rows:
                return context.with_city(text, Hit(at, end, context.meant(rows, around)))
        return None

    def _home(self, near: str) -> Entry | None:
        """Return the one government of that name; a name that two share (府中市) needs its prefecture before it."""
        found = self._governments(near)
        return found[0] if len(found) == 1 else None

    def _governments(self, name: str) -> tuple[Entry, ...]:
        """Return the prefectures and municipalities of a name, which may begin with its prefecture."""
        found = [entry for entry in self.lookup(name) if entry.kind in GOVERNMENTS]
        for cut in (3, 4):
            outer, inner = key(name)[:cut], name[cut:]
            found += (entry for entry in self.lookup(inner) if inner and entry.within == outer)
        return tuple(found)

    def _local(self, entry: Entry) -> Vocabulary:
        """Return what is known only in a municipality, or in the city that a ward belongs to."""
        if entry.kind == "ward" and entry.within:
            return next(map(self._local, self.lookup(entry.within)), NOTHING)
        if entry.kind not in GOVERNMENTS or not entry.within:
            return NOTHING
        return local(self.index, key(entry.within + entry.canonical))
