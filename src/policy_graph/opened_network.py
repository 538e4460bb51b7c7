"""A network of a build in a script or notebook: the graph itself, its measures, tables, files, and the page that moves."""

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policy_graph.errors import UsageError
from policy_graph.model import ActorType, NetworkChoice, RollUp, Weighting

if TYPE_CHECKING:
    import networkx
    import pandas

# Room for the picture with its filters, in pixels.
HEIGHT = 720
# Scripts of the page run, in an origin of their own: they reach neither the notebook nor the network.
SANDBOX = "allow-scripts allow-downloads allow-popups"

# The fields of a choice that are no plain text, and what they are made of.
WORDS = {"types": ActorType, "roll_up": RollUp, "weighting": Weighting}
LISTS = frozenset({"fiscal_years", "meetings", "bodies", "types", "matters"})


def network_choice(kind: str, chosen: Mapping[str, Any]) -> NetworkChoice:
    """Read a choice as scripts write it: ``None`` is as usual, one value may stand for a list of one.

    Raises UsageError, which lists what there is, for an unknown field or word.
    """
    known = [each.name for each in fields(NetworkChoice) if each.name != "kind"]
    if unknown := sorted(set(chosen) - set(known)):
        raise UsageError(f"a network is not chosen by {', '.join(unknown)}; known: {', '.join(known)}")
    return NetworkChoice(
        kind=kind, **{name: _field(name, value) for name, value in chosen.items() if value is not None}
    )


def _field(name: str, value: Any) -> Any:
    if name in LISTS:
        several = value if isinstance(value, list | tuple | set | frozenset) else (value,)
        return tuple(_word(name, each) for each in several)
    return _word(name, value)


def _word(name: str, value: Any) -> Any:
    words = WORDS.get(name)
    if words is None:
        return value
    try:
        return words(value)
    except ValueError:
        raise UsageError(f"{name}={value!r} is none of {', '.join(words)}") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkAnswer:
    """A network that was chosen; a notebook shows it as the page that moves, without a connection."""

    choice: NetworkChoice
    _laid: Any = field(repr=False)
    _inside: Any = field(repr=False)
    _frame: Callable[[Sequence[Mapping[str, Any]]], Any] = field(repr=False)

    def __len__(self) -> int:
        """Count its lines."""
        return int(self._laid.graph.number_of_edges())

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """Give the graph: nodes have label and type, edges relation, weight, strength and evidence."""
        found: networkx.MultiDiGraph[str] = self._laid.graph
        return found

    def measures(self) -> list[dict[str, Any]]:
        """Give a row for each actor, the best connected first: id, label, type, and what is measured."""
        found: list[dict[str, Any]] = self._inside.network_actors(self._laid)
        return found

    def lines(self) -> list[dict[str, Any]]:
        """Give a row for each line: both ends, relation, weight, first and last date of its evidence."""
        found: list[dict[str, Any]] = self._inside.network_lines(self._laid)
        return found

    def to_pandas(self, of: str = "lines") -> "pandas.DataFrame":
        """Give the lines, or with ``of="actors"`` the measures, as a data frame; raises UsageError for anything else."""
        rows = {"lines": self.lines, "actors": self.measures}
        if of not in rows:
            raise UsageError(f"a network has lines and actors, no {of!r}")
        found: pandas.DataFrame = self._frame(rows[of]())
        return found

    def save(self, file: str | Path) -> Path:
        """Write it as what the ending of ``file`` says (.html, .png, .svg, .gexf, .graphml); returns its path.

        Raises UsageError for another ending.
        """
        path = Path(file)
        content: bytes = self._inside.network_file(self._laid, path)
        path.write_bytes(content)
        return path

    def _repr_html_(self) -> str:
        page = html.escape(str(self._inside.network_page(self._laid)), quote=True)
        return (
            f'<iframe srcdoc="{page}" sandbox="{SANDBOX}" width="100%" height="{HEIGHT}"'
            ' style="border:1px solid #ccc" title="policy-graph"></iframe>'
        )

    def __str__(self) -> str:
        return f"{self.choice.kind}: {self._laid.graph.number_of_nodes()} actors, {len(self)} lines"
