"""Japanese text as somebody who searches means it: width, case, kana, old characters, dashes and blanks make no difference.

It goes further than ``text.fold``, which decides what is one thing: what is found together need not be the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate

from policy_graph.text import Copy

# Marks of voiced sounds that stand alone, and in half width, join the kana before them.
JOINING = str.maketrans("゛゜ﾞﾟ", "\u3099\u309a\u3099\u309a")
# Neither seen nor searched: control and format characters, surrogates, blanks of all kinds.
LEFT_OUT = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}
SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Katakana that have a hiragana 96 code points before them.
KATAKANA = range(ord("ァ"), ord("ヶ") + 1)
# Where such marks and what nobody sees stand; the planes between are characters alone.
MARKED = (*range(0x20000), *range(0xE0000, 0xE0200))
# Korean letters that join those before them, in full and half width.
KOREAN = "\u1160-\u11ff\uffc2-\uffdc"


def folded(text: str) -> str:
    """Fold a text."""
    return _pieces().sub(_joined, text).translate(_table())


def mapped(text: str) -> Copy:
    """Fold a text and keep the way back to its characters."""
    pieces = _cut(text) if _pieces().search(text) else text
    parts = [folded(piece) for piece in pieces] if pieces is not text else list(map(_table().of, text))
    ends = list(accumulate(map(len, pieces)))
    starts = [0, *ends]
    return Copy(
        "".join(parts),
        tuple(at for at, part in zip(starts, parts, strict=False) for _ in part),
        tuple(at for at, part in zip(ends, parts, strict=True) for _ in part),
    )


def _cut(text: str) -> list[str]:
    """Part a text into characters, each with what joins it."""
    return re.findall(rf"{_pieces().pattern}|.", text)


class _Table(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _one(chr(code))
        return found

    def of(self, char: str) -> str:
        """Fold one character."""
        return self[ord(char)]


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table()


def _one(char: str) -> str:
    """Fold one character until nothing changes any more."""
    new = "".join(map(_step, unicodedata.normalize("NFKC", char.translate(JOINING)).casefold()))
    return new if new == char else "".join(map(_one, new)) if len(new) != 1 else _one(new)


def _step(char: str) -> str:
    if unicodedata.category(char) in LEFT_OUT or SELECTORS.match(char):
        return ""
    kana = chr(ord(char) - 96) if ord(char) in KATAKANA else char
    return _alike().get(kana, kana)


@lru_cache(maxsize=1)
def _alike() -> dict[str, str]:
    """Read what is found as what."""
    data = files(__package__).joinpath("data")
    lines = (
        line
        for name in ("characters.tsv", "signs.tsv")
        for line in _lines(data.joinpath(name).read_text("utf-8"))
    )
    return {old: new for new, others in lines for old in others}


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if not line.startswith("#"):
            new, _, others = line.partition("\t")
            yield new, others


def _joined(piece: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", SELECTORS.sub("", piece[0]).translate(JOINING))


@lru_cache(maxsize=1)
def _pieces() -> re.Pattern[str]:
    """Match a character with all that joins it: what normalization may make one of."""
    marks = "".join(_ranges()) + KOREAN + "゛゜ﾞﾟ"
    return re.compile(rf"(?s).[{marks}]+")


def _ranges() -> Iterator[str]:
    """Give the characters that join those before them, as ranges of a pattern."""
    start = None
    for code in MARKED:
        joins = unicodedata.category(chr(code)) in ("Mn", "Mc", "Me", "Cf")
        if joins and start is None:
            start = code
        elif not joins and start is not None:
            yield f"{re.escape(chr(start))}-{re.escape(chr(code - 1))}"
            start = None
