"""The talk: blocks under labels, line by line: speech, stage notes, headings, what belongs to nobody."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_graph.model import RegionKind, Span
from policy_graph.parse import frames, sessions
from policy_graph.parse.agenda import is_item
from policy_graph.parse.furniture import Page, is_end_mark, is_rule
from policy_graph.parse.labels import Label
from policy_graph.parse.lines import Line, part
from policy_graph.parse.movements import is_movement

NOTE = re.compile(
    r"(?:〔[^〔〕]{2,}〕|［[^［］]{2,}］|[（(](?:[^（）()]|[（(][^（）()]*[）)]){1,120}[）)]|\s)+"
)
# Stage words by which brackets inside a line are known for a note.
INLINE = re.compile(
    r"[（(〔][^（）()〔〕]{0,40}?(?:拍手|笑声?|呼ぶ者|発言する者|声あり|起立|挙手|登壇|降壇|着席|退席|退場|入場|入室|退室|投票|朗読|休憩|黙祷|中継|映写|資料提示|掲示)[^（）()〔〕]{0,40}[）)〕]"
)
PROCEDURE = re.compile(r"\s*(?:(?:（(?:[^（）]|（[^（）]*）)*）|\((?:[^()]|\([^()]*\))*\)|〔[^〔〕]*〕)\s*)+")
# Brackets that number something are no note: （１）, 〔2〕, （案）.
NO_NOTE = re.compile(r"[（(〔［](?:[\d一二三四五六七八九十ア-ンa-zA-Z]{1,3}|案|表|図|注)[）)〕］]")
# Marks of a line that is a heading in minutes of every layout.
HEADING_MARK = re.compile(r"[○◯〇◎●◆◇■□▲△▼▽★☆]\s*(?!\s)")
# The formula above the signatures.
SIGNED = re.compile(
    r"(?:規定により|会議の(?:次第|経過|顛末)|これを証するため).{0,40}署名(?:する|した|します|いたします)。?$"
)
# What a whole sentence ends in.
WHOLE = "。！？」）)〕］"
# A remark inside the title of an item: （〇〇を含む。）
ASIDE = re.compile(r"[（(][^（）()]*[）)]")
# The words with which a chair closes the meeting.
CLOSED = re.compile(r"(?:閉会|散会|終了|閉じ).{0,16}(?:ます|ました)。$")
# Words that are written, not said: the head of a letter that was read or handed out.
LETTER = re.compile(r"(?:様|殿|[^\d]\d+号)$|^記$|^[(（〔].*参照[)）〕]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the part of a line behind its label, and what it is. ``utterance`` is the number of the utterance
    that it belongs to, ``None`` outside."""

    line: Line
    kind: RegionKind
    utterance: int | None = None


def read(lines: Sequence[Line], labels: Sequence[Label], page: Page) -> Iterator[Piece]:
    """Classify every line from the first label on; the labels themselves come as pieces too."""
    ends = [label.line for label in labels[1:]] + [len(lines)]
    for number, (label, end) in enumerate(zip(labels, ends, strict=True), 1):
        first = lines[label.line]
        yield Piece(part(first, label.span), RegionKind.LABEL, number)
        block = list(lines[label.line + 1 : end])
        if label.rest.start < label.rest.end:
            block.insert(0, part(first, label.rest))
        pieces = list(_classified(list(_cut(block)), page, number, end == len(lines)))
        yield from _without_headings(
            pieces, page, own_line=block[:1] == lines[label.line + 1 : label.line + 2]
        )


def _cut(block: Sequence[Line]) -> Iterator[Line]:
    """Cut a closing that stands behind the last speech on its line into a line of its own."""
    for line in block:
        tail = sessions.TAIL.search(line.text)
        places = [tail.start("mark"), tail.end("mark")] if tail else []
        for start, end in zip([0, *places], [*places, len(line.text)], strict=True):
            text = line.text[start:end]
            if text.strip():
                at = line.span.start + start + len(text) - len(text.lstrip())
                yield part(line, Span(at, at + len(text.strip())))


def _classified(block: Sequence[Line], page: Page, number: int, last: bool) -> Iterator[Piece]:
    """Say of each line of a block what it is. The speech is over at a rule behind a whole sentence, at a line that
    says when the sitting rests or closes, and at a closing mark."""
    open_, over, said = True, False, ""
    outside: list[Line] = []
    heads, boxes = frames.headings(block), frames.notes(block)
    for at, line in enumerate(block):
        if open_ and at in heads:
            yield Piece(line, RegionKind.AGENDA)
            continue
        piece = _unspoken(line, page, number if open_ else None)
        if piece is None and at in boxes:
            piece = Piece(line, RegionKind.NOTE, number if open_ else None)
        if piece is None and not open_:
            outside.append(line)
            continue
        yield from _written(outside, None if over else number, last)
        outside = []
        yield piece or Piece(line, RegionKind.SPEECH, number)
        over = over or sessions.verb(line) in sessions.CLOSES or is_end_mark(line)
        open_ = open_ and not (piece and _closes(piece, said, block[at + 1 :]))
        if last and piece is None and _is_followed_by_document(line, block[at + 1 :]):
            open_, over = False, True
        if piece is None or piece.utterance is not None:
            said = line.text
    yield from _written(outside, None if over else number, last)


