"""Markdown to Article."""
