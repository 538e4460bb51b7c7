"""The file of judgements: TOML, one judgement a line, so that deleting the line undoes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.model import EntityType, Judgement, Verdict
from policy_graph.resolve.contradictions import refuse_contradictions
from policy_graph.resolve.names import Key, key_of
from policy_graph.text import fold
from policy_graph.toml import read_toml

SIGNED = ("who", "when", "why")
# What may stand beside the verdict and the signature.
MORE = {
    Verdict.SAME: (),
    Verdict.NOT_SAME: ("name", "document", "as"),
    Verdict.DROP: ("name", "document"),
    Verdict.RETYPE: ("type", "kind"),
}
PERSON, POST = EntityType.PERSON, EntityType.POST
# The one pair of types that one thing can have: a municipality is a place and a government.
TWO_FACES = frozenset({EntityType.PLACE, EntityType.ORGANIZATION})
Local = Callable[[str], str]


def read(content: bytes, file: str, local: Local) -> tuple[Judgement, ...]:
    """Read the judgements of a file, in order; ``local`` gives the id that an IRI of the graph stands for.

    Raises UsageError, with the number of the judgement, for what is no judgement and for judgements that contradict
    each other.
    """
    lines = _table(content, file).get("judgements")
    if not isinstance(lines, list):
        raise UsageError(
            f"{file} holds no list of judgements: write judgements = [ … ] with one judgement a line"
        )
    made = tuple(_Line(f"{file}, judgement {n}", line, local).judgement() for n, line in enumerate(lines, 1))
    refuse_contradictions(made, file)
    return made


def _table(content: bytes, file: str) -> dict[str, Any]:
    table = read_toml(content, file)
    if unknown := sorted(table.keys() - {"judgements"}):
        raise UsageError(
            f"{file} holds {unknown[0]!r}, which means nothing here: it may hold judgements = [ … ] only"
        )
    return table


@dataclass(frozen=True, slots=True)
class _Line:
    """One judgement as it stands in the file; ``where`` names it in messages."""

    where: str
    said: Any
    local: Local

    def judgement(self) -> Judgement:
        verdict = self._verdict()
        about, becomes = self._ends(verdict)
        return Judgement(
            verdict=verdict,
            about=about.id,
            becomes=becomes.id if becomes else None,
            who=self._text("who"),
            when=self._date(),
            why=self._text("why"),
            **{key: self._text(key) for key in ("kind", "name", "document") if key in self.said},
        )

    def _verdict(self) -> Verdict:
        verdicts = [each for each in Verdict if isinstance(self.said, Mapping) and each in self.said]
        if len(verdicts) != 1:
            raise self._wrong(
                "says not exactly one of same, not_same, drop, retype: begin it with one of them"
            )
        known = (verdicts[0], *MORE[verdicts[0]], *SIGNED)
        if unknown := [key for key in self.said if key not in known]:
            raise self._wrong(f"has the unknown key {unknown[0]!r}: {verdicts[0]} knows {', '.join(known)}")
        if missing := [key for key in SIGNED if key not in self.said]:
            raise self._wrong(f"lacks {missing[0]!r}: say who judged, when and why")
        return verdicts[0]

    def _ends(self, verdict: Verdict) -> tuple[Key, Key | None]:
        match verdict:
            case Verdict.SAME:
                return self._same()
            case Verdict.NOT_SAME:
                return self._not_same()
            case Verdict.RETYPE:
                return self._retype()
        return self._id(self.said["drop"]), None

    def _same(self) -> tuple[Key, Key]:
        pair = self.said["same"]
        if not isinstance(pair, list) or len(pair) != 2:
            raise self._wrong('needs two ids: same = ["the one to keep", "the one that is the same"]')
        kept, other = self._id(pair[0]), self._id(pair[1])
        if kept == other:
            raise self._wrong(f"says that {kept.id} is the same as itself: name two ids")
        self._same_sort(kept, other)
        return other, kept

    def _same_sort(self, kept: Key, other: Key) -> None:
        if _strangers(kept.type, other.type):
            raise self._wrong(
                f"says that {kept.id} and {other.id} are one thing, but a person or a post is never anything else: "
                "withdraw the wrong one with drop instead"
            )
        if kept.type is not other.type and {kept.type, other.type} != TWO_FACES:
            raise self._wrong(
                f"says that {kept.id} and {other.id} are one thing, but their types differ, and only a place and an "
                "organization can be one: put the wrong type right with retype, and name the id that it has then"
            )

    def _not_same(self) -> tuple[Key, Key]:
        about = self._id(self.said["not_same"])
        if "name" not in self.said and "document" not in self.said:
            raise self._wrong("does not say which mentions are meant: add name = … or document = … or both")
        if "as" not in self.said and "name" not in self.said:
            raise self._wrong("does not say what the mentions are instead: add as = … with another id")
        other = self._id(self.said["as"]) if "as" in self.said else self._named(about)
        if other == about:
            raise self._wrong(f"would leave the mentions with {about.id}: add as = … with another id")
        if _strangers(about.type, other.type):
            raise self._wrong(
                f"turns mentions of {about.id} into {other.id}, but a person or a post is never anything else: "
                f"name one of type {about.type} with as = …, or write drop instead of not_same, without as"
            )
        return about, other

    def _retype(self) -> tuple[Key, Key]:
        about = self._id(self.said["retype"])
        type_ = next((each for each in EntityType if each == self.said.get("type")), None)
        if type_ is None:
            raise self._wrong(f"needs type = … with one of {', '.join(EntityType)}")
        if _strangers(about.type, type_):
            raise self._wrong(
                f"gives {about.id} the type {type_}, but a person or a post is never anything else: "
                "withdraw it with drop instead"
            )
        if type_ is about.type and "kind" not in self.said:
            raise self._wrong(f"gives {about.id} the type that it has: name another type, or add kind = …")
        return about, Key(type_, about.scope, about.name)

    def _named(self, about: Key) -> Key:
        return Key(about.type, about.scope, fold(self._text("name")))

    def _id(self, written: Any) -> Key:
        key = key_of(self.local(written)) if isinstance(written, str) else None
        if key is None:
            raise self._wrong(
                f"has {written!r} where an id should stand: write one as extract prints it, such as "
                "organization/霧原市.企画部, or its whole IRI"
            )
        return key

    def _text(self, key: str) -> str:
        text = self.said[key]
        if not isinstance(text, str) or not fold(text):
            raise self._wrong(f"needs words in quotation marks as {key}")
        return text.strip()

    def _date(self) -> str:
        when = self.said["when"]
        if not isinstance(when, date) or isinstance(when, datetime):
            raise self._wrong(
                f"has {str(when)!r} as when: write a date without quotation marks, such as 2026-11-28"
            )
        return when.isoformat()

    def _wrong(self, what: str) -> UsageError:
        return UsageError(f"{self.where} {what}")


def _strangers(one: EntityType, other: EntityType) -> bool:
    """Tell whether one is a person or a post and the other is something else: no judgement leads from one to the other."""
    return one is not other and not {one, other}.isdisjoint({PERSON, POST})
