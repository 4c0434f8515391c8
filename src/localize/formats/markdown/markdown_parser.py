"""Markdown to Article: CommonMark, GFM, and some extensions that editors of articles use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.gfm import gfm_plugin

from localize.errors import Problem, SourceError
from localize.expressions import expression
from localize.formats import footnotes, front_matter
from localize.formats.html.assemble import assemble
from localize.formats.html.cleaning import taken_over
from localize.formats.html.document import HtmlDocument
from localize.formats.html.nodes import LINE, LINE_COMMENT
from localize.formats.html.protect import protected
from localize.formats.markdown import mkdocs
from localize.formats.markdown.block_attributes import block_attributes
from localize.formats.markdown.blocks import DEEPEST
from localize.formats.markdown.boxes import CONTAINER, callouts, titles
from localize.formats.markdown.directives import colon_directive, directives
from localize.formats.markdown.formulas import formula, formula_block
from localize.formats.markdown.grid_tables import grid_table, tables
from localize.formats.markdown.inline_rules import before_address, role, wiki_link
from localize.formats.markdown.line_comments import line_comment
from localize.formats.markdown.link_labels import HELPERS
from localize.formats.markdown.link_words import link_words
from localize.formats.markdown.marked_words import marked, raised_or_lowered
from localize.formats.markdown.mdx import comment, component, component_inline, components_in_texts, scripts
from localize.formats.markdown.shortcodes import note_shortcodes, shortcode_box, shown_as_written
from localize.formats.markdown.spans import attributes_behind, span
from localize.formats.markdown.tagged_blocks import comment_block, comment_in_text, tagged_code
from localize.formats.markdown.task_lists import labels
from localize.formats.markdown.template_tags import read_in_addresses, tag_lines, template_tag
from localize.formats.metadata import Metadata
from localize.formats.source import Source, utf8
from localize.model import characters
from localize.model.article import Article

_LARGEST = 1_000_000
"""The most bytes of a file: one that is made to be slow takes a minute for each million."""

_MOST_WORK = 4_000_000_000
"""The most that the characters of a paragraph times its signs of markup may be: each sign may be looked up to the end.

