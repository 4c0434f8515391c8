"""PO catalogs: reading and writing, templates, merging, progress."""
