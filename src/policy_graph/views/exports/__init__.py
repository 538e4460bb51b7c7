"""A network for other tools: GEXF, GraphML, JSON, CSV and DOT, each of which is read back as it was written."""
