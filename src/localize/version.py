"""The version of the program, the one place where it is written; `docs/releasing.md` tells when it changes."""

__version__ = "0.2.0"
