"""The rules: one file each, with its cases beside it."""
