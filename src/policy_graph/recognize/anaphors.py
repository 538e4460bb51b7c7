"""Nouns that stand for something named: 本市, 同社, 当委員会, and 市 or 部会 alone where the meeting's own is meant."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate, Spent, is_free
from policy_graph.recognize.context import Context
from policy_graph.recognize.phrases import described, ends, in_speech, inside, is_noun, spoken_of
from policy_graph.recognize.tables import SEEN, Noun, anaphors, words

PLACE = EntityType.PLACE
# So many words make the noun behind a prefix: 検討｜委員会.
LONGEST = 4


def find(analysis: Analysis, context: Context, spent: Spent) -> Iterator[Candidate]:
    """Find deictic names; what they stand for is decided later."""
    tokens = analysis.tokens
    speech = in_speech(analysis)
    for position in (at for at, token in enumerate(tokens) if _may_point(token.text)):
        found = _joined(tokens, position, context) or _prefixed(tokens, position, context)
        if found is None and speech:
            found = _bare(tokens, position, context)
        if found and is_free(found.start, found.end, spent):
            yield found


@lru_cache(maxsize=SEEN)
def _may_point(text: str) -> bool:
    """Tell whether a deictic name can begin with this word, whatever stands around it."""
    lists = ("deictic", "our_country", "authorities", "cut_wrongly")
    joined = text[:1] in words("deictic") and text[1:] in anaphors()
    return joined or text in anaphors() or any(text in words(each) for each in lists)


def anaphor(start: int, end: int, type_: EntityType) -> Candidate:
    """Propose a name that stands for another one."""
    return Candidate(start=start, end=end, type=type_, method="anaphor", anaphor=True)


def _joined(tokens: Sequence[Token], position: int, context: Context) -> Candidate | None:
    """我が国, 当局, 同社 and 本市 where the tokenizer keeps them as one word."""
    token = tokens[position]
    start, end, text = token.start, token.end, token.text
    if text in words("cut_wrongly") and position + 1 < len(tokens):
        end, text = tokens[position + 1].end, text + tokens[position + 1].text
    if text in words("our_country"):
        return Candidate(
            start=start, end=end, type=PLACE, method="anaphor", kind="country", canonical="日本", anaphor=True
        )
    if text in words("authorities"):
        return None if is_noun(tokens, position - 1) else anaphor(start, end, PLACE)
    noun = anaphors().get(text[1:])
    if noun is None or text[0] not in words("deictic") or not _points(text, noun, context):
        return None
    return None if _is_place_name(tokens, position) else anaphor(start, end, noun.type)


def _is_place_name(tokens: Sequence[Token], position: int) -> bool:
    """本町小学校 and 本町三丁目 bear the name of a quarter, 本町職員 are our own."""
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    sited = behind and (behind.text.endswith(tuple(words("sites"))) or "数詞" in behind.tag)
    return "地名" in tokens[position].tag and bool(sited)


def _points(text: str, noun: Noun, context: Context) -> bool:
    """本町 can be a place name: 本 and 当 point at the meeting's own municipality, which must be a 町.

    本会議 is the plenary of an assembly, but the body itself where that is a 会議.
    """
    if text in words("no_anaphors"):
        return text in words("own_meetings") and context.is_conference
    return noun.use not in ("unit", "beside") or _own_unit(text[0], text[1], context)


def _own_unit(prefix: str, unit: str, context: Context) -> bool:
    return prefix == "同" or context.municipality is None or unit in context.units


def _prefixed(tokens: Sequence[Token], position: int, context: Context) -> Candidate | None:
    """本｜プラン, 同｜検討｜委員会: a deictic prefix and a noun; 本｜市｜財政 and 本｜市職員 begin with 本市."""
    here = tokens[position]
    if here.text not in words("deictic") or position + 1 == len(tokens) or inside(tokens, position):
        return None
    after = tokens[position + 1]
    unit = anaphors().get(after.text[0])
    if (
        unit is None
        or unit.use not in ("unit", "beside")
        or after.text in anaphors().keys() - {after.text[0]}
    ):
        return _noun(tokens, position)
    if len(after.text) > 1 and (after.text in words("no_units") or after.text[0] not in context.units):
        return None
    own = _own_unit(here.text, after.text[0], context)
    return anaphor(here.start, after.start + 1, PLACE) if own else None


def _noun(tokens: Sequence[Token], position: int) -> Candidate | None:
    """Propose the longest noun behind the prefix that ends in a known one and that no other noun follows."""
    last = position + 1
    while last - position < LONGEST and is_noun(tokens, last + 1):
        last += 1
    for end in range(last, position, -1):
        noun = anaphors().get(tokens[end].text)
        if (
            noun
            and ends(tokens, end + 1, "behind_nouns", done=True)
            and tokens[position + 1].text not in words("terms")
        ):
            return anaphor(tokens[position].start, tokens[end].end, noun.type)
    return None


def _bare(tokens: Sequence[Token], position: int, context: Context) -> Candidate | None:
    """市 where the meeting's municipality is a 市, 部会 where its body is one; not behind a word that describes it."""
    token = tokens[position]
    noun = anaphors().get(token.text)
    if noun is None or not _is_own(token.text, noun, context):
        return None
    if inside(tokens, position) or spoken_of(tokens, position + 1):
        return None
    unit = noun.type is PLACE
    whole = unit or noun.use == "assembly"
    if not ends(tokens, position + 1, "behind_units" if whole else "behind_nouns", done=not whole):
        return None
    this = unit and position > 0 and tokens[position - 1].text == "この"
    if (described(tokens, position) and not this) or (noun.use == "beside" and not _beside(tokens, position)):
        return None
    return anaphor(token.start, token.end, noun.type)


def _is_own(text: str, noun: Noun, context: Context) -> bool:
    """Tell whether a noun alone is the kind of the meeting's municipality, its prefecture or its body."""
    if noun.use in ("unit", "beside"):
        return text in context.units
    body = context.body or ""
    if noun.use == "part":
        return body.endswith("委員会")
    if noun.use == "assembly":
        return any(word in body for word in words("assemblies"))
    return noun.use == "own" and body != text and body.endswith(text)


def _beside(tokens: Sequence[Token], position: int) -> bool:
    """国と道: a word that has another meaning too stands for a government where another one is beside it."""
    links, states = words("links"), words("states")
    before, after = tokens[max(0, position - 2) : position], tokens[position + 1 : position + 3]
    return any(
        len(pair) == 2 and pair[near].text in links and pair[1 - near].text in states
        for pair, near in ((before, 1), (after, 0))
    )
