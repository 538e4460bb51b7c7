"""Whatever bytes a file holds, a reader gives a lawful document or says in one line why not."""

import io
import json
import zipfile
from typing import Any

import docx as word
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pages import is_lawful

from policy_graph.errors import SkipDocument
from policy_graph.ingest import docx, html, json_form, xml_form

HTML = "<meta charset=utf-8><title>凪浜町議会</title><ol start=3><li>一<li>○議長</ol><table><tr><td>議長<td>森<br>山</table><ruby>凪<rt>なぎ</ruby><pre>\n○議長　開会\n</pre><a href=x>先頭へ</a>"
TEI = (
    "<TEI><teiHeader><fileDesc><titleStmt><title>会議録</title></titleStmt></fileDesc></teiHeader><text><body><pb/>"
    "<u who='#a'><seg>開会します。<note>（笑い）</note></seg></u><note type='speaker'>議長</note><u><p>次です。</p></u></body></text></TEI>"
)
DISCUSSNET = json.dumps(
    {"tenant_minutes": [{"title": "議長", "minute_type": "○議長", "body": "<pre>○議長　開会\n"}]}
)
DIET = json.dumps(
    {
        "meetingRecord": [
            {
                "issueID": "1",
                "date": "2023-12-13",
                "speechRecord": [
                    {"speechOrder": 0, "speech": "○森君　開会", "speaker": "森", "speakerYomi": "もり"}
                ],
            }
        ]
    }
)
PIECES = [
    b"<div>",
    b"</p>",
    b"<td>",
    b"<ruby><rt>",
    b"\0",
    b"\xff",
    b"&#xD800;",
    b"\\ud800",
    b"\r",
    b"\xe2\x80\xa8",
    b'"',
    b"<",
    b"hidden ",
]
READERS = [html.read, json_form.read, xml_form.read, docx.read]


def packed() -> dict[str, bytes]:
    """The parts of a Word file."""
    document = word.Document()
    document.add_paragraph("○議長　開会します。", style="List Number")
    document.add_table(rows=1, cols=2).cell(0, 0).text = "議長"
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PARTS = packed()


@st.composite
def mutated(draw: st.DrawFn, source: bytes) -> bytes:
    """Change a few places of something valid."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(source)))
        cut = draw(st.sampled_from([0, 1, 7, 40]))
        source = source[:at] + draw(st.sampled_from([*PIECES, b""])) + source[at + cut :]
    return source


def holds(reader: Any, source: bytes) -> None:
    why = ""
    try:
        assert is_lawful(reader(source, name="a"))
    except SkipDocument as error:
        why = str(error)
    assert "\n" not in why
    assert len(why) < 400


@pytest.mark.parametrize("reader", READERS)
@given(source=st.binary(max_size=300))
def test_any_bytes(reader: Any, source: bytes) -> None:
    holds(reader, source)


@pytest.mark.parametrize(
    ("reader", "valid"),
    [(html.read, HTML), (xml_form.read, TEI), (json_form.read, DISCUSSNET), (json_form.read, DIET)],
)
@given(data=st.data())
def test_a_file_that_was_valid_once(reader: Any, valid: str, data: st.DataObject) -> None:
    holds(reader, data.draw(mutated(valid.encode())))


@given(st.data())
def test_a_word_file_whose_parts_are_damaged_or_missing(data: st.DataObject) -> None:
    wanted = data.draw(st.sets(st.sampled_from(sorted(PARTS)), max_size=2))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in PARTS.items():
            if name not in wanted:
                archive.writestr(name, content)
            elif data.draw(st.booleans()):
                archive.writestr(name, data.draw(mutated(content)))
    holds(docx.read, buffer.getvalue())
