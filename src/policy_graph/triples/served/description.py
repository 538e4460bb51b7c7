"""What the endpoint tells of itself: SPARQL 1.1 Service Description, and VoID of the graph that it answers from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple, serialize

from policy_graph.model import Portal
from policy_graph.model.serving import Reply
from policy_graph.triples import vocab
from policy_graph.triples.catalogue.nodes import both
from policy_graph.triples.figures import figures
from policy_graph.triples.literals import number
from policy_graph.triples.served.formats import GRAPHS, chosen
from policy_graph.triples.served.functions import FUNCTIONS as OWN
from policy_graph.triples.served.holdings import Holdings
from policy_graph.triples.served.writing import GRAPH_FORMATS
from policy_graph.triples.vocab import listed

PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TERMS = {
    "dct": "description license publisher rights title",
    "foaf": "homepage",
    "rdf": "type",
    "sd": """
        Dataset Function Graph NamedGraph SPARQL11Query Service UnionDefaultGraph
        defaultDataset defaultGraph endpoint extensionFunction feature graph name namedGraph resultFormat supportedLanguage
    """,
    "void": """
        Dataset class classPartition classes dataDump distinctObjects distinctSubjects documents entities exampleResource
        properties property propertyPartition sparqlEndpoint triples uriSpace vocabulary
    """,
}
term = listed(TERMS, PREFIXES, "is no term of a description; add it to TERMS")
# The registered names of formats, https://www.w3.org/ns/formats/.
FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads"),
)
# What a filter may call beyond the standard: our own functions, and those of GeoSPARQL that the engine has.
FUNCTIONS = (
    *(function.value for function in OWN),
    *(
        f"http://www.opengis.net/def/function/geosparql/{name}"
        for name in (
            *("distance", "sfContains", "sfCrosses", "sfDisjoint", "sfEquals", "sfIntersects", "sfOverlaps"),
            *("sfTouches", "sfWithin"),
        )
    ),
)
# Of an archive not every document is listed: a query can list them.
LISTED = 1000
Value = NamedNode | Literal | Iterable[NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Place:
    """The IRIs of a description: all hang on the address of the endpoint, below ``home``."""

    home: str

    @property
    def endpoint(self) -> NamedNode:
        """The endpoint itself."""
        return NamedNode(f"{self.home}sparql")

    def part(self, kind: str, name: str = "") -> NamedNode:
        """A part of the description."""
        return NamedNode(f"{self.home}sparql#{kind}{quote(name, safe='/:.-')}")


def described(
    home: str,
    holdings: Holdings,
    accept: Sequence[str],
    *,
    portal: Portal | None = None,
    functions: Sequence[str] = FUNCTIONS,
) -> Reply:
    """Describe the endpoint at ``home`` in the first format that fits; raises NotAcceptable where none does."""
    place = Place(home)
    triples = chain(
        _service(place, holdings.graphs, functions),
        _dataset(place, holdings, portal),
        _partitions(place, holdings),
        _graphs(place, holdings),
    )
    return _written(triples, accept)


def introduced(home: str, base: str, accept: Sequence[str], *, portal: Portal | None = None) -> Reply:
    """Describe an endpoint that stands before another server: what it speaks and of what, not how much there is."""
    place = Place(home)
    return _written(chain(_service(place, (), ()), _named(place, base, portal)), accept)


def _written(triples: Iterable[Triple], accept: Sequence[str]) -> Reply:
    name, format = chosen(accept, GRAPHS)
    content = serialize(triples, format=GRAPH_FORMATS[format], prefixes={**vocab.PREFIXES, **PREFIXES})
    return Reply(content=content or b"", media_type=name)


def _service(place: Place, graphs: Sequence[tuple[str, str]], functions: Sequence[str]) -> Iterator[Triple]:
    yield from _said(
        place.endpoint,
        "sd:Service",
        {
            "sd:endpoint": place.endpoint,
            "sd:supportedLanguage": term("sd:SPARQL11Query"),
            "sd:feature": term("sd:UnionDefaultGraph"),
            "sd:resultFormat": [NamedNode(f"http://www.w3.org/ns/formats/{name}") for name in FORMATS],
            "sd:extensionFunction": map(NamedNode, functions),
            "sd:defaultDataset": place.part("dataset"),
        },
    )
    for each in functions:
        yield from _said(NamedNode(each), "sd:Function", {})
    yield from _said(
        place.part("dataset"),
        "sd:Dataset",
        {
            "sd:defaultGraph": place.part("default"),
            "sd:namedGraph": [place.part("graph/", iri) for iri, _ in graphs[:LISTED]],
        },
    )


def _dataset(place: Place, holdings: Holdings, portal: Portal | None) -> Iterator[Triple]:
    yield from _named(place, holdings.base, portal)
    yield from _told(place.part("default"), figures(holdings.survey))


def _named(place: Place, base: str, portal: Portal | None) -> Iterator[Triple]:
    """Name the dataset: where it is asked, what its identifiers begin with, who publishes it."""
    node = place.part("default")
    yield Triple(node, term("rdf:type"), term("sd:Graph"))
    yield from _said(
        node,
        "void:Dataset",
        {
            "void:sparqlEndpoint": place.endpoint,
            "foaf:homepage": NamedNode(place.home),
            "void:uriSpace": Literal(f"{base}id/"),
            **(_published(portal) if portal else {}),
        },
    )


def _published(portal: Portal) -> dict[str, Value]:
    """What the publisher says of the dataset, as far as he says it."""
    words = {"dct:title": portal.title, "dct:description": portal.description, "dct:rights": portal.rights}
    places = {"dct:license": portal.licence, "dct:publisher": portal.publisher_iri}
    return {
        **{name: both(said) for name, said in words.items() if said.ja},
        **{name: NamedNode(iri) for name, iri in places.items() if iri},
    }


def _partitions(place: Place, holdings: Holdings) -> Iterator[Triple]:
    """How many there are of each class and of each property."""
    whole = place.part("default")
    for sort, counts, much in (
        ("class", holdings.survey.classes, "void:entities"),
        ("property", holdings.survey.properties, "void:triples"),
    ):
        for each in counts:
            part = place.part(f"{sort}/", vocab.short(each.iri))
            yield Triple(whole, term(f"void:{sort}Partition"), part)
            yield from _said(
                part, "void:Dataset", {f"void:{sort}": NamedNode(each.iri), much: number(each.number)}
            )


def _graphs(place: Place, holdings: Holdings) -> Iterator[Triple]:
    for iri, label in holdings.graphs[:LISTED]:
        said: dict[str, Value] = {"sd:name": NamedNode(iri), "dct:title": Literal(label)}
        yield from _said(place.part("graph/", iri), "sd:NamedGraph", said)


def _said(node: NamedNode, kind: str, said: dict[str, Value]) -> Iterator[Triple]:
    yield Triple(node, term("rdf:type"), term(kind))
    yield from _told(node, said)


def _told(node: NamedNode, said: Mapping[str, Value]) -> Iterator[Triple]:
    for name, value in said.items():
        for each in (value,) if isinstance(value, NamedNode | Literal) else value:
            yield Triple(node, term(name), each)
