"""Reading a picture by tesseract: words with their places, written across or down, whichever it is surer of."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest, sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from policy_graph.errors import SkipDocument, UsageError

# Language data and page segmentation: one column of lines for text across, one block for text down the page.
ACROSS, DOWN = ("jpn", 4), ("jpn_vert", 5)
# Where tesseract says that its data lies.
FOLDER = re.compile(r'in "([^"]+)"')
# Read so surely, a page need not be tried the other way.
SURE = 85.0
# Seconds after which a page is given up.
PATIENCE = 300
INSTALL = (
    "apt-get install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert (or the same for your system)"
)


@dataclass(frozen=True, slots=True)
class Word:
    """Characters that stand together, in pixels of the picture from its upper left."""

    text: str
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What was read from a picture: its lines, which way they run, how sure the reading is (0 to 100)."""

    lines: tuple[tuple[Word, ...], ...]
    language: str
    confidence: float

    @property
    def vertical(self) -> bool:
        """Tell whether the lines run down the page."""
        return self.language == DOWN[0]


def engine() -> str:
    """Give the name and version of the program; raises UsageError where something that reading needs is missing."""
    try:
        import pytesseract
    except ImportError as error:
        raise UsageError("--ocr needs an extra: pip install 'policy-graph[ocr]'") from error
    try:
        version, languages = pytesseract.get_tesseract_version(), pytesseract.get_languages()
    except pytesseract.TesseractNotFoundError as error:
        raise UsageError(f"--ocr needs the program tesseract: {INSTALL}") from error
    missing = [language for language, _ in (ACROSS, DOWN) if language not in languages]
    if missing:
        raise UsageError(f"tesseract lacks the language data {' and '.join(missing)}: {INSTALL}")
    # Its own threads wait for one another on a busy machine and make nothing faster on a page.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    return f"tesseract {str(version).splitlines()[0]}"


def identity() -> str:
    """Hash all that reading follows from: the program and the data of its languages; empty where they are missing."""
    try:
        told = engine()
    except UsageError:
        return ""
    import pytesseract

    said = subprocess.run(
        (pytesseract.pytesseract.tesseract_cmd, "--list-langs"), capture_output=True, text=True, check=True
    )
    found = sha256(told.encode())
    folder = FOLDER.search(said.stdout + said.stderr)
    for file in sorted(Path(folder[1]).glob("*.traineddata")) if folder else ():
        if file.stem in (ACROSS[0], DOWN[0]):
            with file.open("rb") as data:
                found.update(file_digest(data, "sha256").digest())
    return found.hexdigest()


def read(image: Any, *, name: str, usual: str | None) -> Picture:
    """Read a picture in the direction of ``usual``, the language of the page before, and in the other one where that
    is not sure; raises SkipDocument where the program fails."""
    first, second = (DOWN, ACROSS) if usual == DOWN[0] else (ACROSS, DOWN)
    found = _read(image, *first, name=name)
    if usual is not None and found.confidence >= SURE:
        return found
    return max(found, _read(image, *second, name=name), key=lambda each: each.confidence)


def _read(image: Any, language: str, segmentation: int, *, name: str) -> Picture:
    import pytesseract

    try:
        data = pytesseract.image_to_data(
            image,
            lang=language,
            config=f"--psm {segmentation}",
            output_type=pytesseract.Output.DICT,
            timeout=PATIENCE,
        )
    except (pytesseract.TesseractError, RuntimeError) as error:
        raise SkipDocument(f"{name}: a page could not be read by tesseract: {error}") from error
    return _picture(data, language)


def _picture(data: Mapping[str, Sequence[Any]], language: str) -> Picture:
    places = [at for at, text in enumerate(data["text"]) if text.strip()]
    lines = groupby(
        places, key=lambda at: tuple(data[key][at] for key in ("block_num", "par_num", "line_num"))
    )
    sizes = [len(data["text"][at]) for at in places]
    sure = sum(float(data["conf"][at]) * size for at, size in zip(places, sizes, strict=True))
    return Picture(
        lines=tuple(tuple(_words(data, line)) for _, line in lines),
        language=language,
        confidence=sure / sum(sizes) if sizes else 0.0,
    )


def _words(data: Mapping[str, Sequence[Any]], places: Iterator[int]) -> Iterator[Word]:
    for at in places:
        box = (data[key][at] for key in ("left", "top", "width", "height"))
        yield Word(data["text"][at].strip(), *box)
