"""The grammar of attributes in braces: `#id .class name=value`, in a text and beside a block.

That of Pandoc ("header_attributes", "bracketed_spans") and of kramdown ("Inline Attribute Lists"); MkDocs also has ids
that begin with a digit, and a backslash before them.
"""

from __future__ import annotations

from collections.abc import Iterator

from localize.expressions import expression

_VALUE = r"""(?:"[^"{}\n]{0,300}"|'[^'{}\n]{0,300}'|[^\s"'{}]{1,300})"""
_ATTRIBUTE = rf"(?:\#\\?\w[\w:.-]*|\.[A-Za-z][\w-]*|[A-Za-z][\w-]*={_VALUE})"
_EACH = expression(_ATTRIBUTE)

ATTRIBUTES = rf"{_ATTRIBUTE}(?:\s+{_ATTRIBUTE}){{0,20}}"
"""What stands in the braces, as a part of an expression; it has no groups."""

ID, CLASS = "#", "."
"""What `attributes_in` calls an id and a class."""


def attributes_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the value of each attribute in a text of the form `ATTRIBUTES`, in the order of the text."""
    for match in _EACH.finditer(text):
        word = match[0]
        if word[0] in (ID, CLASS):
            yield word[0], word[1:].removeprefix("\\")
        else:
            name, _, value = word.partition("=")
            yield name, value.strip("\"'")
