"""Nouns that stand for something named: 本市, 同社, 当委員会, and 市 or 委員会 alone where the meeting's own is meant."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate, Spent, is_free
from policy_graph.recognize.context import Context
from policy_graph.recognize.tables import Noun, anaphors, words

NOUN = ("名詞", "接頭辞", "接尾辞")


def find(analysis: Analysis, context: Context, spent: Spent) -> Iterator[Candidate]:
    """Find deictic names; what they stand for is decided later."""
    tokens = analysis.tokens
    for position, token in enumerate(tokens):
        if not is_free(token.start, token.end, spent):
            continue
        yield from _joined(token, context)
        if token.text in words("our_country"):
            yield Candidate(
                start=token.start,
                end=token.end,
                type=EntityType.PLACE,
                method="anaphor",
                kind="country",
                canonical="日本",
            )
        if found := _prefixed(tokens, position) or _bare(tokens, position, context):
            yield found


def single(found: Iterable[tuple[Analysis, Sequence[Candidate]]]) -> dict[str, str]:
    """Return the nouns that can mean one thing only: exactly one program of the document ends in them, named twice."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    nouns = [
        noun
        for noun, entry in anaphors().items()
        if entry.type is EntityType.PROGRAM and entry.use == "single"
    ]
    for analysis, candidates in found:
        for each in candidates:
            name = each.canonical or analysis.copy.text[each.start : each.end]
            for noun in nouns:
                if each.type is EntityType.PROGRAM and name.endswith(noun):
                    counts[noun][name] += 1
    return {
        noun: name
        for noun, names in counts.items()
        for name, count in names.items()
        if len(names) == 1 and count > 1
    }


def bare(analysis: Analysis, nouns: Mapping[str, str], spent: Spent) -> Iterator[Candidate]:
    """Find nouns that stand alone for the one program of the document that ends in them (条例, プラン)."""
    tokens = analysis.tokens
    for position, token in enumerate(tokens):
        if token.text not in nouns or not is_free(token.start, token.end, spent):
            continue
        if not _is_noun(tokens, position - 1) and not _described(tokens, position - 1):
            yield _anaphor(token.start, token.end, EntityType.PROGRAM)


def _joined(token: Token, context: Context) -> Iterator[Candidate]:
    """同社 and 本市 where the tokenizer keeps them as one word."""
    noun = anaphors().get(token.text[1:])
    if (
        noun
        and token.text[0] in words("deictic")
        and token.text not in words("no_anaphors")
        and _own(token.text, noun, context)
    ):
        yield _anaphor(token.start, token.end, noun.type)


def _own(text: str, noun: Noun, context: Context) -> bool:
    """本町 can be a place name: 本 and 当 point at the meeting's own municipality, which must be a 町."""
    if noun.type is not EntityType.PLACE or text[0] == "同" or len(text) > 2:
        return True
    return context.municipality is None or context.municipality.endswith(text[1:])


def _prefixed(tokens: Sequence[Token], position: int) -> Candidate | None:
    """本｜プラン: a deictic prefix, the noun, and no further noun."""
    if (
        tokens[position].text not in words("deictic")
        or position + 1 == len(tokens)
        or _is_noun(tokens, position - 1)
    ):
        return None
    noun = anaphors().get(tokens[position + 1].text)
    if noun is None or _is_noun(tokens, position + 2):
        return None
    return _anaphor(tokens[position].start, tokens[position + 1].end, noun.type)


def _bare(tokens: Sequence[Token], position: int, context: Context) -> Candidate | None:
    """市 where the meeting's municipality is a 市, 部会 where its body is one; not behind a word that describes it."""
    token = tokens[position]
    noun = anaphors().get(token.text)
    own = context.municipality if noun and noun.type is EntityType.PLACE else context.body
    if noun is None or noun.use != "own" or not own or not own.endswith(token.text) or own == token.text:
        return None
    if _is_noun(tokens, position - 1) or _is_noun(tokens, position + 1) or _described(tokens, position - 1):
        return None
    return _anaphor(token.start, token.end, noun.type)


def _is_noun(tokens: Sequence[Token], position: int) -> bool:
    return 0 <= position < len(tokens) and tokens[position].tag.startswith(NOUN)


def _described(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether the word before describes the noun: 小さな町, 住みたい町, その町, 地域の区."""
    if position < 0:
        return False
    before = tokens[position]
    if before.text == "の":
        when = tokens[position - 1] if position else before
        return when.text not in words("times") and when.text != "日" and "副詞可能" not in when.tag
    return before.tag.startswith(("連体詞", "助動詞", "動詞", "形容詞", "形状詞"))


def _anaphor(start: int, end: int, type_: EntityType) -> Candidate:
    return Candidate(start=start, end=end, type=type_, method="anaphor", anaphor=True)
