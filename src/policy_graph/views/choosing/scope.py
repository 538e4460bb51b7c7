"""What a network shows and leaves out, in words of data/scope.toml."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from policy_graph.model import ActorType, Bilingual, NetworkChoice
from policy_graph.views.kinds import kind
from policy_graph.views.network import Network
from policy_graph.views.theme import theme

LANGUAGES = ("ja", "en")
EVERYTHING = NetworkChoice()
# What is chosen in a form of its own, beside plain values.
SEVERAL = ("fiscal_years", "meetings", "bodies", "matters")
PLAIN = ("since", "until", "confidence", "least")


def scope(graph: Network) -> Bilingual:
    """Say how large a chosen network is, what was asked for, and how many ties are left out for which reason."""
    return Bilingual(**{language: _said(graph, language) for language in LANGUAGES})


def _said(graph: Network, language: str) -> str:
    about, blank = graph.graph, "" if language == "ja" else " "
    size = {
        "actors": graph.number_of_nodes(),
        "lines": graph.number_of_edges(),
        "evidence": sum(weight for _, _, weight in graph.edges(data="weight")),
    }
    sentences = [_words(language, "size", **size)]
    sentences += _listed(language, "chosen", _chosen(graph, about["choice"], language))
    sentences += _listed(language, "left_out", _left_out(about["left_out"], language))
    if about["not_rolled_up"]:
        sentences.append(_words(language, "not_rolled_up", count=about["not_rolled_up"]))
    return blank.join(sentences)


def _listed(language: str, name: str, parts: Iterable[str]) -> Iterator[str]:
    given = [part for part in parts if part]
    if given:
        yield _words(language, name, parts=_words(language, "join").join(given))


def _chosen(graph: Network, choice: NetworkChoice, language: str) -> Iterator[str]:
    for name in (*PLAIN[:2], *SEVERAL, *PLAIN[2:]):
        value = getattr(choice, name)
        if name == "confidence" and value is None:
            value = kind(choice.kind).confidence or None
        if value != getattr(EVERYTHING, name):
            yield _words(language, "choice", name, value=_together(value))
    if choice.types:
        yield _words(
            language, "choice", "types", value=_together([_type(each, language) for each in choice.types])
        )
    if choice.around is not None:
        label = graph.nodes.get(choice.around, {}).get("label", choice.around)
        yield _words(language, "choice", "around", value=label, steps=choice.steps)


def _left_out(counts: Mapping[str, int], language: str) -> Iterator[str]:
    for reason, count in counts.items():
        yield _words(language, "reason", reason, count=count)


def _together(value: object) -> str:
    return "・".join(map(str, value)) if isinstance(value, tuple | list) else str(value)


def _type(type_: ActorType, language: str) -> str:
    return str(getattr(theme().types[type_], language))


def _words(language: str, *path: str, **values: object) -> str:
    phrase: Any = _phrases()
    for name in path:
        phrase = phrase[name]
    return str(phrase[language]).format(**values)


@cache
def _phrases() -> Mapping[str, Any]:
    return tomllib.loads(files("policy_graph.views").joinpath("data/scope.toml").read_text("utf-8"))
