"""Facts about languages: tags, direction, sentence boundaries, typography."""
