"""What a reader knows for furniture of the page is no part of what was said, and is accounted for."""

from dataclasses import replace

from tests.parse.conftest import document

from policy_graph.model import Region, RegionKind, Span
from policy_graph.parse.meeting import parse

TEXT = (
    "山波市議会 会議録検索\n○議長（川辺澄夫君）　開会いたします。きょうの\n前の頁　次の頁\n議題は一つです。\n"
)


def test_a_line_of_site_navigation_is_furniture_inside_of_a_speech() -> None:
    at = TEXT.index("前の頁")
    known = (Region(span=Span(at, at + 7), kind=RegionKind.FURNITURE),)
    meeting = parse(replace(document(TEXT), known=known))
    spoken = "".join(s.of(TEXT) for each in meeting.passages if each.utterance == 1 for s in each.spans)
    assert spoken == "開会いたします。きょうの議題は一つです。"
    assert [r.kind for r in meeting.regions if r.span.start == at] == [RegionKind.FURNITURE]
    assert sum(r.span.end - r.span.start for r in meeting.regions) == len(TEXT)
