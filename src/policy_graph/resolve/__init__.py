"""Mentions become Entities, Claims become Facts."""
