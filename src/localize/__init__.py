"""Localize medical articles: segments, catalogs, checks, pages."""
