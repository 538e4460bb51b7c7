"""A layout profile drafted from what minutes show, as the text of a TOML file with remarks in both languages."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from policy_graph.parse.choice import Read
from policy_graph.parse.evidence import tells
from policy_graph.parse.layout_file import DIVIDERS
from policy_graph.parse.layouts import HEADINGS
from policy_graph.parse.lines import Line
from policy_graph.parse.openings import CLOSING, Opening

# A way to begin a label that is rarer than this is a slip or something else.
RARE = 0.05
# So many of the labels without a mark say that the mark may be missing.
BARE = 0.1
# What the keys of a profile say of a divider; any other sign takes a pattern.
DIVIDED = {"enclosed", *DIVIDERS}


class Seen(Protocol):
    """What was seen of a mark."""

    @property
    def meaning(self) -> str:
        """What it means, nothing where that does not show."""

    @property
    def evidence(self) -> str:
        """The counts that say so."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The profile as it is being drafted."""

    name: str
    example: str
    marks: tuple[str, ...] = ()
    brackets: tuple[str, ...] = ()
    divider: tuple[str, ...] = ()
    bare: bool = False
    names: bool = False
    pattern: str = ""
    like: Mapping[str, object] = field(default_factory=dict)
    meanings: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    fields: tuple[tuple[str, str, str], ...] = ()
    repeated: tuple[str, ...] = ()

    def told(
        self, marks: Mapping[str, Seen], fields: Sequence[tuple[str, str, str]], repeated: Sequence[str]
    ) -> "Draft":
        """Return the draft with what the marks mean and what else was seen."""
        meant = {
            sign: (seen.meaning, seen.evidence)
            for sign, seen in marks.items()
            if sign in self.marks or (self.marks and seen.meaning in HEADINGS and len(sign) == 1)
        }
        return replace(
            self, meanings={**self.meanings, **meant}, fields=tuple(fields), repeated=tuple(repeated)
        )

    def toml(self) -> str:
        """Write the profile."""
        return "\n".join([*_head(self), *_form(self), *_rest(self), *_marks(self), *_headings(self)]) + "\n"


def drafts(name: str, found: Sequence[Opening], best: Read, lines: Sequence[Line]) -> Iterator[Draft]:
    """Draft a profile after the built-in one that fits best, and another from how the lines begin."""
    yield _like(name, best)
    kept = _kept(found)
    if kept:
        yield _shown(name, kept, lines)


def _shown(name: str, kept: Sequence[Opening], lines: Sequence[Line]) -> Draft:
    marks = tuple(dict.fromkeys(each.mark for each in kept if each.mark and each.divider != "enclosed"))
    bare = sum(not each.mark for each in kept) >= BARE * len(kept)
    return Draft(
        name,
        example=lines[kept[0].line].text[:60],
        marks=marks,
        brackets=tuple(dict.fromkeys(_pair(each.mark) for each in kept if each.divider == "enclosed")),
        divider=tuple(dict.fromkeys(each.divider for each in kept if each.divider in DIVIDERS)),
        bare=bool(marks) and (bare or any(each.divider == "enclosed" for each in kept)),
        pattern=_pattern(kept, marks, bare=bare),
    )


def _kept(found: Sequence[Opening]) -> list[Opening]:
    """The openings of a kind that is no exception."""
    kinds = Counter((each.mark, each.divider) for each in found)
    most = max(kinds.values(), default=0)
    often = {kind for kind, count in kinds.items() if count > 1 and count >= RARE * most}
    return [each for each in found if (each.mark, each.divider) in often]


def _pattern(kept: Sequence[Opening], marks: Sequence[str], *, bare: bool) -> str:
    """A regular expression where a sign divides that has no name, nothing where the named ones do."""
    signs = list(dict.fromkeys(each.divider for each in kept if each.divider not in DIVIDED))
    if not signs:
        return ""
    opening = f"(?P<mark>[{''.join(map(re.escape, marks))}]){'?' if bare else ''}\\s*" if marks else ""
    behind = "".join(map(re.escape, signs))
    return f"{opening}(?P<speaker>[^{behind}\\s]{{1,40}}?)\\s*[{behind}]\\s*"


def _pair(opening: str) -> str:
    closing = CLOSING[opening]
    return opening + closing if len(opening) == 1 else f"{opening}…{closing}"


