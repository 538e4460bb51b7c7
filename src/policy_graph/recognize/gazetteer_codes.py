"""Official codes: their check digits, and what is wrong with one that cannot be right."""

import re
from collections.abc import Callable, Mapping

# Municipalities are numbered from 100 on, prefectures 000; a smaller number has lost the zero before it in a spreadsheet.
FIRST_MUNICIPALITY = 100
PREFECTURES = 47
ITEM = re.compile("Q[1-9][0-9]*")


def checked(scheme: str, value: str) -> tuple[str, str | None]:
    """Return a code as it is to be kept, and what is wrong with it, ``None`` where nothing is.

    A local government code of five digits is completed by its check digit.
    """
    rule = RULES.get(scheme)
    return rule(value) if rule and value else (value, None)


def lgcode(jisx0402: str) -> str:
    """Append the check digit to a five-digit JIS X 0402 code: the six-digit 全国地方公共団体コード.

    The digits times 6, 5, 4, 3, 2 are added; the last digit of 11 minus the remainder by 11 is the check digit
    (総務省「全国地方公共団体コード仕様」).
    """
    total = sum(int(digit) * weight for digit, weight in zip(jisx0402, (6, 5, 4, 3, 2), strict=True))
    return f"{jisx0402}{(11 - total % 11) % 10}"


def hojin(base: str) -> str:
    """Put the check digit before the twelve digits of a corporate number: the thirteen-digit 法人番号.

    From the right, the digits times 1, 2, 1, 2 … are added; 9 minus the remainder by 9 is the check digit
    (法人番号の指定等に関する省令第二条).
    """
    total = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(base)))
    return f"{9 - total % 9}{base}"


def _local_government(value: str) -> tuple[str, str | None]:
    if not _digits(value) or len(value) not in (5, 6):
        return value, "a local government code has six digits"
    if len(value) == len("01100") and 0 < int(value[2:]) < FIRST_MUNICIPALITY:
        value = f"0{value}"
    if not 0 < int(value[:2]) <= PREFECTURES:
        return value, f"its first two digits must be a prefecture, 01 to {PREFECTURES}"
    if len(value) == len("01100"):
        return lgcode(value), None
    right = lgcode(value[:5])
    return value, None if value == right else f"its check digit must be {right[-1]}"


def _corporate(value: str) -> tuple[str, str | None]:
    if not _digits(value) or len(value) != len("1000000000000"):
        return value, "a corporate number has thirteen digits"
    right = hojin(value[1:])
    return value, None if value == right else f"its check digit, the first one, must be {right[0]}"


def _municipality(value: str) -> tuple[str, str | None]:
    right = _digits(value) and len(value) == len("01100")
    return value, None if right else "a JIS X 0402 code has five digits"


def _geonames(value: str) -> tuple[str, str | None]:
    return value, None if _digits(value) and int(value) else "a GeoNames id is a number"


def _wikidata(value: str) -> tuple[str, str | None]:
    item = value.rpartition("/")[2]
    return item, None if ITEM.fullmatch(item) else "a Wikidata item is a Q with a number"


def _digits(value: str) -> bool:
    return value.isascii() and value.isdigit()


RULES: Mapping[str, Callable[[str], tuple[str, str | None]]] = {
    "lgcode": _local_government,
    "hojin": _corporate,
    "jisx0402": _municipality,
    "geonames": _geonames,
    "wikidata": _wikidata,
}
