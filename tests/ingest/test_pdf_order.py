"""The characters of a PDF come out as a reader reads them, however they lie in the file."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.pages import CID, DOWN, EMBEDDED, LEFT, PITCH, SIZE, TOP, Sheet

from policy_graph.ingest.pdf import read
from policy_graph.text import squeeze

WORDS = st.text(
    st.sampled_from("議案第号条例制定会計予算あいうをはが、。「」ー（）"), min_size=1, max_size=30
)
FULL = "水鏡市では子育ての計画を見直しており"


def text(sheet: Sheet) -> str:
    return read(sheet.content(), name="minutes.pdf").text


@pytest.mark.parametrize("font", [CID, EMBEDDED])
def test_lines_keep_indents_spaces_and_empty_lines(font: str) -> None:
    sheet = Sheet()
    sheet.lines(
        ["会議録", "", "　　会長　　淡路屋　千歳", "　それでは、10月12日の ABC def を", "始めます。"],
        font=font,
    )
    assert (
        text(sheet) == "会議録\n\n　　会長　　淡路屋　千歳\n　それでは、10月12日の ABC def を\n始めます。\n"
    )


def test_a_character_of_two_halves_is_one() -> None:
    sheet = Sheet()
    sheet.lines(["𠮷野弓弦"])
    assert text(sheet) == "𠮷野弓弦\n"


@settings(max_examples=25)
@given(st.lists(WORDS, min_size=1, max_size=7), st.booleans(), st.randoms(use_true_random=False))
def test_no_character_is_lost_or_moved_across_or_down(
    lines: list[str], down: bool, chance: random.Random
) -> None:
    lines = [FULL, *lines]  # three commas one below the other could as well be a column
    sheet = Sheet()
    order = list(enumerate(lines))
    chance.shuffle(order)
    for at, line in order:
        if down:
            sheet.put(line, 510 - at * PITCH, TOP, font=DOWN)
        else:
            sheet.put(line, LEFT, TOP - at * PITCH)
    assert squeeze(text(sheet)) == "".join(lines)


def test_columns_are_read_from_right_to_left_even_where_every_character_lies_by_itself() -> None:
    sheet = Sheet()
    places = [
        (at, down, char) for at, line in enumerate([FULL, FULL[::-1]]) for down, char in enumerate(line)
    ]
    for at, down, char in sorted(places, key=lambda place: (place[1], -place[0])):
        sheet.put(char, 500 - at * PITCH, TOP - down * SIZE)
    assert text(sheet) == f"{FULL}\n{FULL[::-1]}\n"


def test_an_indent_and_a_gap_in_a_column_are_kept() -> None:
    sheet = Sheet()
    sheet.columns(["議事録", "　会長　　淡路屋千歳"])
    assert text(sheet) == "議事録\n　会長　　淡路屋千歳\n"


@pytest.mark.parametrize("row_by_row", [True, False])
def test_two_columns_of_running_text_are_read_one_after_the_other(row_by_row: bool) -> None:
    left = [f"{'左' if at == 5 else '甲'}{FULL}" for at in range(12)]
    right = [f"{'右' if at == 5 else '乙'}{FULL}" for at in range(12)]
    sheet = Sheet()
    if row_by_row:
        for at, (one, other) in enumerate(zip(left, right, strict=True)):
            sheet.put(one, LEFT, TOP - at * PITCH)
            sheet.put(other, 310, TOP - at * PITCH)
    else:
        sheet.lines(left)
        sheet.lines(right, x=310)
    assert text(sheet).split() == left + right


def test_a_list_of_people_is_read_across() -> None:
    sheet = Sheet()
    for at, (post, name) in enumerate(
        [("会長", "淡路屋千歳"), ("副会長", "𠮷野弓弦"), ("委員", "四方紬")] * 3
    ):
        sheet.put(post, LEFT, TOP - at * PITCH)
        sheet.put(name, 250, TOP - at * PITCH)
    assert [line.split() for line in text(sheet).splitlines()][:2] == [
        ["会長", "淡路屋千歳"],
        ["副会長", "𠮷野弓弦"],
    ]


def test_a_wrapped_cell_of_a_table_is_one_entry_in_its_row() -> None:
    sheet = Sheet()
    sheet.canvas.grid([72, 112, 172, 500], [TOP + 12, TOP - 24, TOP - 60])
    for y, post, name in [(TOP, "会長", ("淡路屋", "千歳")), (TOP - 36, "委員", ("四方",))]:
        sheet.put(post, 76, y - (9 if len(name) > 1 else 0))
        sheet.put(name[0] + ("ちとせ"[:2] if len(name) > 1 else ""), 116, y)
        for part in name[1:]:
            sheet.put(part, 116, y - PITCH)
        sheet.put("水鏡大学名誉教授", 176, y - (9 if len(name) > 1 else 0))
    rows = [line.split() for line in text(sheet).splitlines()]
    assert rows == [["会長", "淡路屋ちと千歳", "水鏡大学名誉教授"], ["委員", "四方", "水鏡大学名誉教授"]]


def test_a_page_that_lies_on_its_side_is_turned() -> None:
    sheet = Sheet()
    sheet.canvas.rotate(90)
    for at, line in enumerate([FULL, "次の行"]):
        sheet.put(line, 72, -100 - at * PITCH)
    assert text(sheet) == f"{FULL}\n次の行\n"


def test_the_same_bytes_give_the_same_document() -> None:
    sheet = Sheet()
    sheet.columns([FULL] * 4)
    content = sheet.content()
    assert read(content, name="a.pdf") == read(content, name="a.pdf")
