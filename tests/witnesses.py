"""Four programs that read RDF, of four makers: what each makes of a file, as canonical N-Quads."""

import gzip
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from policy_graph.triples.canonical import canonical

JARS = Path(os.environ.get("JENA_JARS", "/usr/share/java"))
# Jena of Debian looks for the messages of its XML library in a folder in which they were not packed.
PACKED, WANTED = "org/apache/jena/ext/xerces/", "xerces/"
# Programs that log, of which Java bears no two; the interface and the one that writes to stderr stay.
LOGGING, CHOSEN = ("slf4j", "log4j", "logback"), ("slf4j-api.jar", "slf4j-simple.jar")
NAMES = {
    ".ttl": ("turtle", "turtle"),
    ".trig": ("trig", "trig"),
    ".nq": ("nquads", "nquads"),
    ".jsonld": ("", "json-ld"),
}
Lines = list[bytes]


def pyoxigraph(paths: Iterable[Path], folder: Path) -> Lines:
    """Read files with the library that also wrote them."""
    return _canonical(
        b"".join(_nquads(path.read_bytes(), RdfFormat.from_extension(path.suffix[1:])) for path in paths)
    )


def python_rdflib(paths: Iterable[Path], folder: Path) -> Lines:
    """Read files with rdflib, literals as they are written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        read = rdflib.Dataset()
        for path in paths:
            read.parse(path, format=NAMES[path.suffix][1])
        return _canonical(read.serialize(format="nquads", encoding="utf-8"))


def rapper(paths: Iterable[Path], folder: Path) -> Lines:
    """Read files with Raptor; it knows no JSON-LD."""
    if not shutil.which("rapper"):
        pytest.skip("the program rapper (Debian: raptor2-utils) is not installed")
    return _canonical(
        b"".join(
            _output("rapper", "-q", "-i", NAMES[path.suffix][0], "-o", "nquads", path)
            for path in paths
            if path.suffix != ".jsonld"
        )
    )


def riot(paths: Iterable[Path], folder: Path) -> Lines:
    """Read files with Apache Jena, JSON-LD as version 1.0: the one for 1.1 lacks a library in Debian.

    Its exit code says nothing: in N-Quads it warns of IRIs beyond the first plane (🏢), and takes them as they are.
    """
    java = (*jena(folder), "riotcmd.riot", "--output=nq")
    given = list(paths)
    old = [path for path in given if path.suffix == ".jsonld"]
    new = [path for path in given if path.suffix != ".jsonld"]
    read = _output(*java, *new) if new else b""
    return _canonical(read + (_output(*java, "--syntax=jsonld10", *old) if old else b""))


def jena(folder: Path) -> tuple[str, ...]:
    """How a program of Jena is called, before its name; ``folder`` is where what Debian packed wrongly is mended."""
    if not shutil.which("java") or not (JARS / "jena-core.jar").is_file():
        pytest.skip("Jena (Debian: libapache-jena-java and a Java runtime) is not installed")
    classes = os.pathsep.join(map(str, (_mended(folder), *_jars())))
    return ("java", "-Dfile.encoding=UTF-8", "-cp", classes)


READERS: tuple[Callable[[Iterable[Path], Path], Lines], ...] = (python_rdflib, rapper, riot)


def unpacked(path: Path, folder: Path) -> Path:
    """Unpack a gzip file into ``folder``; any other stays where it is."""
    if path.suffix != ".gz":
        return path
    (folder / path.stem).write_bytes(gzip.decompress(path.read_bytes()))
    return folder / path.stem


def _jars() -> list[Path]:
    return [
        path
        for path in sorted(JARS.glob("*.jar"))
        if path.name in CHOSEN or not any(word in path.name for word in LOGGING)
    ]


def _mended(folder: Path) -> Path:
    """Put the messages of the XML library where Jena looks for them."""
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(PACKED) and name.endswith(".properties"):
                target = folder / "jena" / WANTED / name.removeprefix(PACKED)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(name))
    return folder / "jena"


def _output(*command: str | Path) -> bytes:
    run = subprocess.run(list(map(str, command)), capture_output=True, check=False)
    sys.stderr.write(run.stderr.decode("utf-8", "replace")[:2000])
    return run.stdout


def _nquads(content: bytes, format: RdfFormat | None) -> bytes:
    return b"".join(f"{quad} .\n".encode() for quad in parse(content, format=format))


def _canonical(nquads: bytes) -> Lines:
    return list(canonical(parse(nquads, format=RdfFormat.N_QUADS)))
