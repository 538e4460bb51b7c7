"""Which document of the old version became which of the new one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from policy_graph.triples.changes.records import Head

# What makes two documents one, the surest first: an edited source has another id, a renamed file its meeting.
KEYS: tuple[Callable[[Head], tuple[str, ...]], ...] = (
    lambda head: (head.id,),
    lambda head: (head.checksum,),
    lambda head: (head.meeting, head.file),
    lambda head: (head.file,),
    lambda head: (head.meeting,),
)


def pairs(old: Mapping[str, Head], new: Mapping[str, Head]) -> dict[str, str]:
    """Match old documents with new ones; what fits several is matched by what tells them apart, or not at all."""
    found: dict[str, str] = {}
    for key in KEYS:
        left = _alone(key, (head for id, head in old.items() if id not in found))
        taken = set(found.values())
        right = _alone(key, (head for id, head in new.items() if id not in taken))
        found |= {left[each]: right[each] for each in left.keys() & right.keys()}
    return dict(sorted(found.items()))


def _alone(key: Callable[[Head], tuple[str, ...]], heads: Iterable[Head]) -> dict[tuple[str, ...], str]:
    """Give the documents by a key that only one of them has, and that says something."""
    by_key: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for head in heads:
        by_key[key(head)].append(head.id)
    return {each: ids[0] for each, ids in by_key.items() if len(ids) == 1 and all(each)}
