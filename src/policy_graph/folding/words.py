"""What somebody typed becomes words that must, may or must not occur."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from policy_graph.errors import UsageError
from policy_graph.folding import folded

# Longer questions are no words that anybody looks for.
LONGEST, MOST = 400, 20
# A word, or words in quotes, with a sign before it that excludes it; the sign between words of which one is enough.
WORD = re.compile(r'([-－−]?)(?:["“”＂]([^"“”＂]*)["“”＂]?|([^\s"“”＂]+))')
EITHER = {"OR", "ＯＲ", "|", "｜"}


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words: of each of ``all`` one must occur, of ``none`` none may."""

    all: tuple[tuple[str, ...], ...] = ()
    none: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.all or self.none)

    @property
    def wanted(self) -> tuple[str, ...]:
        """The words that may occur, once each."""
        return tuple(dict.fromkeys(word for either in self.all for word in either))

    def fit(self, text: str) -> bool:
        """Tell whether they occur as they must in a folded text."""
        found = all(any(word in text for word in either) for either in self.all)
        return found and not any(word in text for word in self.none)


def read(typed: str, fold: Callable[[str], str] = folded) -> Words:
    """Read what was typed; ``fold`` makes of a word what is compared. Raises UsageError for more than anybody can look for."""
    if len(typed) > LONGEST:
        raise UsageError(
            f"the words to search for have {len(typed)} characters; at most {LONGEST} can be searched for",
            ja=f"検索する言葉が長すぎます（{len(typed)}文字。上限は{LONGEST}文字）",
        )
    every: list[tuple[str, ...]] = []
    none: list[str] = []
    joins = False
    for sign, quoted, bare in WORD.findall(typed):
        if bare in EITHER and not sign:
            joins = bool(every)
            continue
        word = fold(quoted or bare)
        if word and sign:
            none.append(word)
        elif word and joins:
            every[-1] = (*every[-1], word)
        elif word:
            every.append((word,))
        joins = False
    if len(every) + len(none) > MOST:
        raise UsageError(
            f"there are {len(every) + len(none)} words to search for; at most {MOST} can be searched for",
            ja=f"検索する言葉が多すぎます（{len(every) + len(none)}語。上限は{MOST}語）",
        )
    return Words(tuple(every), tuple(none))
