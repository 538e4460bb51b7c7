"""Changes in words: ``templates`` reads how they are told, ``page`` writes them as text or Markdown, ``lines`` as JSON."""
