"""A graph becomes pages: one for each thing, at the path of its IRI, readable without a server."""
