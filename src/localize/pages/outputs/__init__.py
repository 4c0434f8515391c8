"""The files of a bundle: one module for each kind."""
