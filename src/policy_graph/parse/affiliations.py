"""Where somebody comes from: 〇〇大学名誉教授 is an organization and an office there."""

import re
from collections.abc import Iterator
from functools import cache

from policy_graph.parse.posts import ends_as_role, is_role, title_start
from policy_graph.parse.words import organizations

# An office in an organization that no list knows is short (地域振興部長); more is the rest of a name.
LONGEST_OFFICE = 7
# Heads of a unit whose name stands before: 警察署｜交通課長, though 交通 is also what companies are called.
OF_A_UNIT = ("課長", "係長", "室長", "課長補佐", "課長代理")
# A title that repeats its unit: 総務局局長 is the 局長 of 総務局.
UNIT_HEAD = re.compile(r".*(?P<unit>局|本部|室|庁|部|課|所|院|署|センター)(?=(?P=unit)(?:次)?長)")


def office_start(text: str) -> int:
    """Where the office begins in an affiliation (white space removed); the length of the text where none stands.

    Organizations end in a word such as 大学, 協会, 会社 (data/organizations.toml). The office is what follows the last
    of them, if it ends like an office and is short or known (〇〇連合会青年部長 is 〇〇連合会 and 青年部長); else the known
    title at the end (〇〇法人□□の会代表理事).
    """
    ends = [end for end in _organization_ends(text) if _is_office(text[end:])]
    if ends:
        bare = len(ends) > 1 and text[ends[-1] :] in OF_A_UNIT
        return ends[-2] if bare else ends[-1]
    title = title_start(text)
    return title if 0 < title < len(text) else len(text)


def _organization_ends(text: str) -> Iterator[int]:
    taken = 0
    for match in _endings().finditer(text):
        end = match.end(1)
        if end - match.start() == 1 and match.start() == taken:
            continue  # 研究会｜会計監事: the second 会 belongs to the office
        taken = end
        yield end


def _is_office(rest: str) -> bool:
    """Tell whether what follows an organization's name is an office; offices may be joined by dots."""
    if not rest or rest[0] in "長員・":
        return False
    parts = rest.split("・")
    return all(part.endswith(organizations()["offices"]) or ends_as_role(part) for part in parts) and all(
        len(part) <= LONGEST_OFFICE or is_role(part) for part in parts
    )


def unit_end(role: str) -> int:
    """Where the unit ends in a title that repeats it (総務局|局長), 0 for any other title."""
    match = UNIT_HEAD.match(role)
    return match.end() if match else 0


def is_affiliation(text: str) -> bool:
    """Tell whether ``text`` names an organization, with an office in it or without."""
    return len(text) > 3 and (
        text.endswith(_long_endings())
        or any(_is_office(text[end:]) for end in _organization_ends(text))
        or text.startswith(("株式会社", "有限会社", "(株)", "(有)", "NPO", "一般社団", "公益", "社会福祉"))
    )


@cache
def _endings() -> re.Pattern[str]:
    return re.compile("(?=(" + "|".join(map(re.escape, organizations()["endings"])) + "))")


@cache
def _long_endings() -> tuple[str, ...]:
    """Endings that no surname has."""
    return tuple(word for word in organizations()["endings"] if len(word) > 1)
