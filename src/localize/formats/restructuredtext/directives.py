"""What docutils does at directives of Sphinx and of other programs, and at those of its own that we read otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.parsers.rst.directives.misc import Class, Raw
from docutils.parsers.rst.directives.tables import CSVTable
from docutils.statemachine import StringList

from localize.expressions import expression
from localize.formats import sphinx
from localize.formats.restructuredtext.elements import HTML, block, box, text
from localize.language import tags

_DECLARED = (("type", ": "), ("value", " = "))
"""Options that belong to the declaration of a name in a program, with what stands before each."""

_OF_ELEMENTS = expression(r"[a-z][a-z0-9 _-]*")
"""Names of classes of elements, as docutils writes them."""

Converter = Callable[[str], Any]
"""What makes the value of an option of its text."""


class AnyOptions(dict[str, Converter]):
    """The options of a directive: those that are not known are taken as they are written."""

    def __missing__(self, name: str) -> Converter:
        return directives.unchanged

    def __bool__(self) -> bool:
        return True


class _Written(Directive):
    """A directive with any options; a text behind its name is its argument."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Converter] | None] = AnyOptions()

    def run(self) -> list[nodes.Node]:
        """What the directive shows; docutils calls it."""
        return self._shown()

    def _shown(self) -> list[nodes.Node]:
        raise NotImplementedError

    def _argument(self) -> str:
        return " ".join(" ".join(self.arguments).split())

    def _words(self, argument: str) -> list[nodes.Node]:
        """A text with its inline markup."""
        read, messages = self.state.inline_text(argument, self.lineno)
        return [*read, *messages]

    def _inside(self, content: StringList | None = None, offset: int | None = None) -> list[nodes.Node]:
        """The blocks of the content; headings in it are headings."""
        parent = nodes.container()
        lines = self.content if content is None else content
        self.state.nested_parse(lines, self.content_offset if offset is None else offset, parent, match_titles=True)
        return list(parent.children)

    def _named(self, node: nodes.Element) -> list[nodes.Node]:
        """The node with the classes and the label that the options give it."""
        tag, attributes = node[HTML]
        given = f"{self.options.get('class') or ''} {self.options.get('class-container') or ''}".split()
        kinds = " ".join([*attributes.get("class", "").split(), *nodes.make_id(" ".join(given)).split()])
        node[HTML] = (tag, {**attributes, **({"class": kinds} if kinds else {})})
        if self.options.get("name"):
            self.add_name(node)
        return [node]

    def _is_english(self) -> bool:
        return tags.language(self.state.document.settings.source_locale) == "en"


class NothingShownDirective(_Written):
    """What makes lists of other pages, or sets a program up."""

    def _shown(self) -> list[nodes.Node]:
        return []


class LeftOutDirective(_Written):
    """What takes its text from elsewhere; what is written below the name of something documented is kept."""

    def _shown(self) -> list[nodes.Node]:
        name = self.name.lower()
        is_described = name.startswith("auto") and name != "autosummary"
        return [*_leave_out(self), *(self._inside() if is_described else ())]


class BoxDirective(_Written):
    """A box whose kind is its title; what stands behind the name belongs to its text."""

    optional_arguments = 0

    def _shown(self) -> list[nodes.Node]:
        title = sphinx.BOXES[self.name.lower()] if self._is_english() else ""
        return self._named(box(self.name.lower(), _text(title), self._inside(), self.lineno))


class VersionDirective(_Written):
    """A box that names a version; the words behind the version are the beginning of its text."""

    def _shown(self) -> list[nodes.Node]:
        version, _, words = self._argument().partition(" ")
        title = f"{sphinx.VERSIONS[self.name.lower()]} {version}" if self._is_english() else version
        first = [text("p", self._words(words), line=self.lineno)] if words else []
        return self._named(box(self.name.lower(), _text(title), [*first, *self._inside()], self.lineno))


