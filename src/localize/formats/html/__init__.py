"""Turns HTML into the skeleton, blocks and patterns of an article; all formats but plain text go through it."""
