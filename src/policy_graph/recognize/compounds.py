"""Runs of nouns: the stretches of a passage in which names stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Spent, is_free
from policy_graph.recognize.tables import heads, words

NOUNS = ("名詞", "接頭辞", "接尾辞-名詞的", "接尾辞-形状詞的", "記号-文字")
NO_NOUNS = ("名詞-助動詞語幹",)
BESIDE = re.compile(r"(?P<noun>.+?)(?P<beside>前|内|側|跡|案|沿い|沿線|上空)")
# Inside names of places: 星ヶ丘, 垣ノ島.
BETWEEN = frozenset("ノヶケツ之乃")
KANJI = re.compile(r"[一-鿿々]+")
POLITE = frozenset("おご御")
JOINTS = frozenset("・･-－＆&×")
# An assembly before its member or chair, in one word for the tokenizer: 区議会｜議員.
ASSEMBLY = re.compile(r"(?P<assembly>[都道府県市区町村](?:議会|会))(?P<rest>議員.*|議長|副議長)")
ORDINAL = re.compile(r"第[0-9０-９一二三四五六七八九十]+")
BRACKET = re.compile(r".[（(「『〔【［\[]")


def compounds(analysis: Analysis, spent: Spent) -> Iterator[tuple[Token, ...]]:
    """Yield the longest runs of nouns, in order; words that are spent belong to none."""
    run: list[Token] = []
    tokens = analysis.tokens
    for position, token in enumerate(tokens):
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        inside = _inside(token, following, run) and not _dated(token, following, run)
        word = _without_bracket(token) if inside and is_free(token.start, token.end, spent) else None
        run += [word] if word else []
        if run and (word is None or word.end < token.end):
            yield _mended(run)
            run = []
    if run:
        yield _mended(run)


def _without_bracket(token: Token) -> Token:
    """The part of a word before a bracket that the tokenizer took into it."""
    bracket = BRACKET.search(token.text)
    if bracket is None:
        return token
    length = bracket.start() + 1
    return replace(token, text=token.text[:length], end=token.start + length)


def _mended(run: Sequence[Token]) -> tuple[Token, ...]:
    """Put right what the tokenizer cuts in the wrong place: 委員｜会議｜案 is 委員会｜議案, 庁舎前 is 庁舎｜前."""
    mended: list[Token] = []
    for token in run:
        if mended and mended[-1].text == "会議" and token.text.startswith("案"):
            cut = mended[-1].end - 1
            mended[-1] = replace(mended[-1], text="会", end=cut)
            mended.append(replace(token, text="議" + token.text, start=cut))
        elif assembly := ASSEMBLY.fullmatch(token.text):
            cut = token.start + assembly.end("assembly")
            mended.append(replace(token, text=assembly["assembly"], end=cut))
            mended.append(replace(token, text=assembly["rest"], start=cut))
        elif (beside := BESIDE.fullmatch(token.text)) and beside["noun"] in heads():
            cut = token.start + beside.end("noun")
            mended.append(replace(token, text=beside["noun"], end=cut))
            mended.append(replace(token, text=beside["beside"], start=cut))
        else:
            mended.append(token)
    return tuple(mended)


def _dated(token: Token, following: Token | None, run: Sequence[Token]) -> bool:
    """A month or day in mid-run ends the name before it (定例会｜12月緊急議会)."""
    return (
        bool(run)
        and token.tag.startswith("名詞-数詞")
        and following is not None
        and following.text in ("月", "日", "年")
    )


def _inside(token: Token, following: Token | None, run: Sequence[Token]) -> bool:
    if token.text in words("breaks") and not token.tag.startswith("接尾辞"):
        return False
    if token.tag.startswith(NOUNS):
        return not token.tag.startswith(NO_NOUNS)
    if following is None or not following.tag.startswith(NOUNS):
        return token.text.isascii() and token.text.isalnum()
    if token.tag.startswith("形状詞-一般") or ORDINAL.fullmatch(token.text):
        return True
    if run and token.tag.startswith("動詞"):  # お試し移住事業
        return run[-1].text in POLITE
    if run and token.text in BETWEEN:
        return bool(KANJI.fullmatch(run[-1].text) and KANJI.match(following.text))
    return bool(run) and token.text in JOINTS
