"""Runs of nouns: the stretches of a passage in which names stand."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Spent
from policy_graph.recognize.tables import SEEN, words

NOUNS = ("名詞", "接頭辞", "接尾辞-名詞的", "接尾辞-形状詞的", "記号-文字")
NO_NOUNS = ("名詞-助動詞語幹",)
# Inside names of places: 星ヶ丘, 星ノ島.
BETWEEN = frozenset("ノヶケツ之乃")
KANJI = re.compile(r"[一-鿿々]+")
POLITE = frozenset("おご御")
# What is left of a word.
REST = "名詞-普通名詞-一般"
JOINTS = frozenset("・･-－＆&×")
# Words that sound twice, dear to those who name projects: わくわく｜体験事業, すくすく｜住宅.
ECHO = re.compile(r"([ぁ-んァ-ヶ]{2})\1")
ORDINAL = re.compile(r"第[0-9０-９一二三四五六七八九十]+")
BRACKET = re.compile(r".[（(「『〔【［\[]")


def compounds(analysis: Analysis, spent: Spent) -> Iterator[tuple[Token, ...]]:
    """Yield the longest runs of nouns, in order; words that are spent belong to none."""
    run: list[Token] = []
    tokens = analysis.tokens
    taken = {at for start, stop in spent for at in range(start, stop)}
    for position, token in enumerate(tokens):
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        inside = _inside(token, following, run) and not _dated(token, following, run)
        word = _free(_without_bracket(token), taken) if inside else None
        run += [word] if word else []
        if run and (word is None or word.end < token.end):
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _free(token: Token, taken: Set[int]) -> Token | None:
    """The part of a word before what is spent (部｜長若草 with the name 若草 spent: 長), ``None`` where there is none."""
    own = range(token.start, token.end)
    if taken.isdisjoint(own):
        return token
    end = next(at for at in own if at in taken)
    if end == token.start:
        return None
    return replace(token, text=token.text[: end - token.start], end=end, tag=REST)


def _without_bracket(token: Token) -> Token:
    """The part of a word before a bracket that the tokenizer took into it."""
    bracket = BRACKET.search(token.text)
    if bracket is None:
        return token
    length = bracket.start() + 1
    return replace(token, text=token.text[:length], end=token.start + length)


def _dated(token: Token, following: Token | None, run: Sequence[Token]) -> bool:
    """A month or day in mid-run ends the name before it (定例会｜12月緊急議会)."""
    return (
        bool(run)
        and token.tag.startswith("名詞-数詞")
        and following is not None
        and following.text in ("月", "日", "年")
    )


def _inside(token: Token, following: Token | None, run: Sequence[Token]) -> bool:
    before_noun = following is not None and following.tag.startswith("名詞")
    if before_noun and token.text.startswith("第") and ORDINAL.fullmatch(token.text):
        return True
    alone = _alone(token.text, token.tag)
    return _beside(token, following, run) if alone is None else alone


@lru_cache(maxsize=SEEN)
def _alone(text: str, tag: str) -> bool | None:
    """Tell whether a word is one of a run of nouns, ``None`` where that depends on the words beside it."""
    if text in words("breaks") and not tag.startswith("接尾辞"):
        return False
    if tag.startswith(NOUNS):
        return not tag.startswith(NO_NOUNS)
    joins = text in BETWEEN or text in JOINTS or tag.startswith(("形状詞-一般", "動詞"))
    coined = (text.isascii() and text.isalnum()) or ECHO.fullmatch(text)
    return None if joins or coined else False


def _beside(token: Token, following: Token | None, run: Sequence[Token]) -> bool:
    """Tell whether the words beside it make a word one of a run of nouns."""
    if following is not None and ECHO.fullmatch(token.text) and token.text not in words("adverbs"):
        return following.tag.startswith(NOUNS) or bool(ECHO.fullmatch(following.text))
    if following is None or not following.tag.startswith(NOUNS):
        return token.text.isascii() and token.text.isalnum()
    if token.tag.startswith("形状詞-一般"):
        return True
    if run and token.tag.startswith("動詞"):  # お試し乗車事業
        return run[-1].text in POLITE
    if run and token.text in BETWEEN:
        return bool(KANJI.fullmatch(run[-1].text) and KANJI.match(following.text))
    return bool(run) and token.text in JOINTS
