"""What a page prints between the speeches is not taken for the speakers' words: it is reported as not understood."""

from policy_graph.model import RegionKind

from .conftest import Parse

BUTTONS = "前の発言へ\nこのページの先頭へ\n"


def test_buttons_between_speeches_are_unexplained_and_listed(parsed: Parse) -> None:
    names = ("青柳", "緑川", "黄瀬")
    text = "".join(f"○{name}委員　{name}が申し上げます。\n{BUTTONS}" for name in names)
    meeting = parsed(text)
    assert [utterance.span.of(text) for utterance in meeting.utterances] == [
        f"{name}が申し上げます。" for name in names
    ]
    unknown = [region for region in meeting.regions if region.kind is RegionKind.UNEXPLAINED]
    assert {region.span.of(text) for region in unknown} == set(BUTTONS.split())
    assert sum(finding.code == "parse.unexplained" for finding in meeting.findings) == len(unknown) == 6


def test_words_that_a_chair_repeats_stay_speech(parsed: Parse) -> None:
    text = "○議長（青柳蒼君）　質疑はありませんか\n○議長（青柳蒼君）　順次発言を許します。\n緑川翠議員\n" * 3
    assert RegionKind.UNEXPLAINED not in {region.kind for region in parsed(text).regions}
