"""A Document becomes a Meeting."""
