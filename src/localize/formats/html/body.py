"""Turns the tree of an article into its body: skeleton HTML with blocks between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from html import escape
from typing import NamedTuple

from localize.expressions import expression
from localize.formats.citations import is_citation
from localize.formats.heading_ids import HeadingIds
from localize.formats.html.elements import (
    DRAWN_TEXTS,
    HEADING_CLASSES,
    HEADINGS,
    HIDDEN,
    INLINE_ROLES,
    LOCKED,
    OBJECTS,
    PREFORMATTED,
    ROLES,
    SAFETY_CLASSES,
    VOID,
)
from localize.formats.html.language_marks import Language, Marks, marks
from localize.formats.html.node_info import is_blank, is_note_mark, is_translated, notes, switch
from localize.formats.html.nodes import Node
from localize.formats.html.protect import locked, marked, may_have_template, protected
from localize.formats.html.runs import SPACE, Run, fold, is_opening, peeled, shifted, translatable, trimmed
from localize.formats.html.skeleton import Skeleton, line_end, placeholder, rendered, written
from localize.formats.html.start_tags import StartTags
from localize.language import tags
from localize.model.block import (
    Block,
    BodyPart,
    Kind,
    LanguageMark,
    Pattern,
    Placeholder,
    Role,
    Slot,
    make_block,
    make_placeholder,
)

_NAME = expression(r"[a-z]{1,20}")
_OTHER = "x"
"""The name in catalogs of an element that cannot have its own there: it is odd, or that of an element of another kind.
"""
_NOTE = expression(r"\s*translators?\s*:\s*(.*?)\s*", re.IGNORECASE | re.DOTALL)
_TAKES_NO_MORE = frozenset({"option", "textarea"})
"""Elements in which nothing can be marked."""

_OF_ITS_OWN = frozenset({"a", "sup", *LOCKED, *PREFORMATTED, *_TAKES_NO_MORE})
"""Elements whose name or content says what applies inside them."""


class _Around(NamedTuple):
    """What applies to the content of an element."""

    role: Role = Role.PARAGRAPH
    translated: bool = True
    preformatted: bool = False
    notes: tuple[str, ...] = ()
    slot: Slot = Slot.TEXT
    safety: bool = False
    language: Language = Language.PAGE
    marks: Marks = ()
    """The marks of the element itself."""

    @property
    def is_plain(self) -> bool:
        """Whether an element without attributes changes nothing but the role, unless its name says more."""
        return (
            self.translated
            and not self.preformatted
            and not self.marks
            and self.slot is Slot.TEXT
            and self.language is Language.PAGE
            and self.role is not Role.FOOTNOTE
        )


class HtmlBody:
    """Reads the body of one article, in document order; elements that are `shown` stay in a text that is in one."""

    def __init__(
        self, locale: str, heading_ids: HeadingIds, start_tags: StartTags, *, shown: Set[str] = frozenset()
    ) -> None:
        self._shown = shown
        self._locale = locale
        self._foreign = {"lang": locale, "dir": tags.direction(locale), "translate": "no"}
        self._heading_ids = heading_ids
        self._tags = start_tags
        self._notes: list[str] = []
        """What the author has said to translators about the next text."""
        self._off = False
        """Whether a comment has switched translation off."""

    def parts(self, nodes: Iterable[Node]) -> tuple[BodyPart, ...]:
        """The body made of these nodes."""
        body = Skeleton()
        self._flow(nodes, _Around(), body)
        return body.parts()

    def title(self, node: Node) -> tuple[tuple[BodyPart, ...], Block]:
        """The start tag of a heading that is the article's title, and its text as a block."""
        around = self._inside(node, _Around())
        start = self._tags.parts(node, translated=around.translated, notes=around.notes, marks=around.marks)
        run = self._gathered(node.children, around)
        lead, parts, _ = trimmed(run.parts)
        lines = shifted(run.lines, len(lead), node.line)
        return start, Block(
            Role.TITLE,
            tuple(parts),
            lines=lines,
            context="title",
            translatable=around.translated and translatable(run.parts),
            notes=self._notes_for(around),
        )

    def _notes_for(self, around: _Around) -> tuple[str, ...]:
        """The notes to translators for a text; the next text does not get them again."""
        if not self._notes and len(around.notes) < 2:  # most texts
            return around.notes
        notes = tuple(dict.fromkeys((*around.notes, *self._notes)))
        self._notes = []
        return notes

    def _flow(self, nodes: Iterable[Node], around: _Around, body: Skeleton) -> None:
        """Blocks and the runs of text between them."""
        run: list[Node] = []
        for node in nodes:
            if not node.is_block:
                run.append(node)
                continue
            if run:
                self._run(run, around, body)
                run = []
            self._block(node, around, body)
        if run:
            self._run(run, around, body)

    def _block(self, node: Node, around: _Around, body: Skeleton) -> None:
        if node.tag in HIDDEN and not node.foreign:
            body.extend(written(node))
            return
        inside = self._inside(node, around)
        more = ""
        if node.tag in HEADINGS and "id" not in node.attributes:
            slug = self._heading_ids.make(node.words())
            self._tags.anchors.add(slug)
            more = f' id="{slug}"'
        marks = inside.marks
        if self._is_foreign(node, around, inside):
            own = node.attributes.keys()
            more += "".join(f' {name}="{value}"' for name, value in self._foreign.items() if name not in own)
            marks, inside = (), inside._replace(language=Language.SOURCE)
        translated = inside.translated and not self._off
        body.extend(self._tags.parts(node, translated=translated, notes=inside.notes, more=more, marks=marks))
        if node.tag not in VOID:
            body.add(line_end(node))
            self._flow(node.children, inside, body)
            body.add(f"</{node.tag}>")

    def _is_foreign(self, node: Node, around: _Around, inside: _Around) -> bool:
        """Whether an element itself switches translation off, and does not say in which language it is."""
        switches = around.translated and not self._off and not inside.translated
        in_another = Language.OTHER in (around.language, inside.language)
        return switches and "lang" not in node.attributes and not in_another

    def _inside(self, node: Node, around: _Around) -> _Around:
        """What applies inside an element."""
        role = ROLES.get(node.tag, around.role)
        if not node.attributes and around.is_plain and node.tag not in _OF_ITS_OWN and not self._off:
            return around if role is around.role else _Around(role, notes=around.notes, safety=around.safety)
        classes = node.attributes.get("class", "").split()
        if not HEADING_CLASSES.isdisjoint(classes):
            role = Role.HEADING
        is_list = node.attributes.get("role") == "doc-endnotes" or "footnotes" in classes
        if is_list or (node.tag == "li" and around.role is Role.FOOTNOTE):
            role = Role.FOOTNOTE
        translated = is_translated(node, around=around.translated)
        if role is Role.FOOTNOTE and node.tag in ("li", "p") and is_citation(node.words().strip()):
            translated = False  # a publication is named in its own language, as in the list of references
        shown = translated and not self._off
        language, found = marks(
            node, around.language, translated=shown, switched_off=translated and self._off, source=self._locale
        )
        return _Around(
            role,
            translated,
            preformatted=around.preformatted or node.tag in PREFORMATTED,
            notes=(*around.notes, *notes(node)) if node.attributes else around.notes,
            slot=Slot.INNER if node.tag in _TAKES_NO_MORE else around.slot,
            safety=around.safety or not SAFETY_CLASSES.isdisjoint(classes),
            language=language,
            marks=found,
        )

    def _run(self, nodes: list[Node], around: _Around, body: Skeleton) -> None:
        """A run of text and inline elements: a block between skeleton; only skeleton where there are no words."""
        if len(nodes) == 1 and self._is_plain_text(nodes[0], around):  # most runs, and all space between blocks
            self._text(nodes[0], around, body)
            return
        if not around.preformatted and all(map(is_blank, nodes)):
            for node in nodes:
                if node.tag == "#comment":
                    self._comment(node)
            space = "".join(node.text for node in nodes if node.tag == "#text")
            body.add("\n" if "\n" in space else space[:1])
            return
        run = self._gathered(nodes, around)
        if not translatable(run.parts):
            body.extend(rendered(run.parts))
            return
        before, parts, after = peeled(run.parts, self._shown)
        body.extend(rendered(before))
        notes = self._notes_for(around)
        lost = sum(len(part) for part in before if isinstance(part, str))
        lines = shifted(run.lines, lost, nodes[0].line)
        role = around.role
        if role is Role.PARAGRAPH:
            around_it = (part.tag for part in reversed(before) if is_opening(part))
            role = next((INLINE_ROLES[tag] for tag in around_it if tag in INLINE_ROLES), role)
        body.add(_block(tuple(parts), lines, notes, around, role))
        body.extend(rendered(after))

    def _is_plain_text(self, node: Node, around: _Around) -> bool:
        """Whether a node is a text that is translated, without template tags, in which white space means nothing."""
        return (
            node.tag == "#text"
            and not around.preformatted
            and around.translated
            and not self._off
            and not may_have_template(node.text)
        )

    def _text(self, node: Node, around: _Around, body: Skeleton) -> None:
        """A run that is only such a text."""
        words = node.text.strip(SPACE)
        if not words:
            body.add("\n" if "\n" in node.text else node.text[:1])
            return
        text = fold(node.text)
        if not any(map(str.isalnum, words)):
            body.add(escape(text, quote=False))
            return
        lead, tail = text[0] == " ", text[-1] == " "
        lines: tuple[tuple[int, int], ...] = ((0, node.line),)
        if "\n" in node.text:
            run = Run(preformatted=False)
            run.text((node.text,), node.line)
            lines = shifted(run.lines, int(lead), node.line)
        if lead:
            body.add(" ")
        folded = text.strip(SPACE)
        body.add(_block((folded,), lines, self._notes_for(around), around, around.role))
        if tail:
            body.add(" ")

    def _gathered(self, nodes: Iterable[Node], around: _Around) -> Run:
        run = Run(preformatted=around.preformatted)
        for node in nodes:
            self._inline(node, around, run)
        return run

    def _inline(self, node: Node, around: _Around, run: Run) -> None:
        if node.tag == "#comment":
            self._comment(node)
        elif node.tag == "#text":
            if (around.translated and not self._off) or not node.text.strip():
                run.text(protected(node.text), node.line)
            elif around.language is Language.PAGE and around.slot is Slot.TEXT and any(map(str.isalpha, node.text)):
                run.text((marked(node.text),), node.line)
            else:
                run.text((locked(node.text),), node.line)
        else:
            self._element(node, around, run)

    def _comment(self, node: Node) -> None:
        if note := _NOTE.fullmatch(node.text):
            self._notes.append(fold(note[1]))
        elif said := switch(node):
            self._off = said == "off"

    def _element(self, node: Node, around: _Around, run: Run) -> None:
        inside = self._inside(node, around)
        if inside.role is not around.role or inside.notes:
            self._notes += inside.notes[len(around.notes) :]
            inside = inside._replace(role=around.role, notes=())
        name = node.tag if _NAME.fullmatch(node.tag) else _OTHER
        if is_note_mark(node):
            run.placeholder(self._whole(node, inside._replace(translated=False), name), node.line)
        elif not node.words().strip() or node.tag in OBJECTS or node.attributes.get("its-within-text") == "nested":
            inside = inside._replace(role=ROLES.get(node.tag, around.role))
            run.placeholder(self._whole(node, inside, name), node.line)
        elif not inside.translated and not any(is_translated(each, around=False) for each in node.walk()):
            run.placeholder(self._whole(node, inside, name, locked=True), node.line)
        else:
            if (
                inside.translated and LanguageMark.SOURCE_LANGUAGE in inside.marks
            ):  # its tag looks like those of others, so its texts carry the marks
                inside = inside._replace(language=around.language, marks=())
            translated = inside.translated and not self._off
            start = self._tags.parts(node, translated=translated, marks=inside.marks)
            if name in LOCKED:  # a text in `code` is never translated
                name = _OTHER
            run.placeholder(placeholder(Kind.OPEN, name, start), node.line)
            for child in node.children:
                self._inline(child, inside, run)
            run.placeholder(make_placeholder(Kind.CLOSE, name, f"</{node.tag}>", "", ()), node.line)

    def _whole(self, node: Node, inside: _Around, name: str, *, locked: bool = False) -> Placeholder:
        """An element that translators see as one tag, with its texts as other entries; or, if `locked`, as a text."""
        whole = Skeleton()
        self._object(node, inside, whole)
        parts = whole.parts()
        if locked:
            text = node.words() if inside.preformatted else fold(node.words())
            return placeholder(Kind.LOCKED, name, parts, content=text)
        return placeholder(Kind.ALONE, name, parts)

    def _object(self, node: Node, inside: _Around, body: Skeleton) -> None:
        if node.tag in HIDDEN and not node.foreign:
            body.extend(written(node))
            return
        body.extend(self._tags.parts(node, translated=inside.translated and not self._off, marks=inside.marks))
        if node.tag in VOID:
            return
        if node.foreign:
            self._drawing(node, inside, body)
        else:
            body.add(line_end(node))
            self._flow(node.children, inside, body)
        body.add(f"</{node.tag}>")

    def _drawing(self, node: Node, inside: _Around, body: Skeleton) -> None:
        """What stands in an element of SVG: its texts are blocks, everything else is skeleton."""
        for child in node.children:
            if not child.foreign and child.tag[0] != "#":
                self._flow([child], inside, body)
            elif child.tag == "#text":
                body.add(escape(child.text, quote=False))
            elif child.tag[0] != "#":
                within = self._inside(child, inside)
                translated = within.translated and not self._off
                body.extend(self._tags.parts(child, translated=translated, marks=within.marks))
                if child.tag in DRAWN_TEXTS:
                    self._run(child.children, within._replace(role=Role.DRAWING, slot=Slot.INNER), body)
                else:
                    self._drawing(child, within, body)
                body.add(f"</{child.tag}>")


def _block(
    pattern: Pattern, lines: tuple[tuple[int, int], ...], notes: tuple[str, ...], around: _Around, role: Role
) -> Block:
    """A block that is translated, with what applies around it."""
    return make_block(role, pattern, lines, None, True, (), notes, around.slot, around.safety)  # noqa: FBT003 (all its fields)
