"""Who answers whom."""

import re
from collections.abc import Sequence
from dataclasses import replace

from policy_graph.model import Utterance
from policy_graph.parse.chair import is_chair
from policy_graph.parse.words import titles
from policy_graph.text import fold

ASKS = re.compile(
    r"(?<!ではない)か(?:[。?]|$)|伺いたい|伺います|伺う[。が]|伺えれば|お聞かせ|お聞きし|聞きたい|お尋ね(?:し|いた)|尋ねます|お伺い|"
    r"(?:お答え|[御ご]?答弁)(?:を?お?願|ください)|お示し(?:ください|願)|教えて(?:ください|いただ|もら)|"
    r"[御ご]?(?:見解|所見|考え)を(?:お?[伺聞尋示求願]|いただ)|質問(?:します|いたします|をし|させ)|説明を(?:お)?(?:願|求)"
)
# Questions to the floor, and requests to speak, which nobody answers in words.
FLOOR = re.compile(
    r"[御ご]?異議(?:は|が)?(?:あり|ござい)?(?:ません|ませんでしょう|ないでしょう)か?|"
    r"(?:[御ご]?(?:質疑|質問|意見|発言)等?|ほかに|他に)(?:は|が|も)?(?:あり|ござい)(?:ません|ます)(?:でしょう)?か?|"
    r"答弁を(?:お?願い|求め)|よろしい(?:です|でしょう)か|よろしゅうございますか|お願い(?:でき|いたし|し)ます(?:でしょう)?か"
)
YES = re.compile(r"はい|ええ|いいえ|いや|そう")
# A chair who only hands over says less than so many characters.
HANDS_OVER = 80
# So many characters are the last words of an officer.
LAST_WORDS = 60
# How many utterances back a question may lie.
REACH = 6


def linked(text: str, utterances: Sequence[Utterance]) -> tuple[Utterance, ...]:
    """Fill ``answers``: an utterance replies to the last question that somebody else put.

    Between question and reply only the chair may stand, handing over, and officers who reply to the same question. A
    chair who hands over replies to nobody, nor does a member whom the chair calls after another member.
    """
    said = [fold(utterance.span.of(text)) for utterance in utterances]
    asks = [_asks(each, FLOOR.sub("", words)) for each, words in zip(utterances, said, strict=True)]
    hands = [is_chair(each) and len(words) < HANDS_OVER for each, words in zip(utterances, said, strict=True)]
    answers: list[int | None] = []
    for at, words in enumerate(said):
        silent = hands[at] and not YES.match(words)
        answers.append(None if silent else _question(utterances, asks, hands, answers, at))
    return tuple(replace(each, answers=number) for each, number in zip(utterances, answers, strict=True))


def _question(
    utterances: Sequence[Utterance],
    asks: Sequence[bool],
    hands: Sequence[bool],
    answers: Sequence[int | None],
    at: int,
) -> int | None:
    own = utterances[at]
    for before in range(at - 1, max(-1, at - 1 - REACH), -1):
        other = utterances[before]
        if asks[before] and other.speaker != own.speaker:
            passed_on = before < at - 1 and _is_member(own) and _is_member(other) and not is_chair(other)
            return None if passed_on else other.number
        if other.speaker == own.speaker:
            return None
        question = answers[before]
        both_reply = question is not None and not _is_member(own) and not _is_member(other)
        if both_reply and question and utterances[question - 1].speaker != own.speaker:
            return question
        if not hands[before]:
            return None
    return None


def _asks(utterance: Utterance, words: str) -> bool:
    """Tell whether an utterance puts a question. Officers repeat the questions that they reply to: theirs count only
    at the end."""
    replies = not _is_member(utterance) and not is_chair(utterance)
    return ASKS.search(words[-LAST_WORDS:] if replies else words) is not None


def _is_member(utterance: Utterance) -> bool:
    """Tell whether a member of the body speaks, and no officer who is there to reply."""
    return utterance.role is None or fold(utterance.role.value).endswith((*titles()["meeting"], "番"))