It takes seconds at most. A text of a million characters may have 4,000 signs, one of 60,000 characters nothing else.
"""

_MOST_LINKED = 1_000_000
"""The most characters of the URLs and titles of all links together: each use of a link writes them again."""

_UNENDED = expression(r"-{3,}[ \t]*\n[A-Za-z][\w-]*:(?:[ \t].*)?\n")
"""How a file begins that has front matter, even if its end is missing."""

_TOML = expression(r"\+{3}[ \t]*\n((?:(?!\+{3}[ \t]*(?:\n|\Z)).*\n)*)\+{3}[ \t]*(?:\n|\Z)")
"""Front matter in TOML, as Hugo and Zola have it."""

_ALIGNED = {"text-align:left": "text-align:start", "text-align:right": "text-align:end"}
"""The alignment of columns in words that also fit lines from right to left."""

_LOST = "\ufffd"
"""What CommonMark writes for a reference that names no character."""

_STOPS = expression(
    r"""[\n\\`*_~\[\]<&@{!w:$=^]  # one set at the beginning: Python then passes over all else at once
      (?: (?<![{!w:=^])
        | (?<==)(?==) | (?<=\^)(?=[-+−–\dsnrt])
        | (?<=\{)(?=[{%\#.:A-Za-z/\s]) | (?<=!)(?=\[) | (?<=w)(?=ww\.)
        | (?<=http:) | (?<=https:) | (?<=mailto:) | (?<=xmpp:) )""",
    re.VERBOSE,
)
"""Where in a text one of our rules may find something.

markdown-it would try all of them at each `w`, hyphen, colon and many other characters; the result is the same.
"""


def parse(source: Source) -> Article:
    """The article in a Markdown file in UTF-8; raises SourceError with all problems of the file."""
    problems: list[Problem] = []
    metadata = Metadata(source, problems, protected)
    env: dict[str, Any] = {"source": source}
    front, tokens = _tokens(source, env)
    for each in front:
        is_toml = each.markup == "+++"
        front_matter.read(each.content, 2, source=source, metadata=metadata, is_toml=is_toml)
    document = HtmlDocument(_html(tokens, source, env), source.path, made=True)
    assert document.body is not None  # a browser makes one for every text
    root, remarks = taken_over(document.body, source.path, trusted=source.options.trust_markup)
    remarks = (*_left_out(source, env), *remarks)
    return replace(assemble(source, root, metadata=metadata, problems=problems), remarks=remarks)


def _left_out(source: Source, env: dict[str, Any]) -> Iterator[Problem]:
    """What our rules have left out, each kind once with the line of its first, and what else is to be told."""
    yield from env.get("remarks", ())
    yield from shown_as_written(source, env)
    for name, (line, count) in env.get("left_out", {}).items():
        times = "" if count == 1 else f" ({count} times)"
        yield source.problem(line, f"{name} was left out{times}, expected its text in the file itself")


def as_html(source: Source) -> str:
    """The text of a Markdown file as HTML whose elements carry the lines of the source; raises SourceError."""
    env: dict[str, Any] = {"source": source}
    return _html(_tokens(source, env)[1], source, env)


def _tokens(source: Source, env: dict[str, Any]) -> tuple[list[Token], list[Token]]:
    """The token of the front matter, if there is any, and those of the text."""
    text = utf8(source, _LARGEST)
    if toml := _TOML.match(text):
        front = Token("front_matter", "", 0, content=toml[1], markup="+++")
        lines = "\n" * toml[0].count("\n")
        return [front], _parser(has_front_matter=False).parse(lines + text[toml.end() :], env)
    tokens = _parser().parse(text, env)
    if tokens and tokens[0].type == "front_matter":
        if front_matter.is_front_matter(tokens[0].content):
            return tokens[:1], tokens[1:]
        return [], _parser(has_front_matter=False).parse(text, env)
    if _UNENDED.match(text):
        raise source.error(1, "front matter without an end, expected a line --- below it")
    return [], tokens


def _html(tokens: Sequence[Token], source: Source, env: dict[str, Any]) -> str:
    parser = _parser()
    _prepare(tokens, source)
    return str(parser.renderer.render(tokens, parser.options, env))


def _look_at_texts(state: StateCore) -> None:
    """Refuse paragraphs that would take too long, before their content is read."""
    line = 1
    for token in state.tokens:
        line = token.map[0] + 1 if token.map else line
        length = len(token.content) if token.type == "inline" else 0
        if length * length <= _MOST_WORK:
            continue
        signs = sum(1 for _ in _STOPS.finditer(token.content))
        if length * signs > _MOST_WORK:
            message = f"a paragraph of {length:,} characters with {signs:,} signs of markup"
            raise state.env["source"].error(
                line, f"{message}, expected at most {_MOST_WORK // length:,}, or blank lines"
            )


def _read_texts(state: StateCore) -> None:
    """Read the texts of blocks; one in which no rule may find anything is taken as it is."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = token.children or []
        if _STOPS.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
            note_shortcodes(token, state.env)
        elif token.content:
            token.children.append(Token("text", "", 0, content=token.content))


def _look_at_references(state: StateCore) -> None:
    """Refuse references such as `&#150;` to characters that no text may hold; CommonMark would show U+FFFD instead."""
    problems = []
    for token in state.tokens:
        if not token.children:
            continue
        line = token.map[0] + 1 if token.map else 1
        for child in token.children:
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            elif child.info == "entity" and child.content == _LOST:
                problems.append(
                    state.env["source"].problem(line, f"{child.markup} is no character of a text, expected one")
                )
            elif child.content:
                child.content = characters.spaced(child.content)
    if problems:
        raise SourceError(problems)


def _prepare(tokens: Sequence[Token], source: Source) -> None:
    """Give each block its line, and mark fences of prose as translated."""
    row = 1
    linked = 0
    for token in tokens:
        if token.children:
            linked += sum(len(str(value)) for child in token.children if child.attrs for value in child.attrs.values())
        if linked > _MOST_LINKED:
            raise source.error(row, f"links with more than {_MOST_LINKED:,} characters in all, expected fewer")
        if token.type in ("th_open", "td_open"):
            token.attrSet(LINE, str(row))
            if align := _ALIGNED.get(str(token.attrGet("style"))):
                token.attrSet("style", align)
        if token.map is None or token.nesting < 0:
            continue
        row = line = token.map[0] + 1
        if token.level >= DEEPEST - 1:
            raise source.error(line, f"blocks nested more than {DEEPEST} deep, expected fewer")
        token.attrSet(LINE, str(line))
        token.meta["line"] = line
        if token.type == "fence" and token.info.split(" ")[0] in source.options.prose_fences:
            token.attrSet("translate", "yes")


_INTERRUPTED = ["paragraph", "reference", "blockquote", "list", "footnote_def"]
"""The blocks that end where one of our blocks begins."""

_BLOCK_RULES = {
    "colon_directive": colon_directive,
    "component": component,
    "grid_table": grid_table,
    "formula_block": formula_block,
    "tab": mkdocs.tab,
    "slashes": mkdocs.slashes,
    "shortcode_box": shortcode_box,
    "tagged_code": tagged_code,
    "comment_block": comment_block,
    "line_comment": line_comment,
    "left_out": mkdocs.left_out,
}
_INLINE_RULES = {
    "template_tag": template_tag,
    "comment": comment,
    "comment_in_text": comment_in_text,
    "role": role,
    "attributes_behind": attributes_behind,
    "formula": formula,
    "wiki_link": wiki_link,
    "span": span,
    "marked": marked,
    "raised_or_lowered": raised_or_lowered,
    "component_inline": component_inline,
    "before_address": before_address,
}
_BEFORE = {
    "colon_directive": f"container_{CONTAINER}",
    "component": "html_block",
    "grid_table": "table",
    "formula_block": "table",
    "tab": "table",
    "slashes": "table",
    "shortcode_box": "table",
    "tagged_code": "table",
    "comment_block": "table",
    "line_comment": "table",
    "left_out": "table",
    "template_tag": "escape",
    "comment": "escape",
    "comment_in_text": "template_tag",
    "role": "escape",
    "attributes_behind": "escape",
    "formula": "escape",
    "wiki_link": "link",
    "span": "template_tag",
    "marked": "emphasis",
    "raised_or_lowered": "strikethrough",
    "component_inline": "html_inline",
    "before_address": "gfm_autolink_protocol",
}
"""The rule of the library before which each of ours is tried."""

_CORE_RULES = {
    "directives": directives,
    "grid_tables": tables,
    "scripts": scripts,
    "tag_lines": tag_lines,
    "box_titles": titles,
    "callouts": callouts,
    "block_attributes": block_attributes,
    "long_texts": _look_at_texts,
}
"""What is done with the blocks before their texts are read, in this order."""


@lru_cache
def _parser(*, has_front_matter: bool = True) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "xhtmlOut": False, "maxNesting": DEEPEST})
    parser.helpers = HELPERS
    gfm_plugin(parser)
    parser.use(deflist_plugin).use(admon_plugin)
    if has_front_matter:
        parser.use(front_matter_plugin)
    parser.use(container_plugin, CONTAINER, validate=lambda info, *_: bool(info.strip()), render=_box)
    for name, rule in _BLOCK_RULES.items():
        parser.block.ruler.before(_BEFORE[name], name, rule, {"alt": _INTERRUPTED})
    for name, inline_rule in _INLINE_RULES.items():
        parser.inline.ruler.before(_BEFORE[name], name, inline_rule)
    for name, core_rule in _CORE_RULES.items():
        parser.core.ruler.before("inline", name, core_rule)
    parser.inline.terminator_re = _STOPS
    parser.core.ruler.at("inline", _read_texts)
    read_in_addresses(parser)
    parser.core.ruler.push("labels", labels)
    parser.core.ruler.push("link_words", link_words)
    parser.core.ruler.before("text_join", "references", _look_at_references)
    parser.core.ruler.before("text_join", "components_in_texts", components_in_texts)
    parser.add_render_rule("html_block", _html_block)
    parser.add_render_rule("footnote_ref", _footnote_ref)
    parser.add_render_rule("footnote_anchor", _footnote_anchor)
    parser.add_render_rule("footnote_block_open", lambda *_: footnotes.BEGIN)
    parser.add_render_rule("footnote_block_close", lambda *_: footnotes.END)
    return parser


def _box(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """A box as an element with the attributes that it has been given."""
    return str(renderer.renderToken(tokens, index, options, env))


def _html_block(_: Any, tokens: Sequence[Token], index: int, *__: Any) -> str:
    """HTML as it is, after a comment with its line: no attribute could be added to it."""
    return f"<!--{LINE_COMMENT}{tokens[index].meta.get('line', 1)}-->{tokens[index].content}"


def _footnote_ref(_: Any, tokens: Sequence[Token], index: int, *__: Any) -> str:
    return footnotes.mark(*_footnote_number(tokens[index]))


def _footnote_anchor(_: Any, tokens: Sequence[Token], index: int, *__: Any) -> str:
    return footnotes.way_back(*_footnote_number(tokens[index]))


def _footnote_number(token: Token) -> tuple[int, int]:
    return int(token.meta["id"]) + 1, int(token.meta.get("subId", 0))
