"""Text that may stand in XML and HTML, whatever a document or a label brings along."""

import html
import re

# Characters outside the Char production of XML 1.0 (section 2.2), lone surrogates included.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Replace every character that XML 1.0 cannot hold by U+FFFD."""
    return ILLEGAL.sub("\ufffd", text)


def escape(text: str) -> str:
    """Make text safe for element content and for quoted attributes of HTML and XML."""
    return html.escape(legal(text), quote=True)
