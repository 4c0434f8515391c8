"""Roles of MyST and Sphinx in a text, as `` {term}`dose` ``; links of wikis, as `[[dose|how much]]`."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from localize.expressions import expression
from localize.formats import sphinx
from localize.formats.markdown.blocks import attribute

_ROLE = expression(r"\{([A-Za-z][\w:+-]*)\}(`+)(.{1,1000}?)(?<!`)\2(?!`)", re.DOTALL)
_WIKI = expression(r"(?<![\[!])(!?)\[\[([^\[\]|#\n]+)?(\#[^\[\]|\n]+)?(?:\|([^\[\]\n]+))?\]\](?![(\[\]])")
_AS_DEFINITION = expression(r"(?:^|\n)[ ]{0,3}\[\[[^\[\]\n]*\]\]:")
"""What looks like the address of a link, and is none."""

_NUMBER = expression(r"\^?[\d\s,;–-]+")
_PICTURE = expression(r".*\.(?:png|jpe?g|gif|svg|webp|avif)", re.IGNORECASE)
_LONGEST_SCHEME = len(" mailto")
"""The longest that the library reads before a `:`, with the character before it."""

_SIZE = expression(r"\d+(?:x\d+)?")

LABEL, HAS_WORDS = "label", "has_words"
"""What the first token of a reference keeps: the label that it names, and whether it has words of its own."""


def before_address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """Finds nothing, but keeps short in what the library looks for the scheme of an address before each `:`.

    It looks through all that was read since the last markup: `<http://` many times took a time that grew with the
    square of the length.
    """
    if not silent and state.src[state.pos] == ":" and len(state.pending) > _LONGEST_SCHEME:
        state.pending, last = state.pending[:-_LONGEST_SCHEME], state.pending[-_LONGEST_SCHEME:]
        state.pushPending()
        state.pending = last
    return False


def role(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """What a role shows: words that are translated, or a text that stays as it is."""
    match = _ROLE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "{" else None
    if match is None:
        return False
    if not silent:
        _put(state, match[1].lower(), " ".join(match[3].split()))
    state.pos = match.end()
    return True


def _put(state: StateInline, name: str, content: str) -> None:
    shown = sphinx.role_element(name, content, state.env["source"])
    attributes = "".join(attribute(*each) for each in shown.attributes.items())
    tokens = _element(state, f"<{shown.tag}{attributes}>", shown.words, f"</{shown.tag}>")
    if name in sphinx.LABELS and shown.tag == "span":
        tokens[0].meta[LABEL] = (shown.target or shown.words).strip()
        tokens[0].meta[HAS_WORDS] = bool(shown.target)


def _element(state: StateInline, opening: str, words: str, closing: str) -> list[Token]:
    tokens = [state.push(kind, "", 0) for kind in ("html_inline", "text", "html_inline")]
    for token, content in zip(tokens, (opening, words, closing), strict=True):
        token.content = content
    return tokens


def wiki_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
    """`[[page]]`, `[[page#heading|words]]` and `![[picture.png|words]]`, as Obsidian and MediaWiki write them.

    Numbers in brackets are sources, and what Markdown reads as a link is one.
    """
    match = _WIKI.match(state.src, state.pos, state.posMax) if state.src.startswith(("[[", "![["), state.pos) else None
    if match is None:
        return False
    mark, page, heading, words = match[1], (match[2] or "").strip(), match[3] or "", match[4]
    shown = words or page or heading[1:]
    label = normalizeReference(match[0].lstrip("!")[2:-2])
    is_link = not mark or _PICTURE.fullmatch(page)
    if not (page or heading) or not is_link or _NUMBER.fullmatch(shown) or label in state.env.get("references", {}):
        return False
    if state.src[match.end() : match.end() + 1] == ":" and _AS_DEFINITION.search(state.src, max(0, match.start() - 4)):
        return False
    if not silent:
        address = quote(page, safe="/.:%") + (
            "#" + re.sub(r"[\W_]+", "-", heading.lower()).strip("-") if heading else ""
        )
        if mark:
            token = state.push("html_inline", "", 0)
            alternative = "" if words is None or _SIZE.fullmatch(words) else words
            token.content = f'<img src="{escape(address)}" alt="{escape(alternative)}">'
        else:
            suffix = "" if not page or re.search(r"\.\w{1,5}$", page) else ".md"
            address = address.replace("#", f"{suffix}#", 1) if heading else address + suffix
            _element(state, f"<a{attribute('href', address)}>", shown, "</a>")
    state.pos = match.end()
    return True
