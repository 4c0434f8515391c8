"""Formats of documents that are not read, and what to do with such a file."""

from __future__ import annotations

from collections.abc import Mapping

_OFFICE = "a document of another program, expected .docx or .odt: open it in Word or LibreOffice, and save it as such"

INSTEAD: Mapping[str, str] = {
    ".doc": "an old Word file, expected .docx: open it in Word or LibreOffice, and save it as such",
    ".pdf": "a PDF, expected the HTML or Word file that it was made of",
    ".rtf": _OFFICE,
    ".wpd": _OFFICE,
    ".wps": _OFFICE,
    ".sxw": _OFFICE,
    ".pages": _OFFICE,
    ".dot": _OFFICE,
    ".dotx": _OFFICE,
    ".docm": _OFFICE,
    ".ott": _OFFICE,
    ".fodt": _OFFICE,
    ".adoc": "AsciiDoc, expected the HTML that asciidoctor makes of it",
    ".asciidoc": "AsciiDoc, expected the HTML that asciidoctor makes of it",
    ".epub": "a book, expected its chapters as HTML files",
    ".ppt": "slides, expected a document or a catalog",
    ".pptx": "slides, expected a document or a catalog",
    ".odp": "slides, expected a document or a catalog",
    ".xls": "a spreadsheet, expected it saved as .csv",
    ".xlsx": "a spreadsheet, expected it saved as .csv",
    ".ods": "a spreadsheet, expected it saved as .csv",
}
"""What a file with a suffix is, and what was expected in its place."""
