"""Who publishes in tests: an invented town."""

from policy_graph.model import Bilingual, Portal

TOWN = Portal(
    title=Bilingual(ja="会議録", en="Minutes"),
    description=Bilingual(ja="見本", en="A sample"),
    publisher=Bilingual(ja="川辺市", en="Kawabe"),
    publisher_iri="https://example.org/kawabe",
    contact=Bilingual(ja="係", en="Desk"),
    contact_email="desk@example.org",
    licence="http://creativecommons.org/licenses/by/4.0/",
    rights=Bilingual(ja="川辺市", en="Kawabe"),
)
