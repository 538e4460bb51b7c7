"""A Meeting yields Mentions and Claims."""
