"""Names that the language model finds, where their words bear them out."""

import re
from collections.abc import Iterator, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Labelled, Token
from policy_graph.recognize.candidate import Candidate, Spent, is_free
from policy_graph.recognize.tables import labels, words

SURNAME, GIVEN, PROPER = "人名-姓", "人名-名", "固有名詞"
HIRAGANA = re.compile(r"[ぁ-ん]+")
# The tokenizer takes the first character of some surnames for a prefix: 大｜芦川.
PREFIXES = frozenset("大小上下中東西南北")


def find(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find the model's names whose label is in data/labels.tsv and that hold a proper noun."""
    for name in analysis.names:
        label = labels().get(name.label)
        tokens = _tokens(analysis, name)
        if label and any(PROPER in token.tag for token in tokens) and is_free(name.start, name.end, spent):
            yield Candidate(
                start=tokens[0].start,
                end=tokens[-1].end,
                type=label.type,
                method=f"model:{name.label}",
                kind=label.kind,
            )


def people(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find a surname and a given name that stand together."""
    tokens = analysis.tokens
    for position in range(len(tokens) - 1):
        last = _given(tokens, position)
        start = _surname_start(tokens, position)
        if last > position and is_free(start, tokens[last].end, spent):
            yield Candidate(start=start, end=tokens[last].end, type=EntityType.PERSON, method="model:Person")


def _tokens(analysis: Analysis, name: Labelled) -> list[Token]:
    tokens = [token for token in analysis.tokens if name.start <= token.start and token.end <= name.end]
    while tokens and tokens[0].text in words("leads"):
        tokens = tokens[1:]
    return tokens


def _given(tokens: Sequence[Token], position: int) -> int:
    """The last word of the given name behind a surname; ``position`` itself where there is none."""
    last = position
    if SURNAME in tokens[position].tag:
        while last + 1 < len(tokens) and _is_given(tokens[last + 1]):
            last += 1
    return last


def _is_given(token: Token) -> bool:
    return GIVEN in token.tag and not HIRAGANA.fullmatch(token.text)


def _surname_start(tokens: Sequence[Token], position: int) -> int:
    start = tokens[position].start
    before = tokens[position - 1] if position else None
    if before and before.tag.startswith("接頭辞") and before.text in PREFIXES and before.end == start:
        return before.start
    return start
