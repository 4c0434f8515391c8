"""Draws the structure of the program into docs/architecture.md."""
