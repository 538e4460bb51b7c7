"""What has to be the same in every process that works on one build: our code, Python, packages, the language model."""

import platform
from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import file_digest, sha256
from importlib.resources import as_file, files
from pathlib import Path

from policy_graph.engine.software import versions
from policy_graph.ingest.pdf import ocr as pictures

# So many digits of a digest tell two versions apart.
DIGITS = 12
# The scripts of the workbench are built where the package is, and take no part in a build.
ELSEWHERE = "web/built/"


@lru_cache(maxsize=2)
def likeness(model: str, ocr: bool = False) -> Mapping[str, str]:
    """Tell by name and version what makes a build in this process; ``model`` is a package or the folder of a language model.

    What reads pictures of text belongs to it where ``ocr`` asks for that. What is not installed is left out; looked up
    once per process.
    """
    major, minor, _ = platform.python_version_tuple()
    told = {each["name"]: each["version"] for each in versions(model)}
    folder = Path(model)
    if folder.is_dir():
        told["language model"] = f"{model} {digest(folder)[:DIGITS]}"
    if ocr:
        told["tesseract"] = pictures.identity()[:DIGITS]
    return {**told, "Python": f"{major}.{minor}", "code of policy-graph": code_digest()[:DIGITS]}


@cache
def code_digest() -> str:
    """SHA-256 of the files of this package: code, tables and patterns."""
    with as_file(files("policy_graph")) as folder:
        return digest(folder)


def digest(folder: Path) -> str:
    """SHA-256 of the names and bytes of all files in a folder and below; what Python compiled and hidden files apart."""
    found = sha256()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if (
            path.is_file()
            and "__pycache__" not in name
            and not path.name.startswith(".")
            and ELSEWHERE not in name
        ):
            with path.open("rb") as file:
                found.update(f"{name}\0{file_digest(file, 'sha256').hexdigest()}\n".encode())
    return found.hexdigest()


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> str:
    """Say in what another process differs from this one; nothing where it does not."""
    return "; ".join(
        f"{name} {theirs.get(name) or 'is absent'}, here {ours.get(name) or 'absent'}"
        for name in sorted({*ours, *theirs})
        if ours.get(name) != theirs.get(name)
    )
