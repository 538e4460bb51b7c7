"""Break a build at every file operation, in every way: what is left, whether the next run gives the same bytes, what is said.

Call: python benchmarks/faults.py [--step N] [--jobs N]. Linux and a compiler for C. ``fault_points.py`` says how it works;
every build is that of the command line, with the real pictures. Prints a table, and every point that did not hold; exits
with 1 where one did not, or where a control was not caught.
"""

import argparse
import sys
from collections.abc import Iterator
from typing import Any

from fault_points import FAULTS, KILL, NO_MEMORY, Unavailable, watched

# MiB that a build gets beside what is loaded.
MEMORIES = (0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
HEAD = "| build | fault | points | held | a mixture, or no way on |\n|---|---|---:|---:|---:|"


def rows(step: int, jobs: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the outcome of each sweep with the name of what was swept."""
    options = {"step": step, "jobs": jobs, "pictures": True}
    for control in ("naive", "in place"):
        for each in swept(control, [KILL.name], **options):
            yield f"control: {control}", each
    for each in swept("folder", list(FAULTS), jobs=jobs):
        yield "folder", each
    for over in (True, False):
        for each in swept("build", list(FAULTS), over=[over], **options):
            yield "build", each
    yield "build", watched("fault_sweep.beyond", "memory", MEMORIES) | {"fault": NO_MEMORY.name}
    yield "build", watched("fault_sweep.beyond", "calls", []) | {"fault": "SIGINT at a call of the engine"}


def swept(work: str, faults: list[str], **options: Any) -> list[dict[str, Any]]:
    """Sweep in a process of its own."""
    found: list[dict[str, Any]] = watched("fault_sweep.swept", work, faults, options)
    return found


def main(step: int, jobs: int) -> int:
    """Print the table; return the exit code."""
    print(HEAD)
    wrong = []
    for name, each in rows(step, jobs):
        control = name.startswith("control")
        print(
            f"| {name}, {each['over']} | {each['fault']} | {each['points']} | {each['held']} | {each['broken']} |",
            flush=True,
        )
        if ends := each.get("ends"):
            print(f"| | exit codes: {', '.join(f'{code} × {count}' for code, count in ends.items())} | | | |")
        if "unsettled" in each:
            print(
                f"| {name}, {each['over']} | named before it was on the disk | | | {len(each['unsettled'])} |"
            )
        wrong += [] if control else [*each["wrong"], *each.get("unsettled", ())]
        wrong += [f"{name} was not caught"] if control and not each["broken"] else []
    print(*wrong, sep="\n", file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--step", type=int, default=1, help="every N-th operation of a build")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    try:
        sys.exit(main(asked.step, asked.jobs))
    except Unavailable as reason:
        sys.exit(f"skipped: {reason}")
