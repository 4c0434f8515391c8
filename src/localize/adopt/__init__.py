"""Translations that exist elsewhere, as documents or catalogs of other tools, for the segments of our articles."""
