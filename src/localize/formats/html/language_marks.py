"""The language of an element, and the marks that it needs on a page in another locale."""

from __future__ import annotations

from enum import Enum

from localize.formats.html.node_info import is_blank, is_code, is_note_mark, switch
from localize.formats.html.nodes import Node
from localize.formats.html.start_tags import texts
from localize.language import tags
from localize.model.block import LanguageMark

Marks = tuple[LanguageMark, ...]


class Language(Enum):
    """The language of a part of a page, by the nearest element that names one."""

    PAGE = "page"
    SOURCE = "source"
    OTHER = "other"
    """Another language that the author names, or none, as for code."""


def marks(node: Node, around: Language, *, translated: bool, switched_off: bool, source: str) -> tuple[Language, Marks]:
    """The language inside an element, and the marks of the element.

    `around` is the language around it, `source` the article's locale. `translated` says whether its texts are
    translated; `switched_off` whether only a comment before it switches that off.

    What is not translated is in the language of the source, unless the author names another language. Code is in no
    language, and runs from left to right. An element in which translation is switched on again gets no marks; the
    elements inside it do. An element that itself says that it is translated is marked wherever it stands: translators
    cannot tell its tag from others.
    """
    named = node.attributes.get("lang", node.attributes.get("xml:lang", "")).strip()
    if is_note_mark(node) or node.tag == "math":
        return Language.OTHER, ()
    if named and tags.language(named) != tags.language(source):
        return Language.OTHER, _without(node, (_DIRECTIONS[tags.direction_of(named)],))
    if named and translated:
        return Language.PAGE, () if around is Language.PAGE else _without(node, (LanguageMark.PAGE_DIRECTION,))
    if named:
        return Language.SOURCE, _without(node, (LanguageMark.SOURCE_DIRECTION,))
    if is_code(node) and not translated:
        return Language.OTHER, _without(node, (LanguageMark.LEFT_TO_RIGHT,))
    if node.tag == "pre" and _holds_code(node):
        return around, _without(node, (LanguageMark.LEFT_TO_RIGHT,))
    if translated and (around is Language.SOURCE or _switches_on(node)):
        return Language.PAGE, _without(node, (LanguageMark.PAGE_LANGUAGE, LanguageMark.PAGE_DIRECTION))
    if not translated and around is Language.PAGE:
        on_again = switched_off and any(switch(each) == "on" for each in node.walk())
        return (around, ()) if on_again else _of_source(node)
    return around, ()


_DIRECTIONS = {"ltr": LanguageMark.LEFT_TO_RIGHT, "rtl": LanguageMark.RIGHT_TO_LEFT}
_OF_DIRECTION = frozenset(
    {LanguageMark.SOURCE_DIRECTION, LanguageMark.PAGE_DIRECTION, LanguageMark.LEFT_TO_RIGHT, LanguageMark.RIGHT_TO_LEFT}
)


def _of_source(node: Node) -> tuple[Language, Marks]:
    """The marks of content in the language of the source; figures have only a direction."""
    displayed = [node.words(), *(text for each in node.walk() for text in texts(each))]
    if any(map(str.isalpha, "".join(displayed))):
        return Language.SOURCE, _without(node, (LanguageMark.SOURCE_LANGUAGE, LanguageMark.SOURCE_DIRECTION))
    if any(map(str.isalnum, "".join(displayed))):
        return Language.PAGE, _without(node, (LanguageMark.SOURCE_DIRECTION,))
    return Language.PAGE, ()


def _without(node: Node, marks: Marks) -> Marks:
    """The marks without a direction that the element has itself, or that it cannot have: SVG has no `dir`."""
    has = "dir" in node.attributes or node.foreign
    return tuple(mark for mark in marks if not (has and mark in _OF_DIRECTION))


def _switches_on(node: Node) -> bool:
    return node.attributes.get("translate", "no").strip().lower() in ("yes", "")


def _holds_code(node: Node) -> bool:
    """Whether a preformatted element holds code and nothing else."""
    children = [each for each in node.children if not is_blank(each)]
    return bool(children) and all(is_code(each) and not _switches_on(each) for each in children)
