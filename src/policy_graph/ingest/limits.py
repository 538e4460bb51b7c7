"""How much text one document may have."""

from policy_graph.errors import SkipDocument
from policy_graph.settings import Settings

# No encoding takes more bytes for a character.
WIDEST = 5


def check_bytes(source: bytes, name: str, settings: Settings) -> None:
    """Refuse bytes that are too many for any text within the limit, before they are decoded."""
    if len(source) > WIDEST * settings.max_characters + WIDEST:
        _refuse(f"{len(source):,} bytes", name, settings)


def check_characters(text: str, name: str, settings: Settings) -> None:
    """Refuse a text that is longer than the minutes of any meeting."""
    if len(text) > settings.max_characters:
        _refuse(f"{len(text):,} characters", name, settings)


def _refuse(amount: str, name: str, settings: Settings) -> None:
    raise SkipDocument(
        f"{name}: the text has {amount}, and --max-characters allows {settings.max_characters:,} characters: "
        "divide the file into one for each meeting, or allow more"
    )
