"""Shortcuts through the pipeline of ja_ginza that end where the long way does, word for word."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np

from policy_graph.recognize.naming import Naming
from policy_graph.recognize.neighbours import Floats, Neighbours

# The parts of the pipeline that the shortcuts were tried with, none of which reads readings, inflections or norms.
PARTS = ["tok2vec", "parser", "ner", "morphologizer"]
# What of a word its vector may be made of: all that follows from how the word is written.
WRITTEN = {"ORTH", "LOWER", "PREFIX", "SUFFIX", "SHAPE"}
# Names under which spaCy knows the part that marks names, and the one that it takes the place of.
NAMES, NAMING, LONG = "ner", "policy_graph_naming", "ner_long"
# What spaCy calls the space between two words.
GAP = "空白"


def shortened(nlp: Any, doc: type) -> Any:
    """Give a pipeline the shortcuts that fit it; one that is built otherwise than ja_ginza stays as it is.

    ``doc`` is spaCy's class of texts. See docs/decisions/0031 for what is replaced and why nothing that is read changes.
    """
    if nlp.pipe_names != PARTS:
        return nlp
    vectors, labels = nlp.get_pipe("tok2vec"), nlp.get_pipe("morphologizer")
    if quick := _vectors(vectors, doc):
        vectors.predict = quick
    if labels.cfg.get("overwrite") and hasattr(nlp.tokenizer, "need_subtokens"):
        # What is there is replaced, so that it need not be read, nor be put there.
        labels.cfg["extend"] = False
        nlp.tokenizer = Words(nlp.tokenizer, doc)
    if Naming.of(nlp.get_pipe(NAMES)):
        type(nlp).factory(NAMING, func=_naming)
        nlp.rename_pipe(NAMES, LONG)
        nlp.disable_pipe(LONG)
        nlp.add_pipe(NAMING, name=NAMES, after=LONG)
    return nlp


def _naming(nlp: Any, name: str) -> Naming:
    """Make the part for a pipeline whose own one has stepped aside; spaCy makes parts by such functions."""
    return Naming(nlp.get_pipe(LONG))


class Words:
    """spaCy's tokenizer around Sudachi without what nothing here reads: shorter words, readings, inflections, norms."""

    def __init__(self, tokenizer: Any, doc: type) -> None:
        self.vocab, self._sudachi, self._doc = tokenizer.vocab, tokenizer.tokenizer, doc

    def __call__(self, text: str) -> Any:
        """Cut a text into words with their tags and dictionary forms, and the space between them as spaCy has it."""
        words: list[str] = []
        spaces: list[bool] = []
        tags: list[str] = []
        lemmas: list[str] = []

        def put(word: str, tag: str, lemma: str) -> None:
            words.append(word)
            spaces.append(False)
            tags.append(tag)
            lemmas.append(lemma)

        end, after_word = 0, False
        for each in self._sudachi.tokenize(text):
            word = each.surface()
            if word.isspace():
                # A single space belongs to the word before it, more are a word of their own.
                if after_word and word == " ":
                    spaces[-1] = True
                    end += 1
                after_word = False
            elif word:
                if each.begin() > end:
                    put(gap := text[end : each.begin()], GAP, gap)
                put(word, _tag(each.part_of_speech()), each.dictionary_form() or word)
                end, after_word = each.end(), True
        if end < len(text):
            put(gap := text[end:], GAP, gap)
        return self._doc(self.vocab, words=words, spaces=spaces, tags=tags, lemmas=lemmas)


@cache
def _tag(part_of_speech: tuple[str, ...]) -> str:
    """UniDic's part of speech (名詞-固有名詞-地名-一般) from the six columns of Sudachi."""
    return "-".join(column for column in part_of_speech[:4] if column != "*")


class Vectors:
    """The vectors of the words of texts: each different word is looked up once, its neighbours are seen by numpy."""

    def __init__(self, plain: Any, words: Any, neighbours: Neighbours, doc: type) -> None:
        self._plain, self._words, self._neighbours, self._doc = plain, words, neighbours, doc

    def __call__(self, docs: Iterable[Any]) -> Sequence[Floats]:
        """Give for each text a vector for each word."""
        docs = list(docs)
        if not any(map(len, docs)):
            return self._plain(docs)  # type: ignore[no-any-return]
        keys = np.concatenate([doc.to_array("ORTH") for doc in docs])
        distinct, places = np.unique(keys, return_inverse=True)
        vocab = docs[0].vocab
        words = self._doc(vocab, words=[vocab.strings[key] for key in distinct.tolist()])
        (known,) = self._words.predict([words])
        return self._neighbours(np.split(known[places], np.cumsum([len(doc) for doc in docs])[:-1]))


def _vectors(part: Any, doc: type) -> Vectors | None:
    """Make the shortcut for tok2vec; None where a word's vector depends on more than how the word is written."""
    if not {"embed", "encode"} <= set(part.model.ref_names):
        return None
    words, encoder = part.model.get_ref("embed"), part.model.get_ref("encode")
    columns = [node.attrs["columns"] for node in words.walk() if node.name == "extract_features"]
    neighbours = Neighbours.of(encoder)
    if neighbours is None or not columns or not set(columns[0]) <= WRITTEN:
        return None
    return Vectors(part.predict, words, neighbours, doc)
