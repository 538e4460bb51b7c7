"""A file becomes a Document.

``places`` and ``archive`` say where minutes lie, ``kinds`` what a file is; ``source`` hands it to the reader of its kind
(ports.READERS): ``plain``, ``html``, ``pdf``, ``docx``, ``json_form`` and ``xml_form``, which know ``diet``, ``discussnet`` and
``tei``; ``fields`` and ``xml_tree`` take such files apart. ``encoding`` makes characters of bytes, ``flow`` and ``growing`` lines of
characters, ``sheet`` one text of lines. ``limits`` and ``characters`` say what is too much and what is no writing.
"""