class TitledDirective(_Written):
    """A box with a title behind its name."""

    def _shown(self) -> list[nodes.Node]:
        title = self._words(self._argument())
        return self._named(box(self.name.lower(), title, self._inside(), self.lineno))


class AroundDirective(_Written):
    """An element around its text."""

    def _shown(self) -> list[nodes.Node]:
        kind = self.name.lower().replace(":", "-")
        return self._named(block("div", self._inside(), line=self.lineno, kind=kind))


class CenteredDirective(_Written):
    """A line in the middle of the page."""

    def _shown(self) -> list[nodes.Node]:
        words = self._words(self._argument())
        return self._named(text("p", words, line=self.lineno, kind="centered")) + self._inside()


class CodeDirective(_Written):
    """Code, below its caption."""

    def _shown(self) -> list[nodes.Node]:
        lines = "\n".join(self.content)
        language, _, title = self._argument().partition(" ")
        code = nodes.literal_block(lines, lines, language=language)
        code.line = self.content_offset + 1
        caption = self.options.get("caption") or (title if self.name == "code-tab" else "")
        inside = [text("p", self._words(caption), line=self.lineno, kind="caption")] if caption else []
        if self.options.get("name"):
            self.add_name(code)
        return [*inside, *([code] if lines.strip() else [])]


class DescriptionDirective(_Written):
    """The names of something in a program with its type and value, and the text about it."""

    def _shown(self) -> list[nodes.Node]:
        names = [line.strip().removesuffix("\\") for line in " ".join(self.arguments).splitlines() if line.strip()]
        is_setting = self.name.lower() in sphinx.SETTINGS
        declared = (
            "" if is_setting else "".join(f"{mark}{self.options[name]}" for name, mark in _DECLARED if self._has(name))
        )
        terms = [text("dt", [_code(name + declared)], line=self.lineno) for name in names]
        fields = self._fields() if is_setting else []
        about = [*fields, *self._inside()]
        definition = [block("dd", about, line=self.lineno if fields else self.content_offset + 1)] if about else []
        return self._named(block("dl", [*terms, *definition], line=self.lineno, kind="description"))

    def _has(self, name: str) -> bool:
        return bool(self.options.get(name))

    def _fields(self) -> list[nodes.Node]:
        """The type of a setting, and its default value, which are texts."""
        fields: list[nodes.Node] = []
        for name in filter(self._has, ("type", "default")):
            label = name.capitalize() if self._is_english() else name
            fields += [text("dt", [nodes.Text(label)], line=self.lineno)]
            fields += [text("dd", self._words(" ".join(self.options[name].split())), line=self.lineno)]
        return [block("dl", fields, line=self.lineno, kind="field-list")] if fields else []


class ClassDirective(DescriptionDirective):
    """In Sphinx a class of a program; in docutils classes of what follows, which are written in small letters."""

    def _shown(self) -> list[nodes.Node]:
        if not _OF_ELEMENTS.fullmatch(self._argument()):
            return super()._shown()
        given = (self.name, self.arguments, self.options, self.content, self.lineno, self.content_offset)
        return list(Class(*given, self.block_text, self.state, self.state_machine).run())


class GlossaryDirective(_Written):
    """Terms, of which several may stand above one definition."""

    def _shown(self) -> list[nodes.Node]:
        inside = [node for terms, lines in self._entries() for node in self._entry(terms, lines)]
        definitions = block("dl", inside, line=self.lineno)
        return self._named(block("div", [definitions], line=self.lineno, kind="glossary"))

    def _entries(self) -> Iterator[tuple[list[tuple[str, int]], list[int]]]:
        """The terms with their lines in the content, and the lines of their definition."""
        terms: list[tuple[str, int]] = []
        lines: list[int] = []
        for number, line in enumerate(self.content):
            if line[:1].strip() and not line.startswith(".. "):
                if lines:
                    yield terms, lines
                    terms, lines = [], []
                terms.append((line.strip(), number))
            elif terms and (line.strip() or lines):
                lines.append(number)
        if terms:
            yield terms, lines

    def _entry(self, terms: list[tuple[str, int]], lines: list[int]) -> Iterator[nodes.Node]:
        for term, number in terms:
            words = term.partition(" : ")[0]  # what follows is a key to sort by
            line = self.content_offset + number + 1
            name = nodes.fully_normalize_name(words)
            yield text("dt", self._words(words), line=line, id=f"term-{nodes.make_id(name)}")
        if lines:
            part = self.content[lines[0] : lines[-1] + 1]
            part.trim_left(min(len(line) - len(line.lstrip()) for line in part if line.strip()))
            yield block("dd", self._inside(part, self.content_offset + lines[0]))


