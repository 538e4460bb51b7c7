"""Programs whose name opens with their government and runs on over の: 若草市子どもの権利条例, 若草市住まいの防災助成."""

from collections.abc import Iterator, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate, Spent, is_free
from policy_graph.recognize.endings import GOVERNMENT, PLACE, ending
from policy_graph.recognize.tables import Head, words

NOUN = ("名詞", "接頭辞", "接尾辞", "形状詞-一般")
LONGEST = 36


def find(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find such names: the government right before a noun, a particle inside, the end a word that programs end in."""
    tokens = analysis.tokens
    for position, token in enumerate(tokens[:-1]):
        if PLACE in token.tag and GOVERNMENT.fullmatch(token.text):
            longest = max(_run(tokens[position:]), _ordinance(tokens[position:]), key=len)
            run = longest if _end(longest) else _run(tokens[position:])
            head = _end(run)
            if head and is_free(token.start, run[-1].end, spent):
                yield Candidate(
                    start=token.start,
                    end=run[-1].end,
                    type=EntityType.PROGRAM,
                    method="pattern:governed",
                    kind=head.kind,
                )


def _ordinance(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words up to an ordinance whose title is a clause: 若草市｜すべての人が輝くまちづくり条例."""
    for position, token in enumerate(tokens):
        if token.end - tokens[0].start > LONGEST or token.tag.startswith(("補助記号", "助詞-係助詞", "空白")):
            break
        if position and PLACE in token.tag and GOVERNMENT.fullmatch(token.text):
            break
        if token.text in ("条例", "憲章"):
            return tokens[: position + 1]
    return tokens[:1]


def _run(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words up to the last that a program can end in; particles other than の, への, と end the search."""
    last = 0
    for position, token in enumerate(tokens):
        if token.end - tokens[0].start > LONGEST or not (_is_noun(token) or token.text in words("joining")):
            break
        if last and last == position - 1 and token.text in words("joining"):  # 〇〇条例及び〇〇条例 are two
            break
        head = ending(token.text)
        if head and head.type is EntityType.PROGRAM and head.need != "never":
            last = position
    return tokens[: last + 1]


def _is_noun(token: Token) -> bool:
    return token.tag.startswith(NOUN) and token.text not in words("breaks")


def _end(run: Sequence[Token]) -> Head | None:
    """The ending of a run that is such a name; a department or its head before the particle owns the program."""
    particle = next((position for position, token in enumerate(run) if not token.tag.startswith(NOUN)), 0)
    last = max((position for position, token in enumerate(run) if not token.tag.startswith(NOUN)), default=0)
    purpose = run[last - 1].text == "ため"
    if particle < 2 or (len(run) - last < 3 and not purpose):
        return None
    owner = run[particle - 1].text
    head = ending("".join(token.text for token in run[:particle]))
    actor = head is not None and head.type in (EntityType.ORGANIZATION, EntityType.POST)
    if actor or owner in words("inhabitants"):
        return None
    return ending(run[-1].text)
