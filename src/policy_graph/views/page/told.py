"""What a page says of the whole: its scope, its source, its period."""

from collections.abc import Sequence

from policy_graph.model import Bilingual, Tie
from policy_graph.views.network import Network
from policy_graph.views.page.carried import Carried
from policy_graph.views.page.words import phrase, phrases

# So many meetings are named; of more only the number is given.
NAMED = 3


def scope(graph: Network, held: Carried) -> Bilingual:
    """Say how large the network is, which evidence its choice left out and why, and what the page does not carry."""
    said = [phrase("whole", actors=f"{graph.number_of_nodes():,}", lines=f"{graph.number_of_edges():,}")]
    left_out = [_reason(name, count) for name, count in graph.graph.get("left_out", {}).items() if count]
    if left_out:
        said.append(_filled("left_out", _joined(left_out, "、", ", ")))
    if held.left_out_actors or held.left_out_lines:
        said.append(
            phrase("not_carried", actors=f"{held.left_out_actors:,}", lines=f"{held.left_out_lines:,}")
        )
    return _joined(said, "", " ")


def source(ties: Sequence[Tie]) -> Bilingual:
    """Say which meetings a network comes from."""
    meetings = list(
        dict.fromkeys(tie.meeting for tie in sorted(ties, key=lambda tie: (tie.date or "", tie.meeting)))
    )
    if not meetings:
        return phrase("no_source")
    more = len(meetings) - NAMED
    end = phrase("more_meetings", count=f"{more:,}") if more > 0 else Bilingual(ja="", en="")
    named = "、".join(meetings[:NAMED])
    start = phrase("source")
    return Bilingual(ja=start.ja + named + end.ja, en=f"{start.en} {named}{end.en}")


def period(ties: Sequence[Tie]) -> list[str] | None:
    """Give the first and the last day; ``None`` where no meeting has one."""
    days = [tie.date for tie in ties if tie.date]
    return [min(days), max(days)] if days else None


def _reason(name: str, count: int) -> Bilingual:
    """Say why so many pieces of evidence are left out; a reason that has no words goes by its own name."""
    known = f"out_{name}"
    words = phrase(known) if known in phrases() else Bilingual(ja=name, en=name)
    return Bilingual(ja=f"{words.ja}{count:,}件", en=f"{words.en} {count:,}")


def _filled(name: str, said: Bilingual) -> Bilingual:
    found = phrases()[name]
    return Bilingual(ja=found.ja.format(reasons=said.ja), en=found.en.format(reasons=said.en))


def _joined(said: Sequence[Bilingual], ja: str, en: str) -> Bilingual:
    return Bilingual(ja=ja.join(each.ja for each in said), en=en.join(each.en for each in said))
