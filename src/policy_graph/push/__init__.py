"""A build travels to a SPARQL server: over the Graph Store protocol, graph by graph, or as files that the server loads.

``server`` speaks HTTP with it, ``proof`` shows who asks, ``doors`` finds where it takes graphs, ``steps`` says what there is to
do, ``files`` writes what a server loads by itself.
"""
