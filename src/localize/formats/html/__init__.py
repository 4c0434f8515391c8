"""HTML to the skeleton, blocks and patterns of an article: what all formats but plain text go through."""
