"""Turns text documents of LibreOffice (.odt, OpenDocument) into HTML."""
