"""policy_graph: from Japanese municipal minutes to a linked-data graph.

ingest      a file becomes a Document     (one text, page marks, sha-256, encoding, media type)
parse       a Document becomes a Meeting  (body, date, attendees, agenda, utterances; layouts are data)
recognize   a Meeting yields Mentions and Claims
resolve     Mentions become Entities, Claims become Facts
triples     Facts become RDF: written, checked, queried
views       Facts become a stakeholder network and its pictures
evaluate    what was extracted, scored against gold documents
api         every verb of the house, once; cli gives the verbs as commands
"""

__version__ = "0.1.0"
