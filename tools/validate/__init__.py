"""The published pages, looked over by validators that nobody here wrote: `make validate`."""
