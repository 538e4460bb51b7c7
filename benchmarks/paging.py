"""How long a server takes to make a page: those of each kind, on a build and on one of many more documents.

``python benchmarks/paging.py BUILD [TRIPLES]`` prints for each kind of thing the processor time of one page in the process that
makes it (read from the store on disk, filled into its template): the median, the slowest of a hundred, and how large
that is; with TRIPLES on the documents of BUILD copied until there are so many.
"""

import random
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from checking import copied

from policy_graph.engine.serving import sheets
from policy_graph.engine.serving.index import Index, prepared
from policy_graph.triples.pages import KINDS, things
from policy_graph.triples.query import open_graph

SAMPLE = 100


def main(build: Path, triples: int) -> None:
    """Prepare the index and open pages."""
    with TemporaryDirectory() as folder:
        served = Path(folder) / "build"
        if triples:
            print(f"{copied(build, served, triples):,} triples")
        started = time.perf_counter()
        index = prepared(served if triples else build, Path(folder) / "index")
        size = index.register.stat().st_size / 1e6
        print(f"index: {time.perf_counter() - started:.1f} s, register {size:.1f} MB\n")
        measure(index)


def measure(index: Index) -> None:
    """Open some pages of each kind, always the same, and the pages of the things that are named most."""
    print(
        "| kind | pages | median ms | slowest ms | its KB | median ms of Turtle |\n|---|---:|---:|---:|---:|---:|"
    )
    chosen = sample(index)
    for kind in (*KINDS, "named most"):
        found = chosen[kind]
        if not found:
            continue
        pages = [timed(index, f"{each}/") for each in found]
        data = sorted(timed(index, f"{each}.ttl")[0] for each in found[:20])
        times = sorted(seconds for seconds, _ in pages)
        slowest = max(pages)
        print(
            f"| {kind} | {len(found)} | {times[len(times) // 2] * 1000:.1f} | {slowest[0] * 1000:.1f} "
            f"| {slowest[1] / 1000:.0f} | {data[len(data) // 2] * 1000:.1f} |"
        )
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def sample(index: Index) -> dict[str, list[str]]:
    """Choose the addresses of some things of each kind."""
    found = defaultdict[str, list[str]](list)
    _, every = things(open_graph(index.folder))
    for thing in every:
        found[thing.kind].append(thing.iri.removeprefix(index.base))
    chosen = {kind: random.Random(1).sample(each, min(SAMPLE, len(each))) for kind, each in found.items()}
    lines = [
        each
        for kind in ("place", "organization", "program", "person")
        for each in sheets._reader(index).register.listed(kind, "", 0, 1 << 30)
    ]
    lines.sort(key=lambda each: -each.count)
    chosen["named most"] = [each.thing.iri.removeprefix(index.base) for each in lines[:10]]
    return defaultdict(list, chosen)


def timed(index: Index, address: str) -> tuple[float, int]:
    """Open one address."""
    started = time.process_time()
    opened = sheets.thing(index, address, "html", 0, 0)
    return time.process_time() - started, len(opened.content)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
