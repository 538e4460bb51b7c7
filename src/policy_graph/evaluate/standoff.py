"""Gold without the text: what a reader marked in minutes that may not be copied, as offsets and names."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.evaluate import entries
from policy_graph.evaluate.gold import TYPES, Gold, Mark
from policy_graph.evaluate.squeezed import Squeezed, squeezed
from policy_graph.text import squeeze

STANDOFF = ".standoff.json"
# How much of an utterance a gold structure quotes from its beginning and its end.
QUOTED = 12
Json = dict[str, Any]
ROW = (int, int, str, str | None, str)
ITEM: entries.Keys = {"title": list | str}
UTTERANCE: entries.Keys = {**entries.SPEECH, "start": int, "end": int}
RELATION: entries.Keys = {**entries.RELATION, "evidence": list | str | None}


def load(path: Path, source: Path) -> Gold:
    """Read a stand-off file against the text that it was made from.

    Raises UsageError where the file is no stand-off gold, or ``source`` is missing or not the same bytes.
    """
    kept = _kept(path)
    if not source.is_file():
        raise UsageError(f"{path} annotates {source}, which is not there: say where it lies with --sources")
    content = source.read_bytes()
    if sha256(content).hexdigest() != kept["sha256"]:
        raise UsageError(f"{path} annotates another version of {source}: the SHA-256 of the two differ")
    text = squeezed(content.decode("utf-8"))
    structure, relations = kept.get("structure"), kept.get("relations")
    return Gold(
        name=path.name.removesuffix(STANDOFF),
        source=source,
        text=text,
        marks=tuple(_mark(text, *row) for row in kept["spans"]),
        structure=_structure(structure, text) if structure is not None else None,
        relations=tuple(_relation(each, text) for each in relations) if relations is not None else None,
    )


def source_of(path: Path) -> str:
    """Return the name of the file that a stand-off file annotates."""
    return str(_kept(path)["source"])


def dump(gold: Gold) -> str:
    """Write the stand-off form of a gold document, one annotation a line."""
    places = _Places(gold.text)
    kept: Json = {"source": gold.source.name, "sha256": sha256(gold.source.read_bytes()).hexdigest()}
    kept["spans"] = [_row(mark, places) for mark in gold.marks]
    if gold.structure is not None:
        kept["structure"] = _without_text(gold.structure, places)
    if gold.relations is not None:
        kept["relations"] = [
            {**each, "evidence": places.of(each.get("evidence") or "")} for each in gold.relations
        ]
    return "{\n" + ",\n".join(f"{_json(key)}: {_lines(value)}" for key, value in kept.items()) + "\n}\n"


class _Places:
    """Finds squeezed words in a source."""

    def __init__(self, text: Squeezed) -> None:
        self.text = text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a stretch of the squeezed text to the source, without white space at either end."""
        places = self.text.places
        first = bisect_right(places, start) - 1
        return first, bisect_left(places, end) if end > start else first

    def of(self, words: str, behind: int = 0) -> tuple[int, int] | None:
        """Find words that stand in the source, white space aside."""
        squeezed_words = squeeze(words)
        at = self.text.text.find(squeezed_words, behind) if squeezed_words else -1
        return self.span(at, at + len(squeezed_words)) if at >= 0 else None


def _row(mark: Mark, places: _Places) -> list[Any]:
    start, end = places.span(mark.start, mark.end)
    surface = places.text.text[mark.start : mark.end]
    signs = ("?" if mark.optional else "") + ("~" if mark.anaphor else "")
    return [start, end, mark.tag, mark.canonical if squeeze(mark.canonical) != surface else None, signs]


def _mark(text: Squeezed, start: int, end: int, tag: str, canonical: str | None, signs: str) -> Mark:
    first, last = text.at(start), text.at(end)
    return Mark(
        start=first,
        end=last,
        tag=tag,
        canonical=canonical or text.text[first:last],
        optional="?" in signs,
        anaphor="~" in signs,
    )


def _without_text(structure: Json, places: _Places) -> Json:
    """Replace what was said, and the titles of the items, by their places."""
    return {
        **structure,
        "agenda": [
            {**item, "title": places.of(item["title"]) or item["title"]} for item in structure["agenda"]
        ],
        "utterances": list(_placed(structure["utterances"], places)),
    }


