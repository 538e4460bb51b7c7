"""Which network is wanted becomes that network: sifted, counted, projected, weighted, and what it leaves out in words."""

from policy_graph.views.choosing.chosen import choose
from policy_graph.views.choosing.scope import scope
from policy_graph.views.choosing.windows import Window, windows

__all__ = ["Window", "choose", "scope", "windows"]
