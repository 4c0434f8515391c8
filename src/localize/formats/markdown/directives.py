"""Directives of MyST and Sphinx, as ```` ```{note} ```` and `:::{figure} knee.png`: read as what they show to readers.

MyST, "Roles and directives"; docutils, "reStructuredText Directives"; Sphinx, "Directives"; sphinx-design.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from html import escape

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.formats import sphinx
from localize.formats.markdown.blocks import Lines, attribute, box, element, html, note_left_out, paragraph, parsed
from localize.formats.markdown.formulas import displayed
from localize.language import tags

_INFO = expression(r"[ \t]*\{([A-Za-z][\w:.+-]*)\}[ \t]*(.*?)[ \t]*")
_COLONS = expression(r":{3,}(?=\{[A-Za-z])")
_OPTION = expression(r"[ \t]*:([A-Za-z][\w-]*):(?:[ \t]+(.*?))?[ \t]*")
_YAML_OPTION = expression(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*")
_RULE = expression(r"-{3,}[ \t]*")
_CLASS = expression(r"[A-Za-z][\w-]*")


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive: its name, what stands behind the name, its options and its text; `first` is the line of the text."""

    name: str
    argument: str
    lines: Lines
    options: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    first: int = 0

    @property
    def classes(self) -> str:
        """The classes that its options give it."""
        given = f"{self.options.get('class', '')} {self.options.get('class-container', '')}".split()
        return " ".join(filter(_CLASS.fullmatch, given))


def colon_directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """A block rule for `:::{name} …`; its text is read later, as that of a fence."""
    if state.is_code_block(start):
        return False
    opening = _COLONS.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if opening is None or _INFO.fullmatch(state.src, opening.end(), state.eMarks[start]) is None:
        return False
    if silent:
        return True
    line, is_closed = start + 1, False
    while line < end and not is_closed:
        begin = state.bMarks[line] + state.tShift[line]
        row = state.src[begin : state.eMarks[line]].rstrip()
        if row and state.sCount[line] < state.blkIndent:
            break
        is_closed = len(row) >= len(opening[0]) and not row.strip(":") and not state.is_code_block(line)
        line += 1
    token = state.push("fence", "code", 0)
    token.info = state.src[opening.end() : state.eMarks[start]]
    token.content = state.getLines(start + 1, line - is_closed, state.sCount[start], keepLastLF=True)
    token.markup = opening[0]
    token.map = [start, line]
    state.line = line
    return True


def directives(state: StateCore) -> None:
    """Put in the place of each fence that is a directive what it shows."""
    state.tokens = list(_expanded(state, state.tokens, 0))


def _expanded(state: StateCore, tokens: list[Token], level: int) -> Iterator[Token]:
    for token in tokens:
        directive = _directive(token) if token.type == "fence" else None
        if directive is None:
            yield token
            continue
        yield from _DirectiveReader(state, max(token.level, level) + 2).tokens(directive, token)


def _directive(fence: Token) -> Directive | None:
    """The directive that a fence is, if it is one."""
    match = _INFO.fullmatch(fence.info)
    if match is None or fence.map is None:
        return None
    rows = fence.content.split("\n")
    given = fence.meta.get("options")
    options, count = _options(rows) if given is None else (given, 0)
    first = fence.map[0] + fence.meta.get("lead", 1) + count
    lines = (fence.map[0], fence.map[1])
    return Directive(match[1].lower(), match[2], lines, options=options, text="\n".join(rows[count:]), first=first)


def _options(rows: list[str]) -> tuple[dict[str, str], int]:
    """The options at the beginning of a text, as `:alt: A knee` or YAML between `---`, and how many lines they take."""
    ends = [number for number, row in enumerate(rows) if _RULE.fullmatch(row)]
    if len(ends) > 1 and ends[0] == 0:
        fields = [_YAML_OPTION.fullmatch(row) for row in rows[1 : ends[1]]]
        return {each[1]: each[2].strip("\"'") for each in fields if each}, ends[1] + 1
    options: dict[str, str] = {}
    for number, row in enumerate(rows):
        match = _OPTION.fullmatch(row)
        if match is None:
            return options, number
        options[match[1]] = match[2] or ""
    return options, len(rows)


