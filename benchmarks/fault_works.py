"""What the children of a sweep do: builds as users make them, breaking by themselves or not, and writers to be caught."""

import hashlib
import importlib.metadata
import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import lru_cache
from pathlib import Path
from typing import Any

from fault_points import MINUTES, OTHER, OUT, Work

# Where the modules lie that know the order of all others.
ENGINE = f"policy_graph{os.sep}engine{os.sep}"


def built(place: Path) -> int:
    """Build the minutes of a place as the command line does, in this process alone; give the exit code."""
    from policy_graph import cli

    sys.argv = ["policy-graph", "build", str(place / MINUTES), "--out", str(place / OUT), "--workers", "1"]
    try:
        cli.main()
    except SystemExit as ending:
        return int(ending.code or 0)
    return 0


def filled(place: Path) -> int:
    """Fill a folder as a build does, without a language model; give the exit code that the command line would."""
    from policy_graph.engine import folder
    from policy_graph.errors import UsageError
    from policy_graph.terminal import resumable
    from policy_graph.triples import write

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with resumable(), folder.replacing(place / OUT) as new:
            for each in sorted((place / MINUTES).iterdir()):
                folder.write_bytes(new / "sources" / each.name, each.read_bytes())
                with write.replacing(new / f"{each.stem}.ttl") as file:
                    file.write(each.read_bytes())
            folder.write_json(new / folder.MARK, {})
    except UsageError as error:
        print(error)
        return 2
    except KeyboardInterrupt:
        return 130
    except SystemExit as ending:
        return int(ending.code or 0)
    return 0


def naive(place: Path) -> int:
    """The control, which must be caught: names are taken before they are filled, and what is there counts as done."""
    out = place / OUT
    out.mkdir(exist_ok=True)
    for each in sorted((place / MINUTES).iterdir()):
        made = out / f"{hashlib.sha256(each.read_bytes()).hexdigest()[:8]}.txt"
        if not made.exists():
            made.write_bytes(each.read_bytes() * 2)
    (out / "report.json").write_text(json.dumps(sorted(os.listdir(out))), "utf-8")
    return 0


def in_place(place: Path) -> int:
    """The other control: the same build, written into the folder that others read."""
    from policy_graph.engine import folder

    @contextmanager
    def exchanged(out: Path) -> Iterator[Path]:
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        yield out

    folder._exchanged = exchanged
    return built(place)


def limited(mebibytes: int, place: Path) -> int:
    """Build with so much memory and no more beside what is loaded."""
    import resource

    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + (mebibytes << 20),) * 2)
    return built(place)


def interrupted(at: int, place: Path) -> int:
    """Build, and get SIGINT when a function of the engine is called for the ``at``-th time; 0: tell how often they are."""
    calls = 0

    def called(frame: Any, event: str, _: Any) -> None:
        nonlocal calls
        if event == "call" and ENGINE in frame.f_code.co_filename:
            calls += 1
            if calls == at:
                os.kill(os.getpid(), signal.SIGINT)

    sys.setprofile(called)
    try:
        code = built(place)
    finally:
        sys.setprofile(None)
    print(f"calls {calls}")
    return code


def elsewhere(work: Work, place: Path) -> int:
    """Do a work of this module in a child, into another folder."""
    globals()["OUT"] = OTHER
    return work(place)


WORKS: dict[str, Work] = {"build": built, "folder": filled, "naive": naive, "in place": in_place}


def minutes(number: int, ward: str = "計画") -> str:
    """Invent the minutes of one sitting."""
    return (
        f"川辺市議会　令和6年第{number}回定例会会議録\n令和6年{number + 2}月4日\n"
        "○議長（山田太郎）　これより会議を開きます。\n"
        f"○商工課長（佐藤花子）　川辺市観光振興{ward}は商工課が所管しております。\n"
    )


def _remembering(recognizer: Any) -> Any:
    class Remembering(recognizer):  # type: ignore[misc]
        def __call__(self, document: Any, meeting: Any) -> Any:
            known = vars(self).setdefault("known", {})
            if document.text not in known:
                known[document.text] = super().__call__(document, meeting)
            return known[document.text]

    return Remembering


def write_minutes(place: Path, sittings: Mapping[int, str]) -> None:
    """Write the minutes of some sittings into a place, in the stead of those that lie there."""
    folder = place / MINUTES
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, ward in sittings.items():
        (folder / f"sitting-{number}.txt").write_text(minutes(number, ward), "utf-8")


# What an earlier build was made of, and what the next one is: one stays, one is changed, one goes, one comes.
EARLIER = {1: "計画", 2: "計画", 3: "計画"}
NOW = {1: "計画", 2: "プラン", 4: "条例"}


def made_ready(*, pictures: bool) -> None:
    """Load in this process what a build loads, so that its children need not.

    Reading happens in the build's own process, which takes no file operation away; what has been recognized and drawn
    once is not computed anew. Without ``pictures`` two small files stand for them.
    """
    import duckdb  # noqa: F401
    import pyoxigraph  # noqa: F401

    from policy_graph.engine.worker import Worker
    from policy_graph.recognize import recognizer
    from policy_graph.views.canvas import Canvas

    Worker.__enter__ = lambda self: self  # type: ignore[method-assign]
    Worker.call = lambda self, function, *arguments: function(*arguments)  # type: ignore[method-assign]
    recognizer.Recognizer = lru_cache(maxsize=None)(_remembering(recognizer.Recognizer))  # type: ignore[misc]
    importlib.metadata.entry_points = lru_cache(maxsize=None)(importlib.metadata.entry_points)
    real, drawn = Canvas.files, {}

    def files(canvas: Canvas, forms: Sequence[Any]) -> Iterator[tuple[str, bytes]]:
        key = repr(sorted(map(repr, canvas.graph.edges(data=True))))
        if key not in drawn:
            drawn[key] = dict(real(canvas, forms)) if pictures else {"svg": b"<svg/>", "png": b"\x89PNG"}
        return iter(drawn[key].items())

    Canvas.files = files  # type: ignore[method-assign,assignment]


def filled_once(root: Path) -> None:
    """Load what filling a folder loads."""
    write_minutes(root / "warm", NOW)
    filled(root / "warm")


def warm(root: Path) -> None:
    """Build both states once in this process, so that its children find the model loaded and the pictures drawn."""
    place = root / "warm"
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        for sittings in (EARLIER, NOW):
            write_minutes(place, sittings)
            if built(place):
                raise AssertionError("the minutes of the sweep cannot be built")
