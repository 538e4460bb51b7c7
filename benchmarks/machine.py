"""What was measured where, and when: the processor, the system, the versions and the date, as a line for docs/performance.md."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

# Libraries whose version changes the figures.
NAMED = ("spacy", "ja-ginza", "numpy", "pyoxigraph", "duckdb", "rdflib")
CPUS = Path("/proc/cpuinfo")


def processor() -> str:
    """Name the processor as the system names it."""
    lines = CPUS.read_text().splitlines() if CPUS.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def main() -> None:
    """Print the line."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in NAMED)
    print(
        f"{date.today()}: {processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, ",
        end="",
    )
    print(f"Python {platform.python_version()}, {versions}")


if __name__ == "__main__":
    main()
