"""GiNZA behind a border: the only module that knows spaCy."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from policy_graph.model import Passage
from policy_graph.recognize.analysis import Analysis, Labelled, Token
from policy_graph.recognize.pipelines import refused, without_japanese, without_sentences
from policy_graph.recognize.shortcuts import shortened
from policy_graph.text import VARIANTS, join

# What is read of a text: tokens, sentences as ranges of them, names.
Reading = tuple[tuple[Token, ...], tuple[tuple[int, int], ...], tuple[Labelled, ...]]

# SudachiPy refuses longer inputs: 49,149 bytes of UTF-8, which is at most four bytes a character.
LIMIT = 49_149 // 4
# What ja_ginza builds that nothing here reads; leaving it out changes no token, tag, dependency or entity.
UNUSED = ("compound_splitter", "bunsetu_recognizer")
# The only thing that the second one does to what is read: it takes this off the dependencies.
BUNSETU = "_bunsetu"
# The patterns are written for Sudachi's longest words; some models were trained on shorter ones.
SPLIT = "C"
# Two sentences and a name: enough to see whether a pipeline gives what is read here.
PROBE = "東京都です。大阪府です。"


def analyse(text: str, passages: Iterable[Passage], *, model: str, batch: int) -> Iterator[Analysis]:
    """Read each passage of ``text`` with the pipeline ``model``, ``batch`` pieces at a time, in order.

    Old characters are read as new ones, one for one, since the dictionary knows 高木 and not 髙木.

    Raises UsageError when the model is not installed or does not read Japanese sentences.
    """
    pipe = partial(load(model).pipe, as_tuples=True, batch_size=batch)
    copies = [
        (passage, join(text, ((span.start, span.end) for span in passage.spans))) for passage in passages
    ]
    # What stands in a document twice (異議なし) is read once.
    read = _read(dict.fromkeys(copy.text for _, copy in copies), pipe, batch)
    known: dict[str, Reading] = {}
    for passage, copy in copies:
        if copy.text not in known:
            known.update([next(read)])
        tokens, sentences, names = known[copy.text]
        yield Analysis(passage=passage, copy=copy, tokens=tokens, sentences=sentences, names=names)


def _read(texts: Iterable[str], pipe: Any, batch: int) -> Iterator[tuple[str, Reading]]:
    """Read texts that differ from one another; yield each with what stands in it, in order."""
    pieces = ((piece.translate(VARIANTS), text) for text in texts for piece in _pieces(text))
    read = chain.from_iterable(map(pipe, batches(pieces, batch)))
    for text, docs in groupby(read, key=itemgetter(1)):
        yield text, _reading([doc for doc, _ in docs])


def batches(pieces: Iterable[tuple[str, Any]], most: int) -> Iterator[list[tuple[str, Any]]]:
    """Group pieces for the model to read at once: no more than ``most``, and fewer where they are long.

    It takes 40 KB of memory for each character of a batch, and a line without an end must not end the run.
    """
    group: list[tuple[str, Any]] = []
    size = 0
    for piece in pieces:
        if group and (len(group) == most or size + len(piece[0]) > LIMIT):
            yield group
            group, size = [], 0
        group.append(piece)
        size += len(piece[0])
    if group:
        yield group


@lru_cache(maxsize=2)
def load(model: str) -> Any:
    """Load a spaCy pipeline once per process; ``model`` is an installed package or a folder."""
    import spacy
    from spacy.tokens import Doc
    from thinc.api import NumpyOps, set_current_ops

    # numpy's own BLAS gives the same output in about half the time of the bundled BLIS on most machines.
    set_current_ops(NumpyOps(use_blis=False))
    try:
        return shortened(_checked(spacy.load(model, exclude=list(UNUSED)), model), Doc)
    # A package without load() gives an AttributeError, one with another load() (numpy) a TypeError.
    except (OSError, ValueError, ImportError, AttributeError, TypeError) as error:
        raise refused(model, error) from error


def _checked(nlp: Any, model: str) -> Any:
    """Refuse a pipeline that does not read Japanese sentences; let Sudachi give the longest words it knows."""
    tokenizer = nlp.tokenizer
    if getattr(tokenizer, "split_mode", SPLIT) != SPLIT:
        from spacy.lang.ja import try_sudachi_import

        tokenizer.split_mode, tokenizer.tokenizer = SPLIT, try_sudachi_import(SPLIT)
    read = nlp(PROBE)
    if nlp.lang != "ja" or not any(token.tag_.startswith("名詞") for token in read):
        raise without_japanese(model, nlp.lang)
    if not read.has_annotation("SENT_START"):
        raise without_sentences(model)
    return nlp


def _pieces(text: str) -> list[str]:
    """Cut a text that is too long for the tokenizer, after a full stop where there is one."""
    pieces = []
    while len(text) > LIMIT:
        cut = text.rfind("。", 0, LIMIT) + 1 or LIMIT
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def _reading(docs: Sequence[Any]) -> Reading:
    """Take what is read of a text out of its pieces, one behind the other."""
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    names: list[Labelled] = []
    shift = 0
    for doc in docs:
        first = len(tokens)
        tokens += (_token(token, first, shift) for token in doc)
        sentences += ((first + sent.start, first + sent.end) for sent in doc.sents)
        names += (
            Labelled(start=shift + ent.start_char, end=shift + ent.end_char, label=ent.label_)
            for ent in doc.ents
        )
        shift += len(doc.text)
    return tuple(tokens), tuple(sentences), tuple(names)


def _token(token: Any, first: int, shift: int) -> Token:
    return Token(
        text=token.text,
        start=shift + token.idx,
        end=shift + token.idx + len(token.text),
        lemma=token.lemma_,
        pos=token.pos_,
        tag=token.tag_,
        head=first + token.head.i,
        dep=token.dep_.removesuffix(BUNSETU),
    )
