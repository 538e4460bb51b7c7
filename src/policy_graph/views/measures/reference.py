"""The page of the documentation that defines the measures: ``python -m policy_graph.views.measures.reference``."""

from collections.abc import Iterator
from pathlib import Path

from policy_graph.views.measures.brokerage import TENTH
from policy_graph.views.measures.definitions import Definition, definitions
from policy_graph.views.measures.measuring import DAMPING
from policy_graph.views.measures.paths import LOOKS, PIVOTS, SHORT

HEAD = f"""# Measures of a network / ネットワークの指標

This page is printed from `src/policy_graph/views/data/measures.toml` by `python -m policy_graph.views.measures.reference`.

Several lines between two actors make them neighbours once, with their strengths added (the number of pieces of evidence, or
what the chosen weighting makes of it); directions do not count, nor does a line from an actor to itself. Actors without lines are
measured, too. Real numbers have six significant digits. The same network gives the same values on every machine, whatever is
installed; where something is drawn by chance (the order in which communities are sought, the sample below), it is by a seed.
二者間の複数の線は強さを足して一本と数え、向きは問わない。値は有効数字六桁で、同じネットワークなら常に同じ値になる。

Betweenness is exact as long as actors × (actors + 2 × pairs that are tied) is at most {LOOKS:,}, as for 5,000 actors with 50,000
pairs (sooner where paths are longer than {SHORT} lines). Beyond, it is estimated from {PIVOTS:,} actors drawn at random, and every table and caption says so (推定). Of the 20 highest
the sample found 19 and 20 in two large networks, their values 4 to 5 % off on average ([how fast](../performance.md)).

Communities hang together, but they are one good partition among several: another seed may give another one, so that a community, and
who is a broker between communities, is a hint to read the evidence by and no finding of its own. `DAMPING` of PageRank is {DAMPING}, the
share of brokers one in {TENTH}.
"""
CHANGE = """## Change between two periods / 二つの期間の比較

`compare(before, after)` sets two networks side by side.

- An actor is there where it has a line. It is new or gone; or stronger, weaker or the same by the strengths of its lines added up; a line
  by its own.
- Ranks count from 1 for the highest among all who have lines; equals have the same rank, and the next one the rank that they leave free.
- Communities of both periods are matched one to one by how many members they share, the most first; of equal overlaps the larger community
  goes first. Who is in both periods has moved if the community of the second one is not the successor of that of the first.

## From Python

```python
from policy_graph.views.measures import compare, csv_text, measure, rows, shift_rows

measured = measure(network)  # .nodes[id].betweenness, .communities, .bridges, .sampled
csv_text(rows(measured, network))  # heads in English: rows(measured, network, language="en")
csv_text(shift_rows(compare(network_of_2010, network_of_2011)))
```
"""


def page() -> str:
    """Write the page."""
    return "\n".join([HEAD, *(line for each in definitions().values() for line in _section(each)), CHANGE])


def _section(each: Definition) -> Iterator[str]:
    yield f"## `{each.name}`: {each.title.en} / {each.title.ja}"
    yield ""
    yield f"{each.about.en} Unit: {each.unit.en}."
    yield ""
    yield f"{each.about.ja}単位：{each.unit.ja}。"
    yield ""


if __name__ == "__main__":
    Path("docs/reference/measures.md").write_text(page(), "utf-8")
