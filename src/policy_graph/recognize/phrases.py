"""What stands around a noun: the noun that it is a part of, the words that describe it, whether it is said at all."""

from collections.abc import Sequence
from functools import lru_cache

from policy_graph.model import RegionKind
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.tables import SEEN, words

NOUN = ("名詞", "接頭辞", "接尾辞", "記号-文字")
DESCRIBES = ("連体詞", "助動詞", "動詞", "形容詞", "形状詞")
# Nouns of time and quantity stand before a sentence's parts like adverbs: 今後｜市は, 平成30年｜本市で.
ADVERBIAL = ("副詞可能", "助数詞")
MARK = "補助記号"
DONE = ("サ変可能", "数詞")
SAID = (RegionKind.SPEECH, RegionKind.NOTE)


def in_speech(analysis: Analysis) -> bool:
    """Tell whether a passage is running text: in lists and headings a noun alone stands for nothing."""
    return analysis.passage.kind in SAID


def is_noun(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether there is a noun, or a part of one, at ``position``."""
    return 0 <= position < len(tokens) and tokens[position].tag.startswith(NOUN)


def inside(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a noun right before makes one longer noun with the word at ``position``."""
    before = tokens[position - 1] if position else None
    return before is not None and _joins(before.text, before.tag)


@lru_cache(maxsize=SEEN)
def _joins(text: str, tag: str) -> bool:
    """Tell whether a noun makes one longer noun with the word behind it."""
    adverbial = any(each in tag for each in ADVERBIAL)
    return tag.startswith(NOUN) and not adverbial and text not in words("times")


def ends(tokens: Sequence[Token], position: int, allowed: str, *, done: bool) -> bool:
    """Tell whether a noun ends before ``position``: no noun follows, or one of the list ``allowed``, or where ``done``
    a number or what is done with it (条例｜改正, 報告書｜65ページ)."""
    if not is_noun(tokens, position):
        return True
    after = tokens[position]
    does = done and after.tag.startswith("名詞") and any(each in after.tag for each in DONE)
    return (does and after.text not in words("behind_any")) or after.text in words(allowed)


def spoken_of(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether the words behind speak of the notion and of nothing named: 議会というのは."""
    behind = "".join(token.text for token in tokens[position : position + 2])
    return behind.startswith(("という", "といっ", "とは"))


def described(tokens: Sequence[Token], position: int, last: int | None = None) -> bool:
    """Tell whether the words before describe the noun: 小さな町, 住みたい町, その町, 地域の区, but not 描いた区の未来.

    What they describe is the word that they depend on. ``last`` is the last word of the noun where it has several.
    """
    if not position:
        return False
    before = tokens[position - 1]
    if before.text == "の":
        when = tokens[position - 2] if position > 1 else before
        adverbial = ADVERBIAL[0] in when.tag and when.text not in words("others")
        if adverbial or when.text in words("times") or when.tag.startswith(MARK):
            return False
    elif not before.tag.startswith(DESCRIBES):
        return False
    return position <= _governor(tokens, position - 1, position) <= (position if last is None else last)


def pointed_at(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether the words right before point at what was named: この｜計画, こちら｜の｜計画."""
    if not position:
        return False
    before = tokens[position - 1].text
    return before in words("pointing") or (
        position > 1 and tokens[position - 2].text + before in words("pointing")
    )


def _governor(tokens: Sequence[Token], at: int, position: int) -> int:
    """Climb from the word at ``at`` to the first word at or behind ``position`` that it depends on."""
    passed = set()
    while at < position and at not in passed:
        passed.add(at)
        at = tokens[at].head
    return at
