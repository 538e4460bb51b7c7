"""The last look before publication: does anything that was withdrawn stand in any byte of a release?"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from policy_graph.model import Privacy, Withdrawal, Withdrawn
from policy_graph.privacy.mask import Names, sure
from policy_graph.privacy.names import form, name_in
from policy_graph.privacy.private import NOT_LISTED
from policy_graph.privacy.seen import Search, found
from policy_graph.privacy.speeches import DIGITS

# A quote of so many characters is looked for everywhere; a shorter one may well be said by others.
LONG = 10
# What a report counts for each entry, besides what the entry says.
COUNTS = ("documents", "places", "unsure")


def wanted(privacy: Privacy) -> dict[str, Search]:
    """Give what is known from the file alone, by the ids of the entries."""
    found_ = {sign.id: Search(_names(sign), _kept(sign)) for sign in privacy.withdrawals}
    if rule := privacy.mask:
        found_[rule.sign.id] = Search(sure(rule.names), rule.keep)
    return {id_: search for id_, search in found_.items() if search.names}


def leaks(folder: Path, privacy: Privacy) -> Iterator[str]:
    """Name every file below a folder that holds something withdrawn, by name or content, and the entry; never the words."""
    looked_for = wanted(privacy)
    searches = list(looked_for.values())
    for path in sorted(path for path in folder.rglob("*") if path.is_file()) if searches else ():
        place = path.relative_to(folder).as_posix()
        named, held = found(place.encode(), searches), found(path.read_bytes(), searches)
        for id_, search in looked_for.items():
            if search in named:
                yield f"the name of a file holds what entry {id_} withdraws: {_hidden(place, searches)}"
            elif search in held:
                yield f"{_hidden(place, searches)} holds what entry {id_} withdraws"


def unmet(privacy: Privacy, report: Mapping[str, Any]) -> list[str]:
    """Name the entries that a build was made without, or with another scope or other words than they have now."""
    told = report.get("privacy", {})
    made = [{key: each[key] for key in each if key not in COUNTS} for each in told.get("entries", ())]
    without = [sign.id for sign in privacy.signs if signature(sign) not in made]
    rule = privacy.mask
    if rule and rule.private_persons and NOT_LISTED in told.get("kept", {}) and rule.sign.id not in without:
        without.append(rule.sign.id)  # the build kept people because the rule was not for all private persons
    return without


def signature(sign: Withdrawal) -> dict[str, Any]:
    """What a report says of an entry: what its tombstone says and how far it goes; nothing of what was withdrawn."""
    scope = {
        "number": sign.number,
        "characters": len(form(sign.quote or "")),
        "speech": sign.speech,
        "everywhere": sign.everywhere,
    }
    return {
        "id": sign.id,
        "what": str(sign.what),
        "reason_ja": sign.reason.ja,
        "reason_en": sign.reason.en,
        "date": sign.date,
        "who": sign.who,
        **{name: value for name, value in scope.items() if value},
    }


def _names(sign: Withdrawal) -> tuple[str, ...]:
    if sign.what is Withdrawn.PERSON:
        names = (*((name_in(sign.about),) if sign.about else ()), *sign.names)
        return names if sign.everywhere else sure(names)
    if sign.what is Withdrawn.DOCUMENT:
        return _of_document(sign.about)
    quote = sign.quote or ""
    return (quote,) if quote and (sign.everywhere or len(form(quote)) >= LONG) else ()


def _of_document(id_: str) -> tuple[str, ...]:
    """What only a release that holds a document has of it; its own IRI stands in the tombstone."""
    return (f"utterance/{id_}.", f"utterance:{id_}.", f"sources/{id_}") if DIGITS.search(id_) else ()


def _kept(sign: Withdrawal) -> tuple[str, ...]:
    """Where the entry shows the name, the IRI of the person may stand, as N-Triples, Turtle and the pages write it."""
    if not sign.show_name:
        return sign.keep
    kind, _, name = sign.about.partition("/")
    return (*sign.keep, f"{kind}/{name}", f"{kind}:{name}", *([name] if "." in name else ()))


def _hidden(place: str, searches: Iterable[Search]) -> str:
    """The path of a file without any of the names."""
    for each in searches:
        place = Names(gone=tuple(each.names), kept=tuple(each.kept)).string(place)
    return place
