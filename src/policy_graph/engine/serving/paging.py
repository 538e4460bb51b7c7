"""The pages of a server: what stands at an address, made by a child when somebody asks for it."""

from hashlib import sha256
from pathlib import Path

from policy_graph import __version__
from policy_graph.engine.serving import sheets
from policy_graph.engine.serving.crew import Crew
from policy_graph.engine.serving.files import file
from policy_graph.engine.serving.index import Index
from policy_graph.model.serving import Opened


class Pages:
    """Opens addresses, in any thread."""

    def __init__(self, index: Index, crew: Crew) -> None:
        self._index, self._crew = index, crew

    def thing(self, address: str, *, wanted: str = "html", first: int = 0, fact: int = 0) -> Opened:
        """Open an address below ``id/``: an IRI, its page, its data; raises NotFound."""
        opened: Opened = self._crew.call(sheets.thing, self._index, address, wanted, first, fact)
        return opened

    def listing(self, kind: str, *, year: str = "", number: int = 1) -> Opened:
        """Open a list of the things of a kind, or of the meetings of a year; raises NotFound."""
        opened: Opened = self._crew.call(sheets.listing, self._index, kind, year, number)
        return opened

    def front(self) -> Opened:
        """Open the front page."""
        opened: Opened = self._crew.call(sheets.front, self._index)
        return opened

    def about(self) -> Opened:
        """Open the page about what is served."""
        opened: Opened = self._crew.call(sheets.about, self._index)
        return opened

    def file(self, path: str) -> tuple[Path, str] | None:
        """Find a file that is handed out, with its media type."""
        return file(self._index.folder, path)

    def tag(self, address: str) -> str:
        """Give what changes when that which stands at an address may have changed: the graph, or this program."""
        seen = f"{self._index.fingerprint} {__version__} {address}"
        return f'"{sha256(seen.encode("utf-8", "surrogateescape")).hexdigest()[:24]}"'
