"""What the names of bodies are made of: assembly and committee, council and section, legal form and name."""

import re

from policy_graph.resolve.lists import lists

# 青空市議会 and 横浜市会, but not 協議会, 都市会議.
ASSEMBLY = re.compile(r".+?(?:[都道府県市区町村]議会|市会(?![議社館場員]))")
# 総務常任委員長 chairs 総務常任委員会; 総務委員会副委員長 is written 総務副委員長.
CHAIR = re.compile(r"(?P<committee>.{2,}委員)(?P<deputy>副委員)?長")
# 青空審議会 and its 総合部会.
COUNCIL = re.compile(
    r"(?P<council>.{2,}?(?:審議会|協議会|会議|調査会)).+(?:部会|分科会|委員会|グループ|懇談会)"
)


def assembly(name: str) -> str:
    """Return the assembly that a name is or begins with: 青空市議会 for 青空市議会総務委員会; empty where there is none."""
    match = ASSEMBLY.match(name)
    return match[0] if match and not name.startswith(lists().organization_national) else ""


def council(body: str) -> str:
    """Return the council that a section of it belongs to: 青空審議会 for 青空審議会総合部会; else the body itself."""
    match = COUNCIL.match(body)
    return match["council"] if match else body


def core(name: str) -> str:
    """Take the legal form off a name, unless nothing would be left."""
    for form in lists().legal_forms:
        name = name.removeprefix(form).removesuffix(form) or name
    return name
