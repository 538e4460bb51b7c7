"""What the head of a TEI file says: the titles, the meeting, its date and place, and who the speakers are."""

from collections.abc import Iterator

from policy_graph.ingest.sheet import Row
from policy_graph.ingest.xml_tree import Element, child, children, local, value

# Parts of a name in the order in which they are said, where they are tagged.
SURNAME, FORENAME, ROLE = "surname", "forename", "roleName"


def words(node: Element | None) -> str:
    """Return the characters of an element and all inside it, white space collapsed."""
    return "" if node is None else " ".join("".join(node.itertext()).split())


def header(head: Element | None) -> Iterator[Row]:
    """Give the titles, the meetings, the date and the places, each a line; those in Japanese where there are some."""
    titles = child(head, "fileDesc", "titleStmt")
    setting = child(head, "profileDesc", "settingDesc", "setting")
    said = [
        *_in_japanese(children(titles, "title")),
        *_in_japanese(children(titles, "meeting")),
        *(_date(each) for each in children(setting, "date")),
        *_in_japanese(children(setting, "name")),
    ]
    for text in dict.fromkeys(said):
        if text:
            yield Row(text)


def _in_japanese(nodes: list[Element]) -> Iterator[str]:
    ours = [each for each in nodes if value(each, "lang") == "ja"]
    for each in ours or nodes:
        yield words(each)


def _date(node: Element) -> str:
    text = words(node)
    return text if any(char.isdigit() for char in text) else value(node, "when") or text


def speakers(root: Element) -> dict[str, str]:
    """Return what a label says of each person that the head lists, by identifier: 総務部長（山田太郎）, 山田太郎."""
    found = {}
    for person in root.iter():
        key = value(person, "id") if local(person) == "person" else ""
        name = child(person, "persName") if key else None
        if name is not None:
            found[key] = _label(name)
    return found


def _label(name: Element) -> str:
    parts = {
        kind: "".join(words(each) for each in children(name, kind)) for kind in (SURNAME, FORENAME, ROLE)
    }
    bare = (
        parts[SURNAME] + parts[FORENAME] if _wide(parts[SURNAME]) else f"{parts[FORENAME]} {parts[SURNAME]}"
    )
    full = bare.strip() if parts[SURNAME] else _without_role(name)
    return f"{parts[ROLE]}（{full}）" if parts[ROLE] and full else full or parts[ROLE]


def _without_role(name: Element) -> str:
    texts = [name.text or ""]
    for each in name:
        texts += ["" if local(each) == ROLE else words(each), each.tail or ""]
    return " ".join("".join(texts).split())


def _wide(text: str) -> bool:
    return any(ord(char) > 0x2E80 for char in text)
