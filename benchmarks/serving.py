"""What a server costs: its confined children, and many clients at once on a large graph.

``python benchmarks/serving.py BUILD [--triples N] [--clients N] [--seconds N]`` copies the documents of a build under other
names until there are so many triples, makes the index, and measures in this order: the start of a child, a small query in it
and in this process, what follows a killed one; then as many clients as told ask a running server mixed queries. It prints
answers by status, the median and the 95th percentile, and the memory of the server every few seconds.
"""

import argparse
import http.client
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from checking import copied

from policy_graph.engine.sandbox.pool import Pool
from policy_graph.engine.sandbox.sandbox import Plan, Sandbox
from policy_graph.engine.serving import stranger
from policy_graph.engine.serving.index import Index, prepared
from policy_graph.engine.worker import Stopped
from policy_graph.model.limits import Limits
from policy_graph.model.serving import Query
from policy_graph.triples.served.disk import opened
from policy_graph.triples.served.evaluate import evaluate

PREFIXES = (
    "PREFIX pg: <https://w3id.org/policy-graph/ns#> PREFIX oa: <http://www.w3.org/ns/oa#> "
    "PREFIX dct: <http://purl.org/dc/terms/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
)
# Most visitors look at little; some ask for much, a few for too much.
QUERIES = (
    (40, "SELECT ?s ?label { ?s rdfs:label ?label } LIMIT 50"),
    (20, "ASK { ?s a oa:Annotation }"),
    (15, "SELECT ?p (COUNT(*) AS ?n) { ?s a oa:TextQuoteSelector ; ?p ?o } GROUP BY ?p LIMIT 10"),
    (10, "CONSTRUCT { ?s ?p ?o } { ?s a oa:Annotation ; ?p ?o } LIMIT 100"),
    (10, "SELECT ?a ?body { ?a oa:hasBody ?body ; oa:hasTarget ?t } LIMIT 500"),
    (3, "SELECT * { ?s ?p"),
    (1, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"),
    (1, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"),
)
SMALL, KILLING = "ASK { ?s ?p ?o }", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
TIMES = 20
EVERY = 5.0
# What a polite client waits where there was no room; servers ask for two seconds, but some clients do not listen.
LATER = 1.0


def plan(index: Index, **limits: float) -> Plan:
    """Say what a child opens, as the service does."""
    return stranger.plan(index.store, index.search, Limits(**limits))  # type: ignore[arg-type]


def children(index: Index) -> None:
    """Measure one child, a small query in it and in this process, and what follows a killed one."""
    starts = []
    for _ in range(TIMES):
        starts.append(timed(lambda: Sandbox(plan(index)).close()))
    sandbox, store = Sandbox(plan(index)), opened(index.store)
    asked = stranger.written(Query(text=SMALL))
    inside = [timed(lambda: sandbox.ask(asked)) for _ in range(50 * TIMES)]
    here = [timed(lambda: evaluate(store, Query(text=SMALL), Limits())) for _ in range(50 * TIMES)]
    sandbox.close()
    row("start and end of a child", starts)
    row("small query in a child", inside)
    row("the same in this process", here)
    with Pool(plan(index, seconds=0.3), 1) as pool:
        row("query after a killed one", [after_a_kill(pool) for _ in range(TIMES)])


def after_a_kill(pool: Pool) -> float:
    """Have a child killed, then time the next small query."""
    while pool.idle < 2:
        time.sleep(0.01)
    with suppress(Stopped):
        pool.ask(stranger.written(Query(text=KILLING)))
    return timed(lambda: pool.ask(stranger.written(Query(text=SMALL))))


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def row(name: str, seconds: list[float]) -> None:
    """Print the median and the 95th percentile in milliseconds."""
    cut = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    print(f"| {name} | {median(seconds) * 1000:.2f} | {cut * 1000:.2f} |", flush=True)


@contextmanager
def server(folder: Path, port: int) -> Iterator[int]:
    """Start a server on a folder and give the number of its process once it answers."""
    command = [sys.executable, "-m", "policy_graph", "serve", str(folder), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while process.poll() is None and answer(port, SMALL)[0] != 200:
            time.sleep(0.2)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def answer(port: int, text: str) -> tuple[int, float]:
    """Ask one query; gives the status, 0 where nobody listens, and the seconds."""
    begun = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", "/sparql?" + urlencode({"query": PREFIXES + text}))
        reply = connection.getresponse()
        reply.read()
        return reply.status, time.perf_counter() - begun
    except OSError:
        return 0, time.perf_counter() - begun
    finally:
        connection.close()


def load(port: int, pid: int, clients: int, seconds: float) -> None:
    """Ask from so many clients at once for so long, and print what came back and how the memory went."""
    until, found = time.monotonic() + seconds, [list[tuple[int, float]]() for _ in range(clients)]

    def client(mine: list[tuple[int, float]]) -> None:
        weights, texts = zip(*QUERIES, strict=True)
        while time.monotonic() < until:
            mine.append(answer(port, random.choices(texts, weights)[0]))
            if mine[-1][0] in (429, 503):
                time.sleep(LATER)

    threads = [threading.Thread(target=client, args=(mine,)) for mine in found]
    for thread in threads:
        thread.start()
    memory = []
    while time.monotonic() < until:
        memory.append(f"{resident(pid):.0f}")
        time.sleep(min(EVERY, max(0.1, until - time.monotonic())))
    for thread in threads:
        thread.join()
    told([each for mine in found for each in mine], seconds)
    print(f"\nmemory of the server, MiB, every {EVERY:g} s: {' '.join(memory)} {resident(pid):.0f}")


def told(answers: list[tuple[int, float]], seconds: float) -> None:
    """Print answers by status, with their times."""
    print(f"\n{len(answers) / seconds:.0f} answers a second\n\n| status | answers | p50 ms | p95 ms |")
    print("|---:|---:|---:|---:|")
    for status, count in sorted(Counter(status for status, _ in answers).items()):
        times = [each for given, each in answers if given == status]
        cut = quantiles(times, n=20)[-1] if count > 1 else times[0]
        print(f"| {status} | {count} | {median(times) * 1000:.0f} | {cut * 1000:.0f} |")


def resident(pid: int) -> float:
    """Give the memory of a process, in MiB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def main() -> None:
    """Measure what the options say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--port", type=int, default=8199)
    given = parser.parse_args()
    with TemporaryDirectory() as place:
        folder = Path(place) / "build"
        folder.mkdir()
        print(f"{copied(given.build, folder, given.triples):,} triples")
        begun = time.perf_counter()
        index = prepared(folder)
        print(f"index made in {time.perf_counter() - begun:.0f} s\n\n| | p50 ms | p95 ms |\n|---|---:|---:|")
        children(index)
        with server(folder, given.port) as pid:
            load(given.port, pid, given.clients, given.seconds)


if __name__ == "__main__":
    main()
