"""Words and names are found: one file of SQLite, in which Japanese is found as people write it."""
