"""The project's words as frozen values: articles, patterns, catalogs, findings, pages."""