class UnknownDirective(_Written):
    """A directive of some other program: its text is kept, and a name behind it is one of code."""

    def _shown(self) -> list[nodes.Node]:
        message = f"the directive {self.name!r} means nothing here, its text was taken as it stands"
        self.state_machine.reporter.warning(f"{message}, expected one of docutils or Sphinx", line=self.lineno)
        argument = self._argument()
        words = self._words(argument) if " " in argument else [_code(argument)] if argument else []
        first = [text("p", words, line=self.lineno)] if words else []
        inside = [*first, *self._inside()]
        return self._named(block("div", inside, line=self.lineno, kind=nodes.make_id(self.name))) if inside else []


def _text(words: str) -> list[nodes.Node]:
    return [nodes.Text(words)] if words else []


def _code(words: str) -> nodes.Node:
    return nodes.literal(words, words)


_OURS: Mapping[str, type[Directive]] = {
    **dict.fromkeys(("seealso", "todo"), BoxDirective),
    **dict.fromkeys(sphinx.VERSIONS, VersionDirective),
    **dict.fromkeys(sphinx.NAVIGATION - {"meta", "role", "default-role", "title"}, NothingShownDirective),
    **dict.fromkeys({*sphinx.ELSEWHERE, "date", "header", "footer"}, LeftOutDirective),
    **dict.fromkeys(sphinx.CODE - {"parsed-literal"}, CodeDirective),
    "centered": CenteredDirective,
    "class": ClassDirective,
    "glossary": GlossaryDirective,
}
"""What is read by us, though docutils may know it too: the date of today is not the same tomorrow."""

_WHERE_UNKNOWN: Mapping[str, type[Directive]] = {
    **dict.fromkeys(sphinx.TITLED, TitledDirective),
    **dict.fromkeys(sphinx.AROUND, AroundDirective),
    **dict.fromkeys(sphinx.OBJECTS, DescriptionDirective),
}
"""What is read by us where docutils does not know it."""


class _Lenient(Directive):
    """A directive of docutils that takes any options, and reads no file."""

    def run(self) -> list[nodes.Node]:
        """What the directive of docutils shows; docutils calls it."""
        if isinstance(self, CSVTable | Raw) and not sphinx.ELSEWHERE_OPTIONS.isdisjoint(self.options):
            return _leave_out(self)
        shown = super().run()
        for node in shown:
            node.line = node.line or self.lineno
        return list(shown)


def _leave_out(directive: Directive) -> list[nodes.Node]:
    message = f"the directive {directive.name!r} was left out, expected its text in the file itself"
    directive.state_machine.reporter.warning(message, line=directive.lineno)
    return []


def _any(options: Mapping[str, Converter] | None) -> AnyOptions | None:
    """The options of a directive, and all others; none for a directive whose text may look like options."""
    return AnyOptions(options) if options else None


def reader(name: str, of_docutils: type[Directive] | None) -> type[Directive]:
    """The class that reads a directive of that name."""
    if ours := _OURS.get(name):
        return ours
    if of_docutils is not None:
        return type(of_docutils.__name__, (_Lenient, of_docutils), {"option_spec": _any(of_docutils.option_spec)})
    return DescriptionDirective if ":" in name else _WHERE_UNKNOWN.get(name, UnknownDirective)
