"""What is withdrawn is gone from every record; what is left keeps its place."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.privacy.minutes import (
    BODY,
    NAME,
    OTHER,
    PERSON,
    PRIVATE,
    SOCIETY,
    TEXT,
    entry,
    made,
)

from policy_graph import codec
from policy_graph.model import (
    BLOCK,
    Entity,
    EntityType,
    Extraction,
    MaskRule,
    Mention,
    Privacy,
    Side,
    Span,
    Stance,
    Stated,
    Withdrawal,
    Withdrawn,
)
from policy_graph.privacy.mask import Names, masked
from policy_graph.privacy.names import Folded
from policy_graph.privacy.scrub import Taken, scrubbed
from policy_graph.privacy.withdraw import Withdrawals, withdraw
from policy_graph.text import fold

LEFT = """瀬戸沢市議会総務委員会会議録　令和６年６月３日
委員　█　█　█　█（███　███）
委員　名取　勇
○██委員　████です。瀬戸沢市桜台の旧高洲邸を、桜台保存会に貸してはどうか。
○名取委員　ﾀｶｽ委員の提案に賛成です。桜台の会社員、沢渡ゆいさんも、██
██後援会も喜びます。
○██委員　終わります。
"""


def left(*entries: Withdrawal, mask: MaskRule | None = None) -> Withdrawals:
    return withdraw([made()], Privacy(withdrawals=entries, mask=mask))


def only(found: Withdrawals) -> Extraction:
    (extraction,) = found.extractions
    return extraction


def ids(extraction: Extraction) -> set[str]:
    return {each.id for each in extraction.entities}


def told(extraction: Extraction) -> str:
    """Everything that is said of a document, folded."""
    return fold("\n".join(map(codec.dump, codec.lines(extraction))) + repr(extraction))


def test_a_person_is_gone_in_full_by_surname_by_reading_and_across_a_line_end() -> None:
    found = left(entry())
    extraction = only(found)
    assert extraction.document.text == LEFT
    assert extraction.document.source == LEFT.encode()
    assert NAME not in told(extraction)
    (stone,) = found.tombstones
    assert (stone.documents, stone.about) == (1, ())
    assert stone.places == 6


def test_with_a_person_go_the_facts_and_ties_and_the_role_stays() -> None:
    extraction = only(left(entry()))
    assert PERSON not in ids(extraction)
    assert [(each.subject, each.object) for each in extraction.facts if each.object == BODY] == [
        (OTHER, BODY)
    ]
    first = extraction.meeting.utterances[0]
    assert (first.speaker, first.name, first.role and first.role.value) == ("██委員", None, "委員")
    assert [each.name and each.name.value for each in extraction.meeting.attendees] == [None, "名取勇"]
    assert extraction.document.readings == ()
    assert [each.message for each in extraction.findings] == [
        "what was found here speaks of words that were withdrawn"
    ]


def test_a_role_that_a_heading_gives_stays_at_a_row_that_has_lost_its_name() -> None:
    extraction = made()
    first, *others = extraction.meeting.attendees
    headed = replace(first, role=Stated(value="議員", span=first.span))
    meeting = replace(extraction.meeting, attendees=(headed, *others))
    found = only(withdraw([replace(extraction, meeting=meeting)], Privacy(withdrawals=(entry(),))))
    assert (found.meeting.attendees[0].name, found.meeting.attendees[0].role) == (None, headed.role)


def test_what_the_officer_adds_is_a_name_and_everywhere_means_the_surname_too() -> None:
    extraction = only(left(entry(names=("タカス",), everywhere=True)))
    assert "旧██邸" in extraction.document.text
    assert "███委員の提案" in extraction.document.text


def test_a_name_that_is_kept_stays_although_it_holds_the_name() -> None:
    extraction = only(left(entry(keep=("高洲澄夫後援会",))))
    assert "高洲\n澄夫後援会" in extraction.document.text
    assert "organization/高洲澄夫後援会" in ids(extraction)
    assert PERSON not in ids(extraction)


def test_the_speeches_of_a_person_go_where_the_entry_says_so() -> None:
    found = left(entry(speech=True))
    extraction = only(found)
    assert [each.withdrawals for each in extraction.meeting.utterances] == [("2026-01",), (), ("2026-01",)]
    assert "貸して" not in extraction.document.text
    assert found.tombstones[0].about == tuple(
        f"utterance/{extraction.document.id}.{number}" for number in (1, 3)
    )


def test_an_utterance_goes_with_all_that_rests_on_it_and_its_number_stays() -> None:
    found = left(entry(Withdrawn.UTTERANCE, about=made().document.id, number=1))
    extraction = only(found)
    assert extraction.meeting.utterances[0].withdrawals == ("2026-01",)
    assert extraction.meeting.utterances[0].speaker == "高洲委員"
    assert SOCIETY not in ids(extraction)
    assert len(extraction.facts) == 2
    assert "桜台保存会" not in told(extraction)
    assert found.tombstones[0].about == (f"utterance/{extraction.document.id}.1",)


def test_some_words_of_an_utterance_go_and_the_others_stay() -> None:
    said = entry(Withdrawn.WORDS, about="setozawa-2024-06-03.txt", number=2, quote="桜台の会社員、沢渡ゆい")
    extraction = only(left(said))
    assert "賛成です。███████████さんも" in extraction.document.text
    assert PRIVATE not in ids(extraction)
    assert "沢渡ゆい" not in told(extraction)


def test_a_document_is_known_by_the_id_that_an_earlier_release_gave_it() -> None:
    before = only(left(entry())).document.id
    assert before != made().document.id
    again = left(entry(), entry(Withdrawn.UTTERANCE, "2026-02", about=before, number=3))
    assert again.tombstones[1].documents == 1


def test_a_whole_document_leaves_its_tombstone_alone() -> None:
    found = left(entry(Withdrawn.DOCUMENT, about="setozawa-2024-06-03.txt"))
    assert found.extractions == ()
    assert found.tombstones[0].about == (f"document/{made().document.id}",)


def test_an_entry_that_meets_nothing_counts_nothing_and_changes_nothing() -> None:
    found = left(entry(about="person/瀬戸沢市議会.遠野広海"))
    assert found.tombstones[0].documents == 0
    assert only(found) == made()


def test_the_hash_of_the_original_does_not_stay() -> None:
    before, after = made().document, only(left(entry())).document
    assert before.sha256 not in told(only(left(entry())))
    assert before.sha256[:8] not in told(only(left(entry())))
    assert after.media_type == "text/plain"


def test_a_file_that_is_no_text_is_published_as_its_text() -> None:
    extraction = made(name="高洲澄夫委員の質問.pdf")
    extraction = replace(extraction, document=replace(extraction.document, media_type="application/pdf"))
    (after,) = withdraw([extraction], Privacy(withdrawals=(entry(),))).extractions
    assert after.document.name == "████委員の質問.txt"
    assert (after.document.text_file, after.document.source) == (None, LEFT.encode())


def test_a_surname_of_one_character_takes_no_other_word_with_it() -> None:
    text = TEXT.replace("○高洲委員　終わります。", "○森森林課長　終わります。")
    extraction = made(text)
    start = text.index("○森森林課長")
    spoken = extraction.meeting.utterances[1]
    label = replace(
        spoken,
        number=3,
        label=Span(start, start + 6),
        speaker="森森林課長",
        name=Stated(value="森", span=Span(start + 1, start + 2)),
        role=Stated(value="森林課長", span=Span(start + 2, start + 6)),
        span=Span(start + 7, start + 12),
    )
    wood = Mention(
        span=Span(start + 1, start + 2),
        type=EntityType.PERSON,
        name="森",
        method="label",
        confidence=1,
        entity="person/瀬戸沢市.森健一",
    )
    meeting = replace(extraction.meeting, utterances=(label,))
    extraction = replace(extraction, meeting=meeting, mentions=(*extraction.mentions, wood))
    found = withdraw([extraction], Privacy(withdrawals=(entry(about="person/瀬戸沢市.森健一"),)))
    (after,) = only(found).meeting.utterances
    assert (after.speaker, after.name, after.role and after.role.value) == ("█森林課長", None, "森林課長")


def test_the_number_of_a_page_inside_of_a_name_does_not_save_it() -> None:
    text = TEXT.replace("高洲澄夫です", "高洲\n- 12 -\n澄夫です")
    extraction = made(text)
    at = text.index("高洲\n- 12")
    named = Mention(
        span=Span(at, at + len("高洲\n- 12 -\n澄夫")),
        type=EntityType.PERSON,
        name=NAME,
        method="list",
        confidence=1,
        entity=PERSON,
    )
    extraction = replace(extraction, mentions=(*extraction.mentions, named))
    found = withdraw([extraction], Privacy(withdrawals=(entry(),)))
    assert "澄夫" not in only(found).document.text


def test_a_surname_that_another_has_too_is_left_and_counted() -> None:
    extraction = made(TEXT.replace("桜台の会社員、沢渡ゆい", "高洲さん、高洲ゆい"))
    other = Entity(id="person/瀬戸沢市議会.高洲ゆい", type=EntityType.PERSON, label="高洲ゆい")
    extraction = replace(extraction, entities=(*extraction.entities, other))
    found = withdraw([extraction], Privacy(withdrawals=(entry(),)))
    assert "高洲さん、高洲ゆいさん" in only(found).document.text
    assert found.tombstones[0].unsure == 1


def test_a_person_without_a_public_role_is_masked_by_rule_and_counted() -> None:
    rule = MaskRule(sign=entry(Withdrawn.NAMES, "rule"), private_persons=True)
    found = left(mask=rule)
    extraction = only(found)
    assert "会社員、████さん" in extraction.document.text
    assert PRIVATE not in ids(extraction)
    assert found.known.masked == {"a word for private persons": 1}
    assert found.known.kept == {"an attendee with an office": 2}


def test_a_private_person_on_the_list_stays() -> None:
    rule = MaskRule(sign=entry(Withdrawn.NAMES, "rule"), private_persons=True, keep=("沢渡　ゆい",))
    found = left(mask=rule)
    assert found.known.kept["on the list of those to keep"] == 1
    assert only(found) == made()


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 9)), max_size=8))
def test_whatever_is_withdrawn_no_length_line_or_span_changes(places: list[tuple[int, int]]) -> None:
    before = made()
    spans = tuple(Span(at, min(at + more, len(TEXT))) for at, more in places)
    after = scrubbed(before, [Taken(sign=entry(Withdrawn.WORDS), words=spans)], Names())
    text = after.document.text
    assert text == masked(TEXT, spans)
    assert [char for char in text if char.isspace()] == [char for char in TEXT if char.isspace()]
    assert {each.span for each in after.mentions} <= {each.span for each in before.mentions}
    assert [each.span for each in after.meeting.utterances] == [
        each.span for each in before.meeting.utterances
    ]
    assert all(each.name == "".join(each.span.of(text).split()) for each in after.mentions)


def filled(kind: Any) -> Any:
    """Make a record of a type of which every string, however deep, is a name."""
    arguments = [each for each in get_args(kind) if each is not NoneType]
    if get_origin(kind) is tuple:
        return (filled(arguments[0]),) if Ellipsis in arguments else tuple(map(filled, arguments))
    if arguments:
        return filled(arguments[0])
    if is_dataclass(kind) and kind is not Span:
        hints = get_type_hints(kind)
        return kind(**{each.name: filled(hints[each.name]) for each in fields(kind)})  # type: ignore[operator]
    if issubclass(kind, Enum):
        return next(iter(kind))
    made_: dict[Any, Any] = {str: f"甲{NAME}乙", bytes: NAME.encode(), Span: Span(1, 3), bool: False}
    return made_[kind] if kind in made_ else kind(1)


def test_no_string_of_any_record_escapes_not_even_one_that_is_added_later() -> None:
    extraction: Extraction = filled(Extraction)
    assert repr(extraction).count(NAME) > 60
    names = Names(gone=(NAME,))
    after = scrubbed(extraction, [Taken(sign=entry(), names=(Span(1, 5),))], names)
    assert NAME not in repr(after)
    assert NAME not in after.document.text
    assert NAME.encode() not in after.document.source
    assert BLOCK * 4 in repr(after)


def test_the_folded_text_knows_where_each_character_came_from() -> None:
    text = "（株）高　洲"
    assert [span.of(text) for span in Folded(text).places(["高洲"])] == ["高　洲"]


@pytest.mark.parametrize("speech", [False, True])
def test_withdrawing_twice_is_withdrawing_once(speech: bool) -> None:
    once = only(left(entry(speech=speech)))
    (again,) = withdraw([once], Privacy(withdrawals=(entry(speech=speech),))).extractions
    assert again.document.text == once.document.text


@pytest.mark.parametrize(
    ("speech", "rest"),
    [
        ("陳情者の杉渕\n　次郎氏が来た。", "陳情者の██\n　██氏が来た。"),
        ("請願者である大工原ちづるさん", "請願者である██████さん"),
        ("住民の皆様と、利用者の方々", "住民の皆様と、利用者の方々"),
        ("保護者の代表者さん", "保護者の代表者さん"),
    ],
)
def test_a_name_that_nobody_recognized_is_masked_where_a_word_for_private_persons_introduces_it(
    speech: str, rest: str
) -> None:
    rule = MaskRule(sign=entry(Withdrawn.NAMES, "rule"), private_persons=True, keep=("沢渡ゆい",))
    extraction = made(TEXT.replace("○高洲委員　終わります。", f"○高洲委員　{speech}"))
    assert rest in only(withdraw([extraction], Privacy(mask=rule))).document.text


def test_a_name_that_is_introduced_in_one_of_the_minutes_is_masked_in_the_others() -> None:
    rule = MaskRule(sign=entry(Withdrawn.NAMES, "rule"), private_persons=True, keep=("沢渡ゆい", "有働ゆり"))
    first = TEXT.replace("終わります。", "陳情者の杉渕次郎氏と、陳情者の有働ゆり氏が来た。")
    second = TEXT.replace("終わります。", "杉渕次郎氏と有働ゆり氏の件、杉渕次郎記念館の件。")
    found = withdraw([made(first, "a.txt"), made(second, "b.txt")], Privacy(mask=rule))
    last = [each.document.text.splitlines()[-1] for each in found.extractions]
    assert last == [
        "○高洲委員　陳情者の████氏と、陳情者の有働ゆり氏が来た。",
        "○高洲委員　████氏と有働ゆり氏の件、杉渕次郎記念館の件。",
    ]


def test_the_tombstone_of_a_document_does_not_hold_the_name_of_somebody_who_is_withdrawn() -> None:
    secret = made(name=f"{NAME}氏の件.txt")
    gone = entry(Withdrawn.DOCUMENT, "2026-02", about=secret.document.name)
    found = withdraw([secret, made()], Privacy(withdrawals=(entry(), gone)))
    (about,) = found.tombstones[1].about
    assert about == f"document/████氏の件-{secret.document.sha256[:8]}"


@pytest.mark.parametrize("others", [(), ("person/瀬戸沢市議会.名取次郎",)])
def test_a_label_that_was_led_to_nobody_is_the_persons_where_nobody_else_has_the_surname(
    others: tuple[str, ...],
) -> None:
    extraction = made(TEXT.replace("終わります。", "川の水。"))
    stray = Entity(id="person/瀬戸沢市議会総務委員会.名取", type=EntityType.PERSON, label="名取")
    namesakes = (Entity(id=each, type=EntityType.PERSON, label=each[-4:]) for each in others)
    known = (each if each.id != OTHER else replace(each, aliases=()) for each in extraction.entities)
    mentions = (
        replace(each, entity=stray.id) if each.name == "名取" else each for each in extraction.mentions
    )
    extraction = replace(extraction, entities=(*known, stray, *namesakes), mentions=tuple(mentions))
    text = only(withdraw([extraction], Privacy(withdrawals=(entry(about=OTHER),)))).document.text
    assert ("○██委員" in text) is not bool(others)
    assert "委員　██　█" in text


def test_of_an_id_that_was_judged_to_be_another_nothing_is_left_where_it_held_the_name() -> None:
    pairs = ((PERSON, OTHER), (PRIVATE, OTHER))
    extraction = replace(
        made(), replaced=pairs, entities=tuple(each for each in made().entities if each.id != PERSON)
    )
    found = withdraw([extraction], Privacy(withdrawals=(entry(about="", names=(NAME,)),)))
    assert only(found).replaced == pairs[1:]


@pytest.mark.parametrize(
    ("sign", "gone"),
    [
        (entry(about=OTHER), True),  # who takes the side
        (entry(), False),  # somebody else
        (entry(Withdrawn.WORDS, about="setozawa-2024-06-03.txt", number=2, quote="提案に賛成です"), True),
        (entry(Withdrawn.WORDS, about="setozawa-2024-06-03.txt", number=1, quote="高洲澄夫です"), False),
    ],
)
def test_a_side_goes_with_its_speaker_and_its_words(sign: Withdrawal, gone: bool) -> None:
    before = made()
    said = Span(TEXT.index("ﾀｶｽ委員の提案"), TEXT.index("桜台の会社員"))
    side = Stance(
        side=Side.FOR,
        utterance=2,
        bills=("議案第1号",),
        items=(),
        evidence=(said,),
        method="stance:named",
        confidence=1.0,
    )
    asked = replace(before, meeting=replace(before.meeting, stances=(side,)))
    (done,) = withdraw([asked], Privacy(withdrawals=(sign,))).extractions
    assert (done.meeting.stances == ()) is gone
