"""Items that no list gives: those that the chair opens by number (日程第２、議案第１１号財産の取得についてを議題とします)."""

import re
from collections.abc import Iterator, Sequence

from policy_graph.model import AgendaItem, Span, Stated, Utterance
from policy_graph.parse.bills import bills
from policy_graph.text import fold, join, squeeze

# The number of an item, in digits or in numerals.
NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,4}"
# A number and the title behind it, up to the next number or the words that open the item.
ITEM = re.compile(
    rf"(?P<added>追加)?日程第(?P<number>{NUMBER})(?![\d号])[、,・:]?(?P<title>[^。]{{3,160}}?)"
    r"(?=[─━―－-]{3}|、?(?:追加)?日程第|、?以上(?:の)?\d+件|、?(?:についての件|の件|について)?(?:を|の\d+件を)?(?:、)?(?:一括して?)?(?:、)?(?:議題|上程|行い(?:ます)?|行います)|についての?件|の件|。)"
)
# A sentence without these names items and opens none.
OPENS = re.compile(r"議題(?:と|に供)|上程|を行(?:い|な)")
SENTENCE = re.compile(r"[^。]+。?")
# What stands behind a number and is no title: the ends of a range, the item itself.
NO_TITLE = re.compile(r"(?:以上|から|まで|ないし|及び|および|の\d*件|を|に|は|が|と)")


def with_announced(
    text: str, utterances: Sequence[Utterance], items: Sequence[AgendaItem], chairs: frozenset[int]
) -> tuple[AgendaItem, ...]:
    """Add the items that are opened in the talk and stand in no list and no heading; all in the order of the text."""
    known = {(item.added, fold(item.number)) for item in items if item.number}
    found: list[AgendaItem] = []
    for utterance in utterances:
        for item in _items(text, utterance.span) if utterance.number in chairs else ():
            key = item.added, fold(item.number or "")
            if key not in known:
                known.add(key)
                found.append(item)
    return tuple(sorted([*items, *found], key=lambda item: item.span)) if found else tuple(items)


def _items(text: str, span: Span) -> Iterator[AgendaItem]:
    folded = join(text, [(span.start, span.end)]).folded
    for sentence in SENTENCE.finditer(folded.text):
        for match in ITEM.finditer(sentence[0]) if OPENS.search(sentence[0]) else ():
            title = match["title"].rstrip("、,")
            if NO_TITLE.match(title):
                continue
            start = sentence.start() + match.start("title")
            place = Span(*folded.source(start, start + len(title)))
            whole = Span(folded.source(sentence.start() + match.start(), start)[0], place.end)
            value = Stated(value=squeeze(place.of(text)), span=place)
            yield AgendaItem(
                span=whole,
                number=match["number"],
                title=value,
                bills=bills(text, place),
                added=bool(match["added"]),
            )