def _placed(utterances: Sequence[Json], places: _Places) -> Iterator[Json]:
    """Place each utterance: from its first words to the last place of its last words before the next one begins."""
    text = places.text.text
    if any("place" in each for each in utterances):
        yield from map(_still_placed, utterances)
        return
    starts = list(_starts(utterances, text))
    for each, start, limit in zip(utterances, starts, [*starts, len(text)][1:], strict=True):
        at = text.rfind(each["last"], start, limit)
        if at < 0:
            raise UsageError(f"a gold utterance does not end in its source: {each['last']!r}")
        rest = {key: value for key, value in each.items() if key not in ("first", "last")}
        first, last = places.span(start, at + len(each["last"]))
        yield {**rest, "start": first, "end": last}


def _still_placed(utterance: Json) -> Json:
    """Give an utterance of stand-off gold as it was kept."""
    return {key: value for key, value in utterance.items() if key not in ("first", "last", "place")}


def _starts(utterances: Sequence[Json], text: str) -> Iterator[int]:
    """Find each utterance behind the first place where the one before it can end."""
    behind = 0
    for each in utterances:
        start = text.find(each["first"], behind)
        if start < 0:
            raise UsageError(f"a gold utterance is not in its source: {each['first']!r}")
        yield start
        behind = max(start + 1, text.find(each["last"], start) + len(each["last"]))


def _structure(kept: Json, text: Squeezed) -> Json:
    return {
        **kept,
        "agenda": [{**item, "title": _words(item["title"], text)} for item in kept["agenda"]],
        "utterances": [_quoted(each, text) for each in kept["utterances"]],
    }


def _quoted(utterance: Json, text: Squeezed) -> Json:
    start, end = text.at(utterance["start"]), text.at(utterance["end"])
    words = text.text[start:end]
    return {**utterance, "first": words[:QUOTED], "last": words[-QUOTED:], "place": start}


def _relation(kept: Json, text: Squeezed) -> Json:
    return {**kept, "evidence": _words(kept.get("evidence"), text)}


def _words(place: Any, text: Squeezed) -> str:
    return text.text[text.at(place[0]) : text.at(place[1])] if isinstance(place, list) else str(place or "")


def _kept(path: Path) -> Json:
    try:
        kept = json.loads(path.read_text("utf-8"))
        kept = {"source": kept["source"], "sha256": kept["sha256"], "spans": kept["spans"], **kept}
    except FileNotFoundError as error:
        raise UsageError(f"no such file: {path}") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is no stand-off gold document: {error!r}") from error
    _check(kept, path)
    return kept


def _check(kept: Json, path: Path) -> None:
    """Name the first entry that is not what it should be."""
    entries.check(kept, {"source": str, "spans": list, "relations": list | None}, str(path))
    for number, row in enumerate(kept["spans"], start=1):
        if not _is_row(row):
            raise UsageError(
                f"{path}, spans, entry {number}: not [start, end, TYPE, full name or null, signs]: {_json(row)}"
            )
    if kept.get("structure") is not None:
        told = entries.structure(kept["structure"], f"{path}, structure", item=ITEM, utterance=UTTERANCE)
        for number, item in enumerate(told["agenda"], start=1):
            _check_place(item, "title", f"{path}, structure, agenda, entry {number}")
    for number, relation in enumerate(kept.get("relations") or (), start=1):
        where = f"{path}, relations, entry {number}"
        _check_place(entries.check(relation, RELATION, where), "evidence", where)


def _check_place(entry: Json, key: str, where: str) -> None:
    match entry.get(key):
        case None | str() | [int(), int()]:
            return
    raise UsageError(f"{where}: {key!r} cannot be {entry[key]!r}: give [start, end]")


def _is_row(row: Any) -> bool:
    whole = isinstance(row, list) and len(row) == len(ROW)
    return whole and all(map(isinstance, row, ROW)) and row[2] in TYPES


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(value: Any) -> str:
    """Write a list with one entry a line, an object with one key a line."""
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_json, value)) + "\n]"
    if isinstance(value, dict):
        return "{\n" + ",\n".join(f"{_json(key)}: {_lines(each)}" for key, each in value.items()) + "\n}"
    return _json(value)
