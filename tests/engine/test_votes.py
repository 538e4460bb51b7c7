"""From minutes in which members vote to the pictures of who stood with whom: counts worked out by hand."""

from pathlib import Path

from policy_graph.engine.pipeline import extract
from policy_graph.ingest.plain import read
from policy_graph.model import Document, EntityType, Meeting, Mention, NetworkChoice, Recognition
from policy_graph.parse.meeting import parse
from policy_graph.settings import Settings
from policy_graph.triples.network import actors_and_ties
from policy_graph.triples.write import quads, write
from policy_graph.views.choosing import choose

BASE = "https://example.org/policy-graph/"
# 赤城 is for both bills, 黒部 for the first alone, 白石 for neither.
MINUTES = """みずき市議会経済委員会会議録
令和６年６月３日
　日程第１　議案第７号　公園条例の一部改正について
　日程第２　議案第８号　手数料条例の一部改正について

○青柳委員長　日程第１、議案第７号を議題とします。本件につきまして、各会派の態度を確認いたします。
○赤城委員　賛成です。
○黒部委員　賛成いたします。
○白石委員　反対です。
○青柳委員長　ほかにいかがでしょうか。
○赤城委員　議案第７号の遊具は、いつ新しくなりますか。
○青柳委員長　賛成多数であります。よって、議案第７号は可決すべきものと決定いたしました。
○青柳委員長　日程第２、議案第８号を議題とします。本件につきまして、各会派の態度を確認いたします。
○赤城委員　値上げはやむを得ないので、賛成です。
○黒部委員　反対します。
○白石委員　反対です。
○青柳委員長　賛成少数であります。よって、議案第８号は否決すべきものと決定いたしました。
"""


def labels_only(document: Document, meeting: Meeting) -> Recognition:
    """Nobody but the speakers, by their labels: it takes no language model."""
    names = [each.name for each in meeting.utterances if each.name and each.name.span]
    return Recognition(
        mentions=tuple(
            Mention(span=name.span, type=EntityType.PERSON, name=name.value, method="label", confidence=1.0)
            for name in names
            if name.span
        ),
        claims=(),
    )


def pairs(folder: Path, kind: str) -> dict[frozenset[str], int]:
    network = choose(*actors_and_ties(folder), NetworkChoice(kind=kind))
    label = dict(network.nodes(data="label"))
    return {
        frozenset((label[one], label[other])): weight for one, other, weight in network.edges(data="weight")
    }


def test_who_stood_with_whom_is_as_the_minutes_say(tmp_path: Path) -> None:
    document = read(MINUTES.encode(), name="mizuki.txt")
    found = extract(document, parse(document), labels_only, Settings())
    write([*quads(found, BASE)], tmp_path)
    assert pairs(tmp_path, "congruence") == {
        frozenset(("赤城", "黒部")): 1,  # both for 議案第7号
        frozenset(("黒部", "白石")): 1,  # both against 議案第8号
    }
    assert pairs(tmp_path, "conflict") == {
        frozenset(("赤城", "白石")): 2,  # on both bills
        frozenset(("黒部", "白石")): 1,  # 議案第7号
        frozenset(("赤城", "黒部")): 1,  # 議案第8号
    }
    spoken = pairs(tmp_path, "speaker-program")
    assert not [pair for pair in spoken if "青柳" in pair]  # who only leads the meeting speaks of no bill,
    assert not pairs(tmp_path, "question-answer")  # and asks nobody
