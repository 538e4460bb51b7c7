"""Plain forms of what choosing, measures, arrangement, paper and page do, with the same names and shapes."""

from collections.abc import Iterable, Mapping, Sequence

from policy_graph.model import Actor, Bilingual, Printing, Tie
from policy_graph.views import picture as pictures
from policy_graph.views.kinds import kind
from policy_graph.views.measures import Measured
from policy_graph.views.network import Network, network
from policy_graph.views.page import page as tabled
from policy_graph.views.vector import finish


class Picture:
    """A drawn sheet."""

    def __init__(self, drawn: pictures.Picture, title: str) -> None:
        self._drawn, self.title = drawn, title
        self.captions, self.parts = drawn.captions, drawn.parts

    def png(self) -> bytes:
        """Print as PNG."""
        return self._drawn.sheet.png()

    def svg(self) -> str:
        """Print as SVG."""
        described = "\n".join(self.captions)
        return finish(self._drawn.sheet.svg(), title=self.title, description=described, parts=self.parts)

    def pdf(self) -> bytes:
        """Print as PDF."""
        return self._drawn.sheet._print("pdf", dict.fromkeys(("CreationDate", "Creator", "Producer")))


def picture(graph: Network, printing: Printing, measured: Measured | None = None) -> Picture:
    """Draw a network; of ``printing`` limit and title count."""
    said = kind(graph.graph["kind"]).title
    title = printing.title or f"{said.ja}  {said.en}"
    return Picture(pictures.picture(graph, title=title, limit=printing.limit), title)


def timeline(actors: Iterable[Actor], ties: Iterable[Tie], matter: str | None, printing: Printing) -> Picture:
    """Draw the ties of a matter as a network."""
    graph = network(actors, [tie for tie in ties if matter in (tie.source, tie.target)])
    graph.graph.update(kind="speaker-program")
    return picture(graph, printing)


def matrix(graph: Network, printing: Printing, measured: Measured | None = None) -> Picture:
    """Draw the network as it is."""
    return picture(graph, printing)


def changed(
    before: Network,
    after: Network,
    states: Mapping[tuple[str, str, str], str],
    printing: Printing,
    measured: Measured | None = None,
) -> Picture:
    """Draw the second network."""
    return picture(after, printing)


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