def _unspoken(line: Line, page: Page, number: int | None) -> Piece | None:
    """Classify a line that nobody speaks; ``None`` for one that somebody may."""
    if SIGNED.search(line.plain):
        return Piece(line, RegionKind.HEADER)
    if page.has(line):
        return Piece(line, RegionKind.FURNITURE)
    if line.text[0] in page.heading_marks and _may_head(line):
        return Piece(line, RegionKind.AGENDA)
    if line.text[0] in "#＃":
        return Piece(line, RegionKind.HEADER)
    if sessions.verb(line):
        return Piece(line, RegionKind.NOTE)
    if is_movement(line.plain):
        return Piece(line, RegionKind.NOTE, number)
    if (NOTE.fullmatch(line.text) and not NO_NOTE.fullmatch(line.text)) or page.is_note(line):
        return Piece(line, RegionKind.NOTE, number)
    return None


def _closes(piece: Piece, said: str, following: Sequence[Line]) -> bool:
    """Tell whether a line ends the speech before it. A rule does so behind a whole sentence, or when no sentence
    follows."""
    line = piece.line
    if piece.kind is not RegionKind.FURNITURE:
        return piece.utterance is None
    if not is_rule(line) or not said:
        return is_end_mark(line)
    return said[-1] in WHOLE or not any("。" in each.text for each in following)


def _is_followed_by_document(line: Line, following: Sequence[Line]) -> bool:
    """Tell whether a line closes the meeting and what follows is a paper printed behind it: its title, its addressee."""
    if not CLOSED.search(line.text) or not following or following[0].text[-1] in "。、":
        return False
    return any(LETTER.search(each.text) and not is_item(each) for each in following)


def _written(lines: Sequence[Line], number: int | None, last: bool) -> Iterator[Piece]:
    """Classify lines that stand behind the end of a speech: documents and signatures, or headings of items behind
    which the same speaker (``number``, unless the sitting is over) may go on."""
    document = any(LETTER.search(line.text) and not is_item(line) for line in lines)
    talks = (
        [at for at, line in enumerate(lines) if line.text[-1] in "。、"] if number and not document else []
    )
    for at, line in enumerate(lines):
        if talks and at >= talks[0]:
            yield Piece(line, RegionKind.SPEECH, number)
        elif document or any("。" in ASIDE.sub("", each.text) for each in lines):
            yield Piece(line, RegionKind.AGENDA if talks else RegionKind.HEADER)
        else:
            yield Piece(line, RegionKind.ROSTER if last else RegionKind.AGENDA)


def _without_headings(pieces: list[Piece], page: Page, *, own_line: bool) -> list[Piece]:
    """Take headings off the end of a speech: lines that end no sentence, behind one that does, and that are numbered
    like an item or set apart from the lines of the speech. ``own_line`` says that the label has a line of its own, so
    that the first line of the speech is indented like the others."""
    speech = [at for at, piece in enumerate(pieces) if piece.kind is RegionKind.SPEECH]
    if not speech:
        return pieces
    behind = any(piece.utterance is not None for piece in pieces[speech[-1] + 1 :])
    if behind and not HEADING_MARK.match(pieces[speech[-1]].line.text):
        return pieces
    start = len(speech)
    while start > 1 and _may_head(pieces[speech[start - 1]].line):
        start -= 1
    heads = [pieces[at].line for at in speech[start:]]
    before = pieces[speech[start - 1]].line if start else None
    if not heads or before is None or not before.ends or page.fills(before):
        return pieces
    if not _set_apart(heads[0], [pieces[at].line for at in speech[0 if own_line else 1 : start]]):
        return pieces
    for at in speech[start:]:
        pieces[at] = Piece(pieces[at].line, RegionKind.AGENDA)
    return pieces


def _may_head(line: Line) -> bool:
    return len(line.plain) <= 120 and line.text[-1] not in "。、，．.！？!?」』か"


def _set_apart(line: Line, inner: Sequence[Line]) -> bool:
    if is_item(line) or HEADING_MARK.match(line.text):
        return True
    return bool(inner) and all(each.indent > line.indent for each in inner)


def unlabelled(lines: Sequence[Line], page: Page, bullets: str) -> Iterator[Piece]:
    """Classify the lines of a text without labels: speech that nobody is named for, and the items that ``bullets``
    stand under."""
    for at, line in enumerate(lines):
        item = opens_item(line, lines[at + 1 : at + 2], bullets)
        yield (_unspoken(line, page, None) or Piece(line, RegionKind.AGENDA if item else RegionKind.SPEECH))


def opens_item(line: Line, below: Sequence[Line], bullets: str) -> bool:
    """Tell whether a line is the heading of an item with bullets below it."""
    if not bullets or not below or below[0].text[0] not in bullets or line.text[0] in bullets:
        return False
    return is_item(line) and _may_head(line)


def is_procedure(words: str) -> bool:
    """Tell whether something was done and nothing said: all words stand in brackets."""
    return PROCEDURE.fullmatch(words) is not None


def notes(pieces: Sequence[Piece], page: Page) -> Iterator[Span]:
    """List the stage notes of an utterance: whole lines, and inside a line brackets with a stage word or those that a
    profile keeps for notes."""
    for piece in pieces:
        start = piece.line.span.start
        if piece.kind is RegionKind.NOTE:
            yield piece.line.span
            continue
        found = {match.span() for match in INLINE.finditer(piece.line.text)} | set(page.notes_in(piece.line))
        yield from (Span(start + first, start + last) for first, last in sorted(found))
