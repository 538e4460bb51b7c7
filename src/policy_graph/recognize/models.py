"""Names that the language model finds: all of them where it works alone, else those that their words bear out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from policy_graph.model import EntityType, Finding, Severity
from policy_graph.recognize.analysis import Analysis, Labelled, Token
from policy_graph.recognize.candidate import Candidate, Spent, is_free
from policy_graph.recognize.tables import Label, labels, words

SURNAME, GIVEN, PROPER = "人名-姓", "人名-名", "固有名詞"
HIRAGANA = re.compile(r"[ぁ-ん]+")
# The tokenizer takes the first character of some surnames for a prefix: 大｜芦川.
PREFIXES = frozenset("大小上下中東西南北")


def find(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find the model's names that are believed beside the patterns: their label and their words bear them out."""
    for name in analysis.names:
        label, tokens = labels().get(name.label), _tokens(analysis, name)
        if label and tokens and _is_believed(label, tokens):
            yield from _free(name.label, label, tokens, spent)


def plain(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find all names of the model whose label means something here, as whoever uses nothing but the model does."""
    for name in analysis.names:
        label, tokens = labels().get(name.label), _tokens(analysis, name)
        if label and tokens:
            yield from _free(name.label, label, tokens, spent)


def unknown(analyses: Iterable[Analysis]) -> Iterator[Finding]:
    """Tell once of each label of the model that data/labels.tsv does not know, and how often it was ignored."""
    counts = Counter(name.label for analysis in analyses for name in analysis.names)
    for label in sorted(counts.keys() - labels().keys()):
        yield Finding(
            code="recognize.label",
            message=f"the label {label!r} of the language model has no line in data/labels.tsv; its {counts[label]} "
            "names were not used",
            severity=Severity.INFO,
        )


def people(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find a surname and a given name that stand together, by the tokenizer's tags."""
    tokens = analysis.tokens
    for position in range(len(tokens) - 1):
        last = _given(tokens, position)
        start = _surname_start(tokens, position)
        if last > position and is_free(start, tokens[last].end, spent):
            yield Candidate(
                start=start, end=tokens[last].end, type=EntityType.PERSON, method="pattern:person"
            )


def _is_believed(label: Label, tokens: Sequence[Token]) -> bool:
    return label.need == "any" or (label.need == "proper" and any(PROPER in token.tag for token in tokens))


def _free(name: str, label: Label, tokens: Sequence[Token], spent: Spent) -> Iterator[Candidate]:
    start, end = tokens[0].start, tokens[-1].end
    if label.type and is_free(start, end, spent):
        yield Candidate(start=start, end=end, type=label.type, method=f"model:{name}", kind=label.kind)


def _tokens(analysis: Analysis, name: Labelled) -> list[Token]:
    tokens = analysis.between(name.start, name.end)
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
