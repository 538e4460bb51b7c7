"""All of it over HTTP: the SPARQL endpoint, the pages, the search, the questions, the editor.

``app`` joins the doors, ``run`` opens them; each door is a module with its routes, ``headers`` and ``errors`` are around all of them.
"""
