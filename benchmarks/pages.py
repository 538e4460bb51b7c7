"""A text as the pages that a city would make of it: HTML to read or to print, flat OpenDocument, DOCX, other encodings."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from policy_graph.model import Document, Meeting
from policy_graph.parse.lines import page_width, split
from policy_graph.text import VARIANTS

# What stands for a character that an encoding does not have, the nearest first; 〓 stands for everything else.
NEAREST = {
    "−": "－-",
    "－": "−-",
    "〜": "～",
    "～": "〜",
    "—": "―-",
    "–": "―-",
    "‐": "-",
    "‑": "‐-",
    "∥": "‖",
    "‖": "∥",
}
MISSING = "〓"
FONTS = "IPAGothic, 'Noto Sans CJK JP'"
HEAD_LENGTH = 30
# Columns of indent from which a line stands by itself.
DEEP = 6

# Page set-up of each printed form: CSS for Chromium, page and column properties for LibreOffice.
CSS = {
    "horizontal": "@page { size: A4; margin: 25mm }",
    "vertical": "@page { size: A4 landscape; margin: 20mm } html { writing-mode: vertical-rl }",
    "two columns": (
        "@page { size: A4 landscape; margin: 15mm } html { font-size: 9pt } body { column-count: 2; column-gap: 8mm }"
    ),
    "head and foot": (
        '@page {{ size: A4; margin: 25mm; @top-right {{ content: "{head}"; font: 8pt IPAGothic }} '
        '@bottom-center {{ content: "- " counter(page) " -"; font: 9pt IPAGothic }} }}'
    ),
}
OFFICE = {
    "horizontal": ('fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"', "", "10.5pt"),
    "vertical": (
        'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="2cm" '
        'style:writing-mode="tb-rl"',
        "",
        "10.5pt",
    ),
    "two columns": (
        'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.5cm"',
        '<style:columns fo:column-count="2" fo:column-gap="0.8cm"/>',
        "9pt",
    ),
    "head and foot": ('fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"', "", "10.5pt"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One set of minutes to be published: its text as it is, its paragraphs, and ``rows`` of speaker and speech."""

    name: str
    text: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]

    @property
    def head(self) -> str:
        """The running head: the first line of the text."""
        return next(each.strip() for each in self.paragraphs if each.strip())[:HEAD_LENGTH]


def sheet(document: Document, meeting: Meeting) -> Sheet:
    """Make the sheet of a text that has been read."""
    return Sheet(
        name=document.name.rsplit(".", 1)[0],
        text=document.text,
        paragraphs=tuple(paragraphs(document.text, meeting)),
        rows=tuple(rows(document.text, meeting)),
    )


def paragraphs(text: str, meeting: Meeting) -> Iterator[str]:
    """Give the paragraphs: the lines as they are, or joined where the text was wrapped to the width of a page.

    Half-width blanks in front of a paragraph become one full-width blank, as they were before the text was taken from a
    page; blank lines are kept. A line that is indented deep is a cell of a list and is never joined.
    """
    lines = split(text)
    wrapped = page_width(lines) is not None
    goes_on = {span.start for passage in meeting.passages for span in passage.spans[1:]} if wrapped else ()
    parts: list[str] = []
    for line in lines:
        if line.span.start in goes_on and parts and line.indent < DEEP:
            parts.append(line.text)
            continue
        if parts:
            yield "".join(parts)
        if line.gap:
            yield ""
        before = text[: line.span.start]
        indent = before[len(before.rstrip(" \t\u3000")) :]
        parts = ["　" if indent and not indent.strip(" ") else indent, line.text]
    yield "".join(parts)


