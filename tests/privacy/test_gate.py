"""Nothing withdrawn is published: it is seen in any encoding, escape, packing and file name, and the entry is told."""

import base64
import gzip
import html
import json
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from tests.privacy.minutes import NAME, PERSON, entry

from policy_graph.model import MaskRule, Privacy, Withdrawn
from policy_graph.privacy.gate import leaks, signature, unmet
from policy_graph.privacy.seen import PNG, seen


def packed(name: str, content: bytes, remark: bytes = b"") -> bytes:
    with zipfile.ZipFile(buffer := BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
        archive.comment = remark
    return buffer.getvalue()


def picture(kind: bytes, data: bytes) -> bytes:
    chunk = struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return PNG + struct.pack(">I", 0) + b"IDAT" + b"\0\0\0\0" + chunk


PLAIN = f"<p>{NAME}君</p>".encode()
HIDDEN = {
    "utf-8": PLAIN,
    "utf-16 with its mark": f"あ{NAME}".encode("utf-16"),
    "utf-16 without": f"a {NAME}".encode("utf-16-be"),
    "cp932": f"委員　{NAME}".encode("cp932"),
    "euc-jp": f"委員　{NAME}".encode("euc_jp"),
    "iso-2022-jp": f"委員　{NAME}".encode("iso2022_jp"),
    "percent": quote(f"person/{NAME}").encode(),
    "percent in small letters": quote(NAME).lower().encode(),
    "json": json.dumps({"name": NAME}).encode(),
    "turtle": "".join(f"\\U{ord(char):08X}" for char in NAME).encode(),
    "decimal entities": "".join(f"&#{ord(char)};" for char in NAME).encode(),
    "hexadecimal entities": "".join(f"&#x{ord(char):x};" for char in NAME).encode(),
    "escaped twice": html.escape("".join(f"&#{ord(char)};" for char in NAME)).encode(),
    "markup between": "<tspan>高洲</tspan><tspan>澄夫</tspan>".encode(),
    "spaces": "高　洲　澄　夫".encode(),
    "a line end": "高洲\r\n澄夫".encode(),
    "an old character": "髙洲澄夫".encode(),
    "gzip": gzip.compress(PLAIN),
    "a zip": packed("a.xml", PLAIN),
    "a name in a zip": packed(f"{NAME}.xml", b""),
    "a zip in gzip": gzip.compress(packed("a.xml", PLAIN)),
    "the text of a picture": picture(b"iTXt", b"Title\0\0\0\0\0" + NAME.encode()),
    "between readings": "<ruby>高洲<rp>（</rp><rt>たかす</rt><rp>）</rp>澄夫<rt>すみお</rt></ruby>".encode(),
    "utf-16 at an odd place": b"%PDF-1.4 (" + NAME.encode("utf-16-be") + b")",
    "digits in a pdf": b"%PDF-1.7\n/Title <FEFF" + NAME.encode("utf-16-be").hex().encode() + b">",
    "packed in a pdf": b"%PDF-1.7\nstream\r\n" + zlib.compress(PLAIN) + b"\nendstream",
    "a picture inside of a page": b'<img src="data:image/svg+xml;base64,' + base64.b64encode(PLAIN) + b'">',
    "only the beginning of a gzip": b"\x1f\x8b" + PLAIN,
    "only the beginning of a zip": b"PK" + PLAIN,
    "the remark of a zip": packed("a.xml", b"", NAME.encode()),
    "the packed text of a picture": picture(b"zTXt", b"Title\0\0" + zlib.compress(NAME.encode())),
}


@pytest.mark.parametrize("how", HIDDEN)
def test_a_name_is_seen(how: str) -> None:
    assert seen(HIDDEN[how], [NAME])


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("ガブリエル太田", "ｶﾞﾌﾞﾘｴﾙ太田"),
        ("ガブリエル太田", "カ\u3099フ\u3099リエル太田"),
        ("(株)高洲商店", "㈱ 高洲商店"),
        ("平成太郎", "㍻太郎"),
        ("Ann Lee", "Ａｎｎ　Ｌｅｅ"),
    ],
)
def test_a_name_is_seen_in_every_width_and_where_one_sign_stands_for_two(name: str, written: str) -> None:
    assert seen(written.encode(), [name])


def test_other_names_are_not_taken_for_it() -> None:
    content = "高洲 澄子、高洲川、澄夫町、高洲澄夫記念館".encode()
    assert seen(content, [NAME], ["高洲澄夫記念館"]) is False
    assert seen(content, [NAME]) is True


