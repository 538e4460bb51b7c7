"""A query that would take all time, all memory or all stack costs itself alone; the next one is answered at once."""

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from policy_graph.engine.serving.service import Service
from policy_graph.errors import Busy, LimitExceeded, PolicyGraphError, UsageError
from policy_graph.model.serving import Query

from .conftest import SECONDS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the bounds of Linux")
# What the next question may take to be answered, and what a killed one may take beyond its limit.
AT_ONCE, LATE = 0.2, 1.0

CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
TIME = {
    "cross product counted": f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}",
    "cross product sorted": f"SELECT * {{ {CROSS} }} ORDER BY ?l LIMIT 1",
    "cross product grouped": f"SELECT ?a ?d ?g (COUNT(*) AS ?n) {{ {CROSS} }} GROUP BY ?a ?d ?g",
    "distinct": f"SELECT (COUNT(DISTINCT ?l) AS ?n) {{ {CROSS} }}",
    "any path": "SELECT (COUNT(*) AS ?n) { ?a !<x:>* ?b . ?c !<x:>* ?d . ?e !<x:>* ?f }",
    "regular expression": f"SELECT (COUNT(*) AS ?n) {{ {CROSS} FILTER(REGEX(STR(?c), '(.*)*(.*)*$')) }}",
    "optionals": "SELECT * { " + "OPTIONAL { ?a ?b ?c } " * 1_000 + "}",
}
MEMORY = {
    "replace": "SELECT (REPLACE(?z, '.', ?z) AS ?w) { BIND('%s' AS ?x) BIND(REPLACE(?x, '.', ?x) AS ?y) "
    "BIND(REPLACE(?y, '.', ?y) AS ?z) }" % ("x" * 200),
    "concatenated group": f"SELECT (GROUP_CONCAT(STR(?a); separator='{'-' * 500}') AS ?n) {{ {CROSS} }}",
}
DEEP = {
    "groups": "SELECT * " + "{" * 5_000 + "}" * 5_000,
    "parentheses": "SELECT * { FILTER" + "(" * 20_000 + "1" + ")" * 20_000 + "}",
    "not": "ASK { FILTER(" + "!" * 20_000 + "true) }",
    "plus": "ASK { FILTER(1" + "+1" * 30_000 + ") }",
    "or": "ASK { FILTER(true" + "||true" * 15_000 + ") }",
    "union": "ASK { {}" + "UNION{}" * 14_000 + " }",
    "path": "ASK { ?a " + "(" * 40_000 + "<x:>" + ")" * 40_000 + " ?b }",
    "collections": "ASK { ?a ?b " + "(" * 300 + "1" + ")" * 300 + " }",
}


def answered_at_once(service: Service) -> bool:
    """Tell whether the next small question is answered at once."""
    begun = time.monotonic()
    assert b"true" in service.sparql(Query(text="ASK {}")).content
    return time.monotonic() - begun < at_once()


def at_once() -> float:
    """Give the time for what is answered at once, more of it where others keep all processors busy."""
    return AT_ONCE * max(1, os.getloadavg()[0] / (os.cpu_count() or 1))


@pytest.mark.parametrize("text", [*TIME.values(), *MEMORY.values()], ids=[*TIME, *MEMORY])
def test_a_bomb_ends_at_its_limit_and_nobody_waits(text: str, unfiltered: Service) -> None:
    before, begun = resident(), time.monotonic()
    with pytest.raises(LimitExceeded, match=r"longer than|MiB|memory"):
        unfiltered.sparql(Query(text=text))
    assert time.monotonic() - begun < SECONDS + LATE
    assert answered_at_once(unfiltered)
    assert resident() - before < 20


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_what_is_too_deep_is_refused_before_a_child_is_spent(text: str, service: Service) -> None:
    begun = time.monotonic()
    with pytest.raises(UsageError, match="more than 1"):
        service.sparql(Query(text=text))
    assert time.monotonic() - begun < at_once()


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_what_is_too_deep_costs_one_child_where_nobody_looked(text: str, unfiltered: Service) -> None:
    settled(unfiltered)
    begun = time.monotonic()
    with pytest.raises(PolicyGraphError):
        unfiltered.sparql(Query(text=text))
    assert time.monotonic() - begun < SECONDS + LATE
    assert answered_at_once(unfiltered)


def test_ten_megabytes_are_too_long(service: Service, unfiltered: Service) -> None:
    text = f"ASK {{ ?s ?p '{'x' * 10_000_000}' }}"
    with pytest.raises(LimitExceeded):
        unfiltered.sparql(Query(text=text))
    assert answered_at_once(service)


def test_a_thousand_bad_questions_leave_nothing_behind(unfiltered: Service) -> None:
    service = unfiltered
    answered_at_once(service)
    settled(service)
    files, memory, ended = opened(), resident(), dead()
    bad = ["SELEC", "SELECT * { ?s ?p }", "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "LOAD <x:>"]
    for at in range(1_000):
        text = DEEP["groups"] if at % 100 == 0 else bad[at % len(bad)]
        with pytest.raises(PolicyGraphError):
            service.sparql(Query(text=text))
    assert answered_at_once(service)
    settled(service)
    assert opened() <= files
    assert resident() - memory < 20
    assert set(dead()) <= set(ended)


def test_slow_questions_hold_up_quick_ones_no_longer_than_told(service: Service) -> None:
    ends: list[str] = []

    def slow() -> None:
        try:
            service.sparql(Query(text=TIME["cross product counted"]))
        except (LimitExceeded, Busy) as error:
            ends.append(type(error).__name__)

    threads = [threading.Thread(target=slow) for _ in range(50)]
    for thread in threads:
        thread.start()
    begun = time.monotonic()
    time.sleep(0.1)
    with pytest.raises(Busy, match="ask again"):
        service.sparql(Query(text="ASK {}"))
    assert time.monotonic() - begun < SECONDS + 2 + LATE
    for thread in threads:
        thread.join()
    assert len(ends) == 50
    assert set(ends) == {"LimitExceeded", "Busy"}
    assert answered_at_once(service)


def test_a_question_that_nobody_waits_for_is_ended(service: Service) -> None:
    begun = time.monotonic()
    with pytest.raises(LimitExceeded):
        service.sparql(
            Query(text=TIME["cross product counted"]),
            begun=lambda end: threading.Timer(0.2, end).start(),
        )
    assert time.monotonic() - begun < SECONDS
    assert answered_at_once(service)


def settled(service: Service) -> None:
    """Wait until all children are there that there should be."""
    deadline = time.monotonic() + 20
    while service._strangers.idle < 4 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert service._strangers.idle == 4


def resident() -> float:
    """Give the memory of this very process, in MiB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def opened() -> int:
    return len(os.listdir("/proc/self/fd"))


def dead() -> list[str]:
    """List children of this process that ended and were not collected."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = path.read_text("utf-8").rpartition(")")[2].split()[:2]
        except OSError:
            continue
        found += [path.parent.name] if state == "Z" and int(parent) == os.getpid() else []
    return found