def rows(text: str, meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Give label and words of every utterance, and with no label what stands before, between and after them."""
    at = 0
    for each in meeting.utterances:
        yield "", text[at : each.label.start]
        yield each.label.of(text), each.span.of(text)
        at = each.span.end
    yield "", text[at:]


def printed(sheet: Sheet, form: str) -> str:
    """Write the HTML page that Chromium prints."""
    css = CSS[form].format(head=sheet.head.replace('"', "”")) if form == "head and foot" else CSS[form]
    style = f"body {{ font-family: {FONTS}; line-height: 1.7; margin: 0 }} html {{ font-size: 10.5pt }}"
    lines = "\n".join(f"<p>{escape(each) or '<br>'}</p>" for each in sheet.paragraphs)
    return _html(sheet, lines, f"<style>{style} p {{ margin: 0; white-space: pre-wrap }} {css}</style>")


def simple(sheet: Sheet) -> str:
    """Write a web page of paragraphs with line breaks."""
    return _html(sheet, "\n".join(_blocks(sheet.paragraphs)))


def site(sheet: Sheet) -> str:
    """Write the same page with the navigation of a city's site around it."""
    links = "".join(f'<li><a href="/{at}/">{word}</a></li>' for at, word in enumerate(SITE))
    return _html(
        sheet,
        f'<div id="skip"><a href="#main">本文へ移動</a></div><header><h2>青嶺市</h2><nav><ul>{links}</ul></nav></header>'
        '<div class="breadcrumb"><a href="/">トップページ</a> &gt; <a href="/shisei/">市政情報</a> &gt; 会議録</div>'
        f'<main id="main"><article>{chr(10).join(_blocks(sheet.paragraphs))}</article></main>'
        f"<aside><h2>関連情報</h2><ul>{links}</ul></aside>"
        "<footer><p>このページに関するお問い合わせ</p><p>総務課　電話：000-000-0000</p>"
        "<p>Copyright © Aone City. All Rights Reserved.</p></footer>",
    )


SITE = ("ホーム", "くらし・手続き", "子育て・教育", "観光・文化", "事業者の方へ", "市政情報", "サイトマップ")


def table(sheet: Sheet) -> str:
    """Write a page whose minutes are a table: the speaker in the first column, the words in the second."""
    cells = (
        f"<tr><td>{escape(label)}</td><td>{_broken(words)}</td></tr>"
        if label
        else "".join(f'<tr><td colspan="2">{escape(line)}</td></tr>' for line in _filled(words))
        for label, words in sheet.rows
    )
    return _html(sheet, f'<table border="1">{chr(10).join(cells)}</table>')


def office(sheet: Sheet, form: str) -> str:
    """Write the flat OpenDocument text that LibreOffice prints."""
    page, columns, size = OFFICE[form]
    ends = form == "head and foot"
    template = (Path(__file__).parent / "page.fodt").read_text("utf-8")
    return template.format(
        page=page,
        columns=columns,
        size=size,
        header=f"<style:header><text:p>{_office(sheet.head)}</text:p></style:header>" if ends else "",
        footer=FOOT if ends else "",
        body="\n".join(
            f'<text:p text:style-name="Standard">{_office(each)}</text:p>' for each in sheet.paragraphs
        ),
    )


FOOT = (
    '<style:footer><text:p text:style-name="Foot">- <text:page-number text:select-page="current">1</text:page-number> -'
    "</text:p></style:footer>"
)


def word(sheet: Sheet, path: Path) -> None:
    """Write a DOCX with python-docx: one paragraph a paragraph."""
    import docx

    document = docx.Document()
    for each in sheet.paragraphs:
        document.add_paragraph(each)
    document.save(str(path))


def encoded(text: str, encoding: str) -> tuple[bytes, int]:
    """Encode ``text``; each character that the encoding lacks becomes the nearest that it has. Also says how many did."""
    kept = [_nearest(char, encoding) for char in text]
    lost = sum(new != old for new, old in zip(kept, text, strict=True))
    return "".join(kept).encode(encoding), lost


def _nearest(char: str, encoding: str) -> str:
    folded = unicodedata.normalize("NFKC", char)
    wanted: tuple[str, ...] = (char, *NEAREST.get(char, ""), char.translate(VARIANTS), folded, MISSING)
    return next(each for each in wanted if _holds(encoding, each))


def _holds(encoding: str, text: str) -> bool:
    try:
        return text.encode(encoding).decode(encoding) == text
    except UnicodeError:
        return False


def _html(sheet: Sheet, body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><title>{escape(sheet.head)}</title>{head}</head>\n'
        f"<body>\n{body}\n</body></html>\n"
    )


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    """Give the lines between blank ones as one paragraph with breaks."""
    block: list[str] = []
    for line in (*lines, ""):
        if line:
            block.append(escape(line))
        elif block:
            yield f"<p>{'<br>'.join(block)}</p>"
            block = []


def _broken(words: str) -> str:
    return "<br>".join(escape(line) for line in _filled(words))


def _filled(words: str) -> list[str]:
    return [line for line in words.splitlines() if line.strip()]


def _office(line: str) -> str:
    return escape(line).replace(" ", "<text:s/>").replace("\t", "<text:tab/>")