def _like(name: str, best: Read) -> Draft:
    """A draft that says what the built-in profile says, with those of its marks that occur."""
    layout = best.layout
    shown = best.lines[best.labels[0].line].text if best.labels else layout.example
    signs = {label.sign for label in best.labels}
    more = {
        "numbered": layout.numbered,
        "inline": layout.inline,
        "joined": layout.joined,
        "bullets": layout.bullets,
        "behind": list(layout.behind),
        "speaker": list(layout.speaker),
    }
    return Draft(
        name,
        example=shown[:60],
        marks=tuple(sign for sign in layout.marks if sign in signs),
        brackets=tuple("".join(pair) if len(pair[0]) == 1 else "…".join(pair) for pair in layout.brackets),
        divider=layout.divider,
        bare=layout.bare,
        names=layout.names,
        pattern=layout.pattern.pattern if layout.pattern else "",
        meanings={sign: (" or ".join(layout.meanings[sign]), "") for sign in layout.marks if sign in signs}
        if tells(layout)
        else {},
        like={key: value for key, value in more.items() if value}
        | ({"words": {word: layout.meanings[word] for word in layout.words}} if layout.words else {}),
    )


def _quoted(value: object) -> str:
    """Write a value as TOML: its basic strings are those of JSON."""
    return json.dumps(value, ensure_ascii=False)


def _head(draft: Draft) -> Iterator[str]:
    yield "# 会議録の書式の下書き。内容を確かめて、# で始まる注を参考に直してください。"
    yield "# A drafted layout profile: check it; the remarks say what was seen."
    yield ""
    yield "# 名前、説明、例（この書式で読める行） / name, purpose, a line that it reads"
    yield f"name = {_quoted(draft.name)}"
    yield f"about = {_quoted(f'Drafted from {draft.name}.')}"
    yield f"example = {_quoted(draft.example)}"
    yield ""


def _form(draft: Draft) -> Iterator[str]:
    if draft.pattern:
        yield "# 発言者の表示の形（正規表現。speaker が発言者） / the form of a label; the group speaker is who speaks"
        yield f"pattern = {_quoted(draft.pattern)}"
        return
    if draft.brackets:
        yield "# 発言者を囲む括弧 / brackets around the speaker"
        yield f"brackets = {_quoted(list(draft.brackets))}"
    if draft.divider:
        yield f"# 発言者と発言の間（{'、'.join(DIVIDERS)}） / what stands between speaker and speech"
        yield f"divider = {_quoted(list(draft.divider))}"
    if draft.bare:
        yield "# 印のない発言者もある / a label may do without a mark"
        yield "bare = true"
    yield "# 役職のない氏名だけの発言者も認める / a name without a title is a speaker, too"
    yield f"names = {str(draft.names).lower()}"


def _rest(draft: Draft) -> Iterator[str]:
    for key, value in draft.like.items():
        if key != "words":
            yield f"{key} = {_quoted(value)}"
    if draft.repeated:
        yield ""
        yield "# 何度も現れる行。頁の柱や画面の案内なら行頭の # を外す"
        yield "# Lines that repeat; take the # away where they belong to the page."
        yield f"# furniture = {_quoted([re.escape(words) for words in draft.repeated])}"


def _marks(draft: Draft) -> Iterator[str]:
    words = draft.like.get("words")
    if isinstance(words, Mapping):
        yield ""
        yield "# 発言の前の語とその意味 / words that open a label, and what they mean"
        yield "[words]"
        yield from (f"{_quoted(word)} = {_quoted(list(said))}" for word, said in words.items())
    if not draft.marks:
        return
    yield ""
    yield "# 印の意味: chair 議長・委員長, speaker 発言者, question 質問, answer 答弁, procedure 議事, heading 見出し"
    yield "# What the marks mean, and what was counted."
    yield "[marks]"
    for sign in dict.fromkeys([*draft.marks, *draft.meanings]):
        meaning, evidence = draft.meanings.get(sign, ("speaker", ""))
        said = [word for word in meaning.split(" or ") if word] or ["speaker"]
        remark = f"  # {evidence}" if evidence else ""
        yield f"{_quoted(sign)} = {_quoted(said[0] if len(said) == 1 else said)}{remark}"


def _headings(draft: Draft) -> Iterator[str]:
    yield ""
    yield "# 冒頭の見出し。次のものは既に読めた。この自治体だけの語は下の例のように足す"
    yield "# Headings of the opening. These are known already; add words of your town as below."
    yield from (f"#   {word}: {kind}" for kind, word, _ in draft.fields)
    yield "# [headings]"
    yield '# date = ["集いの日"]'
    yield '# present = ["お集まりの方"]'
