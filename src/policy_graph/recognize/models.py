"""Names that the language model finds, where their words bear them out."""

import re
from collections.abc import Iterator, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate
from policy_graph.recognize.tables import labels, words

NAME = re.compile(r"[A-Za-zＡ-Ｚａ-ｚァ-ヶー・&＆.．0-9０-９　 ]{2,}")
HIRAGANA = re.compile(r"[ぁ-ん]+")
SURNAME, GIVEN, PROPER, PLACE = "人名-姓", "人名-名", "固有名詞", "固有名詞-地名"


def find(analysis: Analysis, spent: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Find the model's names whose label is in data/labels.tsv."""
    for name in analysis.names:
        label = labels().get(name.label)
        tokens = _trimmed(
            [token for token in analysis.tokens if name.start <= token.start and token.end <= name.end]
        )
        if (
            label is None
            or not tokens
            or any(tokens[0].start < end and start < tokens[-1].end for start, end in spent)
        ):
            continue
        if _borne_out(tokens, label.need):
            yield Candidate(
                start=tokens[0].start,
                end=tokens[-1].end,
                type=label.type,
                method=f"model:{name.label}",
                kind=label.kind,
            )


def people(analysis: Analysis, spent: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Find a surname and a given name that stand together."""
    tokens = analysis.tokens
    for position in range(len(tokens) - 1):
        last = _given(tokens, position)
        start = _big(tokens, position)
        if last > position and not any(start < stop and begin < tokens[last].end for begin, stop in spent):
            yield Candidate(start=start, end=tokens[last].end, type=EntityType.PERSON, method="model:Person")


def _given(tokens: Sequence[Token], position: int) -> int:
    """The last word of the given name behind a surname; ``position`` itself where there is none."""
    last = position
    if SURNAME in tokens[position].tag:
        while (
            last + 1 < len(tokens)
            and GIVEN in tokens[last + 1].tag
            and not HIRAGANA.fullmatch(tokens[last + 1].text)
        ):
            last += 1
    return last


def _big(tokens: Sequence[Token], position: int) -> int:
    """Where a surname starts whose first character the tokenizer took for a prefix (大｜清水)."""
    before = tokens[position - 1] if position else None
    joined = (
        before
        and before.tag.startswith("接頭辞")
        and before.text in "大小上下中東西南北"
        and before.end == tokens[position].start
    )
    return before.start if before and joined else tokens[position].start


def _trimmed(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[0].text in words("leads"):
        tokens = tokens[1:]
    return tokens


def _borne_out(tokens: Sequence[Token], need: str) -> bool:
    text = "".join(token.text for token in tokens)
    match need:
        case "any":
            return True
        case "place":
            return any(PROPER in token.tag for token in tokens)
        case "proper":
            return any(PROPER in token.tag for token in tokens)
        case "name":
            return any(PROPER in token.tag for token in tokens) or bool(NAME.fullmatch(text))
    return False
