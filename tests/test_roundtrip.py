"""Minutes that were printed are read like the text that was printed: Chromium and LibreOffice, end to end."""

from pathlib import Path

import printing
import pytest
from rereading import carried

import pages
from policy_graph.ingest.source import read
from policy_graph.model import Document, Meeting, Presence, Region, RegionKind, SourceFile, Span
from policy_graph.parse.meeting import parse
from policy_graph.text import squeeze

MINUTES = Path(__file__).parents[1] / "examples" / "aone-assembly" / "aone-assembly-2024-09-11.txt"
FORMS = [
    ("chromium", printing.CHROMIUM, "PDF by Chromium, head and foot"),
    ("chromium", printing.CHROMIUM, "PDF by Chromium, vertical"),
    ("soffice", printing.OFFICE, "PDF by LibreOffice, two columns"),
]


def structure(meeting: Meeting) -> dict[str, object]:
    """What must come through: who spoke, who was there, what was on the agenda, when and where."""
    return {
        "speakers": [each.speaker for each in meeting.utterances],
        "present": [
            (each.role and each.role.value, each.name and each.name.value)
            for each in meeting.attendees
            if each.presence is Presence.PRESENT
        ],
        "agenda": [(item.number, item.title.value) for item in meeting.agenda],
        "meeting": [
            stated and stated.value
            for stated in (meeting.title, meeting.body, meeting.date, meeting.start_time, meeting.venue)
        ],
    }


@pytest.mark.parametrize(("name", "programs", "title"), FORMS, ids=[title for *_, title in FORMS])
def test_printed_minutes_are_read_like_their_text(
    name: str, programs: tuple[str, ...], title: str, tmp_path: Path
) -> None:
    try:
        printing.found(name, programs)
    except printing.NotRun as error:
        pytest.skip(str(error))
    text = read(SourceFile(path=MINUTES))
    meeting = parse(text)
    form = next(each for each in printing.variants() if each.title == title)
    form.make([pages.sheet(text, meeting)], tmp_path)
    printed = read(SourceFile(path=tmp_path / f"{MINUTES.stem}.{form.ending}"))
    assert carried(printed, squeeze(text.text))[1] == 0
    assert structure(parse(printed)) == structure(meeting)


def test_what_an_encoding_lacks_becomes_the_nearest_that_it_has() -> None:
    assert pages.encoded("○高橋－①", "euc_jp") == ("○高橋−1".encode("euc_jp"), 2)
    assert pages.encoded("○高橋－①", "cp932") == ("○高橋－①".encode("cp932"), 0)


def test_places_are_carried_over_furniture_and_what_is_lost() -> None:
    document = Document(
        name="printed",
        source=b"",
        sha256="",
        text="あい\n- 1 -\nえお",
        encoding="utf-8",
        media_type="application/pdf",
        known=(Region(span=Span(3, 8), kind=RegionKind.FURNITURE),),
    )
    places, wrong = carried(document, "あいうえお")
    assert wrong == 1
    assert [places[at] for at in (0, 1, 9, 10, 11)] == [0, 1, 3, 4, 5]
