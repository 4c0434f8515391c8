"""Reads reStructuredText as docutils' tree; no other file is read, nothing is printed, and nothing stays behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from functools import cache
from importlib.util import find_spec
from typing import Any

from docutils import frontend, nodes, utils
from docutils.parsers.rst import Directive, Parser, directives, languages, roles
from docutils.readers.standalone import Reader
from docutils.transforms import Transform
from docutils.transforms.frontmatter import DocInfo, DocTitle
from docutils.transforms.references import Substitutions

from localize.dataclass import dataclass
from localize.errors import Problem, quoted
from localize.expressions import expression
from localize.formats import sphinx
from localize.formats.restructuredtext.directives import reader
from localize.formats.restructuredtext.elements import LABEL, LINE_OF_LABEL, target_of
from localize.formats.restructuredtext.inliner import LinearInliner
from localize.formats.restructuredtext.roles import role
from localize.formats.restructuredtext.substitutions import BoundedSubstitutions
from localize.formats.source import Source

LONGEST = 20_000
"""The most characters of a line."""

_BEGINNING = 20
"""The lines among which a subtitle stands."""

_NAME = r"[^\W_]+(?:[-._+:][^\W_]+)*"
_DIRECTIVE = expression(rf"(?<!\w)(?<![^\W_][-._+:])({_NAME})[ ]?::(?=\s|$)")
"""What may be the name of a directive, wherever it stands: in a cell of a table, or in a substitution.

Neither it nor the name of a role is looked for within what can be one name: `1.1.1` many times would take long.
"""

_ROLE = expression(rf"(?<![^\W_]):({_NAME}):(?=`)|(?<=`):({_NAME}):|role::[ ]+(?:{_NAME}[ ]*\([ ]*)?({_NAME})")
"""What may be the name of a role: at a text, as the default of all texts, or as that of which another is made."""


_SETTINGS: Mapping[str, object] = {
    "_disable_config": True,
    "embed_stylesheet": False,
    "file_insertion_enabled": False,
    "halt_level": 5,
    "line_length_limit": LONGEST,
    "raw_enabled": True,  # HTML is cleaned like all HTML, other forms are left out
    "record_dependencies": None,
    "report_level": 2,
    "smart_quotes": False,
    "syntax_highlight": "none",
    "warning_stream": False,
}
_WARNING = 2
_EXPECTED: Mapping[str, str] = {
    "Title underline too short": "one as long as the title",
    "Title overline too short": "one as long as the title",
    "Unknown target name": "a line such as '.. _name: address'",
    "Circular substitution": "one that does not name itself",
    "Undefined substitution": "a line such as '.. |name| replace:: words'",
    "Duplicate explicit target name": "another name",
    "Inline": "an end of it, or a backslash before its beginning",
    "Content block expected": "a text below it that is indented",
    "Malformed table": "a table whose lines meet",
    "Unexpected indentation": "a blank line before it",
}
_DIRECTIVES, _ROLES = "_directives", "_roles"
"""Where docutils keeps the names that it has read."""

_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Doctree:
    """The tree of a document, and what docutils or we have to say about it."""

    document: nodes.document
    remarks: tuple[Problem, ...]


def doctree(text: str, source: Source, *, first: int = 0, is_whole: bool = True) -> Doctree:
    """The tree of a text; `first` is the number of lines that stand before it in the file.

    `is_whole` says that the text is all of the file, so that it may begin with a title and metadata. Raises
    RecursionError for a text that is nested too deep.
    """
    settings = copy(_settings())
    settings.doctitle_xform = settings.docinfo_xform = is_whole
    settings.source, settings.source_locale = source, source.locale
    settings.language_code = _language(source.locale)
    document = utils.new_document(source.path, settings)
    heard = _Heard(source, first)
    document.reporter.attach_observer(heard.hear)
    parser = Parser(inliner=LinearInliner())
    with _names(text, document):
        parser.parse(text, document)
        transforms = Reader(parser).get_transforms()
        document.transformer.add_transforms([_OURS.get(each, each) for each in transforms])
        document.transformer.apply_transforms()
    _settle_titles(document, text.split("\n"))
    if is_whole:  # else the label may stand in another part of the file
        _look_for_labels(document)
    return Doctree(document, tuple(heard.problems()))


def _look_for_labels(document: nodes.document) -> None:
    """Tell of references to labels that stand nowhere in a document, except those that are to be no link ("!name")."""
    for node in document.findall(nodes.inline):
        if LABEL in node and not node[LABEL].startswith("!") and not target_of(document, node):
            message = f"no label {quoted(node[LABEL])} is in this file, so what stands for it is no link"
            document.reporter.warning(f"{message}, expected one, or :doc: with a path", line=node[LINE_OF_LABEL])


def _settings() -> frontend.Values:
    """The settings of all documents."""
    with _LOCK:  # docutils silences warnings meanwhile, in the whole process
        return _made_settings()


@cache
def _made_settings() -> frontend.Values:
    settings = frontend.get_default_settings(Parser, Reader)
    for name, value in _SETTINGS.items():
        setattr(settings, name, value)
    return settings


def title_of(document: nodes.document) -> nodes.title | None:
    """The title of the whole document, where it has one at its beginning."""
    return next((child for child in document.children if isinstance(child, nodes.title)), None)


class _Title(DocTitle):
    """Makes a subtitle of a lone heading below the title only where fields follow it, as in docutils' own documents.

    Elsewhere, and in Sphinx, it is the heading of the only part.
    """

    def promote_subtitle(self, node: nodes.Element) -> bool:
        """Whether the heading has become a subtitle."""
        part, _ = self.candidate_index(node)
        has_fields = part is not None and len(part.children) > 1 and isinstance(part.children[1], nodes.field_list)
        return has_fields and super().promote_subtitle(node)


class _Docinfo(DocInfo):
    """Gives what is made of the fields at the beginning their lines."""

    def extract_bibliographic(self, field_list: nodes.field_list) -> list[nodes.Node]:
        """The fields by their kinds, and apart from them the dedication and the abstract; docutils calls it."""
        fields = [each for each in field_list.children if isinstance(each, nodes.field)]
        made: list[nodes.Node] = super().extract_bibliographic(field_list)  # type: ignore[no-untyped-call]
        kept = [each for each in fields if not _is_topic(each)]
        for docinfo in made[:1]:
            for node, field in zip(docinfo.children, kept, strict=False):
                node.line = field.line
        return made


def _is_topic(field: nodes.field) -> bool:
    """Whether the text of a field has become a dedication or an abstract."""
    body = field.children[1]
    return isinstance(body, nodes.Element) and any(isinstance(each.parent, nodes.topic) for each in body.children)


_OURS: Mapping[type[Transform], type[Transform]] = {
    DocInfo: _Docinfo,
    DocTitle: _Title,
    Substitutions: BoundedSubstitutions,
}
"""The transforms that we do otherwise than docutils."""


def _settle_titles(document: nodes.document, lines: Sequence[str]) -> None:
    """Give each heading its line, and put comments that stood before the title there again.

    docutils gives a heading the line to which it has read.
    """
    for title in [*document.findall(nodes.title), *document.findall(nodes.subtitle)]:
        words, last = title.rawsource.strip() or title.astext(), min(title.line or _BEGINNING, len(lines))
        near = range(last, max(last - 8, 0) if title.line else 0, -1)
        title.line = next((each for each in near if lines[each - 1].strip() == words), title.line)
        if isinstance(title.parent, nodes.section):
            title.parent.line = title.line
    top = title_of(document)
    if top is None:
        return
    comments = [each for each in document.children if isinstance(each, nodes.comment)]
    before = [each for each in comments if (each.line or 0) < (top.line or 0)]
    document.children[:] = [*before, *(each for each in document.children if each not in before)]


class _Heard:
    """Gathers what docutils says of a document, each message once with the line of its first."""

    def __init__(self, source: Source, first: int) -> None:
        self._source = source
        self._first = first
        self._messages: dict[str, tuple[int, int]] = {}

    def hear(self, message: nodes.system_message) -> None:
        """An observer of docutils' reporter."""
        if message["level"] < _WARNING or not message.children:
            return
        text = " ".join(message.children[0].astext().split())
        line, count = self._messages.get(text, (self._first + int(message.get("line") or 1), 0))
        self._messages[text] = (line, count + 1)

    def problems(self) -> Iterator[Problem]:
        """The messages as remarks, by their lines."""
        for text, (line, count) in sorted(self._messages.items(), key=lambda each: each[1][0]):
            times = "" if count == 1 else f" ({count} times)"
            if ", expected " in text:
                yield self._source.problem(line, text + times)
                continue
            expected = next((each for begin, each in _EXPECTED.items() if text.startswith(begin)), "")
            message = text.rstrip(".")
            yield self._source.problem(line, f"{message}{times}, expected {expected or 'what docutils can read'}")


