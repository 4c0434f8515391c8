"""Reads the YAML before a Markdown article as metadata."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from localize.formats.lines import Line
from localize.formats.metadata import Metadata
from localize.formats.source import Source
from localize.model import characters

if TYPE_CHECKING:
    import yaml  # loaded when there is any: few articles have it

_CONTEXTS = {
    "title": "title",
    "description": "description",
    "meta-description": "description",
    "keywords": "keywords",
    "author": "author",
    "authors": "author",
    "reviewer": "reviewer",
    "reviewers": "reviewer",
    "reviewed-by": "reviewer",
    "date": "date",
    "updated": "date",
    "lastmod": "date",
    "last-modified": "date",
    "language": "language",
    "lang": "language",
    "slug": "slug",
}
"""The keys that are read, in small letters and with hyphens. Other keys belong to other programs and are ignored."""


def read(text: str, first: int, *, source: Source, metadata: Metadata) -> None:
    """Adds the fields of YAML front matter to `metadata`; `first` is the line on which its text begins.

    Raises SourceError for what is no YAML, or no mapping. Only texts and lists of texts are read: types, tags and
    aliases are not resolved.
    """
    import yaml  # noqa: PLC0415  # few articles have it

    try:
        top = _composed(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first + (mark.line if mark else 0)
        raise source.error(
            line, f"front matter that is not valid YAML ({error.problem}), expected key: value"
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise source.error(first, "front matter that is not valid YAML, expected lines key: value") from None
    if top is None:
        return
    if not isinstance(top, yaml.MappingNode):
        raise source.error(first, "front matter without keys, expected lines key: value")
    for key, value in top.value:
        name = str(key.value).lower().replace("_", "-") if isinstance(key, yaml.ScalarNode) else ""
        if name in _CONTEXTS:
            line = first + value.start_mark.line
            text = characters.spaced(", ".join(filter(None, _texts(value, set()))))
            if bad := characters.refused(text):  # YAML has escapes for any
                raise source.error(line, f"{characters.named(bad)} in {name!r}, expected text")
            metadata.add(_CONTEXTS[name], _lines(text, line), label=name)


def _composed(text: str) -> yaml.Node | None:
    """The tree of a YAML text; raises YAMLError.

    LibYAML reads it, ten times faster, where PyYAML has it. What that refuses is read again by PyYAML itself, which
    says better what is wrong.
    """
    import yaml  # noqa: PLC0415

    fast = getattr(yaml, "CSafeLoader", None)
    if fast is not None:
        with suppress(yaml.YAMLError, RecursionError):
            return yaml.compose(text, Loader=fast)
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _texts(node: yaml.Node, read: set[int], depth: int = 0) -> Iterator[str]:
    """The texts of a value: a scalar, those in a list, or the `name` of a mapping.

    What an alias repeats is taken once: a few lines of aliases can stand for gigabytes.
    """
    import yaml  # noqa: PLC0415

    if id(node) in read or depth > 2:
        return
    read.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        yield str(node.value)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _texts(each, read, depth + 1)
    elif named := [value for key, value in node.value if getattr(key, "value", None) == "name"]:
        yield from _texts(named[0], read, depth + 1)


def _lines(text: str, first: int) -> list[Line]:
    return list(enumerate(text.split("\n"), first))
