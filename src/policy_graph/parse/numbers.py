"""The numbers of a title: 令和6年第1回定例会 第2号, 第12回〇〇審議会, （第3日）."""

import re
from collections.abc import Iterator

from policy_graph.dates import NUMBER, YEAR, number, year
from policy_graph.model import Ordinal, Span, Stated
from policy_graph.text import join

# A number of a bill (第5号議案) counts no meetings. A stroke or bracket may stand between year and number.
COUNTED = re.compile(
    rf"(?:{YEAR}年(?P<fiscal>度)?[\W_]?)?(?<!案)(?<!日程)第(?P<number>{NUMBER})(?P<unit>[回号日])(?!議案|補正)"
)
# The kind of session behind its number: 第１回定例会.
SESSION = re.compile(r"[^第()]{0,16}?(定例会|臨時会|定例議会|臨時議会|緊急議会|国会)")


def numbers(text: str, title: Stated | None) -> tuple[Ordinal, ...]:
    """Read the numbers of a title, each unit once."""
    found: dict[str, Ordinal] = {}
    for each in _numbers(text, title) if title else ():
        found.setdefault(each.unit, each)
    return tuple(found.values())


def _numbers(text: str, title: Stated) -> Iterator[Ordinal]:
    copy = join(text, [(title.span.start, title.span.end)]).folded
    for match in COUNTED.finditer(copy.text):
        held = SESSION.match(copy.text, match.end()) if match["unit"] == "回" else None
        try:
            counted = number(match["number"])
            scope = year(match) if match["era"] or match["western"] else None
        except (ValueError, KeyError):
            continue
        yield Ordinal(
            unit=match["unit"],
            number=counted,
            span=Span(*copy.source(match.start(), match.end())),
            year=scope,
            fiscal=match["fiscal"] is not None,
            session=held[1] if held else None,
        )
