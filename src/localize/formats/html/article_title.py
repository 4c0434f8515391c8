"""The title of an article: written somewhere in the file, or what is taken for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from localize.config.formats import TitleRule
from localize.dataclass import dataclass
from localize.errors import Problem, quoted
from localize.formats.html.elements import HEADINGS
from localize.formats.html.node_info import is_blank, is_translated
from localize.formats.html.nodes import Node
from localize.formats.html.protect import protected
from localize.formats.html.runs import SPACE, fold
from localize.formats.source import Source
from localize.model.block import Block, Role

SEEN = frozenset({"img", "picture", "svg", "video", "audio", "hr", "input", "object", "table"})
"""Elements that readers see though there are no words in them."""

_AROUND = frozenset({"div", "section", "article", "main", "center", "header", "body"})
"""Elements around paragraphs that mean nothing for them."""

_LONGEST = 80
"""The most characters of a paragraph that is taken for a title."""

_NO_TITLE_ENDS = (".", ":", ";", ",", "!", "。", "：", "；", "，", "、", "！", "…", "।", "۔", "،", "؛")
"""What ends a sentence, or announces what follows; a title may be a question."""

_WRITTEN: dict[str, tuple[str, str]] = {
    ".md": ("a line '# Title', or title: in the front matter", "title: {} in the front matter"),
    ".rst": ("a title with a line of === below it", "a field :title: {} at the beginning"),
    ".html": ("an <h1>, or a <title>", "<title>{}</title>"),
    ".docx": ("a paragraph in the style Title, or a title in the properties", "{} as title in the properties"),
}
"""How a title is written, and how a given one, by format."""

_ALIKE = {".markdown": ".md", ".mdx": ".md", ".htm": ".html", ".mhtml": ".html", ".mht": ".html", ".odt": ".docx"}
"""Formats that write a title as another does."""

_GENERAL = ("a heading of level 1, or a title in the metadata", "{} as title into the metadata")


@dataclass(frozen=True, slots=True)
class ArticleTitle:
    """Where the title of an article stands.

    `element` is the element that is the title; None where the metadata names it, or nothing does. `is_in_text` is true
    where a heading of level 1 stays in the text, as something stands before it; otherwise the title stands above the
    text, and its element was taken out of the tree. `guess` says why the element is taken for the title; it is None
    where the author has made it the title.
    """

    element: Node | None = None
    is_in_text: bool = False
    guess: Problem | None = None


def find_title(source: Source, root: Node, *, named: bool) -> ArticleTitle:
    """Find the title in the tree of an article, and take it out if nothing that readers see stands before it.

    `named` says that the metadata names the title. Then only a leading heading of level 1 is looked for: a late one is
    a heading like others, and where there are several, each is the heading of a part. Otherwise it is the first of
    these: a heading of level 1, a heading of any level, a short paragraph with which the article begins.
    """
    if named and sum(node.tag == "h1" for node in root.walk()) > 1:
        return ArticleTitle()
    if leading := _leading(root, frozenset({"h1"})):
        return _taken_out(*leading)
    late = late_heading(root)
    if late is not None:
        is_guess = not named and _has_words_before(root, late)
        guess = _guess(source, late, "the first heading of level 1") if is_guess else None
        return ArticleTitle(None if named else late, is_in_text=True, guess=guess)
    if named or source.options.title is TitleRule.REQUIRED:
        return ArticleTitle()
    return _guessed(source, root)


def late_heading(root: Node) -> Node | None:
    """The first heading of level 1 with words, wherever it stands."""
    return next((node for node in root.walk() if node.tag == "h1" and node.words().strip()), None)


def _guessed(source: Source, root: Node) -> ArticleTitle:
    """A heading of another level, or a short paragraph at the beginning; either becomes a heading of level 1."""
    node = next((node for node in root.walk() if node.tag in HEADINGS and _can_be_title(node)), None)
    what = "the first heading"
    if node is None:
        node, what = next(_beginning(root), None), "the first paragraph"
        if node is None or not (_is_short(node) and _has_more(root, node)):
            return ArticleTitle()
    guess = _guess(source, node, what)
    leading = _leading(root, frozenset({node.tag}))
    node.tag = "h1"
    if leading is not None and leading[1] is node:
        return _taken_out(*leading, guess=guess)
    return ArticleTitle(node, is_in_text=True, guess=guess)


def _leading(node: Node, tags: frozenset[str]) -> tuple[Node, Node] | None:
    """The first element of these with the element it stands in, if nothing that readers see comes before it."""
    for child in node.children:
        if child.tag in tags and _can_be_title(child):
            return node, child
        if child.is_block and (inner := _leading(child, tags)):
            return inner
        if child.tag in SEEN or child.words().strip():
            return None
    return None


def _taken_out(parent: Node, node: Node, guess: Problem | None = None) -> ArticleTitle:
    at = next(index for index, child in enumerate(parent.children) if child is node)
    begin = at
    while begin and is_blank(parent.children[begin - 1]):
        begin -= 1
    node.children[:0] = [each for each in parent.children[begin:at] if each.tag == "#comment"]  # notes to translators
    parent.children[begin : at + 1] = [each for each in parent.children[begin:at] if each.tag != "#comment"]
    return ArticleTitle(node, guess=guess)


def _can_be_title(node: Node) -> bool:
    return not node.has_block and bool(node.words().strip())


def _beginning(node: Node) -> Iterator[Node]:
    """The paragraph with which the words of an element begin; nothing where they begin otherwise."""
    for child in node.children:
        if not child.words().strip():
            continue
        if child.tag == "p":
            yield child
        elif child.tag in _AROUND:
            yield from _beginning(child)
        return


def _words(node: Node) -> str:
    """The words of an element on one line."""
    return fold(node.words()).strip(SPACE)


def _is_short(node: Node) -> bool:
    words = _words(node)
    return _can_be_title(node) and len(words) <= _LONGEST and not words.endswith(_NO_TITLE_ENDS)


def _has_more(root: Node, title: Node) -> bool:
    """Whether there is something for readers besides the title."""
    inside = {id(node) for node in title.walk()}
    others = (node for node in root.walk() if id(node) not in inside)
    return any(node.tag in SEEN or (node.tag == "#text" and node.text.strip()) for node in others)


def _has_words_before(root: Node, heading: Node) -> bool:
    for node in root.walk():
        if node is heading:
            return False
        if node.tag == "#text" and any(map(str.isalnum, node.text)):
            return True
    return False


def _guess(source: Source, node: Node, what: str) -> Problem:
    words = quoted(_words(node))
    return source.problem(node.line, f"no title, {what} is taken for it: {words}, expected {_written(source)[0]}")


def title_block(node: Node) -> Block:
    """The words of a heading as the title of the page, where the heading itself stays in the text."""
    return Block(
        Role.TITLE,
        protected(_words(node)),
        lines=((0, node.line),),
        context="title",
        translatable=is_translated(node, around=True),
    )


def named_after_file(source: Source) -> tuple[Block, Problem]:
    """The title made of the name of the file, and why a person must confirm it before a page is published."""
    title = _words_of_name(source.name)
    written = _written(source)[1].format(title)
    message = (
        f"no title, the name of the file is taken for it: {quoted(title)}, expected {written} before it is published"
    )
    return Block(Role.TITLE, protected(title), lines=((0, 1),), context="title"), source.problem(1, message)


def _words_of_name(name: str) -> str:
    """`Knee pain` for `pain/knee-pain`; the folder's name for the page of a section, such as `pain/index`."""
    path = PurePosixPath(name)
    stem = path.parent.name if path.name.lower() in ("index", "readme") and path.parent.name else path.name
    words = " ".join(stem.replace("_", " ").replace("-", " ").split()) or stem
    return words[:1].upper() + words[1:]


def _written(source: Source) -> tuple[str, str]:
    suffix = PurePosixPath(source.path).suffix.lower()
    return _WRITTEN.get(_ALIKE.get(suffix, suffix), _GENERAL)
