"""A Document becomes a Meeting.

Where things are, in the order in which a text goes through them (``meeting`` and ``sorting`` call the rest):

- words and lines: ``words`` (data/*.toml), ``lines``, ``known``, ``broken``, ``furniture``, ``paragraphs``, ``repeated``
- layouts: ``layouts`` and ``layout_file`` (layouts/*.toml), ``divisions``, ``forms``, ``labels``, ``given``, ``cutting``, ``evidence``,
  ``choice``; for minutes that no profile knows ``profiling``, ``openings``, ``marks``, ``draft``; printed by ``reference``
- the opening: ``headings``, ``opening``, ``about``, ``bodies``, ``numbers``, ``sessions``, ``states``
- people: ``roster``, ``roster_table``, ``listed``, ``columns``, ``cells``, ``tallies``, ``movements``; what a name, a title, an affiliation is:
  ``speakers``, ``surnames``, ``posts``, ``affiliations``
- the talk: ``talk``, ``frames``, ``regions``, ``utterances``, ``misplaced``, ``functions``, ``notes``, ``chair``, ``replies``
- the agenda and what was decided: ``agenda``, ``announced``, ``bills``, ``nesting``, ``treatment``, ``sentences``, ``subjects``,
  ``rulings``, ``outcomes``, ``sides``, ``floor``, ``stances``, ``discussion``, ``handouts``
- what is odd: ``findings``
"""
