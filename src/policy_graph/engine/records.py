"""Extractions as bytes, to be kept and read back: only records of ours are ever made from them."""

import io
import pickle
import zlib
from typing import Any

from policy_graph.model import Extraction

# Records are shrunk to a fifth within milliseconds; more effort gains little.
LEVEL = 1
# A pickle makes what it names: nothing that is no record of ours, and none of the functions that a module of ours imports.
RECORDS = "policy_graph.model"


def closed(extraction: Extraction) -> bytes:
    """Write an extraction."""
    return zlib.compress(pickle.dumps(extraction, pickle.HIGHEST_PROTOCOL), LEVEL)


def opened(content: bytes) -> Extraction:
    """Read an extraction; raises UnpicklingError for anything else."""
    found = _Records(io.BytesIO(zlib.decompress(content))).load()
    if not isinstance(found, Extraction):
        raise pickle.UnpicklingError(f"{type(found).__name__} is no extraction")
    return found


class _Records(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.split(".")[:2] == RECORDS.split(".") else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return found
