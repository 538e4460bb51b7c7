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
from policy_graph.model.page_parts import Listed, Thing
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


def line(page: Page) -> Listed | None:
    """Make the line of a page; ``None`` for a page that is in no list and is not searched for by name."""
    match page:
        case MeetingPage():
            return Listed(thing=page.thing, also=page.body_name, date=page.date or "", count=len(page.talk))
        case EntityPage():
            return Listed(
                thing=page.thing,
                also=" ".join((*page.names, *page.readings)),
                within=page.within,
                subtype=page.subtype,
                count=page.mentions,
            )
        case ItemPage():
            meetings = (page.meeting,) if page.meeting else ()
            return Listed(thing=page.thing, also=page.item.title, meetings=meetings)
        case DocumentPage():
            return Listed(thing=page.thing, meetings=page.meetings)
        case RulingPage():
            return Listed(thing=page.thing, verdict=page.ruling.verdict)
        case WithdrawalPage():
            return Listed(thing=page.thing, date=page.date or "")
    return None


def entry(listed: Listed, words: Mapping[str, Words], subtypes: Mapping[str, Bilingual]) -> Entry:
    """Write a line as lists show it."""
    thing = listed.thing
    match thing.kind:
        case "meeting":
            utterances = words["meeting"].fill("n_utterances", n=listed.count)
            return Entry(
                thing=thing,
                note=Markup("{} {}").format(dated(listed.date), utterances),
                also=listed.also,
                context=listed.date,
                date=listed.date,
                count=listed.count,
            )
        case "agenda" | "bill":
            meeting = listed.meetings[0].label if listed.meetings else ""
            return Entry(thing=thing, note=Markup(""), also=listed.also, context=meeting)
        case "document":
            return Entry(thing=thing, note=Markup("").join(_label(each) for each in listed.meetings))
        case "judgement":
            return Entry(thing=thing, note=both(listed.verdict) if listed.verdict else Markup(""))
        case "withdrawal":
            return Entry(thing=thing, note=dated(listed.date))
    return _entity(listed, words, subtypes)


def _entity(listed: Listed, words: Mapping[str, Words], subtypes: Mapping[str, Bilingual]) -> Entry:
    kind = listed.subtype
    subtype = kind and both(subtypes.get(kind, Bilingual(ja=kind, en=kind)))
    places = words["entity"].fill("in_shared", n=listed.count) if listed.count else Markup("")
    within = Markup('<span lang="ja">{}</span>').format(listed.within)
    post = listed.thing.kind == "post"
    note = places if post else Markup("{} {} {}").format(within, subtype, places)
    scope = "" if post else listed.within
    return Entry(thing=listed.thing, note=note, also=listed.also, context=scope, count=listed.count)


def _label(thing: Thing) -> Markup:
    return Markup('<span lang="ja">{}</span>').format(thing.label)
