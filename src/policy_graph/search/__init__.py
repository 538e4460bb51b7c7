"""Words and names are found: one file of SQLite, in which Japanese is found as people write it.

``write`` makes the file, ``find`` answers from it. ``grams`` know which rows hold which characters, ``matching`` which
hold words as they must, ``columns`` day, meeting and speaker of each row; ``spoken`` finds what was said, ``names`` what is
called so (``readings`` guesses how a name is read), ``snippet`` shows a word in its context, ``runs`` where it stands; ``holders``
gives queries all IRIs that hold some words.
"""
