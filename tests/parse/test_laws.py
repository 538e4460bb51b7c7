"""What holds for any text at all."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from policy_graph.model import Meeting, RegionKind
from policy_graph.parse.layouts import built_in
from policy_graph.parse.meeting import parse
from policy_graph.text import squeeze

from .conftest import document

LINES = st.sampled_from(
    [
        "○青柳委員長　始めます。", "【緑川】　質問です。", "企画課長", "（資料に基づき説明）", "○午後１時２５分休憩", "────────",
        "出席議員（２人）", "　１番　　青柳　蒼　　２番　　緑川　翠", "委員：青柳会長、緑川委員（みずき大学教授）", "議題", "（１）予算について",
        "日時　令和５年８月３日　午後２時", "会議録", "- 3 -", "以上", "〔拍手〕", "会長　　はい。", "青柳委員）どうか。", "散会 午後 ６時２０分",
        "一つの文です。", "途中で切れた行", "", "　", "\f", "#見出し", "◎諸般の報告", "議長（", "（", "。", "１",
    ]
)  # fmt: skip
# Line ends that mix in one text: pages saved by several programs.
ENDS = st.sampled_from(
    ["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\u2028", "\x85", "\x0b", "\n\r\n", " \n", ""]
)
TEXTS = st.lists(st.tuples(LINES | st.text(max_size=12), ENDS), min_size=1, max_size=24).map(
    lambda lines: "".join(line + end for line, end in lines)
).filter(lambda text: any(char.isprintable() and not char.isspace() for char in text))  # fmt: skip


def meeting(text: str, layout: str = "auto") -> tuple[str, Meeting]:
    source = document(text)
    return source.text, parse(source, layout=layout)


@given(TEXTS)
def test_every_character_belongs_to_exactly_one_region(given_text: str) -> None:
    text, found = meeting(given_text)
    assert found.regions[0].span.start == 0
    assert found.regions[-1].span.end == len(text)
    assert all(left.span.end == right.span.start for left, right in pairwise(found.regions))
    assert all(
        region.span.of(text).isspace() == (region.kind is RegionKind.BLANK) for region in found.regions
    )


@given(TEXTS, st.sampled_from([layout.name for layout in built_in()]))
def test_no_layout_loses_text(given_text: str, layout: str) -> None:
    text, found = meeting(given_text, layout)
    read = {at for passage in found.passages for span in passage.spans for at in range(span.start, span.end)}
    unread = {RegionKind.LABEL, RegionKind.FURNITURE, RegionKind.BLANK}
    for region in found.regions:
        if region.kind not in unread:
            inside = range(region.span.start, region.span.end)
            assert all(at in read or text[at].isspace() for at in inside), region


@given(TEXTS)
def test_passages_do_not_overlap(given_text: str) -> None:
    _, found = meeting(given_text)
    spans = sorted(span for passage in found.passages for span in passage.spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(TEXTS)
def test_utterances_stand_in_order_behind_their_labels(given_text: str) -> None:
    text, found = meeting(given_text)
    for utterance in found.utterances:
        assert utterance.label.end <= utterance.span.start
        assert utterance.speaker in squeeze(utterance.label.of(text))
        assert all(utterance.span.covers(note) for note in utterance.notes)
        assert utterance.answers is None or utterance.answers < utterance.number
    assert [utterance.number for utterance in found.utterances] == list(range(1, len(found.utterances) + 1))
    assert all(left.span.end <= right.label.start for left, right in pairwise(found.utterances))


@given(TEXTS)
def test_names_and_roles_are_the_words_at_their_spans(given_text: str) -> None:
    text, found = meeting(given_text)
    for utterance in found.utterances:
        for stated in (utterance.name, utterance.role):
            assert stated is None or stated.value == squeeze(stated.span.of(text))
    for attendee in found.attendees:
        assert (
            attendee.name is None
            or attendee.name.value in squeeze(attendee.name.span.of(text))
            or attendee.name.value[0] in attendee.name.span.of(text)
        )
        assert attendee.name or attendee.role


@given(TEXTS)
def test_the_same_text_gives_the_same_meeting(given_text: str) -> None:
    assert meeting(given_text) == meeting(given_text)
