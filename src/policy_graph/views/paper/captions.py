"""The sentences under a picture: how to read it, what it leaves out, where it comes from."""

from collections import Counter
from collections.abc import Iterable

from policy_graph.model import Bilingual, Language, NetworkChoice, Tie, Weighting
from policy_graph.views.kinds import kinds
from policy_graph.views.network import Network
from policy_graph.views.paper.phrases import phrase, said
from policy_graph.views.paper.selection import Selection

# So many bodies (meetings where no body is known) are named; of more only the number is given.
NAMED = 3
# Left out because it is no part of this kind of network at all: nothing that anybody chose.
OTHER_KINDS = ("relation", "ends", "side", "alone", "one-actor")


def source_line(ties: Iterable[Tie], language: Language) -> str:
    """Say the period, how many meetings, and which bodies a network comes from; the meetings where no body is known.

    Bodies with most meetings come first.
    """
    ties = list(ties)
    meetings = sorted({(tie.date or "", tie.meeting) for tie in ties})
    names = list(dict.fromkeys(name for _, name in meetings))
    held = Counter(body for _, _, body in {(tie.date, tie.meeting, tie.body) for tie in ties} if body)
    bodies = sorted(held, key=lambda body: (-held[body], body))
    count = said(phrase("meetings", count=f"{len(names):,}"), language)
    where = (
        f"{_named(bodies, 'bodies', language)} ({count})"
        if bodies
        else _named(names, "more_meetings", language)
    )
    return f"{said(phrase('source'), language)}: " + " · ".join(filter(None, (_period(ties), where)))


def _period(ties: Iterable[Tie]) -> str:
    dates = sorted({tie.date for tie in ties if tie.date})
    return "" if not dates else dates[0] if dates[0] == dates[-1] else f"{dates[0]} – {dates[-1]}"


def _named(names: list[str], more: str, language: Language) -> str:
    beyond = len(names) - NAMED
    others = f" {said(phrase(more, count=beyond), language)}" if beyond > 0 else ""
    return "、".join(names[:NAMED]) + others


def scope(selection: Selection, total: int) -> Bilingual:
    """Say how much of a network a picture shows and leaves out."""
    shown, left = len(selection.nodes), selection.left_out_nodes
    facts, grey = selection.left_out_facts, selection.left_out_co_mentions
    if not left + facts + grey:
        return phrase("everything", total=total)
    numbers = {"total": total, "shown": shown, "left": left, "facts": facts, "grey": grey}
    return phrase("some" if grey else "some_facts", **{name: f"{each:,}" for name, each in numbers.items()})


def filtered(graph: Network) -> list[Bilingual]:
    """Say how many pieces of evidence the choice of the network has left out, if any; not what belongs to other kinds."""
    left_out = graph.graph.get("left_out", {})
    count = sum(number for reason, number in left_out.items() if reason not in OTHER_KINDS)
    return [phrase("filtered", count=f"{count:,}")] if count else []


def reading(graph: Network, *, grey: bool, sized: bool) -> list[Bilingual]:
    """Say how to read a picture: what a line of this kind says, what size and width mean, what a grey line does not."""
    kind = kinds().get(graph.graph.get("kind", ""))
    lines = [kind.reading] if kind else [phrase("grey")] if grey else []
    weighting = _weighting(graph)
    if weighting is not Weighting.COUNT:
        return [*lines, phrase("strength", weighting=weighting)]
    return [*lines, phrase("how" if sized else "how_two")]


def kind_title(graph: Network) -> Bilingual:
    """Give the title of the kind of a network."""
    known = kinds()
    return (known.get(graph.graph.get("kind", "")) or known["stakeholders"]).title


def chosen(graph: Network, language: Language) -> str:
    """Say in short which part of the minutes was chosen: years, period, bodies, matters, around whom."""
    choice = graph.graph.get("choice")
    if not isinstance(choice, NetworkChoice):
        return ""
    years = [said(phrase("fiscal_year", year=year), language) for year in choice.fiscal_years]
    bounds = [choice.since or "", choice.until or ""]
    period = " – ".join(dict.fromkeys(bounds)).strip() if any(bounds) else ""
    centre = choice.around or ""
    around = graph.nodes[centre]["label"] if centre in graph else centre
    return " · ".join(
        filter(None, (*years, period, *choice.bodies, *choice.meetings, *choice.matters, around))
    )


def _weighting(graph: Network) -> Weighting:
    choice = graph.graph.get("choice")
    return choice.weighting if isinstance(choice, NetworkChoice) else Weighting.COUNT
