"""A sweep: every point of a build broken in one way, what is left compared by hash, and made again."""

import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from fault_points import (
    CTRL_C,
    FAULTS,
    LOG,
    NO_MEMORY,
    ONCE,
    OTHER,
    OUT,
    SECOND,
    SIGNAL,
    TORN,
    Ended,
    Fault,
    Tree,
    Work,
    copied,
    forked,
    part,
    tree,
)
from fault_works import (
    EARLIER,
    NOW,
    WORKS,
    built,
    elsewhere,
    filled_once,
    interrupted,
    limited,
    made_ready,
    warm,
    write_minutes,
)


@dataclass(slots=True, kw_only=True)
class Swept:
    """What a sweep found: at how many points the fault struck, how many held, and of the others what was wrong."""

    fault: str
    over: str
    points: int = 0
    held: int = 0
    # The points at which the result was a mixture, or could not be made again.
    broken: int = 0
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where every run of a sweep starts, and what an undisturbed one makes of it: files, and its operations."""

    name: str
    place: Path
    before: Tree
    after: Tree
    operations: tuple[tuple[str, ...], ...]

    def writes(self) -> list[int]:
        """Give the operations that can be half done."""
        return [int(number) for number, name, *_ in self.operations if name == "write"]


def started(root: Path, work: Work, name: str, *, over: bool) -> Start:
    """Prepare a start: minutes, ``over`` an earlier build of other minutes or in an empty place."""
    place, tried = root / f"{name}.start", root / f"{name}.tried"
    write_minutes(place, EARLIER if over else NOW)
    if over:
        _well(forked(work, place))
        write_minutes(place, NOW)
    copied(place, tried)
    _well(forked(work, tried, log=True))
    lines = (tried.with_name(f"{tried.name}.beside") / LOG).read_text("utf-8").splitlines()
    operations = tuple(tuple(line.replace(str(tried), "").split("\t")) for line in lines)
    return Start(name=name, place=place, before=tree(place), after=tree(tried), operations=operations)


def _well(ended: Ended) -> None:
    if ended.code:
        raise AssertionError(f"an undisturbed build ended with {ended.code}: {ended.said}")


class Sweeper:
    """Tries points of one start and one fault in a place of its own."""

    def __init__(self, work: Work, start: Start, fault: Fault, place: Path) -> None:
        self.work, self.start, self.fault, self.place = work, start, fault, place
        # What a run makes of what is found on the disk is known once it has been tried.
        self._again: dict[str, list[str]] = {}

    def point(self, at: int) -> tuple[bool, list[str]] | None:
        """Break operation ``at``; tell whether it left a mixture or no way on, and all that is wrong; None: not reached."""
        copied(self.start.place, self.place)
        if self.fault is SECOND:
            return self._beside(at)
        ended = forked(self.work, self.place, at, self.fault)
        if not ended.happened:
            return None
        left = tree(self.place)
        broken = [] if self._whole(left) else ["a mixture is left"]
        broken += self._converges(left)
        return bool(broken), [*broken, *self._told(ended, left)]

    def run(self, work: Work) -> tuple[bool, list[str], Ended]:
        """Do a work that breaks by itself; tell whether it left a mixture or no way on, and all that is wrong."""
        copied(self.start.place, self.place)
        ended = forked(work, self.place)
        left = tree(self.place)
        # A document that could not be read is named, and the others are published.
        told = ended.code == 3 and "memory" in ended.said
        broken = [] if told or self._whole(left) else ["a mixture is left"]
        broken += self._converges(left)
        return bool(broken), [*broken, *self._told(ended, left)], ended

    def _whole(self, left: Tree) -> bool:
        return part(left) in (part(self.start.before), part(self.start.after))

    def _converges(self, left: Tree) -> list[str]:
        known = json.dumps(left)
        if known not in self._again:
            ended = forked(self.work, self.place)
            self._again[known] = list(self._same(ended, tree(self.place)))
        return self._again[known]

    def _same(self, ended: Ended, found: Tree) -> Iterator[str]:
        if ended.code:
            yield f"the next run ended with {ended.code}: {ended.said[-300:]}"
        if part(found) != part(self.start.after):
            yield "the next run gave other bytes"
        if more := set(found) - set(self.start.after):
            yield f"the next run left {sorted(more)[:3]}"

    def _told(self, ended: Ended, left: Tree) -> Iterator[str]:
        done = ended.code == 0 and part(left) == part(self.start.after)
        if ended.code not in self.fault.codes and not done:
            yield f"exit code {ended.code}: {ended.said[-300:]}"
        elif self.fault.says not in ended.said and not done:
            yield f"says {ended.said[-300:]!r}"
        if "Traceback" in ended.said:
            yield "shows a traceback"
        if self.fault.tidies and (more := self._leftovers(left)):
            yield f"leaves {more[:3]}"

    def _leftovers(self, left: Tree) -> list[str]:
        # A signal may come before a run knows that it has made a folder, an error may be that of tidying up.
        spared = {f".{OUT}.new"} if self.fault.what == SIGNAL else set()
        if self.fault.what == ONCE:
            spared = {path for path in left if path.startswith(f".{OUT}.new")}
        return sorted(set(left) - set(self.start.before) - set(self.start.after) - spared)

    def _beside(self, at: int) -> tuple[bool, list[str]] | None:
        """Let a run stop, another one begin, and the first go on."""
        child, ended = forked(self.work, self.place, at, self.fault, wait=False)
        if not _stopped(child):
            ended()
            return None
        wrong = list(self._elsewhere())
        second, changed = self._second()
        wrong += changed
        os.kill(child, signal.SIGCONT)
        first, found = ended(), tree(self.place)
        broken = part(found) != part(self.start.after)
        wrong += ["the result is another"] if broken else []
        if first.code and not (_refused(first) and not second.code):
            wrong.append(f"the first ended with {first.code}: {first.said[-300:]}")
        wrong += [f"leaves {more[:3]}"] if (more := self._leftovers(found)) else []
        return broken, wrong

    def _second(self) -> tuple[Ended, list[str]]:
        """Let another run begin at the same folder; tell what is wrong with how it ended."""
        before = tree(self.place)
        second = forked(self.work, self.place)
        if _refused(second):
            return second, ["the second changed something"] if tree(self.place) != before else []
        return second, [f"the second ended with {second.code}: {second.said[-300:]}"] if second.code else []

    def _elsewhere(self) -> Iterator[str]:
        """Let another run go into another folder, which has nothing to do with the first."""
        before = tree(self.place)
        ended = forked(partial(elsewhere, self.work), self.place)
        made = part(tree(self.place), OTHER)
        if ended.code or list(made.values()) != list(part(self.start.after).values()):
            yield f"a run elsewhere ended with {ended.code}: {ended.said[-300:]}"
        for path in set(tree(self.place)) - set(before):
            if len(Path(path).parts) == 1:
                shutil.rmtree(self.place / path, ignore_errors=True)


def _refused(ended: Ended) -> bool:
    return ended.code == 2 and "another run is writing" in ended.said


def _stopped(child: int) -> bool:
    """Wait until a child stops or ends; one that has ended is still to be collected."""
    found = os.waitid(os.P_PID, child, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
    return found is not None and found.si_code == os.CLD_STOPPED


def sweep(
    work: Work, start: Start, fault: Fault, root: Path, *, step: int = 1, first: int = 1, jobs: int = 1
) -> Swept:
    """Break every ``step``-th operation of a start, from the ``first`` on, by ``jobs`` processes."""
    found = Swept(fault=fault.name, over=start.name)
    points = (
        range(first, len(start.operations) + 1, step)
        if fault is not TORN
        else start.writes()[first - 1 :: step]
    )
    shares = [list(points)[at::jobs] for at in range(jobs)]
    for share in _side_by_side(
        lambda at: _share(work, start, fault, root / f"sweeper.{at}", shares[at]), jobs
    ):
        found.points += share["points"]
        found.held += share["held"]
        found.broken += share["broken"]
        found.wrong += share["wrong"]
    return found


def _share(work: Work, start: Start, fault: Fault, place: Path, points: Sequence[int]) -> dict[str, Any]:
    sweeper, found = Sweeper(work, start, fault, place), Swept(fault=fault.name, over=start.name)
    for at in points:
        tried = sweeper.point(at)
        if tried is None:
            continue
        broken, wrong = tried
        found.points += 1
        found.held += not wrong
        found.broken += broken
        operation = " ".join(start.operations[at - 1][1:3])
        found.wrong += [f"{fault.name}, {start.name}, {at} ({operation}): {each}" for each in wrong]
    return asdict(found)


def _side_by_side(do: Callable[[int], Any], jobs: int) -> Iterator[Any]:
    """Do something in so many children and give what each found."""
    children = []
    for at in range(jobs):
        reading, writing = os.pipe()
        if not (child := os.fork()):
            os.close(reading)
            try:
                with os.fdopen(writing, "w") as pipe:
                    json.dump(do(at), pipe)
            except BaseException:
                import traceback

                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        os.close(writing)
        children.append((child, reading))
    for child, reading in children:
        with os.fdopen(reading) as pipe:
            yield json.load(pipe)
        os.waitpid(child, 0)


def unsettled(operations: Sequence[Sequence[str]]) -> list[str]:
    """Name what was given its name before it was on the disk: it could be empty or half after a failure of power."""
    dirty: dict[str, None] = {}
    lost: list[str] = []
    for _, name, path, *other in operations:
        if name in ("create", "open", "write", "truncate", "mkdir"):
            dirty[path] = None
        elif name == "syncfs":
            dirty.clear()
        elif name == "fsync":
            dirty.pop(path, None)
        elif name in ("rename", "exchange"):
            if other[0] == f"/{OUT}":
                lost += [each for each in dirty if each == path or each.startswith(path + "/")]
            dirty |= {each.replace(path, other[0], 1): None for each in dirty if each.startswith(path)}
    return lost + [path for path in dirty if path == f"/{OUT}" or path.startswith(f"/{OUT}/")]


def swept(root: Path, work: str, faults: Sequence[str], options: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Sweep the faults over a work, into an empty place and over an earlier build; ``options`` as of ``sweep``."""
    if work in ("build", "in place"):
        made_ready(pictures=options.get("pictures", False))
        warm(root)
    else:
        filled_once(root)
    chosen = {key: value for key, value in options.items() if key in ("step", "first", "jobs")}
    found = []
    for over in options.get("over", (False, True)):
        start = started(
            root, WORKS[work], "over an earlier build" if over else "into an empty place", over=over
        )
        for name in faults:
            found.append(asdict(sweep(WORKS[work], start, FAULTS[name], root, **chosen)))
        found[-1]["unsettled"] = unsettled(start.operations)
    return found


def beyond(root: Path, kind: str, points: Sequence[int]) -> dict[str, Any]:
    """Build over an earlier build with little memory, or interrupted at calls of the engine; 0 points: at forty of them."""
    made_ready(pictures=True)
    warm(root)
    start = started(root, built, "over an earlier build", over=True)
    work, fault = (limited, NO_MEMORY) if kind == "memory" else (interrupted, CTRL_C)
    sweeper, found = Sweeper(built, start, fault, root / "sweeper"), Swept(fault=fault.name, over=start.name)
    ends: dict[str, int] = {}
    for at in points or _calls(sweeper):
        broken, wrong, ended = sweeper.run(partial(work, at))
        found.points, found.held, found.broken = (
            found.points + 1,
            found.held + (not wrong),
            found.broken + broken,
        )
        found.wrong += [f"{kind} {at}: {each}" for each in wrong]
        ends[str(ended.code)] = ends.get(str(ended.code), 0) + 1
    return {**asdict(found), "ends": ends}


def _calls(sweeper: Sweeper) -> range:
    _, _, ended = sweeper.run(partial(interrupted, 0))
    calls = int(ended.said.rpartition("calls ")[2])
    return range(1, calls + 1, max(1, calls // 40))