def test_a_surname_alone_is_no_leak_unless_it_is_withdrawn_everywhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("高洲川", "utf-8")
    assert list(leaks(tmp_path, Privacy(withdrawals=(entry(names=("高洲",)),)))) == []
    assert len(list(leaks(tmp_path, Privacy(withdrawals=(entry(names=("高洲",), everywhere=True),))))) == 1


def test_a_name_of_one_character_is_not_read_into_the_bytes_of_a_picture() -> None:
    noise = b"%PDF-1.7\n\xff\x00\xff" + "森".encode("cp932") + "森".encode("utf-16-le") + b"\xff\xff"
    assert not seen(noise, ["森"])
    assert seen("○委員（森君）".encode("cp932"), ["森"])
    assert seen("あ森".encode("utf-16"), ["森"])


def test_a_leak_is_told_by_file_and_entry_and_never_by_the_name(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / f"{NAME}.txt").write_text("", "utf-8")
    (tmp_path / "data" / "b.txt").write_text(NAME, "utf-8")
    told = list(leaks(tmp_path, Privacy(withdrawals=(entry(),))))
    assert told == [
        "data/b.txt holds what entry 2026-01 withdraws",
        "the name of a file holds what entry 2026-01 withdraws: data/████.txt",
    ]


def test_a_name_that_is_to_be_shown_may_stand_in_the_iri_and_nowhere_else(tmp_path: Path) -> None:
    shown = Privacy(withdrawals=(entry(show_name=True),))
    (tmp_path / "graph.ttl").write_text(
        f"schema:about <https://a.example/id/{PERSON}>, person:瀬戸沢市議会.{NAME}", "utf-8"
    )
    assert list(leaks(tmp_path, shown)) == []
    (tmp_path / "a.txt").write_text(NAME, "utf-8")
    assert len(list(leaks(tmp_path, shown))) == 1


def test_long_words_are_looked_for_everywhere_and_a_document_by_what_only_it_has(tmp_path: Path) -> None:
    words = entry(Withdrawn.WORDS, about="a-0123abcd", number=1, quote="青葉台四丁目の角の家です")
    gone = entry(Withdrawn.DOCUMENT, "2026-02", about="b-0123abcd")
    privacy = Privacy(withdrawals=(words, gone))
    (tmp_path / "stone.ttl").write_text("schema:about document:b-0123abcd .", "utf-8")
    assert list(leaks(tmp_path, privacy)) == []
    (tmp_path / "a.txt").write_text("青葉台四丁目の角の家です", "utf-8")
    (tmp_path / "b.nt").write_text("<https://a.example/id/utterance/b-0123abcd.1>", "utf-8")
    assert len(list(leaks(tmp_path, privacy))) == 2


def test_a_build_without_an_entry_or_with_an_older_one_is_told() -> None:
    privacy = Privacy(withdrawals=(entry(), entry(id_="2026-02")))
    first = {
        "id": "2026-01",
        "what": "person",
        "reason_ja": "本人の申し出",
        "reason_en": "asked for",
        "date": "2026-11-28",
        "who": "議会事務局",
    }
    assert unmet(privacy, {}) == ["2026-01", "2026-02"]
    assert unmet(privacy, {"privacy": {"entries": [first]}}) == ["2026-02"]
    assert unmet(privacy, {"privacy": {"entries": [{**first, "who": "他"}]}}) == ["2026-01", "2026-02"]


@pytest.mark.parametrize(
    "changed",
    [{"number": 8}, {"quote": "角の家"}, {"everywhere": True}],
    ids=["number", "quote", "everywhere"],
)
def test_an_entry_that_goes_further_than_when_the_build_was_made_is_told(changed: dict[str, Any]) -> None:
    words: dict[str, Any] = {"about": "a.txt", "number": 7, "quote": "角家"}
    made = {**signature(entry(Withdrawn.WORDS, **words)), "documents": 1, "places": 1, "unsure": 0}
    report = {"privacy": {"entries": [made]}}
    assert unmet(Privacy(withdrawals=(entry(Withdrawn.WORDS, **words),)), report) == []
    assert unmet(Privacy(withdrawals=(entry(Withdrawn.WORDS, **{**words, **changed}),)), report) == [
        "2026-01"
    ]


def test_a_rule_that_is_for_all_private_persons_now_is_told() -> None:
    rule = MaskRule(sign=entry(Withdrawn.NAMES, "rule"), private_persons=True)
    report: dict[str, Any] = {
        "privacy": {"entries": [signature(rule.sign)], "kept": {"not on the list of those to mask": 3}}
    }
    assert unmet(Privacy(mask=rule), report) == ["rule"]
    report["privacy"]["kept"] = {"a public title": 3}
    assert unmet(Privacy(mask=rule), report) == []
