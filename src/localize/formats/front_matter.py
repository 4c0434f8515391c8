"""Reads the YAML or TOML before a Markdown article as metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING

from localize.config.formats import Formats
from localize.dataclass import dataclass
from localize.errors import Problem, SourceError, quoted
from localize.expressions import expression
from localize.formats.lines import Line
from localize.formats.metadata import DESCRIPTIONS, Metadata
from localize.formats.source import Source
from localize.model import characters

if TYPE_CHECKING:
    import yaml  # loaded when there is any: few articles have it

_CONTEXTS = {
    "title": "title",
    "keywords": "keywords",
    "author": "author",
    "authors": "author",
    "reviewer": "reviewer",
    "reviewers": "reviewer",
    "reviewed-by": "reviewer",
    "slug": "slug",
    "permalink": "permalink",
    "draft": "draft",
    "published": "published",
    "aliases": "alias",
    "redirect-from": "alias",
    "translation-key": "translation-key",
}
"""The keys that are read, in small letters and with hyphens.

Those of other systems are among them: Hugo, Jekyll, Eleventy, Contentful.
"""

_FIRST_OF = {
    "description": DESCRIPTIONS,
    "date": (
        "lastmod",
        "last-modified",
        "last-updated",
        "updated",
        "updated-at",
        "date",
        "publish-date",
        "published-at",
    ),
    "language": ("language", "lang", "locale"),
}
"""Keys of which the first that has a value counts: systems have several that mean nearly the same."""

_KEYS = _CONTEXTS.keys() | {key for keys in _FIRST_OF.values() for key in keys}
"""All keys that are read; others belong to other programs and are ignored, unless the configuration passes them on."""

_KEY_LINE = expression(r"([A-Za-z][\w .-]*?)[ \t]*:(?=[ \t]|$)")
_CAPITAL = expression(r"(?<=[a-z])(?=[A-Z])")
_TOML_KEY = expression(r"^[ \t]*\"?([\w-]+)\"?[ \t]*=", re.MULTILINE)

_TAB = expression(r"(?<=:)[ ]*\t[ \t]*|^[ ]*\t[ \t]*")
"""A tab where YAML allows only spaces: behind a key, and before a text."""


@dataclass(frozen=True, slots=True)
class MetadataField:
    """A key, the line on which its value begins, and the texts of the value: one, unless `is_list`."""

    key: str
    line: int
    texts: tuple[str, ...]
    is_list: bool = False


def read(text: str, first: int, *, source: Source, metadata: Metadata, is_toml: bool = False) -> None:
    """Adds the fields of front matter in YAML or TOML to `metadata`; `first` is the line on which its text begins.

    What is no YAML is read line by line as far as that is safe, with a warning. Raises SourceError for what has no keys
    at all. Only texts and lists of texts are read: types, tags and aliases are not resolved.
    """
    fields = _toml if is_toml else _yaml
    add_fields(fields(text, first, source=source, metadata=metadata), source=source, metadata=metadata)


def add_fields(fields: Iterable[MetadataField], *, source: Source, metadata: Metadata) -> None:
    """Adds to `metadata` what fields mean by their keys; keys that mean nothing here are passed over."""
    seen: dict[str, MetadataField] = {}
    for field in fields:
        name = _plain(field.key)
        passed = passed_name(field.key, source.options)
        if (name in _KEYS or passed) and (bad := characters.refused("".join(field.texts))):  # YAML has escapes for any
            raise source.error(field.line, f"{characters.named(bad)} in {name!r}, expected text")
        if passed:
            metadata.pass_on(passed, ", ".join(filter(None, field.texts)))
        if name in _CONTEXTS:
            _add(metadata, _CONTEXTS[name], field, label=name)
        elif name in seen:
            metadata.add_second(name, field.line, first=seen[name].line)
        elif name in _KEYS:
            seen[name] = field
    for context, keys in _FIRST_OF.items():
        for key in keys:
            if key in seen and any(seen[key].texts):
                _add(metadata, context, seen[key], label=key)
                break


def _toml(text: str, first: int, *, source: Source, metadata: Metadata) -> Iterator[MetadataField]:  # noqa: ARG001  # as _yaml
    """The keys at the top of a TOML document with their texts."""
    import tomllib  # noqa: PLC0415  # few articles have it

    try:
        top = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise source.error(
            first, f"front matter that is not valid TOML ({error}), expected lines key = value"
        ) from None
    lines: dict[str, int] = {}
    for match in _TOML_KEY.finditer(text):
        lines.setdefault(match[1], first + text.count("\n", 0, match.start()))
    for key, value in top.items():
        texts = tuple(characters.spaced(each) for each in _toml_texts(value))
        yield MetadataField(key, lines.get(key, first), texts, is_list=isinstance(value, list))


def _toml_texts(value: object) -> Iterator[str]:
    """The texts of a value: those in a list, or the `name` of a table."""
    if isinstance(value, list):
        for each in value:
            yield from _toml_texts(each)
    elif isinstance(value, dict):
        yield from _toml_texts(value["name"]) if "name" in value else ()
    else:
        yield str(value).lower() if isinstance(value, bool) else str(value)


def _yaml(text: str, first: int, *, source: Source, metadata: Metadata) -> Iterator[MetadataField]:
    """The keys of a YAML mapping with their texts."""
    import yaml  # noqa: PLC0415  # few articles have it

    for key, value in _fields(text, first, source=source, metadata=metadata):
        texts = tuple(characters.spaced(each) for each in _texts(value, set()))
        yield MetadataField(key, first + value.start_mark.line, texts, is_list=isinstance(value, yaml.SequenceNode))


def _add(metadata: Metadata, context: str, field: MetadataField, *, label: str) -> None:
    if context == "alias":
        for each in field.texts if field.is_list else ",".join(field.texts).split(","):
            metadata.add_alias(each)
    else:
        metadata.add(context, _lines(", ".join(filter(None, field.texts)), field.line), label=label)


def is_key(key: str) -> bool:
    """Whether a key means something here, however it is written."""
    return _plain(key) in _KEYS


def passed_name(key: str, options: Formats) -> str:
    """The name under which the configuration has a key passed on to pages, however it is written; empty for none."""
    return next((name for name in options.pass_metadata if name.lower() == key.lower()), "")


def _plain(key: str) -> str:
    """A key in small letters, with hyphens."""
    return _CAPITAL.sub("-", key).lower().replace("_", "-").replace(" ", "-")


def is_front_matter(text: str) -> bool:
    """Whether a text between two lines `---` at the beginning is metadata; without any key it is part of the text."""
    return not text.strip() or ":" in text or text.lstrip().startswith("#")


def _fields(text: str, first: int, *, source: Source, metadata: Metadata) -> Iterator[tuple[str, yaml.Node]]:
    """The keys of a YAML mapping with their values; raises SourceError for what has none."""
    import yaml  # noqa: PLC0415  # few articles have it

    try:
        top = _composed(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"front matter that is not valid YAML ({error.problem})"
        problem = source.problem(first + (mark.line if mark else 0), f"{message}, expected key: value")
        left_out: list[int] = []
        fields = list(_line_by_line(text, source.options, left_out))
        if not fields:
            raise SourceError(problem) from None
        advice = "was read line by line, expected quotation marks around a value with ': ', and spaces for tabs"
        metadata.guesses.append(source.problem(problem.line, f"{message} {advice}"))
        lines = text.split("\n")
        metadata.guesses += (_left_out(source, first + number, lines[number]) for number in left_out)
        yield from fields
        return
    except (yaml.YAMLError, RecursionError):
        raise source.error(first, "front matter that is not valid YAML, expected lines key: value") from None
    if top is not None and not isinstance(top, yaml.MappingNode):
        raise source.error(first, "front matter without keys, expected lines key: value")
    for key, value in top.value if top is not None else ():
        if isinstance(key, yaml.ScalarNode):
            yield str(key.value), value


def _left_out(source: Source, line: int, text: str) -> Problem:
    message = f"a line of the front matter was left out: {quoted(text.strip())}"
    return source.problem(line, f"{message}, expected key: value, or the rest of a value with spaces before it")


def _line_by_line(text: str, options: Formats, left_out: list[int]) -> Iterator[tuple[str, yaml.Node]]:
    """The fields of what is no YAML as a whole: each key with the lines that belong to it is read by itself.

    Where these are no YAML either, the line of the key is a text as it stands. `left_out` gets the lines that nothing
    was read of, by their numbers in the text, but for those of keys that mean nothing here.
    """
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _KEY_LINE.match(line)]
    left_out += _with_words(lines, range(starts[0] if starts else 0))
    for start, end in pairwise([*starts, len(lines)]):
        fields = _field(lines, start, end)
        if fields is None:
            fields = _field(lines, start, start + 1) or _as_written(lines[start], start)
            key = lines[start].partition(":")[0].strip()
            if is_key(key) or passed_name(key, options):
                left_out += _with_words(lines, range(start + 1 if fields else start, end))
        yield from fields


def _field(lines: list[str], start: int, end: int) -> list[tuple[str, yaml.Node]] | None:
    """The fields in some lines, None if they are no YAML with keys."""
    import yaml  # noqa: PLC0415

    field = "\n".join(_TAB.sub(" ", line) for line in lines[start:end]).rstrip()
    try:
        top = _composed("\n" * start + field)
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(top, yaml.MappingNode):
        return None
    return [(str(key.value), value) for key, value in top.value if isinstance(key, yaml.ScalarNode)]


def _as_written(line: str, number: int) -> list[tuple[str, yaml.Node]]:
    """The field in a line that is no YAML: what stands behind the key, as it is."""
    import yaml  # noqa: PLC0415

    match = _KEY_LINE.match(line)
    value = line[match.end() + 1 :].strip() if match else ""
    mark = yaml.Mark("", 0, number, 0, "", 0)
    return [(match[1], yaml.ScalarNode("tag:yaml.org,2002:str", value, mark, mark))] if match and value else []


def _with_words(lines: list[str], numbers: Iterable[int]) -> list[int]:
    """The numbers of those lines that are not empty and no comment."""
    return [number for number in numbers if (line := lines[number].strip()) and not line.startswith("#")]


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
