"""The choice of a network as an address says it: what each parameter may be, and a sentence where it may not."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from starlette.datastructures import QueryParams

from policy_graph import api_serving
from policy_graph.errors import UsageError
from policy_graph.model import ActorType, NetworkChoice, RollUp, Weighting

DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
# A name that is longer is nobody's; so many of one kind fill no form; so much of what was typed is told again.
LONGEST, MOST, SHOWN = 200, 20, 40
# So many lines away is everybody; so few pieces of evidence hide nothing of any archive.
STEPS, LEAST = 5, 9999


def chosen(given: QueryParams) -> NetworkChoice:
    """Read a choice; empty parameters are left as usual. Raises UsageError, which names the parameter."""
    choice = NetworkChoice()
    for name in dict.fromkeys(given):
        if name not in READERS:
            known = ", ".join(READERS)
            raise _wrong(
                name, "is no parameter of networks; there are " + known, f"指定できるのは {known} です"
            )
        values = [each.strip() for each in given.getlist(name) if each.strip()]
        if len(values) > MOST or any(len(each) > LONGEST for each in values):
            raise _wrong(
                name, f"has more than {MOST} values or {LONGEST} characters", "値が多すぎるか、長すぎます"
            )
        if values:
            field, read = READERS[name]
            choice = replace(choice, **{field: read(name, values)})
    return choice


def _wrong(name: str, said: str, ja: str) -> UsageError:
    return UsageError(f"{name[:SHOWN]} {said}", ja=f"{name[:SHOWN]}：{ja}")


def _one(read: Callable[[str, str], Any]) -> Callable[[str, list[str]], Any]:
    """Read the last value, as a browser sends a field that stands twice."""
    return lambda name, values: read(name, values[-1])


def _all(read: Callable[[str, str], Any]) -> Callable[[str, list[str]], Any]:
    return lambda name, values: tuple(dict.fromkeys(read(name, each) for each in values))


def _word(name: str, value: str) -> str:
    return value


def _kind(name: str, value: str) -> str:
    return str(_among([each.name for each in api_serving.network_kinds()])(name, value))


def _among(known: Any) -> Callable[[str, str], Any]:
    def read(name: str, value: str) -> Any:
        found = next((each for each in known if str(each) == value), None)
        if found is None:
            listed = ", ".join(map(str, known))
            raise _wrong(name, f"is none of {listed}", f"{listed} のどれかを指定してください")
        return found

    return read


def _day(name: str, value: str) -> str:
    try:
        if DAY.fullmatch(value):
            date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
            return value
    except ValueError:
        pass
    raise _wrong(
        name,
        "is no date: write 2024, 2024-05 or 2024-05-21",
        "2024、2024-05、2024-05-21 のように指定してください",
    )


def _year(name: str, value: str) -> int:
    if not YEAR.fullmatch(value):
        raise _wrong(name, "is no year: write 2024", "2024 のように西暦の年度を指定してください")
    return int(value)


def _number(most: int, *, least: int = 0) -> Callable[[str, str], int]:
    def read(name: str, value: str) -> int:
        if not (value.isascii() and value.isdigit() and len(value) <= 9 and least <= int(value) <= most):
            raise _wrong(
                name, f"is no number from {least} to {most}", f"{least}から{most}までの数を指定してください"
            )
        return int(value)

    return read


def _share(name: str, value: str) -> float:
    if not re.fullmatch(r"(0(\.\d{1,6})?|1(\.0{1,6})?)", value, re.ASCII):
        raise _wrong(name, "is no number from 0 to 1", "0から1までの数を指定してください")
    return float(value)


# The parameters of the address: the field of the choice, and how it is read.
READERS: Mapping[str, tuple[str, Callable[[str, list[str]], Any]]] = {
    "kind": ("kind", _one(_kind)),
    "from": ("since", _one(_day)),
    "to": ("until", _one(_day)),
    "year": ("fiscal_years", _all(_year)),
    "meeting": ("meetings", _all(_word)),
    "body": ("bodies", _all(_word)),
    "type": ("types", _all(_among(tuple(ActorType)))),
    "matter": ("matters", _all(_word)),
    "around": ("around", _one(_word)),
    "steps": ("steps", _one(_number(STEPS))),
    "confidence": ("confidence", _one(_share)),
    "least": ("least", _one(_number(LEAST, least=1))),
    "rollup": ("roll_up", _one(_among(tuple(RollUp)))),
    "weighting": ("weighting", _one(_among(tuple(Weighting)))),
}
