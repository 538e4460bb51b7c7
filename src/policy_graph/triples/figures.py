"""A graph in figures, in the words of VoID: what its catalogue and the description of its endpoint tell alike."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from policy_graph.model import Survey
from policy_graph.triples.literals import number
from policy_graph.triples.vocab import PREFIXES


def figures(counted: Survey) -> dict[str, NamedNode | Literal | list[NamedNode]]:
    """Give what is said of the dataset, by the names of properties."""
    return {
        "void:triples": number(counted.triples),
        "void:entities": number(counted.entities),
        "void:distinctSubjects": number(counted.subjects),
        "void:distinctObjects": number(counted.objects),
        "void:classes": number(len(counted.classes)),
        "void:properties": number(len(counted.properties)),
        "void:documents": number(len(counted.sources)),
        "void:vocabulary": list(_vocabularies(counted)),
        "void:exampleResource": [NamedNode(each) for each in counted.examples],
    }


def _vocabularies(counted: Survey) -> Iterator[NamedNode]:
    """The known vocabularies whose terms the graph uses."""
    used = [each.iri for each in (*counted.classes, *counted.properties)]
    for namespace in sorted(set(PREFIXES.values())):
        if any(iri.startswith(namespace) for iri in used):
            yield NamedNode(namespace)
