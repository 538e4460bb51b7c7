"""How actors stand in a network: measures, communities, brokers, bridges; what changed between two periods; as tables.

``pairs`` makes plain pairs of actors of a network, ``measuring`` measures them with ``paths`` (betweenness), ``grouping``
(communities) and ``brokerage``; ``comparing`` sets two periods side by side; ``definitions`` says in words what each measure
is, ``tables`` writes rows.
"""

from policy_graph.views.measures.comparing import compare
from policy_graph.views.measures.definitions import Definition, definitions, sampling
from policy_graph.views.measures.measured import (
    ActorChange,
    Change,
    Community,
    LineChange,
    Measured,
    NodeMeasures,
    Shift,
)
from policy_graph.views.measures.measuring import measure
from policy_graph.views.measures.tables import csv_text, mover_rows, rows, shift_rows, tie_rows

__all__ = [
    "ActorChange",
    "Change",
    "Community",
    "Definition",
    "LineChange",
    "Measured",
    "NodeMeasures",
    "Shift",
    "compare",
    "csv_text",
    "definitions",
    "measure",
    "mover_rows",
    "rows",
    "sampling",
    "shift_rows",
    "tie_rows",
]
