"""Word files: what is printed becomes text, what cannot be read is said in a sentence."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Pt
from tests.pages import furniture, kept, readings

from policy_graph.errors import SkipDocument
from policy_graph.ingest.docx import read
from policy_graph.model import Document, RegionKind

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(fill: Callable[[Any], None]) -> bytes:
    document = docx.Document()
    fill(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def written(*paragraphs: str) -> Document:
    """Read a document with paragraphs whose insides are given as XML."""

    def fill(document: Any) -> None:
        for inside in paragraphs:
            xml = f'<w:p xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{inside}</w:p>'
            document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")

    return read(saved(fill), name="a.docx")


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def edited(source: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Change the parts of a file."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(source)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return buffer.getvalue()


def test_body_and_tables_come_in_order_with_the_heads_of_the_pages_as_furniture() -> None:
    def fill(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "凪浜町議会"
        document.sections[0].footer.paragraphs[0].text = "- 1 -"
        document.add_paragraph("出席者")
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(table._cells, ["議長", "川辺澄夫", "委員", "森一郎\n山花子"], strict=True):
            cell.text = text
        document.add_paragraph("○議長（川辺澄夫君）　開会します。")

    document = read(saved(fill), name="a.docx")
    assert kept(document) == [
        "出席者",
        "議長　　川辺澄夫",
        "委員　　森一郎",
        "山花子",
        "○議長（川辺澄夫君）　開会します。",
    ]
    assert furniture(document) == ["凪浜町議会", "- 1 -"]


def test_indents_become_full_width_spaces() -> None:
    def fill(document: Any) -> None:
        first = document.add_paragraph("日程に入ります。\n次です。")
        first.paragraph_format.first_line_indent = Pt(11)
        deep = document.add_paragraph("休憩")
        deep.paragraph_format.left_indent = Pt(33)

    assert read(saved(fill), name="a.docx").text.split("\n")[:3] == [
        "　日程に入ります。",
        "次です。",
        "　　　休憩",
    ]


def test_word_counts_the_numbers_and_so_does_the_text() -> None:
    def fill(document: Any) -> None:
        for style, text in (("List Number", "開会"), ("List Number", "議題"), ("List Bullet", "資料")):
            document.add_paragraph(text, style=style)

    assert [line.strip("　") for line in kept(read(saved(fill), name="a.docx"))] == [
        "1.　開会",
        "2.　議題",
        "・資料",
    ]


def test_tabs_breaks_ruby_and_hidden_text() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('なぎはま')}</w:rt><w:rubyBase>{run('凪浜')}</w:rubyBase></w:ruby></w:r>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隠し</w:t></w:r>"
    document = written(run("議長") + "<w:r><w:tab/><w:t>開会</w:t><w:br/></w:r>" + ruby + run("町") + hidden)
    assert kept(document) == ["議長　開会", "凪浜町"]
    assert readings(document) == [("凪浜", "なぎはま")]
    assert furniture(document) == ["隠し"]


def test_changes_are_read_as_accepted_and_the_deleted_words_counted() -> None:
    document = written(
        f"{run('予算を')}<w:ins>{run('増額')}</w:ins><w:del><w:r><w:delText>減額</w:delText></w:r></w:del>{run('する。')}"
    )
    assert kept(document) == ["予算を増額する。"]
    assert [finding.code for finding in document.findings] == ["ingest.deleted"]


def test_text_boxes_are_read_once_and_pages_are_marked() -> None:
    box = f"<w:pict><w:txbxContent><w:p>{run('囲みの中')}</w:p></w:txbxContent></w:pict>"
    both = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    document = written(run("本文") + both, '<w:r><w:br w:type="page"/></w:r>' + run("次の頁"))
    assert kept(document) == ["本文", "囲みの中", "次の頁"]
    assert [document.text[at:].split("\n")[0] for at in document.pages] == ["次の頁"]


def test_footnotes_are_notes_behind_the_body() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator"><w:p>{run("線")}</w:p></w:footnote>'
        f"<w:footnote><w:p>{run('速報値である。')}</w:p></w:footnote></w:footnotes>"
    )
    relation = '<Relationship Id="n1" Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>'

    def change(name: str, content: bytes) -> bytes:
        return (
            content.replace(b"</Relationships>", relation.encode())
            if name.endswith("document.xml.rels")
            else content
        )

    source = edited(saved(lambda document: document.add_paragraph("税収が増えた。")), change)
    buffer = io.BytesIO(source)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
    document = read(buffer.getvalue(), name="a.docx")
    assert kept(document, RegionKind.NOTE) == ["速報値である。"]
    assert kept(document) == ["税収が増えた。"]


PLAIN = saved(lambda document: document.add_paragraph("会議録"))


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (PLAIN[:200], "damaged"),
        (b"", "damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, r"old Word format.*save it as \.docx"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "password; save it without"),
        (edited(PLAIN, lambda name, content: b"<!DOCTYPE x>" + content if name == "word/document.xml" else content), "document type"),
        (edited(PLAIN, lambda name, content: b"<a>" + b" " * 3_000_000 if name == "word/document.xml" else content), "too tightly"),
        (edited(PLAIN, lambda name, content: re.sub(b"<w:body>.*</w:body>", b"", content)), "no body"),
        (saved(lambda document: None), "holds no text"),
    ],
    ids=["cut", "empty", "old", "locked", "entities", "bomb", "headless", "blank"],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_one_sentence(source: bytes, sentence: str) -> None:
    with pytest.raises(SkipDocument, match=rf"a\.docx.*{sentence}"):
        read(source, name="a.docx")
