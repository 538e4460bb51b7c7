"""Every character drawn has a glyph; what has none is named; long names break where a reader would."""

import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.ft2font import FT2Font

from policy_graph.views.paper.lettering import GETA, extent, letter, missing_glyphs
from policy_graph.views.paper.names import shown_name
from policy_graph.views.paper.wrapping import ems, wrap
from policy_graph.views.theme import theme


@given(st.text(max_size=8))
def test_every_character_drawn_has_a_glyph_or_is_named(text: str) -> None:
    lettering = letter(text)
    glyphs = FT2Font(str(lettering.font)).get_charmap()
    assert all(ord(char) in glyphs for char in lettering.text if char != "\n")
    assert lettering.text.count(GETA) - text.count(GETA) == len(lettering.missing)


def test_rare_and_old_characters_of_names_are_drawn_as_they_are() -> None:
    assert letter("田髙橋﨑").text == "田髙橋﨑"
    assert missing_glyphs(["川辺市", "第３期 Plan №①〜～－ー・"]) is None


def test_a_character_that_only_some_machines_have_is_drawn_there_and_named_elsewhere() -> None:
    lettering = letter("𠮷田")
    assert (lettering.text, lettering.missing) in [("𠮷田", ""), (f"{GETA}田", "𠮷")]


def test_a_character_without_a_glyph_becomes_a_geta_and_a_finding() -> None:
    unassigned = "\U000effff"
    assert letter(f"川辺{unassigned}市").text == "川辺〓市"
    finding = missing_glyphs([f"川辺{unassigned}市"])
    assert finding is not None
    assert finding.code == "views.glyph"
    assert "U+EFFFF" in finding.message


def test_variation_selectors_and_direction_marks_are_not_drawn_as_boxes() -> None:
    assert letter("辻\U000e0100\u202e市\x00").text == "辻市 "
    assert letter("辻\U000e0100").missing == ""


def test_every_word_of_the_theme_can_be_drawn() -> None:
    looks = theme()
    words = [f"{look.ja} {look.en}" for look in looks.types.values()]
    words += [f"{look.ja} {look.en}" for look in looks.relations.values()]
    assert missing_glyphs(words) is None


def test_choosing_a_font_leaves_matplotlib_as_it_was() -> None:
    before = mpl.rcParams["font.family"], mpl.rcParams["font.sans-serif"][:3]
    letter("川辺市")
    extent("川辺市", 9)
    assert (mpl.rcParams["font.family"], mpl.rcParams["font.sans-serif"][:3]) == before


def test_two_lines_are_as_wide_as_the_longer_and_twice_as_high() -> None:
    one, two = extent("川辺市役所", 10), extent("川辺市役所\n本庁", 10)
    assert two == (one[0], 2 * one[1])
    assert 45 <= one[0] <= 51


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("川辺市", ["川辺市"]),
        ("川辺市水産振興協議会沿岸漁業活性化専門部会", ["川辺市水産振興協議会", "沿岸漁業活性化専門部会"]),
        ("市民活動センター運営スマートコミュニティ", ["市民活動センター運営", "スマートコミュニティ"]),
        ("川辺商工会議所みなと支部", ["川辺商工会議所", "みなと支部"]),
        ("産業局産業政策部企画課 課長補佐", ["産業局産業政策部", "企画課 課長補佐"]),
    ],
)
def test_long_names_break_at_their_joints(name: str, lines: list[str]) -> None:
    assert wrap(name, 11, 3).split("\n") == lines


def test_no_line_begins_with_a_small_kana_or_a_closing_bracket() -> None:
    for line in wrap("みなとまちづくり（しごと）チャレンジショップ", 11, 3).split("\n"):
        assert line[0] not in "ー）ッャュョ、。"


@given(st.text(alphabet="川辺市課カー（）ab1 、", max_size=60), st.integers(4, 14), st.integers(1, 4))
def test_wrapping_changes_nothing_but_spaces_and_length(name: str, width: int, lines: int) -> None:
    wrapped = wrap(name, width, lines)
    begin, _, end = wrapped.replace("\n", "").replace(" ", "").partition("…")
    assert name.replace(" ", "").startswith(begin)
    assert name.replace(" ", "").endswith(end)
    assert len(wrapped.split("\n")) <= lines
    assert all(ems(line) <= 2 * width for line in wrapped.split("\n"))


def test_an_endless_name_is_cut_at_once() -> None:
    assert "川…" in wrap("川" * 200_000, 11, 3).replace("\n", "")


def test_a_name_that_is_cut_still_says_what_it_is() -> None:
    name = "川辺市における沿岸漁業の活性化と水産物の地産地消を進めるための施設の整備に関する条例"
    cut = wrap(name, 11, 3).replace("\n", "")
    assert cut.startswith("川辺市における沿岸漁業")
    assert cut.endswith("に関する条例")
    assert ems(cut) <= 33


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("議案第3号 川辺市税条例（r06-teirei-0a1b2c3d）", "議案第3号 川辺市税条例（2024）"),
        ("議案第3号 －－－－＋川辺市税条例……", "議案第3号 川辺市税条例"),
        ("川辺ＤＸ－ＩＴ計画", "川辺ＤＸ－ＩＴ計画"),
        ("－－", "－－"),
    ],
)
def test_paper_shows_no_rules_and_no_files(label: str, shown: str) -> None:
    assert shown_name(label, "2024") == shown
