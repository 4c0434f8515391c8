"""Localize medical articles: segments, catalogs, checks, pages."""

__version__ = "0.1.0"
"""The version, the one place where it stands; `docs/releasing.md` tells when it changes."""
