"""Pages: rendered articles, indexes, sitemaps, and the templates they stand in."""
