"""Prints and saves minutes in every form in which a city publishes them: one function a program, one variant a form."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pages
from pages import Sheet

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
OFFICE = ("soffice", "libreoffice")
PATIENCE = 300
FORMS = ("horizontal", "vertical", "two columns", "head and foot")
ENCODINGS = {
    "UTF-8": "utf-8",
    "UTF-8 with BOM": "utf-8-sig",
    "UTF-16": "utf-16",
    "CP932": "cp932",
    "EUC-JP": "euc_jp",
    "ISO-2022-JP": "iso2022_jp",
}


class NotRun(Exception):
    """A program is not installed, or did not print."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One form of publication: ``make`` writes ``NAME.ending`` of every sheet into a folder and says what was lost."""

    title: str
    ending: str
    make: Callable[[Sequence[Sheet], Path], int]


def variants() -> Iterator[Variant]:
    """Give every form, in the order of the table."""
    for form in FORMS:
        yield Variant(f"PDF by Chromium, {form}", "pdf", partial(_chromium, form=form))
    for form in FORMS:
        yield Variant(f"PDF by LibreOffice, {form}", "pdf", partial(_office, form=form))
    yield Variant("DOCX by python-docx", "docx", _docx)
    yield Variant("DOCX by LibreOffice", "docx", _office_docx)
    for title, write in {"paragraphs": pages.simple, "site": pages.site, "table": pages.table}.items():
        yield Variant(f"HTML, {title}", "html", partial(_html, write=write))
    for title, encoding in ENCODINGS.items():
        yield Variant(f"text, {title}", "txt", partial(_text, encoding=encoding))
    yield Variant("text, CR LF", "txt", partial(_text, encoding="utf-8", newline="\r\n"))


def chromium(page: Path, pdf: Path) -> None:
    """Print an HTML page; raises NotRun where there is no Chromium or it prints nothing."""
    program = found("chromium", CHROMIUM)
    with tempfile.TemporaryDirectory() as profile:
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
        run(
            [program, *flags, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", page.resolve().as_uri()],
            pdf,
        )


def soffice(files: Sequence[Path], folder: Path, kind: str, *options: str) -> None:
    """Convert files with LibreOffice; raises NotRun where it is not installed or one does not appear."""
    program = found("soffice", OFFICE)
    with tempfile.TemporaryDirectory() as profile:
        command = [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", *options]
        last = folder / f"{files[-1].stem}.{kind}"
        run([*command, "--convert-to", kind, "--outdir", str(folder), *map(str, files)], last)


def found(name: str, programs: Sequence[str]) -> str:
    """Return the first of some programs that is installed."""
    for program in programs:
        if path := shutil.which(program):
            return path
    raise NotRun(f"not run: {name} is not installed")


def run(command: Sequence[str], made: Path) -> None:
    """Run a program that makes a file."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as error:
        raise NotRun(f"not run: {Path(command[0]).name} took more than {PATIENCE} s") from error
    if not made.is_file():
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise NotRun(f"not run: {Path(command[0]).name} made no {made.name} ({' '.join(said)})")


def _chromium(sheets: Sequence[Sheet], folder: Path, form: str) -> int:
    found("chromium", CHROMIUM)
    for sheet in sheets:
        page = _write(folder / f"{sheet.name}.print.html", pages.printed(sheet, form))
        chromium(page, folder / f"{sheet.name}.pdf")
    return 0


def _office(sheets: Sequence[Sheet], folder: Path, form: str) -> int:
    written = [_write(folder / f"{sheet.name}.fodt", pages.office(sheet, form)) for sheet in sheets]
    soffice(written, folder, "pdf")
    return 0


def _office_docx(sheets: Sequence[Sheet], folder: Path) -> int:
    written = [_write(folder / f"{sheet.name}.html", pages.simple(sheet)) for sheet in sheets]
    soffice(written, folder, "docx", "--infilter=HTML (StarWriter)")
    return 0


def _docx(sheets: Sequence[Sheet], folder: Path) -> int:
    for sheet in sheets:
        pages.word(sheet, folder / f"{sheet.name}.docx")
    return 0


def _html(sheets: Sequence[Sheet], folder: Path, write: Callable[[Sheet], str]) -> int:
    for sheet in sheets:
        _write(folder / f"{sheet.name}.html", write(sheet))
    return 0


def _text(sheets: Sequence[Sheet], folder: Path, encoding: str, newline: str = "\n") -> int:
    lost = 0
    for sheet in sheets:
        text = newline.join(sheet.text.replace("\r\n", "\n").split("\n"))
        source, replaced = (
            pages.encoded(text, encoding) if "utf" not in encoding else (text.encode(encoding), 0)
        )
        (folder / f"{sheet.name}.txt").write_bytes(source)
        lost += replaced
    return lost


def _write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path
