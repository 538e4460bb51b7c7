"""A network as a page that moves: its data in columns, and one offline file around them, whole without script, too.

``carried`` says what a page can hold, ``payload`` writes the data with ``evidence`` and ``told`` (the sentences about the
whole); ``html`` and ``rows`` write the file, ``moved`` lets its links lead on from another folder.
"""

from policy_graph.views.page.carried import ACTORS, QUOTES
from policy_graph.views.page.html import page
from policy_graph.views.page.moved import moved
from policy_graph.views.page.payload import as_json, data

__all__ = ["ACTORS", "QUOTES", "as_json", "data", "moved", "page"]
