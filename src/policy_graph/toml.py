"""A TOML file that a user has written: what stands in it, or one sentence that says where it is wrong."""

import tomllib
from typing import Any

from policy_graph.errors import UsageError


def read_toml(content: bytes, name: str) -> dict[str, Any]:
    """Read the file called ``name``; raises UsageError where it is not UTF-8 or no TOML."""
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} is not UTF-8 (byte {error.start}): save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"{name} is no TOML: {error}: look there for a missing quotation mark, comma or bracket, "
            "or a date that does not exist"
        ) from error
