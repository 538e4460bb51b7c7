"""privacy.toml: what is withdrawn, why, since when and by whom."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.model import Bilingual, MaskRule, Privacy, Withdrawal, Withdrawn
from policy_graph.text import fold
from policy_graph.toml import read_toml

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
SIGNED = ("id", "reason", "date", "who")
# What an entry is about, and what may stand beside that.
MORE = {
    "person": ("names", "keep", "speech", "everywhere", "show_name"),
    "name": ("body", "names", "keep", "speech", "everywhere", "show_name"),
    "utterance": ("quote", "everywhere"),
    "document": ("number", "quote", "everywhere"),
    "quote": ("everywhere",),
}
MASK = ("private_persons", "names", "keep")
SPEECH = {"keep": False, "withdraw": True}
Local = Callable[[str], str]


def read(content: bytes, file: str, local: Local) -> Privacy:
    """Read what is withdrawn; ``local`` gives the id that an IRI of the graph stands for.

    Raises UsageError that names the file, the entry and what is wrong.
    """
    table = _table(content, file)
    entries = table.get("withdraw", [])
    if not isinstance(entries, list):
        raise UsageError(f"{file}: withdraw is no list of entries: begin each with [[withdraw]]")
    made = tuple(_Entry(f"{file}, entry {n}", said, local).withdrawal() for n, said in enumerate(entries, 1))
    mask = _Entry(f"{file}, [mask]", table["mask"], local).mask() if "mask" in table else None
    found = Privacy(withdrawals=made, mask=mask, file=file)
    _different(found)
    return found


def _table(content: bytes, file: str) -> dict[str, Any]:
    table = read_toml(content, file)
    if unknown := sorted(table.keys() - {"withdraw", "mask"}):
        raise UsageError(f"{file}: {unknown[0]!r} means nothing here: it may hold [[withdraw]] and [mask]")
    return table


def _different(found: Privacy) -> None:
    seen: set[str] = set()
    for sign in found.signs:
        if sign.id in seen:
            raise UsageError(f"{found.file}: the id {sign.id!r} stands twice: give each entry its own")
        seen.add(sign.id)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry as it stands in the file; ``where`` names it in messages."""

    where: str
    said: Any
    local: Local

    def withdrawal(self) -> Withdrawal:
        about = self._about()
        self._known(about, *MORE[about], *SIGNED)
        if self._flag("everywhere") and about in ("utterance", "document") and "quote" not in self.said:
            raise self._wrong("says everywhere without a quote: add quote = … or leave it out")
        return Withdrawal(**self._signed(), **dict(self._fields(about)))

    def mask(self) -> MaskRule:
        self._known(*MASK, *SIGNED)
        names, keep = self._texts("names"), self._texts("keep")
        private = self._flag("private_persons")
        if not private and not names:
            raise self._wrong("masks nothing: write private_persons = true, or names = [ … ]")
        if both := {fold(each) for each in names} & {fold(each) for each in keep}:
            raise self._wrong(f"has {min(both)!r} under names and under keep: leave one of them out")
        sign = Withdrawal(**self._signed(), what=Withdrawn.NAMES)
        return MaskRule(sign=sign, private_persons=private, names=names, keep=keep)

    def _about(self) -> str:
        if not isinstance(self.said, Mapping):
            raise self._wrong("is no entry: begin it with [[withdraw]]")
        subjects = [each for each in MORE if each != "quote" and each in self.said]
        if len(subjects) > 1 or not (subjects or "quote" in self.said):
            raise self._wrong("says not exactly one of person, name, utterance, document, or a quote alone")
        return subjects[0] if subjects else "quote"

    def _fields(self, about: str) -> Iterator[tuple[str, Any]]:
        yield from (("everywhere", self._flag("everywhere") or about == "quote"),)
        match about:
            case "person" | "name":
                yield from self._person(about)
            case "utterance" | "document" | "quote":
                yield from self._words(about)

    def _person(self, about: str) -> Iterator[tuple[str, Any]]:
        yield "what", Withdrawn.PERSON
        if about == "person":
            yield "about", self._id("person")
        elif "body" in self.said:
            yield "about", f"person/{fold(self._text('body'))}.{fold(self._text('name'))}"
        first = (self._text("name"),) if about == "name" else ()
        yield "names", (*first, *self._texts("names"))
        yield "keep", self._texts("keep")
        yield "speech", self._choice("speech", SPEECH)
        if self._flag("show_name") and about == "name" and "body" not in self.said:
            raise self._wrong("shows a name, but not whose: add body = …, or write person = …")
        yield "show_name", self._flag("show_name")

    def _words(self, about: str) -> Iterator[tuple[str, Any]]:
        quote = self._text("quote") if "quote" in self.said else None
        yield "quote", quote
        number = self._number() if "number" in self.said else None
        if about == "utterance":
            document, number = self._utterance()
            yield "about", document
        elif about == "document":
            yield "about", self.local(self._text("document")).removeprefix("document/")
        yield "number", number
        whole = Withdrawn.DOCUMENT if number is None and about == "document" else Withdrawn.UTTERANCE
        yield "what", Withdrawn.WORDS if quote else whole

    def _utterance(self) -> tuple[str, int]:
        written = self.local(self._text("utterance")).removeprefix("utterance/")
        document, dot, number = written.rpartition(".")
        if not document or not dot or not number.isdecimal() or "://" in written or int(number) < 1:
            raise self._wrong(
                f"has {self.said['utterance']!r} where an utterance should stand: write its IRI, which ends in the "
                "document and the number of the utterance, or document = … and number = …"
            )
        return document, int(number)

    def _id(self, key: str) -> str:
        written = self.local(self._text(key))
        kind, slash, name = written.partition("/")
        if kind != "person" or not slash or not name or "/" in name:
            raise self._wrong(
                f"has {self.said[key]!r} where a person should stand: write the id as extract prints it, such as "
                "person/霧原市議会.山田太郎, or its whole IRI, or name = …"
            )
        return written

    def _signed(self) -> dict[str, Any]:
        if missing := [key for key in SIGNED if key not in self.said]:
            raise self._wrong(f"lacks {missing[0]!r}: say id, reason, date and who decided")
        id_ = self._text("id")
        if not ID.fullmatch(id_):
            raise self._wrong(
                f"has the id {id_!r}: write letters of the Latin alphabet, digits and -, such as 2026-01"
            )
        return {"id": id_, "reason": self._reason(), "date": self._date(), "who": self._text("who")}

    def _reason(self) -> Bilingual:
        said = self.said["reason"]
        if not isinstance(said, Mapping) or set(said) != {"ja", "en"}:
            raise self._wrong('needs the reason in both languages: reason = { ja = "…", en = "…" }')
        ja, en = (
            said[language].strip() if isinstance(said[language], str) else "" for language in ("ja", "en")
        )
        if not ja or not en:
            raise self._wrong('needs the reason in both languages: reason = { ja = "…", en = "…" }')
        return Bilingual(ja=ja, en=en)

    def _date(self) -> str:
        when = self.said["date"]
        if not isinstance(when, date) or isinstance(when, datetime):
            raise self._wrong(
                f"has {str(when)!r} as date: write a date without quotation marks, such as 2026-11-28"
            )
        return when.isoformat()

    def _number(self) -> int:
        number = self.said["number"]
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise self._wrong(f"has {number!r} as number: write that of the utterance, counted from 1")
        return number

    def _known(self, *known: str) -> None:
        if not isinstance(self.said, Mapping):
            raise self._wrong("is no table")
        if unknown := [key for key in self.said if key not in known]:
            raise self._wrong(f"has the unknown key {unknown[0]!r}: it may have {', '.join(known)}")

    def _text(self, key: str) -> str:
        text = self.said[key]
        if not isinstance(text, str) or not fold(text):
            raise self._wrong(f"needs words in quotation marks as {key}")
        return text.strip()

    def _texts(self, key: str) -> tuple[str, ...]:
        texts = self.said.get(key, [])
        if not isinstance(texts, list) or not all(isinstance(each, str) and fold(each) for each in texts):
            raise self._wrong(f"needs a list of names as {key}: [ … ]")
        return tuple(each.strip() for each in texts)

    def _flag(self, key: str) -> bool:
        flag = self.said.get(key, False)
        if not isinstance(flag, bool):
            raise self._wrong(f"has {flag!r} as {key}: write true or false")
        return flag

    def _choice(self, key: str, choices: Mapping[str, bool]) -> bool:
        chosen = self.said.get(key, next(iter(choices)))
        if chosen not in choices:
            raise self._wrong(f"has {chosen!r} as {key}: write one of {', '.join(choices)}")
        return choices[chosen]

    def _wrong(self, what: str) -> UsageError:
        return UsageError(f"{self.where} {what}")
