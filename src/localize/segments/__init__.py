"""Blocks to segments, and patterns to the text that translators see and back."""
