"""What brackets say: A（B） gives A another name, or an example of what lies in A, or neither."""

import re
import unicodedata
from collections.abc import Iterator

from policy_graph.model import Claim, EntityType, Mention, Predicate, Reference
from policy_graph.recognize.claims_names import rank
from policy_graph.recognize.claims_reading import Named, Reading, claim, full
from policy_graph.recognize.claims_tables import expression, words
from policy_graph.text import fold

NAMED = (EntityType.ORGANIZATION, EntityType.PLACE, EntityType.PROGRAM)
BRACKET = (
    r"⟨around.transparent⟩?\s*"
    r"[（(](?P<inside>[^（）()]{1,40}(?:[（(][^（）()]{1,20}[）)][^（）()]{0,20})?)[）)]"
)
# 以下「B」という, 通称「B」, いわゆる「B」
QUOTED = r"⟨names.definitions⟩[、，]?(?:略して)?[「『](?P<alias>[^」』]{2,30})[」』]"
# Without a bracket: A、以下「B」といいます; 通称「B」
PLAIN = (
    r"[、，]?(?:(?:⟨around.transparent⟩)?[、，])?⟨names.definitions⟩[、，]?(?:略して)?[「『](?P<alias>[^」』]{1,30})[」』]"
    r"(?:と(?:いい|いう|申し|呼|略|称|する|します|し、|い[うわ])|の愛称|で親しま)"
)
# A──B: the same thing once more.
DASH = re.compile(r"[─―—]{2}|[─―—]")
# …（略称）ほか
BEHIND = r"(?:[（(][^（）()]*[）)])?⟨names.examples⟩$"
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 .&・-]*")
KATAKANA = re.compile(r"[ァ-ヶー・]{3,}")
HIRAGANA = re.compile(r"[ぁ-んー・ ]+")
# A reading in kana is about twice as long as the characters that it reads; a nickname is shorter.
READING = 1.3


def bracketed(reading: Reading) -> Iterator[Claim]:
    """Read every name that a bracket follows."""
    for position, named in enumerate(reading.names):
        if named.type not in NAMED or named.mention.anaphor:
            continue
        yield from _outside(reading, position, named)
        if match := expression(BRACKET).match(reading.text, named.end):
            within = [
                each for each in reading.names[position + 1 : position + 5] if each.end <= match.end("inside")
            ]
            yield from _read(reading, named, match, within)


def _outside(reading: Reading, position: int, named: Named) -> Iterator[Claim]:
    """A、以下「B」といいます; A──B."""
    following = reading.names[position + 1 : position + 2]
    if match := expression(PLAIN).match(reading.text, named.end):
        alias = _at([*following], match.start("alias"), match.end("alias")) or _called(named, match["alias"])
        yield _alias(reading, named, alias, (named.start, match.end()))
    for other in following:
        if other.type is named.type and DASH.fullmatch(reading.text[named.end : other.start]):
            yield _alias(reading, named, other.mention, (named.start, other.end))


def _read(reading: Reading, named: Named, match: re.Match[str], within: list[Named]) -> Iterator[Claim]:
    inside, start = match["inside"], match.start("inside")
    place = (named.start, match.end())
    quoted = expression(QUOTED).search(inside)
    if quoted:
        at = (start + quoted.start("alias"), start + quoted.end("alias"))
        yield _alias(reading, named, _at(within, *at) or _called(named, quoted["alias"]), place)
    elif len(within) == 1 and (within[0].start, within[0].end) == match.span("inside"):
        yield from _same(reading, named, within[0], place)
    elif within and within[0].start == start and named.type is EntityType.PLACE:
        yield from _examples(reading, named, within, match)
    elif not within and is_nickname(inside, named.mention.name):
        yield _alias(reading, named, _called(named, inside), place)


def is_nickname(alias: str, name: str) -> bool:
    """Tell whether a bracket behind a name holds another name for it: an acronym or a word in katakana.

    A reading in kana, a year, a number or a remark is none.
    """
    alias = unicodedata.normalize("NFKC", alias).strip()
    if HIRAGANA.fullmatch(alias) or any(word in alias for word in words("names", "no_alias")):
        return False
    if LATIN.fullmatch(alias):
        return len(alias) > 1
    return bool(KATAKANA.fullmatch(alias)) and len(alias) < READING * len(fold(name))


def _same(reading: Reading, first: Named, second: Named, place: tuple[int, int]) -> Iterator[Claim]:
    """A（B） where both are names: one thing only if one is short for the other."""
    names = [full(first.mention), full(second.mention)]
    if first.type is EntityType.PROGRAM and second.type is EntityType.PLACE:
        evidence = reading.span(*place)
        yield claim(first.mention, Predicate.TARGETS, second.mention, evidence, "bracket:place")
    if first.type is not second.type:
        return
    if _is_acronym(first.mention.name) and not _is_acronym(second.mention.name):
        yield _alias(reading, second, first.mention, place)
    elif names[0] == names[1] or is_nickname(second.mention.name, names[0]) or _shortens(second, first):
        yield _alias(reading, first, second.mention, place)
    elif is_nickname(first.mention.name, names[1]) or _shortens(first, second):
        yield _alias(reading, second, first.mention, place)
    elif first.type is EntityType.PLACE and rank(second.mention) > rank(first.mention):
        yield _lies(reading, first, second, place)


def _is_acronym(name: str) -> bool:
    """DX before its full name in brackets is the short form."""
    return bool(re.fullmatch(r"[A-Z]{2,8}", unicodedata.normalize("NFKC", name)))


def _shortens(short: Named, long: Named) -> bool:
    """地産省 is short for 地域産業省: its characters stand in the longer name in this order, from the first on."""
    rest = iter(fold(long.mention.name))
    letters = fold(short.mention.name)
    starts_alike = letters[:1] == fold(long.mention.name)[:1]
    return (
        starts_alike and len(letters) < len(long.mention.name) and all(letter in rest for letter in letters)
    )


def _examples(reading: Reading, named: Named, within: list[Named], match: re.Match[str]) -> Iterator[Claim]:
    """A地区（Bほか）: B lies in A."""
    if expression(BEHIND).search(reading.text[within[0].end : match.end("inside")]):
        for each in within:
            if (
                each.type is EntityType.PLACE and reading.text[each.start - 1] not in "（("
            ) or each is within[0]:
                yield _lies(reading, each, named, (named.start, match.end()))


def _lies(reading: Reading, inner: Named, outer: Named, place: tuple[int, int]) -> Claim:
    evidence = reading.span(*place)
    return claim(inner.mention, Predicate.LOCATED_IN, outer.mention, evidence, "bracket:place")


def _alias(reading: Reading, named: Named, alias: Mention | Reference, place: tuple[int, int]) -> Claim:
    return claim(alias, Predicate.ALIAS_OF, named.mention, reading.span(*place), "bracket:alias")


def _called(named: Named, alias: str) -> Reference:
    return Reference(type=named.type, name=alias)


def _at(within: list[Named], start: int, end: int) -> Mention | None:
    return next((each.mention for each in within if (each.start, each.end) == (start, end)), None)
