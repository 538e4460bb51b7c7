"""Garbled text is found and its likely cause named; odd but sound text is left in peace."""

import pytest

from policy_graph.ingest.encoding.mojibake import mojibake

TEXT = "川辺市議会会議録\n○議長（青柳蒼君）　これより本日の会議を開きます。\n○緑川翠議員　みずき計画について伺います。\n"


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("utf-8", "cp932", "UTF-8 that was read as CP932"),
        ("utf-8", "latin-1", "UTF-8 that was read as Latin-1"),
        ("utf-8", "cp1252", "UTF-8 that was read as Windows-1252"),
        ("euc_jp", "cp932", "EUC-JP that was read as CP932"),
        ("cp932", "latin-1", "CP932 (Shift_JIS) that was read as Latin-1"),
        ("cp932", "cp1252", "CP932 (Shift_JIS) that was read as Windows-1252"),
        ("euc_jp", "latin-1", "EUC-JP that was read as Latin-1"),
    ],
)
def test_every_common_cause_is_told(right: str, wrong: str, said: str) -> None:
    garbled = TEXT.encode(right).decode(wrong, "replace").replace("\ufffd", "?")
    assert any(said in each.message for each in mojibake(garbled))


def test_lost_escapes_are_told() -> None:
    (finding,) = mojibake(TEXT.encode("iso2022_jp").replace(b"\x1b", b"").decode())
    assert finding.code == "ingest.mojibake"
    assert "lines 1, 2, 3 (3 in all)" in finding.message
    assert "escape" in finding.message


def test_one_garbled_line_among_sound_ones_is_named() -> None:
    line = "これより本日の会議を開きます。"
    garbled = line.encode().decode("cp932", "replace").replace("\ufffd", "・")
    (finding,) = mojibake(f"{TEXT}{garbled}\n{TEXT}")
    assert "line 4 (1 in all)" in finding.message
    assert finding.span is not None
    assert finding.span.of(f"{TEXT}{garbled}\n{TEXT}") == garbled


def test_characters_that_were_lost_are_counted_by_line() -> None:
    (finding,) = mojibake("会\ufffd録\r\n\r\n始\ufffdます\ufffd。")
    assert "lines 1, 3 (2 in all)" in finding.message


@pytest.mark.parametrize(
    "sound",
    [
        TEXT,
        "もつれた糸が縺れ、繧繝縁の畳に座る。縺れ縺れて縺れる。",
        "氏名（ｶﾅ）\nｱｵﾔｷﾞ ｱｵｲ\nﾐﾄﾞﾘｶﾜ ﾐﾄﾞﾘ\nｶﾜﾍﾞ ｽﾐｵ､ ｺﾏﾂ ﾊﾙ",
        "姉妹都市のCafé Zürich für Übermaß、São Pãulo、Ånäs",
        "参加費は$B500から$(Bまで、¥1,000",
        "髙橋・山﨑　①②③　㈱",
    ],
)
def test_odd_but_sound_text_is_left_in_peace(sound: str) -> None:
    assert mojibake(sound) == ()
