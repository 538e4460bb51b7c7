"""Who publishes what is served: what a release says in its catalogue, else that nobody has published it yet."""

from policy_graph.engine.serving.index import Index
from policy_graph.model import Bilingual, Portal
from policy_graph.triples.catalogue.reading import read

CATALOGUE = "catalog.ttl"
# What a build that nobody has published yet calls itself.
UNPUBLISHED = Portal(
    title=Bilingual(ja="会議録の知識グラフ", en="Knowledge graph of minutes"),
    description=Bilingual(
        ja="誰が、どの役職で、何について、何と言ったか。", en="Who said what, in which office, about what."
    ),
    publisher=Bilingual(ja="未公開", en="Not published"),
    publisher_iri="",
    contact=Bilingual(ja="", en=""),
    contact_email="",
    licence="",
    rights=Bilingual(ja="", en=""),
)


def published(index: Index) -> Portal | None:
    """Give what the publisher says: in the file that the server was given, or in the catalogue of a release."""
    return index.portal or read(index.folder / CATALOGUE)


def portal(index: Index) -> Portal:
    """Give what the publisher says; a build has no publisher."""
    return published(index) or UNPUBLISHED
