"""A real object store on this machine, for tests."""
