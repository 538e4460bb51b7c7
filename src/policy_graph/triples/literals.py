"""Values as literals, each in the one lexical form that every store gives back unchanged."""

import re
from datetime import date
from unicodedata import normalize

from pyoxigraph import Literal, NamedNode

from policy_graph.model import Bilingual, Stated
from policy_graph.triples.vocab import term

# The offset of Japan Standard Time, which all minutes are kept in.
ZONE = "+09:00"


def words(text: str) -> Literal:
    """Write a Japanese name or sentence, in NFC."""
    return Literal(normalize("NFC", text), language="ja")


def stated_words(stated: Stated | None) -> Literal | None:
    """Write what the source states, ``None`` where it states nothing."""
    return words(stated.value) if stated else None


def verbatim(text: str) -> Literal:
    """Write characters of a source exactly as they stand there."""
    return Literal(text)


def plain(text: str) -> Literal:
    """Write a string that belongs to no language, in NFC."""
    return Literal(normalize("NFC", text))


def both(said: Bilingual) -> tuple[Literal, Literal]:
    """Write the same in Japanese and in English."""
    return Literal(normalize("NFC", said.ja), language="ja"), Literal(
        normalize("NFC", said.en), language="en"
    )


def reading(kana: str) -> Literal:
    """Write how a name is read, tagged as hiragana or katakana."""
    script = "Hira" if re.search("[\u3041-\u3096]", kana) else "Kana"
    return Literal(normalize("NFC", kana), language=f"ja-{script}")


def number(value: int) -> Literal:
    """Write an integer."""
    return Literal(str(value), datatype=term("xsd:integer"))


def share(value: float) -> Literal:
    """Write a number between 0 and 1 as a decimal of at most four places, without trailing zeros."""
    digits = f"{value:.4f}".rstrip("0").rstrip(".")
    return Literal(digits if digits != "-0" else "0", datatype=term("xsd:decimal"))


def truth(value: bool) -> Literal:
    """Write true or false."""
    return Literal("true" if value else "false", datatype=term("xsd:boolean"))


def hexadecimal(digits: str) -> Literal:
    """Write a hash value, in small letters as checksum tools print it."""
    return Literal(digits.lower(), datatype=term("xsd:hexBinary"))


def coded(value: str, datatype: NamedNode) -> Literal:
    """Write a code of the scheme that ``datatype`` stands for."""
    return Literal(normalize("NFC", value), datatype=datatype)


def day(value: str) -> Literal:
    """Write a date; what is no ISO date stays a plain string, which the shapes report."""
    return Literal(value, datatype=term("xsd:date")) if _is_date(value) else plain(value)


def clock(value: str) -> Literal:
    """Write a time of day given as HH:MM; what is none stays a plain string, which the shapes report."""
    return Literal(f"{value}:00", datatype=term("xsd:time")) if _is_time(value) else plain(value)


def moment(on: str, at: str) -> Literal | None:
    """Write a date and a time of day as one point in Japan Standard Time; ``None`` where either is unreadable."""
    if _is_date(on) and _is_time(at):
        return Literal(f"{on}T{at}:00{ZONE}", datatype=term("xsd:dateTime"))
    return None


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_time(value: str) -> bool:
    return re.fullmatch("(?:[01][0-9]|2[0-3]):[0-5][0-9]", value) is not None
