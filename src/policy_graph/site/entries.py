"""What the lists of the site say of each page: gathered while the pages are written, one line for each."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from policy_graph.model import Bilingual
from policy_graph.model.page import (
    DocumentPage,
    EntityPage,
    ItemPage,
    MeetingPage,
    Page,
    RulingPage,
    WithdrawalPage,
)
from policy_graph.model.page_parts import Thing
from policy_graph.site.words import Words, both, dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a list: ``also`` are other names to find it by, ``date`` is that of a meeting.

    ``context`` tells it from others of the same name.
    """

    thing: Thing
    note: Markup
    also: str = ""
    context: str = ""
    date: str = ""
    count: int = 0


def entry(page: Page, words: Mapping[str, Words], subtypes: Mapping[str, Bilingual]) -> Entry | None:
    """Make the line of a page; ``None`` for a page that is in no list and is not searched for by name."""
    match page:
        case MeetingPage():
            note = Markup("{} {}").format(
                dated(page.date), words["meeting"].fill("n_utterances", n=len(page.talk))
            )
            return Entry(
                thing=page.thing,
                note=note,
                also=page.body_name,
                context=page.date or "",
                date=page.date or "",
                count=len(page.talk),
            )
        case EntityPage():
            return _entity(page, words, subtypes)
        case ItemPage():
            meeting = page.meeting.label if page.meeting else ""
            return Entry(thing=page.thing, note=Markup(""), also=page.item.title, context=meeting)
        case DocumentPage():
            return Entry(thing=page.thing, note=Markup("").join(_label(each) for each in page.meetings))
        case RulingPage():
            return Entry(thing=page.thing, note=both(page.ruling.verdict))
        case WithdrawalPage():
            return Entry(thing=page.thing, note=dated(page.date))
    return None


def _entity(page: EntityPage, words: Mapping[str, Words], subtypes: Mapping[str, Bilingual]) -> Entry:
    subtype = page.subtype and both(subtypes.get(page.subtype, Bilingual(ja=page.subtype, en=page.subtype)))
    places = words["entity"].fill("in_shared", n=page.mentions) if page.mentions else Markup("")
    within = Markup('<span lang="ja">{}</span>').format(page.within)
    note = Markup("{} {} {}").format(within, subtype, places) if page.thing.kind != "post" else places
    also = " ".join((*page.names, *page.readings))
    scope = "" if page.thing.kind == "post" else page.within
    return Entry(thing=page.thing, note=note, also=also, context=scope, count=page.mentions)


def _label(thing: Thing) -> Markup:
    return Markup('<span lang="ja">{}</span>').format(thing.label)
