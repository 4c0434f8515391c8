"""Shortcodes of Hugo: those around a box are read as the box, and others are told, since pages show them as they are.

Hugo, "Shortcodes". The names of boxes are those of its themes: `{{% notice warning %}}`, `{{< callout type="tip" >}}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from localize.errors import Problem, quoted
from localize.expressions import expression
from localize.formats import sphinx
from localize.formats.markdown.blocks import push_directive, row_at
from localize.formats.source import Source

_TAG = expression(r"\{\{([<%])[ \t]*+(/?)[ \t]*+([A-Za-z][\w-]*+)((?:[ \t][^\n{}]{0,500}?)?)([>%])\}\}")
_ARGUMENT = expression(r"""(?:([A-Za-z][\w-]*)=)?(?:"([^"]*)"|`([^`]*)`|([^\s"`=]+))""")
_KIND = expression(r"[A-Za-z][\w-]*")
_SHORTCODE = expression(r"\{\{(?:<[^{}]*>|%[^{}]*%)\}\}")
_MARKS = ("{{<", "{{%")

_OF_A_KIND = frozenset({"notice", "callout", "alert", "admonition", "hint"})
"""Boxes whose kind is an argument."""

_BOXES = frozenset({*sphinx.BOXES, *_OF_A_KIND, "info"})
_KIND_NAMES = ("type", "kind", "style", "color")


def shortcode_box(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """`{{% warning %}}` up to `{{% /warning %}}` is the box that `:::warning` is; text may stand beside both."""
    row = row_at(state, start)
    opening = _TAG.match(row) if row.startswith(_MARKS) and not state.is_code_block(start) else None
    if opening is None or opening[2] or opening[3] not in _BOXES or opening[4].rstrip().endswith("/"):
        return False
    closing = _closing(state, (start, end), opening[3], opening.end())
    if closing is None:
        return False
    if silent:
        return True
    last, text_before = closing
    first_text = row[opening.end() :] if last > start else text_before
    inside = state.getLines(start + 1, last, state.sCount[start], keepLastLF=True) if last > start else ""
    last_text = text_before if last > start else ""
    kind, title = _kind_and_title(opening[3], opening[4])
    push_directive(
        state,
        (start, last + 1),
        f"{{admonition}} {title}",
        f"{first_text.strip()}\n{inside}{last_text.strip()}",
        {"class": kind},
        lead=0,
    )
    return True


def _closing(state: StateBlock, lines: tuple[int, int], name: str, begin: int) -> tuple[int, str] | None:
    """The line that a closing tag ends, and what stands before the tag there; none where another box begins first."""
    for line in range(*lines):
        row = row_at(state, line).rstrip()
        offset = begin if line == lines[0] else 0
        if "{{" not in row[offset:]:
            continue
        tags = [tag for tag in _TAG.finditer(row, offset) if tag[3] == name]
        if tags:
            is_end = len(tags) == 1 and tags[0][2] and tags[0].end() == len(row)
            return (line, row[offset : tags[0].start()]) if is_end else None
    return None


def _kind_and_title(name: str, arguments: str) -> tuple[str, str]:
    """The kind of a box, which becomes its class, and its title, empty for none."""
    given = [(match[1] or "", match[2] or match[3] or match[4] or "") for match in _ARGUMENT.finditer(arguments)]
    named = {key: value for key, value in given if key}
    others = [value for key, value in given if not key]
    kind = next((named[key] for key in _KIND_NAMES if key in named), "")
    if name in _OF_A_KIND and not kind and others:
        kind = others.pop(0)
    title = named.get("title", others[0] if others else "")
    return (kind.lower() if _KIND.fullmatch(kind) else name), " ".join(title.split())


def note_shortcodes(token: Token, env: MutableMapping[str, Any]) -> None:
    """Remember the first shortcode in the text of a block, or in an address there, with its line."""
    if "shortcode" in env or not token.children or not any(mark in token.content for mark in _MARKS):
        return
    shown = next(_SHORTCODE.finditer(" ".join(_texts(token.children))), None)
    if shown:
        line = (token.map[0] if token.map else 0) + token.content.partition(shown[0])[0].count("\n")
        env["shortcode"] = (line + 1, shown[0])


def _texts(tokens: Iterable[Token]) -> Iterator[str]:
    """The texts and attributes of tokens, without code."""
    for token in tokens:
        if token.type != "code_inline":
            yield token.content
            yield from (value for value in token.attrs.values() if isinstance(value, str))
        yield from _texts(token.children or ())


def shown_as_written(source: Source, env: MutableMapping[str, Any]) -> Iterator[Problem]:
    """What is to be told of the shortcodes of a file, once."""
    if "shortcode" in env:
        line, tag = env["shortcode"]
        message = f"pages show shortcodes such as {quoted(tag)} as they are written"
        yield source.problem(line, f"{message}, expected what readers are to see; a site with Hugo may fill them in")
