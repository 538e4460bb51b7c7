"""Two versions of a graph, compared: what a reader would notice, and the quads that differ.

``places`` finds the graph of a build or of a release, ``graphs`` reads it one named graph at a time, ``described`` turns
one into nodes and their properties. ``overview`` keeps what all documents together say (``records.Overview``), ``minutes``
what one document says (``records.Minutes``); ``kept`` puts these aside on disk; ``pairing`` matches the documents of both versions, ``alignment`` what
follows one another in them. ``identity`` says what became of each entity; ``things`` tells it. ``meetings``, ``utterances``
(with ``wording``), ``facts`` and ``judged`` tell their own. ``withheld`` blacks out what was withdrawn. ``comparison`` puts
all together, ``patch`` writes the difference as quads, ``terms`` knows what terms are called.
"""
