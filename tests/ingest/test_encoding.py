"""Whatever a town hall saved its minutes in, they come back; where it cannot be told, that is said."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.errors import SkipDocument, UsageError
from policy_graph.ingest.encoding import decode
from policy_graph.settings import Settings

SURE = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp932", "euc_jp", "iso2022_jp"]
# Without a byte order mark UTF-16 is known by what it says, so that must look like minutes.
ENCODINGS = [*SURE, "utf-16-le", "utf-16-be"]
# Every character of JIS X 0208 that all of these encodings call the same.
CELLS = [
    char
    for row in range(0xA1, 0xF5)
    for cell in range(0xA1, 0xFF)
    if (char := bytes([row, cell]).decode("euc_jp", "ignore"))
    and char.encode("cp932", "ignore").decode("cp932") == char
]
WORDS = st.text(st.sampled_from(CELLS), min_size=1, max_size=40)


@given(WORDS, WORDS, st.sampled_from(SURE))
def test_minutes_of_any_characters_come_back_from_every_encoding(
    name: str, words: str, encoding: str
) -> None:
    text = f"川辺市議会会議録\n○議長（{name}君）　これより会議を開きます。\n○{name}議員　{words}について伺います。\n"
    decoded = decode(text.encode(encoding), name="a.txt")
    assert decoded.text == text
    assert decoded.text == text.encode(encoding).decode(decoded.encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_line_ends_stay(encoding: str, ending: str) -> None:
    text = ending.join(["会議録", "", "○議長　始めます。"])
    assert decode(text.encode(encoding), name="a.txt").text == text


def test_names_and_signs_of_windows_survive() -> None:
    text = "○髙橋議員　①から③まで、㈱山﨑商店について伺います。"
    decoded = decode(text.encode("cp932"), name="a.txt")
    assert (decoded.text, decoded.encoding) == (text, "cp932")


@pytest.mark.parametrize(
    "source",
    [
        # 髙, 﨑, ①, ㈱ as programs of Unix write them, and as those of Windows do (NEC's copies of IBM's characters)
        "○議長（".encode("euc_jp")
        + bytes.fromhex("8ff4fb 8ff4bd ada1 adea")
        + "が始めます。".encode("euc_jp"),
        "○議長（".encode("euc_jp") + bytes.fromhex("fce2 f9f5 ada1 adea") + "が始めます。".encode("euc_jp"),
        "○議長（".encode("iso2022_jp").removesuffix(b"\x1b(B")
        + bytes.fromhex("7c62 7975 2d21 2d6a")
        + "が始めます。".encode("iso2022_jp").removeprefix(b"\x1b$B"),
    ],
)
def test_they_survive_where_python_has_no_codec(source: bytes) -> None:
    decoded = decode(source, name="a.txt")
    assert decoded.text == "○議長（髙﨑①㈱が始めます。"
    assert decoded.encoding in ("eucjp-ms", "cp50221")


def test_half_width_katakana_of_old_mail_is_read() -> None:
    source = b"\x1b$B" + "議長".encode("iso2022_jp")[3:-3] + b"\x1b(I6]\x1b(B\n"
    assert decode(source, name="a.txt").text == "議長ｶﾝ\n"


def test_two_kanji_in_euc_are_read_with_doubt() -> None:
    decoded = decode("議長".encode("euc_jp"), name="a.txt")
    assert (decoded.text, decoded.encoding) == ("議長", "euc_jp")
    (finding,) = decoded.findings
    assert finding.code == "ingest.encoding-doubtful"
    assert "--encoding cp932" in finding.message


def test_one_kanji_in_euc_that_is_utf8_by_chance_is_read_with_doubt() -> None:
    (finding,) = decode("長".encode("euc_jp"), name="a.txt").findings
    assert "--encoding euc_jp" in finding.message


def test_a_sentence_in_euc_is_read_without_doubt() -> None:
    assert decode("これより会議を開きます。".encode("euc_jp"), name="a.txt").findings == ()


def test_half_width_names_in_euc_are_no_kanji_of_cp932() -> None:
    text = "○ｶﾜﾍﾞ委員　ﾎﾟﾝﾌﾟ場について伺います。"
    decoded = decode(text.encode("euc_jp"), name="a.txt")
    assert (decoded.text, decoded.findings) == (text, ())


def test_half_width_names_in_cp932_are_no_euc() -> None:
    text = "氏名（ｶﾅ）　ｶﾜﾍﾞ ｽﾐｵ、ｺﾏﾂ ﾊﾙ"
    assert decode(text.encode("cp932"), name="a.txt").text == text


@pytest.mark.parametrize("declared", ["shift_jis", "Shift-JIS", "x-sjis", "windows-31j", "MS_Kanji"])
def test_what_a_page_calls_shift_jis_is_cp932(declared: str) -> None:
    decoded = decode("髙﨑①".encode("cp932"), name="a.html", declared=declared)
    assert (decoded.text, decoded.encoding, decoded.findings) == ("髙﨑①", "cp932", ())


def test_a_page_that_calls_itself_wrongly_is_read_and_told() -> None:
    decoded = decode("会議を開きます。".encode(), name="a.html", declared="shift_jis")
    assert decoded.text == "会議を開きます。"
    (finding,) = decoded.findings
    assert (finding.code, "shift_jis" in finding.message) == ("ingest.encoding-declared", True)


def test_what_the_user_says_is_done() -> None:
    source = "ｵﾄﾄｹ".encode("cp932")  # the very bytes of 議長 in EUC-JP
    assert decode(source, name="a.txt", settings=Settings(encoding="cp932")).text == "ｵﾄﾄｹ"
    assert decode(source, name="a.txt", settings=Settings(encoding="EUC-JP")).text == "議長"


def test_an_encoding_of_the_user_that_does_not_fit_is_refused() -> None:
    with pytest.raises(SkipDocument, match=r"a\.txt: line 2 .*EUCJP-MS"):
        decode("1\nです".encode("cp932"), name="a.txt", settings=Settings(encoding="euc-jp"))


@pytest.mark.parametrize("name", ["klingon", "base64", "a\0b"])
def test_an_encoding_that_does_not_exist_is_the_callers_fault(name: str) -> None:
    with pytest.raises(UsageError, match="cp932"):
        decode(b"a", name="a.txt", settings=Settings(encoding=name))


def test_a_mark_that_lies_is_refused() -> None:
    with pytest.raises(SkipDocument, match=r"a\.txt: line 1 .*UTF-8"):
        decode(codecs.BOM_UTF8 + "会議".encode("cp932"), name="a.txt")


def test_what_fits_nothing_is_refused_with_line_offset_and_what_to_do() -> None:
    with pytest.raises(SkipDocument, match=r"a\.txt: line 2 .*0xff at offset 10.*--encoding"):
        decode("会議録\n".encode() + b"\xff\xff", name="a.txt")
