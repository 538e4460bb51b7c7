"""Who comes and goes: notes and lines such as 〔３番山田太郎君退場〕 and 午後１時１５分　佐藤議員出席."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from policy_graph.dates import NUMBER, times
from policy_graph.model import Attendee, Move, Movement, Note, Presence, Span, Stated, Utterance
from policy_graph.parse.words import table
from policy_graph.text import Copy, fold, join, squeeze

# A time of day as notes and lists write it: 午後１時１５分頃, 13:15.
CLOCK = rf"(?:午前|午後)?(?:{NUMBER})時(?:(?:{NUMBER})分|半)?(?:頃|ごろ)?|\d{{1,2}}:\d\d"
COMES, GOES = ("|".join(table("movements")[move]) for move in ("comes", "goes"))
# What somebody does, at the end of a step.
VERB = rf"(?:(?P<comes>{COMES})|(?P<goes>{GOES}))(?:する|した|し)?"
# One of those who move, up to the verb; before the verb or the name the time may stand.
STEP = re.compile(
    rf"(?:(?P<time>{CLOCK})(?:に|、|,)?)?(?P<who>[^、。,:()〔〕「」\d]{{1,30}}?|\d{{1,3}}番[^、。,:()〔〕「」\d]{{1,20}}?)?"
    rf"(?:、?(?P<behind>{CLOCK})(?:に|、|,)?)?(?:が|は)?{VERB}(?=$|[、。,\s〕)\]])"
)
# A line that says nothing else: the time and the person, or the person and the time.
LINE = re.compile(
    rf"[^\w]*(?:(?:{CLOCK})(?:に|、|,)?[^、。\d]{{1,24}}|(?:\d{{1,3}}番)?[^、。\d]{{1,24}}、?(?:{CLOCK})(?:に|、|,)?)(?:が|は)?(?:{COMES}|{GOES})(?:する|した)?[^\w。]*"
)
# What a list says behind a name: （午前１０時１５分出席）, （途中退席）.
REMARK = re.compile(rf"(?:{CLOCK})?(?:から|に|より|まで|で)?(?:(?P<comes>{COMES}|途中出席)|(?P<goes>{GOES}))")
# What lists tell by the presence of those on them.
MOVES = {Presence.LATE: Move.ARRIVES, Presence.LEFT: Move.LEAVES}
# Nobody: 「なし」, 起立, or what others do.
NOBODY = re.compile(r"(?:者あり|なし|全員|一同|ご?起立|賛成|反対|多数|少数)")
# One chair makes room for another.
CHANGE = re.compile("議長(?:退席|降壇|席).*着席|交代")
TITLE = re.compile(r"(?:議員|\d{1,3}番)(?=[^\W\d]{3})")
# A note without its brackets.
INNER = re.compile(r"[^〔(\[―─\s-].*[^〕)\]―─\s-]")
COURTESY = re.compile(r"(?:君|氏|さん)$")


def movements(
    text: str, notes: Sequence[Note], utterances: Sequence[Utterance], people: Iterable[Attendee]
) -> tuple[Movement, ...]:
    """List those who came and went, in the order of the lists and notes that say so."""
    noted = (movement for note in notes for movement in _of_note(text, note, utterances))
    return (*_listed(text, people), *noted)


def _listed(text: str, people: Iterable[Attendee]) -> Iterator[Movement]:
    """Those whom a list says to have come late or left early, where it gives the time: （午前１０時１５分出席）."""
    for person in people:
        move = MOVES.get(person.presence)
        folded = join(text, [(person.span.start, person.span.end)]).folded
        clock = re.search(CLOCK, folded.text)
        reading = next(times(clock[0]), None) if clock else None
        if move and person.name and clock and reading:
            place = Span(*folded.source(*clock.span()))
            time = Stated(value=reading.value, span=place)
            yield Movement(who=person.name, move=move, time=time, span=person.span)


def is_movement(plain: str) -> bool:
    """Tell whether a line in the form of look-ups says nothing but that somebody comes or goes at some time."""
    return len(plain) <= 48 and LINE.fullmatch(plain) is not None


def moved(attendee: Attendee) -> Attendee:
    """Read what stands behind a name for presence, not for an affiliation: （午後２時早退）."""
    for words in (attendee.affiliation, attendee.role, attendee.affiliation_role):
        match = REMARK.fullmatch(fold(words.value)) if words else None
        if match:
            presence = Presence.LATE if match["comes"] else Presence.LEFT
            role = None if words is attendee.role else attendee.role
            return replace(attendee, presence=presence, role=role, affiliation=None, affiliation_role=None)
    return attendee


def _of_note(text: str, note: Note, utterances: Sequence[Utterance]) -> Iterator[Movement]:
    folded = join(text, [(note.span.start, note.span.end)]).folded
    if CHANGE.search(folded.text):
        return
    waiting: list[tuple[int, int]] = []
    inner = INNER.search(folded.text)
    at = inner.start() if inner else 0
    for part in re.finditer(r"[^、,]+", inner[0]) if inner else ():
        start, end = at + part.start(), at + part.end()
        step = STEP.fullmatch(folded.text, start, end)
        if step is None:
            waiting.append((start, end))
            continue
        move = Move.ARRIVES if step["comes"] else Move.LEAVES
        own = [step.span("who")] if step["who"] else []
        for place in (*waiting, *own):
            if not NOBODY.search(folded.text[slice(*place)]):
                yield _movement(text, folded, place, move, step, note, utterances)
        waiting = []


def _movement(
    text: str,
    folded: Copy,
    place: tuple[int, int],
    move: Move,
    step: re.Match[str],
    note: Note,
    utterances: Sequence[Utterance],
) -> Movement:
    start, end = place
    title = TITLE.match(folded.text[start:end])
    start += len(title[0]) if title else 0
    courtesy = COURTESY.search(folded.text[start:end])
    who = Span(*folded.source(start, end - (len(courtesy[0]) if courtesy else 0)))
    before = note.utterance or max(
        (each.number for each in utterances if each.label.start < note.span.start), default=None
    )
    return Movement(
        who=Stated(value=squeeze(who.of(text)), span=who),
        move=move,
        time=_time(text, folded, step),
        span=note.span,
        utterance=before,
    )


def _time(text: str, folded: Copy, step: re.Match[str]) -> Stated | None:
    for name in ("time", "behind"):
        if step[name]:
            reading = next(times(step[name]), None)
            place = Span(*folded.source(*step.span(name)))
            return Stated(value=reading.value, span=place) if reading else None
    return None