@cache
def _language(locale: str) -> str:
    """The name that docutils has for a language, English for those it does not know."""
    code = locale.lower().replace("-", "_")
    for each in (code, code.partition("_")[0]):
        if all(find_spec(f"docutils{folder}.languages.{each}") for folder in ("", ".parsers.rst")):
            return each
    return "en"


@contextmanager
def _names(text: str, document: nodes.document) -> Iterator[None]:
    """Let docutils read the directives and roles that are named in a text, and forget them afterwards.

    docutils keeps their names for the whole process, and those that a document defines itself stay there: the next
    document would be read otherwise (Sphinx does the same in `docutils_namespace`).
    """
    with _LOCK:
        known_directives, known_roles = vars(directives)[_DIRECTIVES], vars(roles)[_ROLES]
        language = languages.get_language(document.settings.language_code)
        try:
            vars(directives)[_DIRECTIVES] = {
                name: reader(name, _of_docutils(name, language, document))
                for name in {match[1].lower() for match in _DIRECTIVE.finditer(text)}
            }
            found = {(match[1] or match[2] or match[3]).lower() for match in _ROLE.finditer(text)}
            vars(roles)[_ROLES] = {name: role(name) for name in found if _is_ours(name, language)}
            yield
        finally:
            vars(directives)[_DIRECTIVES], vars(roles)[_ROLES] = known_directives, known_roles


def _of_docutils(name: str, language: Any, document: nodes.document) -> type[Directive] | None:
    vars(directives)[_DIRECTIVES] = {}
    found: type[Directive] | None = directives.directive(name, language, document)[0]
    return found


_READ_BY_DOCUTILS = frozenset({"math", "code", "raw", "pep-reference", "rfc-reference", "literal"})


def _is_ours(name: str, language: Any) -> bool:
    if name in _READ_BY_DOCUTILS:
        return False
    known: Mapping[str, str] = language.roles
    return name not in known or sphinx.is_known_role(name)
