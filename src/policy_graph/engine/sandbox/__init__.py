"""Children that answer strangers: what they need is opened first, then everything else is taken from them.

``layers`` is what a child gives up, ``seccomp`` and ``landlock`` are two of the ways, ``frames`` how parent and child talk
(nothing that a child sends is ever run), ``child`` what runs below, ``sandbox`` its end above, ``pool`` some of them.
"""
