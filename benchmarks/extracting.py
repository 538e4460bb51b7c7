"""Extraction beside plain nlp.pipe of the same text: is it the same, and how much faster? One command, a table out:

    python benchmarks/extracting.py FOLDER... [--same 12] [--characters 100000] [--rounds 3] [--python OTHER]...

First so many files of each folder are read both ways and compared (--same 0 leaves that out, a folder with fewer is read
whole). Then each way runs by itself, one after the other in every round: ja_ginza as it comes, here and with other
interpreters that have it, and ours from the file to facts with one worker and with two. Seconds are those of the processor,
one BLAS thread each; what a run of a single sentence takes, which is loading, is taken off. With two workers they are halved: so long
one waits on two cores that do nothing else.
"""

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PLAIN, OURS = "plain", "ours"
SENTENCE = "霧原市の町田です。"
Cost = dict[str, float]


def plain(texts: Sequence[str]) -> None:
    """Read texts with the pipeline as it comes."""
    import spacy

    for _ in spacy.load("ja_ginza").pipe(texts):
        pass


def ours(files: Sequence[str], workers: int) -> None:
    """Take files to facts."""
    from policy_graph.engine.pipeline import run
    from policy_graph.ingest.places import find
    from policy_graph.model import Extraction
    from policy_graph.settings import Settings

    for each in run(find(map(Path, files)), Settings(workers=workers)):
        assert isinstance(each, Extraction), each


def work(way: str, job: Path) -> None:
    """Do what a process is for, and print what it cost."""
    told, began = json.loads(job.read_text("utf-8")), time.perf_counter()
    if way == PLAIN:
        plain(told)
    else:
        ours(told, int(way.removeprefix(OURS)))
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(who) for who in whose]
    cost = {
        "cpu": sum(each.ru_utime + each.ru_stime for each in used),
        "wall": time.perf_counter() - began,
        "MiB": max(each.ru_maxrss for each in used) / 1024,
    }
    print(json.dumps(cost))


def cost(python: str, way: str, jobs: Sequence[Path]) -> Cost:
    """Run a way on the whole and on a sentence; give the difference, and the memory of its largest process."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    costs: list[Cost] = []
    for job in jobs:
        done = subprocess.run(
            [python, __file__, "--way", way, str(job)], env=environment, check=True, stdout=subprocess.PIPE
        )
        costs.append(json.loads(done.stdout))
    whole, sentence = costs
    return {key: whole[key] - (0 if key == "MiB" else sentence[key]) for key in whole}


def jobs(folder: Path, files: Sequence[Path]) -> tuple[dict[str, list[Path]], int]:
    """Write down what each way has to do, whole and for a sentence; give also how many characters the whole has."""
    from policy_graph.engine.reading import read_and_parse
    from policy_graph.ingest.places import find
    from policy_graph.settings import Settings
    from policy_graph.text import join

    texts, size = [], 0
    for file in find(files):
        document, meeting = read_and_parse(file, Settings())  # type: ignore[arg-type]
        size += len(document.text)
        for passage in meeting.passages:
            texts.append(join(document.text, ((span.start, span.end) for span in passage.spans)).text)
    small = [folder / f"{number}.txt" for number in range(2)]
    for path in small:
        path.write_text(f"{SENTENCE}{path.stem}\n", "utf-8")
    told = {
        "plain": texts,
        "plain-small": [SENTENCE],
        "ours": [str(path) for path in files],
        "ours-small": [str(path) for path in small],
    }
    for name, value in told.items():
        (folder / f"{name}.json").write_text(json.dumps(value), "utf-8")
    return {way: [folder / f"{way}.json", folder / f"{way}-small.json"] for way in (PLAIN, OURS)}, size


def timed(files: Sequence[Path], rounds: int, others: Sequence[str]) -> None:
    """Run every way in every round and print the table."""
    with TemporaryDirectory() as place:
        todo, size = jobs(Path(place), files)
        ways = [(sys.executable, PLAIN, 1), *((python, PLAIN, 1) for python in others)]
        ways += [(sys.executable, f"{OURS}1", 1), (sys.executable, f"{OURS}2", 2)]
        costs: dict[tuple[str, str, int], list[Cost]] = {way: [] for way in ways}
        for _ in range(rounds):
            for python, name, workers in ways:
                costs[python, name, workers].append(cost(python, name, todo[name.rstrip("12")]))
                print(name, python, costs[python, name, workers][-1], file=sys.stderr, flush=True)
    print(f"{len(files)} files, {size:,} characters, {rounds} rounds\n")
    print("| way | Python | characters a second | times plain | by the clock | MiB of the largest process |")
    print("|---|---|---:|---:|---:|---:|")
    first = costs[ways[0]]
    for (python, name, workers), runs in costs.items():
        seconds = [each["cpu"] / workers for each in runs]
        print(
            f"| {name} | {_version(python)} | {size / statistics.median(seconds):,.0f} "
            f"| {_ratios([each['cpu'] for each in first], seconds)} "
            f"| {_ratios([each['wall'] for each in first], [each['wall'] for each in runs])} "
            f"| {max(each['MiB'] for each in runs):,.0f} |"
        )


def sampled(folders: Sequence[Path], number: int) -> list[Path]:
    """Choose so many files of each folder, the same ones every time."""
    chosen: list[Path] = []
    for folder in folders:
        files = sorted(folder.glob("*.txt"))
        chosen += random.Random(5).sample(files, min(number, len(files)))
    return chosen


def enough(files: Sequence[Path], characters: int) -> list[Path]:
    """Take files until they hold so many characters, at least two."""
    taken: list[Path] = []
    for path in files:
        if len(taken) < 2 or sum(len(each.read_text("utf-8", "replace")) for each in taken) < characters:
            taken.append(path)
    return taken


def _ratios(plain: Sequence[float], seconds: Sequence[float]) -> str:
    ratios = sorted(one / other for one, other in zip(plain, seconds, strict=True))
    return f"{statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})"


def _version(python: str) -> str:
    told = subprocess.run([python, "-V"], check=True, capture_output=True, text=True)
    return told.stdout.split()[-1]


def main(arguments: Any) -> None:
    """Compare, then measure."""
    if arguments.way:
        return work(arguments.way, arguments.folders[0])
    if arguments.same:
        from sameness import compared

        seen, differ = compared(sampled(arguments.folders, arguments.same))
        print("\n| | compared | differ |\n|---|---:|---:|")
        for kind, number in seen.items():
            print(f"| {kind} | {number:,} | {differ[kind]:,} |")
    if arguments.rounds:
        files = enough(
            sampled(arguments.folders[-1:], len(os.listdir(arguments.folders[-1]))), arguments.characters
        )
        timed(files, arguments.rounds, arguments.python)


if __name__ == "__main__":
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--same", type=int, default=12)
    options.add_argument("--characters", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--python", action="append", default=[])
    options.add_argument("--way", default="", help=argparse.SUPPRESS)
    main(options.parse_args())
