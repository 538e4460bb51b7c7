"""Graphs are merged as text: however what is said lies in graphs and files, the bytes are those of all of it at once."""

import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize
from tests.triples.plain import in_order

from policy_graph.errors import UsageError
from policy_graph.triples import merging
from policy_graph.triples.blocks import unframed
from policy_graph.triples.iri import iri
from policy_graph.triples.order import merged_triples
from policy_graph.triples.turtle import known, turtle
from policy_graph.triples.vocab import term
from policy_graph.triples.write import bind, blocks, write

BASE = "https://data.example.jp/kawabe/"
LABEL, NOTE = term("rdfs:label"), term("rdfs:comment")
# Numbers that are equal as numbers, a number behind a name and one in it, escapes, another world.
NAMES = [
    "place/川辺市",
    "post/d.2",
    "post/d.10",
    "post/d.010",
    "person/未来5%2E0",
    "words/🏢",
    "program/A10b",
]
NODES = [*(NamedNode(iri(BASE, name)) for name in NAMES), NamedNode("http://example.org/Q9"), LABEL]
GRAPHS = [NamedNode(iri(BASE, name)) for name in ("document/d.10", "document/d.2", "graph/judgements")]
literals = st.one_of(
    st.sampled_from(['"', "改\n行\r\n\t\\", " .\n", "\x00\x0b\x85\u2028", "', ''' ; .", "# 会議"]).map(
        Literal
    ),
    st.sampled_from(["ja", "ja-hira", "en"]).map(lambda language: Literal("月島", language=language)),
    st.sampled_from(["1", "01", "+1", "true", "1.0", "1.", "x"]).flatmap(
        lambda text: st.sampled_from(["integer", "boolean", "decimal"]).map(
            lambda name: Literal(text, datatype=term(f"xsd:{name}"))
        )
    ),
)
quad = st.builds(
    Quad,
    st.sampled_from(NODES),
    st.sampled_from([LABEL, NOTE, term("rdf:type"), term("schema:about")]),
    literals | st.sampled_from(NODES),
    st.sampled_from(GRAPHS),
)


def opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def streams(*chapters: tuple[NamedNode, list[Quad]]) -> list[tuple[str, Callable[[], BytesIO]]]:
    return [(graph.value, partial(BytesIO, blocks(quads, BASE))) for graph, quads in chapters]


def chapter(number: int, *names: str) -> tuple[NamedNode, list[Quad]]:
    graph = NamedNode(iri(BASE, f"document/d.{number}"))
    return graph, [Quad(NamedNode(iri(BASE, name)), LABEL, Literal(f"第{number}"), graph) for name in names]


@settings(max_examples=60)
@given(st.lists(st.tuples(quad, st.integers(0, 2)), max_size=30), st.randoms())
def test_in_whatever_graphs_files_and_order_the_bytes_are_those_of_all_at_once(said, random) -> None:  # type: ignore[no-untyped-def]
    chapters: dict[tuple[NamedNode, int], list[Quad]] = {}
    for each, part in said:
        chapters.setdefault((each.graph_name, part), []).append(each)
    graphs = streams(*((graph, quads) for (graph, _), quads in chapters.items()), *[(GRAPHS[0], [])] * 3)
    random.shuffle(graphs)
    with (
        TemporaryDirectory() as folder,
        patch.multiple(merging, STREAMS=random.randint(2, 4), SUBJECTS=random.randint(1, 3)),
    ):
        bind(graphs, Path(folder), BASE)
        trig, ttl = (Path(folder, name).read_bytes() for name in ("graph.trig", "graph.ttl"))
    quads = [each for each, _ in said]
    assert ttl == b"".join(turtle(merged_triples(each.triple for each in quads), BASE))
    lines = [line for line in trig.splitlines(keepends=True) if line.strip() and not line.startswith(b"\t# ")]
    plain = serialize(in_order(quads), format=RdfFormat.TRIG, prefixes=known(BASE)) or b""
    assert b"".join(lines) == plain.replace(b"\\%", b"%")


@given(st.lists(quad))
def test_a_block_is_all_that_a_graph_says_of_a_subject_and_its_rank_says_where_it_stands(
    said: list[Quad],
) -> None:
    found = list(unframed(BytesIO(blocks(said, BASE))))
    assert [rank for rank, _ in found] == sorted({rank for rank, _ in found})
    names = {rank.rpartition(b"\0")[2].decode() for rank, _ in found}
    assert names == {str(each.subject).strip("<>") for each in said}


