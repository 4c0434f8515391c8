"""Files on disk: replaced whole, exchanged with what other programs save, locked, settled."""
