"""How sure each way of finding is: the table of confidences, made from what gold documents say of its finds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from policy_graph.evaluate.cases import Case
from policy_graph.methods import Key, lineage

# A special case begins with the confidence of its family, as if so many cases of it had been seen.
FAMILY = 5
# No way of finding is sure, however many cases went well, and none is worthless.
SUREST = 0.99
HEAD = """\
# How sure each way of finding is: the share of its finds that is right, measured on {documents} gold documents.
# Made by `policy-graph evaluate GOLD… --calibrate FILE`; docs/quality.md says how well it holds. Do not edit.
# 手法ごとの確からしさ：{documents} の正解データでの適合率。`--calibrate` で作り直す。手で書き換えない。
#
# record      mention or fact; facts have the methods of their claims
# method      * stands for all; a method without a line has the confidence of its family (gazetteer:town: gazetteer)
# witnesses   what else speaks for a name: the language model marks the same words, the document has the name again;
#             - stands for any number of them
# confidence  (right + {family} × confidence of the family) ÷ (cases + {family}); for all: (right + 1) ÷ (cases + 2).
#             Before the first case a method of facts has what a reader found of it elsewhere. Never above {surest}.
#             A fact is no surer than the least sure of the names at its ends.
# record	method	witnesses	confidence	right	cases
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one way of finding."""

    right: int
    cases: int
    confidence: float


Table = Mapping[Key, Row]


def table(cases: Iterable[Case]) -> Table:
    """Make the table: every method and family that has cases or was read elsewhere, general before special."""
    counts: dict[Key, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for case in cases:
        for key in lineage(case.record, case.method, case.witnesses):
            right, seen = counts[key]
            counts[key] = right + case.right, seen + 1
    lines = [*((key[0], key[1], key[2] or 0) for key in counts), *(("fact", name, 0) for name in _read())]
    rows: dict[Key, Row] = {}
    for line in lines:
        _add(rows, lineage(*line), counts)
    return dict(sorted(rows.items(), key=lambda item: _order(item[0])))


def confidence(known: Table, case: Case) -> float:
    """Return the confidence that a table gives to a find like this one; a fact is no surer than its names."""
    found = _found(known, case.record, case.method, case.witnesses)
    return min([found, *(_found(known, "mention", *name) for name in case.names)])


def dump(known: Table, documents: int) -> str:
    """Write the table as TSV."""
    head = HEAD.format(documents=documents, family=FAMILY, surest=SUREST)
    return head + "".join(f"{line}\n" for line in _lines(known))


def _found(known: Table, record: str, method: str, witnesses: int) -> float:
    keys = reversed(lineage(record, method, witnesses))
    return next((known[key].confidence for key in keys if key in known), 0.5)


def _lines(known: Table) -> Iterator[str]:
    for (record, method, witnesses), row in known.items():
        if row.cases or method in _read():
            seen = "-" if witnesses is None else str(witnesses)
            yield "\t".join((record, method, seen, f"{row.confidence:.2f}", str(row.right), str(row.cases)))


def _add(rows: dict[Key, Row], keys: Iterable[Key], counts: Mapping[Key, tuple[int, int]]) -> None:
    """Add the rows of one lineage; each begins where its family ends."""
    before: float | None = None
    for key in keys:
        right, seen = counts.get(key, (0, 0))
        before = _share(right, seen, _known_before(key, before))
        if key not in rows:
            rows[key] = Row(right, seen, round(min(max(before, 1 - SUREST), SUREST), 2))


def _known_before(key: Key, family: float | None) -> float | None:
    record, method, _ = key
    if family is None or record != "fact" or method not in _read():
        return family
    return _share(*_read()[method], family)


def _share(right: int, seen: int, family: float | None) -> float:
    return (right + 1) / (seen + 2) if family is None else (right + FAMILY * family) / (seen + FAMILY)


def _order(key: Key) -> tuple[bool, str, int]:
    record, method, witnesses = key
    return record != "mention", method, -1 if witnesses is None else witnesses


@cache
def _read() -> Mapping[str, tuple[int, int]]:
    lines = files(__package__).joinpath("data", "read.tsv").read_text("utf-8").splitlines()
    found = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {method: (int(right), int(read)) for method, right, read in found}
