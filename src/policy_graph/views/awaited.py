"""Plain forms of what choosing, measures, arrangement, paper and page do, with the same names and shapes."""

from collections.abc import Iterable, Mapping, Sequence

from policy_graph.model import Bilingual
from policy_graph.views.kinds import kind
from policy_graph.views.measures import Measured
from policy_graph.views.network import Network
from policy_graph.views.page import page as tabled


def page(
    graph: Network,
    measured: Measured,
    places: Mapping[str, tuple[float, float]],
    *,
    svg: str = "",
    drawn: Iterable[str] = (),
    captions: Sequence[str] = (),
    title: Bilingual | None = None,
) -> str:
    """Write the page with tables."""
    said = title or kind(graph.graph["kind"]).title
    both = said.ja if said.ja == said.en else f"{said.ja}  {said.en}"
    return tabled(graph, svg, title=both, captions=captions, drawn=drawn)