def test_a_trig_file_is_spaced_and_has_headings_in_each_graph(tmp_path: Path) -> None:
    two = chapter(2, "person/月島", "person/花輪", "post/d")
    two[1].append(Quad(two[1][0].subject, NOTE, Literal("改\n行"), two[0]))
    bind(streams(two, chapter(10, "person/月島")), tmp_path, BASE)
    _, _, body = (tmp_path / "graph.trig").read_text("utf-8").partition("/> .\n\n")
    person, post = "# 人 / People", "# 役職 / Posts"
    assert body == (
        f'document:d.10 {{\n\n\t{person}\n\n\tperson:月島 rdfs:label "第10" .\n}}\n\n'
        f'document:d.2 {{\n\n\t{person}\n\n\tperson:月島 rdfs:label "第2" ;\n\t\trdfs:comment "改\\n行" .\n\n'
        f'\tperson:花輪 rdfs:label "第2" .\n\n\t{post}\n\n\tpost:d rdfs:label "第2" .\n}}\n'
    )
    _, _, body = (tmp_path / "graph.ttl").read_text("utf-8").partition("/> .\n\n")
    assert body == (
        f'{person}\n\nperson:月島 rdfs:label "第10" , "第2" ;\n\trdfs:comment "改\\n行" .\n\n'
        f'person:花輪 rdfs:label "第2" .\n\n{post}\n\npost:d rdfs:label "第2" .\n'
    )


def test_nothing_said_are_two_empty_files(tmp_path: Path) -> None:
    bind(streams((GRAPHS[0], [])), tmp_path, BASE)
    assert [(path.name, path.stat().st_size) for path in sorted(tmp_path.iterdir())] == [
        ("graph.trig", 0),
        ("graph.ttl", 0),
    ]


def test_an_archive_of_more_documents_than_a_process_may_open(tmp_path: Path) -> None:
    chapters = [chapter(number, "place/川辺市", f"words/d.{number}") for number in range(450)]
    now: set[int] = set()
    most = 0

    class Watched(BytesIO):
        def close(self) -> None:
            now.discard(id(self))
            super().close()

    def watched(content: bytes) -> BytesIO:
        nonlocal most
        stream = Watched(content)
        now.add(id(stream))
        most = max(most, len(now))
        return stream

    graphs = [(graph.value, partial(watched, blocks(quads, BASE))) for graph, quads in chapters]
    bind(graphs, tmp_path, BASE)
    assert (most, now) == (merging.STREAMS, set())
    assert {path.name for path in tmp_path.iterdir()} == {"graph.trig", "graph.ttl"}
    triples = [Triple(each.subject, each.predicate, each.object) for _, quads in chapters for each in quads]
    assert (tmp_path / "graph.ttl").read_bytes() == b"".join(turtle(merged_triples(triples), BASE))


@pytest.mark.parametrize("kept", [3, 20, -1])
def test_what_was_cut_off_is_refused_and_the_old_files_stay(tmp_path: Path, kept: int) -> None:
    write(chapter(1, "person/月島")[1], tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    graphs = streams(*(chapter(number, "person/花輪") for number in range(5)))
    cut = tmp_path.with_suffix(".blocks")
    cut.write_bytes(blocks(chapter(9, "person/花輪")[1], BASE)[:kept])
    with (
        patch.object(merging, "STREAMS", 2),
        pytest.raises(UsageError, match=f"{cut.name} ends in the middle"),
    ):
        bind([*graphs, (graphs[0][0], opener(cut))], tmp_path, BASE)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_four_times_as_much_takes_no_more_memory(tmp_path: Path) -> None:
    def said(words: str, many: int) -> Iterator[Quad]:
        for number in range(many):
            yield Quad(NamedNode(iri(BASE, f"words/d.{number}")), LABEL, Literal(words), GRAPHS[0])

    def peak(many: int) -> int:
        paths = [tmp_path / f"{many}-{words[0]}.blocks" for words in ("長" * 1_000, "短")]
        for path, words in zip(paths, ("長" * 1_000, "短"), strict=True):
            path.write_bytes(blocks(said(words, many), BASE))
        tracemalloc.start()
        bind([(GRAPHS[0].value, opener(path)) for path in paths], tmp_path, BASE)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(1_200) < peak(300) * 1.2
