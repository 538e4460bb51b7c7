"""The last look before publication: does anything that was withdrawn stand in any byte of a release?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy_graph.model import Privacy, Withdrawal, Withdrawn
from policy_graph.privacy.mask import Names, sure
from policy_graph.privacy.names import name_in
from policy_graph.privacy.seen import seen
from policy_graph.privacy.speeches import DIGITS
from policy_graph.text import fold

# A quote of so many characters is looked for everywhere; a shorter one may well be said by others.
LONG = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a release may not hold because of one entry; ``kept`` are the words in which it may stand."""

    sign: Withdrawal
    names: tuple[str, ...]
    kept: tuple[str, ...]


def wanted(privacy: Privacy) -> list[Wanted]:
    """Give what is known from the file alone, entry by entry."""
    found = [Wanted(sign, _names(sign), _kept(sign)) for sign in privacy.withdrawals]
    if privacy.mask:
        found.append(Wanted(privacy.mask.sign, sure(privacy.mask.names), privacy.mask.keep))
    return [each for each in found if each.names]


def leaks(folder: Path, privacy: Privacy) -> Iterator[str]:
    """Name every file below a folder that holds something withdrawn, by name or content, and the entry; never the words."""
    looked_for = wanted(privacy)
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if looked_for else []
    for path in files:
        place = path.relative_to(folder).as_posix()
        content = path.read_bytes()
        for each in looked_for:
            if seen(place.encode(), each.names, each.kept):
                yield f"the name of a file holds what entry {each.sign.id} withdraws: {_hidden(place, each)}"
            elif seen(content, each.names, each.kept):
                yield f"{_hidden(place, each)} holds what entry {each.sign.id} withdraws"


def unmet(privacy: Privacy, report: Mapping[str, Any]) -> list[str]:
    """Name the entries that a build was made without, or with other words than they have now."""
    made = {each["id"]: each for each in report.get("withdrawals", {}).get("entries", ())}
    return [sign.id for sign in privacy.signs if signature(sign).items() - made.get(sign.id, {}).items()]


def signature(sign: Withdrawal) -> dict[str, str]:
    """What a report says of an entry, which is what its tombstone says: nothing of what was withdrawn."""
    return {
        "id": sign.id,
        "what": str(sign.what),
        "reason_ja": sign.reason.ja,
        "reason_en": sign.reason.en,
        "date": sign.date,
        "who": sign.who,
    }


def _names(sign: Withdrawal) -> tuple[str, ...]:
    if sign.what is Withdrawn.PERSON:
        names = (*((name_in(sign.about),) if sign.about else ()), *sign.names)
        return names if sign.everywhere else sure(names)
    if sign.what is Withdrawn.DOCUMENT:
        return _of_document(sign.about)
    quote = sign.quote or ""
    return (quote,) if quote and (sign.everywhere or len(fold(quote)) >= LONG) else ()


def _of_document(id_: str) -> tuple[str, ...]:
    """What only a release that holds a document has of it; its own IRI stands in the tombstone."""
    return (f"utterance/{id_}.", f"utterance:{id_}.", f"sources/{id_}") if DIGITS.search(id_) else ()


def _kept(sign: Withdrawal) -> tuple[str, ...]:
    """Where the entry shows the name, the IRI of the person may stand, as N-Triples and as Turtle write it."""
    if not sign.show_name:
        return sign.keep
    kind, _, name = sign.about.partition("/")
    return (*sign.keep, f"{kind}/{name}", f"{kind}:{name}")


def _hidden(place: str, each: Wanted) -> str:
    """The path of a file without the name."""
    return Names(gone=each.names, kept=each.kept).string(place)
