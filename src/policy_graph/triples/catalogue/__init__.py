"""A release as RDF: DCAT for portals and harvesters, VoID for whoever asks the graph, PROV for auditors."""
