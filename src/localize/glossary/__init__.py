"""The glossary: reading it, and finding its terms in text."""
