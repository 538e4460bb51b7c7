"""Facts become RDF: written, checked, queried."""
