"""Which body meets, and whose it is: 〇〇市議会総務委員会, 〇〇市環境審議会."""

import re
from collections import Counter
from collections.abc import Sequence

from policy_graph.model import Span, Stated
from policy_graph.parse.words import places
from policy_graph.text import fold, join, squeeze

RECORD = re.compile(
    r"会議録|議事録|速記録|会議要旨|議事要旨|議事概要|会議概要|会議結果|会議記録|議事要録|会議要録|議事摘録|議事の概要|会議報告"
)
MEETS = re.compile(
    r"議会|市会|委員会|審議会|協議会|部会|会議|審査会|懇談会|検討会|懇話会|調査会|研究会|評議会|推進会|委員協議会|円卓会議|分科会"
)
# Around the name of a body: era years, dates, numbers, kinds of session and record, brackets.
ERA_YEAR = r"(?:(?:令和|平成|昭和)(?:\d+|元)|\d{4})年度?"
AROUND = re.compile(rf"{ERA_YEAR}|\d+月\d+日|第[\d〇一二三四五六七八九十百]+[回号]|[(\[【].*?[)\]】]|^#+")
SESSION = re.compile(r"定例会|臨時会|定例議会|緊急議会|閉会中|本会議")
# A municipality: a few characters and its kind. Words of meetings are none of them (会津 is).
OWNER = r"(?:(?!議会|審議|協議|委員|会議|部会|定例|臨時)[^\s、。「」『』（）()・,，.\d０-９第]){1,7}?[都道府県市区町村]"
ASSEMBLY = re.compile(
    rf"(?<!議)(?P<owner>{OWNER})(?:議会|会(?=$|\s|定例会|臨時会|会議録|議事録|[^計議社員場合長]{{2,12}}委員会))"
)
# In running text a name begins behind a number, a particle or a mark.
FREE_ASSEMBLY = re.compile(rf"(?:^|(?<=[回のをはが\s、。「（(]))(?P<owner>{OWNER})(?:議会|会定例会)")
COMMITTEE = re.compile(r"[^\s、。]+?委員会")
OPENS = re.compile(
    r"(?:から|より|(?:ただいま|只今)(?!から|より)|以上で|もって|もちまして|本日は?|第\d+回)、?(?P<body>[^\s、。「」はをが]{3,50}?(?:会議|委員会|部会|審議会|協議会|懇談会|検討会|議会))(?:定例会|臨時会)?(?:を(?:開会|開催|始め|開き|開始|再開|閉会)|、?終了)"
)
OURS = re.compile(
    r"(?:我々|私ども|私たち)(?P<body>[\u3400-\u9fff\u30a1-\u30fc]{3,24}?(?:会議|委員会|審議会|協議会|懇談会|検討会))"
)
# Words that name no body.
COMMON = re.compile(r"本|この|これ|当|会議|次回|今回|定例|臨時|.*(?:である|による|などの|された)")


def body(text: str, named: Sequence[Stated | None], said: Sequence[Span]) -> Stated | None:
    """Return the body that meets: out of the title or another line that names a record, else out of the words that
    open or close the meeting, else what the speakers call 我々….

    An assembly and its committee are one name (A区議会B委員会). ``said`` are all speeches in order.
    """
    for each in named:
        name = _assembly(each) or _council(each) if each else None
        if each and name:
            return Stated(value=name, span=_locate(text, each.span, name))
    ends = [*said[:2], *said[-1:]]
    return _spoken(text, ends, OPENS) or _spoken(text, said, OURS)


def _spoken(text: str, said: Sequence[Span], pattern: re.Pattern[str]) -> Stated | None:
    for span in said:
        copy = join(text, [(span.start, span.end)]).folded
        for match in pattern.finditer(copy.text):
            name = AROUND.sub("", match["body"])
            if len(name) > 4 and not COMMON.match(name):
                return Stated(value=name, span=Span(*copy.source(*match.span("body"))))
    return None


def _assembly(heading: Stated) -> str | None:
    match = ASSEMBLY.search(AROUND.sub(" ", fold(heading.value)))
    if not match:
        return None
    rest = SESSION.sub(" ", match.string[match.end() :]).replace(" ", "")
    committee = COMMITTEE.match(RECORD.split(rest)[0])
    return _as_written(heading.value, match[0]) + (
        _as_written(heading.value, committee[0]) if committee else ""
    )


def _council(heading: Stated) -> str | None:
    bare = AROUND.sub("", RECORD.split(fold(heading.value))[0])
    ends = [match.end() for match in MEETS.finditer(bare)]
    name = bare[: ends[-1]] if ends else ""
    return _as_written(heading.value, name) if name and not SESSION.match(name) else None


def _as_written(value: str, folded: str) -> str:
    """Find a folded name in a value as the document spells it, where it stands there in one piece."""
    at = fold(value).find(folded)
    copy = join(value, [(0, len(value))]).folded
    if at < 0 or (fold(copy.text) != copy.text and len(fold(value)) != len(copy.text)):
        return folded
    start, end = copy.source(at, at + len(folded))
    return value[start:end]


def _locate(text: str, span: Span, name: str) -> Span:
    copy = join(text, [(span.start, span.end)]).folded
    at = copy.text.find(fold(name))
    return Span(*copy.source(at, at + len(name))) if at >= 0 and len(fold(name)) == len(name) else span


def municipality(text: str, named: Sequence[Stated | None]) -> Stated | None:
    """Return the municipality whose body meets: what the name of the body or the title begins with, else the owner of
    the assembly that the text names most often; ``None`` for a national body."""
    for each in named:
        name = government(each.value) if each else None
        if each and name:
            return Stated(value=name, span=_locate(text, each.span, name))
    if any(each and not SESSION.search(each.value) for each in named):
        return None
    owners = Counter(match["owner"] for match in FREE_ASSEMBLY.finditer(text))
    best = min(owners, key=lambda owner: (-owners[owner], owner), default="")
    name = government(best)
    if not name:
        return None
    at = text.find(name)
    return Stated(value=name, span=Span(at, at + len(name)))


def government(words: str) -> str | None:
    """Return the municipality that a name begins with: 川口市 of 川口市環境審議会, the city behind its prefecture."""
    words = SESSION.sub("", AROUND.sub("", squeeze(words)))
    whole = next((name for name in places()["whole"] if words.startswith(name)), None)
    match = re.match(OWNER, words)
    if whole is None and not match:
        return None
    name = whole or (match[0] if match else "")
    while words[len(name) : len(name) + 1] and words[len(name)] in "市区町村":
        name += words[len(name)]
    rest = words[len(name) :]
    if (rest and not MEETS.search(rest)) or name in places()["none"]:
        return None
    inner = government(words[len(name) :]) if name[-1] in "都道府県" and len(words) > len(name) else None
    return inner or name
