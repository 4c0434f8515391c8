"""Start tags of elements as the page has them: texts in attributes as blocks, links and languages by locale."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from localize.formats import source_urls
from localize.formats.html import url_attributes
from localize.formats.html.elements import (
    BUTTONS,
    CONTEXTS,
    FILE_ATTRIBUTES,
    LINK_ATTRIBUTES,
    TEXT_ATTRIBUTES,
)
from localize.formats.html.nodes import Node
from localize.formats.html.protect import protected
from localize.formats.html.skeleton import joined
from localize.formats.lines import fold
from localize.language import tags
from localize.model.article import Reference, Target
from localize.model.block import Block, BodyPart, LanguageMark, LinkAddress, PageValue, Role, Slot


class StartTags:
    """Writes the start tags of one article, and gathers what its attributes name."""

    def __init__(self, locale: str, renamed: dict[str, str]) -> None:
        """`locale` is that of the article; `renamed` maps ids that the page templates use themselves to new ids."""
        self._language = tags.language(locale)
        self._direction = tags.direction(locale)
        self._renamed = renamed
        self.references: list[Reference] = []
        self.anchors: set[str] = set()

    def parts(
        self,
        node: Node,
        *,
        translated: bool,
        notes: tuple[str, ...] = (),
        more: str = "",
        marks: tuple[LanguageMark, ...] = (),
    ) -> tuple[BodyPart, ...]:
        """The start tag; `translated` says whether its attributes are translated; `more` are further attributes.

        `marks` are those that only pages in other locales have.
        """
        if not node.attributes and not marks:  # most elements
            return (f"<{node.tag}{more}>",)
        parts: list[BodyPart] = [f"<{node.tag}"]
        for name, value in node.attributes.items():
            if not name.startswith("its-"):
                parts += self._attribute(node, name, value, translated=translated, notes=notes)
        parts += (more, *marks)
        if not marks and translated and _says_only_attributes(node):
            parts.append(LanguageMark.OF_ATTRIBUTES)
        parts.append(">")
        return joined(parts)

    def _attribute(
        self, node: Node, name: str, value: str, *, translated: bool, notes: tuple[str, ...]
    ) -> Iterator[BodyPart]:
        role = _role(node, name) if translated else None
        if role is not None and any(char.isalnum() for char in value):
            yield f' {name}="'
            context = CONTEXTS.get(name, name)
            text = protected(fold(value.replace("\n", " ").replace("\r", " ")))
            yield Block(role, text, lines=((0, node.line),), context=context, notes=notes, slot=Slot.ATTRIBUTE)
            yield '"'
        elif (node.tag, name) in LINK_ATTRIBUTES:
            yield from self._link(node, value)
        elif translated and (own := self._page_value(node, name, value)):
            yield f' {name}="'
            yield own
            yield '"'
        else:
            self._note_files(node, name, value)
            yield f' {name}="{escape(self._id(name, value))}"'

    def _link(self, node: Node, value: str) -> Iterator[BodyPart]:
        address = source_urls.bare(value)
        if not source_urls.is_relative(address):
            yield f' href="{escape(value)}"'
            return
        self.references.append(Reference(Target.LINK, address, node.line))
        if address.startswith("#"):
            yield f' href="#{escape(self._renamed.get(address[1:], address[1:]))}"'
        else:
            yield " "
            yield LinkAddress(value.strip(" \t\n\f\r"))  # as it is written, line ends in it too

    def _page_value(self, node: Node, name: str, value: str) -> PageValue | None:
        """The page's language or direction, if the attribute only gives that of the source."""
        if name in ("lang", "xml:lang") and tags.language(value.strip()) == self._language:
            return PageValue.LOCALE
        if name == "dir" and node.tag not in ("bdo", "bdi") and value.strip().lower() == self._direction:
            return PageValue.DIRECTION
        return None

    def _note_files(self, node: Node, name: str, value: str) -> None:
        named = [source_urls.bare(value)] if (node.tag, name) in FILE_ATTRIBUTES else []
        if name == "srcset":
            named = list(url_attributes.in_srcset(value))
        self.references += [
            Reference(Target.FILE, address, node.line)
            for address in named
            if source_urls.is_relative(address) and not address.startswith("#")
        ]

    def _id(self, name: str, value: str) -> str:
        if name in ("id", "name"):
            value = self._renamed.get(value, value)
            self.anchors.add(value)
        elif name in ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"):
            value = " ".join(self._renamed.get(each, each) for each in value.split(" "))
        return value


def _says_only_attributes(node: Node) -> bool:
    """Whether an element has text only in its attributes, so that its language is the language of that text."""
    named = node.foreign or not node.attributes.keys().isdisjoint(("lang", "dir"))
    if named or not any(map(str.isalnum, "".join(texts(node)))) or node.words().strip():
        return False
    return not any(True for each in node.walk() if each is not node for _ in texts(each))


def texts(node: Node) -> Iterator[str]:
    """The attributes of an element that readers see or hear."""
    for name, value in node.attributes.items():
        if _role(node, name) is not None:
            yield value


def _role(node: Node, name: str) -> Role | None:
    if name == "value":
        is_button = node.tag == "input" and node.attributes.get("type", "").lower() in BUTTONS
        return Role.BUTTON if is_button else None
    role, elements = TEXT_ATTRIBUTES.get(name, (None, frozenset()))
    return role if not elements or node.tag in elements else None
