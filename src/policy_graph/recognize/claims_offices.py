"""What titles say: which post, and of which unit, office, ministry or municipality it is a post."""

import re

from policy_graph.model import EntityType, Reference
from policy_graph.recognize.claims_tables import endings, state_titles, words

POSTS_APART = re.compile(r"[・･、，,／/（(]|兼務?(?=.)")
# 青葉市議会事務局, 区議会事務局, 議会局: the office of an assembly.
ASSEMBLY_OFFICE = re.compile(r"[^出欠席、，]{0,8}?(?:議会|市会)(?:事務)?局")


def post_of(post: str, organization: str) -> Reference:
    """Refer to a post of an organization."""
    return Reference(type=EntityType.POST, name=post, within=organization)


def is_post(title: str) -> bool:
    """Tell whether a word is a post by itself; 長 and 長補佐 are only the end of one."""
    whole = not title.startswith("長") or title == "長官"
    return whole and title.endswith(endings("people", "posts"))


def head_of(title: str) -> str | None:
    """Return the head of a municipality that a title ends in: 市長 of 副市長 and 青葉市長."""
    return next((head for head in endings("people", "heads") if title.endswith(head)), None)


def since_left(title: str) -> tuple[str, bool]:
    """Take 前 or 元 off a title, and tell whether it was there: 前市長 is 市長, no longer."""
    for word in endings("people", "no_longer"):
        rest = title.removeprefix(word)
        if rest != title and is_post(rest):
            return rest, True
    return title, False


def is_office(title: str) -> bool:
    """Tell whether a title is an office of a municipality or of the state, whoever names it."""
    return title.endswith(endings("people", "offices")) or state_office(title) is not None


def state_office(title: str) -> str | None:
    """Return the ministry that a title of the state names: 地域産業大臣政務官 is a post of 地域産業省."""
    for pattern, organization in state_titles():
        if match := pattern.fullmatch(title):
            return match.expand(organization)
    return None


def board_of(title: str) -> str | None:
    """Return the board whose chair a title is: 教育委員長 chairs the 教育委員会."""
    board = f"{title.removesuffix('長')}会"
    return board if title.endswith("委員長") and board in words("names", "boards") else None


def posts_apart(title: str) -> list[str]:
    """Part 常務理事・事務局長, 会計管理者（会計室長） and 次長理事兼務 into two posts; a title of which one half is no post stays
    whole."""
    parts = POSTS_APART.split(title.rstrip("）)"))
    if len(parts) > 1 and all(map(is_post, parts)):
        return parts
    both = title.removesuffix("兼務")
    cut = next((at for at in range(1, len(both)) if _ends_post(both[:at]) and is_post(both[at:])), 0)
    return [both[:cut], both[cut:]] if cut and both != title else [title]


def _ends_post(title: str) -> bool:
    return title.endswith(("長", "監", "理事", "参事"))


def parted(role: str) -> tuple[str | None, str]:
    """Part a title after the last unit that leaves a post: 総務部｜参事; ``None`` where no unit is named.

    東若草支所長 names no 東若草: 支所長 alone is no post.
    """
    for cut in range(len(role) - 1, 1, -1):
        unit, post = role[:cut], role[cut:]
        whole = is_post(post) and post not in words("people", "named_heads")
        if whole and _is_unit(unit) and not _inside_a_word(role, cut):
            return unit, post
    return None, role


def assembly_office(heading: str) -> str | None:
    """Return the office of an assembly that a heading over a list names: 出席議会局職員 → 議会局."""
    match = ASSEMBLY_OFFICE.search(heading)
    return match[0] if match else None


def _is_unit(unit: str) -> bool:
    ends = unit.endswith(endings("people", "units")) and not unit.endswith(endings("people", "no_units"))
    return ends and unit not in words("people", "bare_units")


def _inside_a_word(role: str, cut: int) -> bool:
    """Tell whether a cut would fall into a word: 総合庁｜舎整備担当部長."""
    return any(
        role[cut - at : cut - at + len(word)] == word
        for word in words("people", "unbroken")
        for at in range(1, len(word))
    )
