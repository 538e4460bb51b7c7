"""What the mark before a speaker means: what the profile says, else what the minutes themselves show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from policy_graph.model import Utterance, UtteranceFunction
from policy_graph.parse.labels import Label
from policy_graph.parse.layouts import Layout
from policy_graph.parse.marks import Use, sign_of, uses
from policy_graph.parse.posts import chairs, is_officer, is_plenary

# A mark that comes less often shows nothing.
FEWEST = 3
# So large a share of the labels behind a mark is all of them but for slips.
NEARLY_ALL = 0.9
# Speeches that put a question, among those of a mark that means one.
ASKING = 0.6

Meanings = Mapping[str, tuple[str, ...]]


def told(
    text: str, utterances: Iterable[Utterance], labels: Sequence[Label], layout: Layout
) -> Iterator[Utterance]:
    """Fill ``function`` where the profile or the minutes tell what a mark means."""
    spoken = list(utterances)
    shown: Meanings = {} if layout.words else shows(uses(text, spoken, [label.sign for label in labels]))
    plenary = is_plenary(each.role.value for each in spoken if each.role)
    for utterance, label in zip(spoken, labels, strict=True):
        said = layout.meanings.get(label.sign, ())
        meant = said if set(said) - {"speaker"} else shown.get(sign_of(label.sign), ())
        yield replace(utterance, function=_function(meant, utterance, plenary=plenary))


def shows(found: Mapping[str, Use]) -> Meanings:
    """Tell what marks mean by who speaks behind them; only where there are two, so that the choice of one tells
    something."""
    often = {sign: use for sign, use in found.items() if sign and use.count >= FEWEST}
    if len(often) < 2:
        return {}
    meant: dict[str, tuple[str, ...]] = {
        sign: ("chair",) for sign, use in often.items() if use.share(use.chairs) >= NEARLY_ALL
    }
    asking = {sign: ("question",) for sign, use in often.items() if _asks(use)}
    if asking:
        meant |= {
            sign: ("chair", "answer") for sign, use in often.items() if sign not in meant and _replies(use)
        }
    return meant | asking


def _asks(use: Use) -> bool:
    return use.share(use.members) >= NEARLY_ALL and use.asking >= ASKING * use.count


def _replies(use: Use) -> bool:
    return use.share(use.officers + use.chairs) >= NEARLY_ALL and use.officers > 0


def _function(meant: Sequence[str], utterance: Utterance, *, plenary: bool) -> UtteranceFunction | None:
    """The first meaning that fits who speaks."""
    title = utterance.role.value if utterance.role else None
    for meaning in meant:
        if meaning in ("speaker", "heading"):
            return None
        if title is None or len(meant) == 1 or _fits(meaning, title, plenary=plenary):
            return UtteranceFunction(meaning)
    return None


def _fits(meaning: str, title: str, *, plenary: bool) -> bool:
    leads = chairs(title, plenary=plenary)
    if meaning == "chair":
        return leads
    return not leads and (meaning != "answer" or is_officer(title))
