"""Things in the world as RDF: classes, names, readings, official codes."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode, Quad

from policy_graph.model import Code, Entity, EntityType, Listed
from policy_graph.text import fold
from policy_graph.triples.graph import DocumentGraph, Said
from policy_graph.triples.index import Index
from policy_graph.triples.literals import coded, plain, reading, words
from policy_graph.triples.vocab import TERMS, term

CLASSES = {
    EntityType.ORGANIZATION: "org:Organization",
    EntityType.PLACE: "schema:Place",
    EntityType.PROGRAM: "pg:Program",
    EntityType.PERSON: "foaf:Person",
    EntityType.POST: "org:Post",
}


def entities(graph: DocumentGraph, index: Index, found: Sequence[Entity]) -> Iterator[Quad]:
    """Write every entity of one document, and the code schemes that the ontology does not know."""
    employers = {entity.id for entity in found if "org:Organization" in classes(entity)}
    for entity in found:
        yield from _entity(graph, entity)
        if entity.type is EntityType.POST:
            yield from _post(graph, index, entity, employers)
        for listed in entity.candidates:
            yield from _entry(graph, listed)
    owners: list[Entity | Listed] = [*found, *(entry for entity in found for entry in entity.candidates)]
    for scheme in sorted({code.scheme for owner in owners for code in owner.codes}):
        yield from _scheme(graph, scheme)


def label(entity: Entity) -> str:
    """Give the name that an entity is shown by; a post is named with its organization: 商工課長（川辺市）."""
    return _shown(entity, entity.label)


def _others(entity: Entity) -> list[str]:
    """Give the other names as people read them, that of a post with its organization as well."""
    return [_shown(entity, alias) for alias in entity.aliases]


def _shown(entity: Entity, name: str) -> str:
    role, at, owner = name.rpartition("@")
    return f"{role}（{owner}）" if at and entity.type is EntityType.POST else name


def _entity(graph: DocumentGraph, entity: Entity) -> Iterator[Quad]:
    said: Said = {
        "rdfs:label": words(label(entity)),
        "skos:altLabel": [words(name) for name in _others(entity)],
        "skos:hiddenLabel": _hidden(entity),
        "schema:alternateName": reading(entity.reading) if entity.reading else None,
        "pg:kind": plain(entity.kind) if entity.kind else None,
        "pg:candidate": [_entry_node(graph, each) for each in entity.candidates],
        **_coded(graph, entity.codes),
    }
    yield from graph.describe(graph.node(entity.id), classes(entity), said)


def _entry(graph: DocumentGraph, entry: Listed) -> Iterator[Quad]:
    """Write an entry of an official list that an entity may be; it is no thing of the minutes by itself."""
    name = f"{entry.name}（{entry.within}）" if entry.within else entry.name
    yield from graph.describe(
        _entry_node(graph, entry), ["pg:Entry"], {"rdfs:label": words(name), **_coded(graph, entry.codes)}
    )


def _entry_node(graph: DocumentGraph, entry: Listed) -> NamedNode:
    return graph.node(f"entry/{entry.codes[0].scheme}.{entry.codes[0].value}")


def _coded(graph: DocumentGraph, codes: Sequence[Code]) -> Said:
    return {
        "skos:notation": [_notation(graph, code) for code in codes if code.scheme != "geonames"],
        "skos:exactMatch": [_geonames(code) for code in codes if code.scheme == "geonames"],
    }


def classes(entity: Entity) -> tuple[str, ...]:
    """Give the classes of an entity by its type and kind."""
    return (CLASSES[entity.type], *kinds()[entity.type].get(entity.kind or "", ()))


def _post(graph: DocumentGraph, index: Index, post: Entity, employers: Set[str]) -> Iterator[Quad]:
    role, at, owner = post.label.rpartition("@")
    within = index.entity_called(owner if at else post.within, EntityType.ORGANIZATION, EntityType.PLACE)
    yield from graph.describe(
        graph.node(post.id),
        [],
        {
            "opengov:role": words(role if at else post.label),
            "org:postIn": graph.node(within) if within and within in employers else None,
        },
    )


def _hidden(entity: Entity) -> list[Literal]:
    """Folded forms of the names, so that a search in half-width finds what stands there in full width."""
    shown = {label(entity), *_others(entity)}
    return [words(name) for name in sorted({fold(name) for name in shown} - shown)]


def _notation(graph: DocumentGraph, code: Code) -> Literal:
    return coded(code.value, _datatype(graph, code.scheme))


def _datatype(graph: DocumentGraph, scheme: str) -> NamedNode:
    return term(f"pg:{scheme}") if scheme in TERMS["pg"].split() else graph.node(f"scheme/{scheme}")


def _geonames(code: Code) -> NamedNode:
    return NamedNode(f"https://sws.geonames.org/{int(code.value)}/")


def _scheme(graph: DocumentGraph, scheme: str) -> Iterator[Quad]:
    if scheme != "geonames" and scheme not in TERMS["pg"].split():
        node = _datatype(graph, scheme)
        yield from graph.describe(node, ["rdfs:Datatype"], {"rdfs:label": words(scheme)})


@cache
def kinds() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Read data/kinds.toml once: classes by type and kind."""
    table = tomllib.loads(files(__package__).joinpath("data/kinds.toml").read_text("utf-8"))
    return {type_: table.get(type_, {}) for type_ in EntityType}