class _DirectiveReader:
    """Reads directives at one depth."""

    def __init__(self, state: StateCore, depth: int) -> None:
        self._state = state
        self._depth = depth
        self._is_english = tags.language(state.env["source"].locale) == "en"

    def tokens(self, directive: Directive, fence: Token) -> list[Token]:
        """What a directive shows; a fence of another name stays what it is, code."""
        name = directive.name.rpartition(":")[2] if directive.name.startswith("prf:") else directive.name
        if name in sphinx.ELSEWHERE or _is_filled_from_elsewhere(name, directive):
            note_left_out(self._state.env, f"{{{name}}}", directive.lines[0] + 1)
            return []
        if reader := _READERS.get(name):
            return reader(self, directive)
        if name == "eval-rst":
            return self._restructuredtext(fence, directive.lines)
        if name in sphinx.NAVIGATION:
            return []
        if name in sphinx.BOXES or name in sphinx.VERSIONS:
            return self._named_box(directive, name)
        if name in sphinx.TITLED:
            return self._titled(directive, name)
        if name in sphinx.AROUND or fence.markup.startswith(":"):
            title = "" if name in sphinx.AROUND else directive.argument
            return self._boxed(directive, name, title) if title else self._element(directive, name)
        if name in sphinx.CODE:
            return self._code(directive, fence)
        return [fence]

    def _text(self, directive: Directive, text: str | None = None) -> list[Token]:
        read = directive.text if text is None else text
        tokens = parsed(self._state, read, first=directive.first, level=self._depth)
        return list(_expanded(self._state, tokens, self._depth))

    def _boxed(self, directive: Directive, kind: str, title: str) -> list[Token]:
        kinds = " ".join(filter(None, (kind, directive.classes)))
        return self._labelled(directive, box(kinds, title, self._text(directive), directive.lines))

    def _element(self, directive: Directive, kind: str) -> list[Token]:
        """An element around the text, which is no admonition."""
        kinds = " ".join(filter(None, (kind.replace(":", "-"), directive.classes)))
        return self._labelled(directive, element("div", self._text(directive), directive.lines, kind=kinds))

    def _labelled(self, directive: Directive, tokens: list[Token]) -> list[Token]:
        if tokens and (label := directive.options.get("name", "")):
            tokens[0].attrSet("id", re.sub(r"\s+", "-", label))
        return tokens

    def _named_box(self, directive: Directive, name: str) -> list[Token]:
        """A box whose title is its kind; the words behind its name belong to its text."""
        words = directive.argument
        title = sphinx.BOXES.get(name, "") if self._is_english else ""
        if name in sphinx.VERSIONS:
            version, _, words = words.partition(" ")
            title = f"{sphinx.VERSIONS[name]} {version}" if self._is_english else version
        if words:
            lines = directive.first - directive.lines[0] - 1
            directive = replace(
                directive, text="\n".join((words, *[""] * lines, directive.text)), first=directive.lines[0]
            )
        return self._boxed(directive, name, title)

    def _titled(self, directive: Directive, name: str) -> list[Token]:
        return self._boxed(directive, "" if name == "admonition" else name, directive.argument)

    def _code(self, directive: Directive, fence: Token) -> list[Token]:
        """A block of code, below its caption."""
        fence.info = directive.argument.split(" ")[0]
        fence.content = directive.text.lstrip("\n")
        caption = directive.options.get("caption", "")
        lines = (directive.lines[0], directive.lines[0] + 1)
        return self._labelled(directive, [*(paragraph(caption, lines, kind="caption") if caption else []), fence])

    def _restructuredtext(self, fence: Token, lines: Lines) -> list[Token]:
        """What is written in reStructuredText, where lines that begin with a name between colons are fields."""
        from localize.formats.restructuredtext import rst_parser  # noqa: PLC0415  # few articles have it

        env = self._state.env
        made, remarks = rst_parser.fragment(fence.content, env["source"], lines[0] + 1)
        env.setdefault("remarks", []).extend(remarks)
        return [html(made, lines)]

    def figure(self, directive: Directive) -> list[Token]:
        """A picture with the text below it as its caption."""
        caption = element("figcaption", text, directive.lines) if (text := self._text(directive)) else []
        inside = [self._picture(directive), *caption]
        return self._labelled(directive, element("figure", inside, directive.lines, kind=directive.classes))

    def _picture(self, directive: Directive) -> Token:
        options = directive.options
        sizes = "".join(
            attribute(name, options.get(name, "").removesuffix("px"))
            for name in ("width", "height")
            if options.get(name, "").removesuffix("px").isdigit()
        )
        picture = f'<img src="{escape(directive.argument)}" alt="{escape(options.get("alt", ""))}"{sizes}>'
        if address := options.get("target", ""):
            picture = f"<a{attribute('href', address)}>{picture}</a>"
        return html(picture + "\n", directive.lines)

    def image(self, directive: Directive) -> list[Token]:
        """A picture by itself."""
        picture = self._picture(directive)
        picture.content = f"<p{attribute('id', directive.options.get('name', ''))}>{picture.content.rstrip()}</p>\n"
        return [picture]

    def glossary(self, directive: Directive) -> list[Token]:
        """Terms with their definitions; those that are only indented too."""
        rows = directive.text.split("\n")
        is_markdown = any(row.startswith((": ", ":\t")) for row in rows)
        text = directive.text if is_markdown else "\n".join(_definitions(rows))
        return self._labelled(directive, element("div", self._text(directive, text), directive.lines, kind="glossary"))

    def raw(self, directive: Directive) -> list[Token]:
        """HTML as it is, which is cleaned like any other; what is meant for other programs is left out."""
        if "html" not in directive.argument.lower().split():
            return []
        return [html(f"{directive.text}\n", (directive.first, directive.lines[1]))]

    def math(self, directive: Directive) -> list[Token]:
        """Formulas on lines of their own; the first one may stand behind the name."""
        tex = "\n\n".join(filter(None, (directive.argument, directive.text)))
        label = directive.options.get("label", directive.options.get("name", ""))
        return [
            html(displayed(each, "" if number else label), directive.lines)
            for number, each in enumerate(sphinx.displayed_formulas(tex))
        ]

    def csv_table(self, directive: Directive) -> list[Token]:
        """A table of values between commas."""
        rows = list(csv.reader(directive.text.splitlines(), skipinitialspace=True))
        if "header" in directive.options:
            rows = [*csv.reader([directive.options["header"]], skipinitialspace=True), *rows]
        return self._table(directive, [[_cell(cell, directive) for cell in row] for row in rows if row])

    def list_table(self, directive: Directive) -> list[Token]:
        """A table written as a list of rows, each a list of cells; any other text in it makes it a box."""
        tokens = self._text(directive)
        rows: list[list[list[Token]]] = []
        depth = 0
        for token in tokens:
            depth -= token.type == "list_item_close"
            if depth >= 2:
                rows[-1][-1].append(token)
            elif token.type == "list_item_open":
                rows.append([]) if depth == 0 else rows[-1].append([])
            elif token.type not in ("bullet_list_open", "bullet_list_close", "list_item_close"):
                return self._titled(directive, directive.name)
            depth += token.type == "list_item_open"
        return self._table(directive, rows)

    def _table(self, directive: Directive, rows: list[list[list[Token]]]) -> list[Token]:
        count = directive.options.get("header-rows", "0")
        headers = (int(count) if count.isdigit() else 0) + ("header" in directive.options)
        body: list[Token] = []
        for number, row in enumerate(rows):
            tag = "th" if number < headers else "td"
            cells = [token for cell in row for token in element(tag, cell, directive.lines)]
            body += element("tr", cells, directive.lines)
        lines = (directive.lines[0], directive.lines[0] + 1)
        title = paragraph(directive.argument, lines)[1:2] if directive.argument else []
        caption = element("caption", title, lines) if title else []
        return self._labelled(directive, element("table", [*caption, *body], directive.lines, kind=directive.classes))


def _is_filled_from_elsewhere(name: str, directive: Directive) -> bool:
    return name in ("csv-table", "raw") and not sphinx.ELSEWHERE_OPTIONS.isdisjoint(directive.options)


def _cell(text: str, directive: Directive) -> list[Token]:
    """The text of a cell, still to be read."""
    return paragraph(text, directive.lines)[1:2]


def _definitions(rows: list[str]) -> Iterator[str]:
    """Terms and the indented lines below them, as definitions are written in Markdown."""
    is_term = False
    for row in rows:
        if row.strip() and row[0] not in " \t":
            yield from ("", row) if not is_term else (row,)
            is_term = True
        elif row.strip():
            yield f": {row.strip()}" if is_term else f"  {row.strip()}"
            is_term = False
        else:
            yield row


_READERS: Mapping[str, Callable[[_DirectiveReader, Directive], list[Token]]] = {
    "figure": _DirectiveReader.figure,
    "image": _DirectiveReader.image,
    "glossary": _DirectiveReader.glossary,
    "math": _DirectiveReader.math,
    "raw": _DirectiveReader.raw,
    "csv-table": _DirectiveReader.csv_table,
    "list-table": _DirectiveReader.list_table,
}
"""The directives that are read in a way of their own."""
