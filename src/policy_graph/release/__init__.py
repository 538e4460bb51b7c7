"""A build becomes a release: what a portal, a harvester and an auditor ask for, beside the graph."""
