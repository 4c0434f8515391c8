"""Turns reStructuredText, as docutils and Sphinx have it, into HTML."""
