"""What Sphinx, docutils and MyST call their directives and roles, and what each shows to readers.

docutils, "reStructuredText Directives" and "Interpreted Text Roles"; Sphinx, "Directives" and "Roles"; sphinx-design.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.formats.source import Source

BOXES: Mapping[str, str] = {
    "note": "Note",
    "tip": "Tip",
    "hint": "Hint",
    "important": "Important",
    "warning": "Warning",
    "caution": "Caution",
    "danger": "Danger",
    "error": "Error",
    "attention": "Attention",
    "seealso": "See also",
    "todo": "To do",
}
"""Boxes whose kind is their title, in English; what stands behind the name is the beginning of their text."""

VERSIONS: Mapping[str, str] = {
    "versionadded": "Added in version",
    "versionchanged": "Changed in version",
    "versionremoved": "Removed in version",
    "deprecated": "Deprecated since version",
}
"""Boxes that name a version first."""

TITLED = frozenset(
    {
        *("admonition", "topic", "sidebar", "dropdown", "card", "grid-item-card", "tab-item", "tab", "exercise"),
        *("exercise-start", "solution", "solution-start", "theorem", "definition", "example", "lemma", "proof"),
        *("details", "remark", "rubric", "table", "button-link", "button-ref", "group-tab", "collapse"),
    }
)
"""Boxes with a title behind their name."""

AROUND = frozenset(
    {
        *("div", "container", "compound", "grid", "grid-item", "tab-set", "tabs", "card-carousel", "margin", "aside"),
        *("epigraph", "highlights", "pull-quote", "class", "rst-class", "only", "ifconfig", "centered", "hlist"),
        *("line-block", "parsed", "glossary", "exercise-end", "solution-end", "tab-set-code"),
    }
)
"""Elements around text; what stands behind their name is no text."""

CODE = frozenset(
    {
        *("code", "code-block", "sourcecode", "code-cell", "prompt", "parsed-literal", "doctest"),
        *("mermaid", "graphviz", "digraph", "plantuml", "jupyter-execute", "testcode", "code-tab"),
        *("productionlist", "ipython", "graph", "uml", "testsetup", "testoutput", "testcleanup"),
    }
)
"""Blocks that no translator sees; what stands behind their name is their language."""

NAVIGATION = frozenset(
    {
        *("toctree", "contents", "tableofcontents", "index", "bibliography", "highlight", "currentmodule"),
        *("module", "py:currentmodule", "py:module", "meta", "sectnum", "default-role", "role", "tabularcolumns"),
        *("sectionauthor", "codeauthor", "target-notes", "genindex", "title", "cssclass", "footbibliography"),
        *("program", "default-domain", "moduleauthor", "js:module"),
    }
)
"""What makes lists of other pages or sets the reader up: it has no text of the article."""

ELSEWHERE = frozenset(
    {
        *("include", "literalinclude", "automodule", "autoclass", "autofunction", "automethod", "autodata"),
        *("autoexception", "autoattribute", "autoproperty", "autodecorator", "autosummary", "autotypeddict"),
        *("doxygenclass", "doxygenfunction", "doxygenstruct", "doxygenenum", "doxygenfile", "doxygengroup"),
        *("kernel-doc", "kernel-include", "click", "argparse", "program-output"),
        "command-output",
    }
)
"""What takes its text from another file, or from a program: it is left out, and told."""

ELSEWHERE_OPTIONS = frozenset({"file", "url"})
"""Options of tables of values and of raw text that name another file, which is not read."""

OBJECTS = frozenset(
    {
        *("function", "class", "method", "classmethod", "staticmethod", "attribute", "property", "data", "exception"),
        *("decorator", "decoratormethod", "type", "struct", "union", "enum", "enumerator", "macro", "member", "var"),
        *("option", "cmdoption", "envvar", "confval", "setting", "describe", "object", "opcode", "variable"),
    }
)
"""Descriptions of what programs consist of: a name, which is code, and the text about it.

So are all names with the name of a domain before them, such as `py:function`.
"""

FORMULA: Mapping[str, str] = {"class": "math", "translate": "no"}
"""The attributes of an element that is a formula of TeX; MathJax and KaTeX find it by the marks around it."""

SETTINGS = frozenset({"confval", "std:confval"})
"""Those whose options `type` and `default` are texts."""

CODE_ROLES = frozenset(
    {
        *("func", "class", "meth", "mod", "attr", "data", "const", "exc", "obj", "type", "macro", "member", "option"),
        *("envvar", "file", "command", "program", "samp", "code", "eq", "cite", "keyword", "token", "manpage"),
        *("mimetype", "makevar", "newsgroup", "regexp", "dfn", "mailheader", "confval", "setting"),
        *("literal", "raw", "footcite", "source", "opcode", "var", "download"),
    }
)
"""Roles of names of code, formulas and sources; so are all with the name of a domain before them."""

_AS_WRITTEN = frozenset(
    {
        *("file", "command", "program", "samp", "code", "manpage", "mimetype", "makevar", "newsgroup", "regexp"),
        *("mailheader", "literal", "raw"),
    }
)
"""Those of them that name nothing to look for: a `~` is a home folder there, a `!` belongs to the command."""

_OBJECT_ROLES = frozenset(
    ("func", "class", "meth", "mod", "attr", "data", "const", "exc", "obj", "type", "macro", "member", "var")
)
"""Those that name an object of a program: of `~pain.doses.limit` the last part is shown."""

_ROLE_ELEMENTS: Mapping[str, str] = {
    "sub": "sub",
    "subscript": "sub",
    "sup": "sup",
    "superscript": "sup",
    "strong": "strong",
    "emphasis": "em",
    "dfn": "dfn",
    "kbd": "kbd",
    "del": "del",
    "u": "u",
    "term": "span",
    "guilabel": "span",
    "menuselection": "span",
    "index": "span",
    "title-reference": "cite",
    "title": "cite",
}
"""Roles that are words of a text, with their elements."""

_LINKS = frozenset({"ref", "numref", "doc", "any", "download", "std:ref", "std:doc", "myst:project", "external:ref"})
"""Roles that lead elsewhere."""

LABELS = frozenset({"ref", "numref", "any", "std:ref", "external:ref"})
"""Those of them that name a label, which may stand in any page."""

_NUMBERED: Mapping[str, tuple[str, str]] = {
    "pep": ("PEP", "https://peps.python.org/pep-{:0>4}"),
    "rfc": ("RFC", "https://datatracker.ietf.org/doc/html/rfc{}.html"),
    "cve": ("CVE", "https://www.cve.org/CVERecord?id=CVE-{}"),
    "cwe": ("CWE", "https://cwe.mitre.org/data/definitions/{}.html"),
}
"""Roles that name a document by its number, with what stands before the number, and where the document is."""

_NUMBER = expression(r"([0-9][0-9-]*)((?:#.*)?)")
"""The number of such a document, and the place in it."""

_WITH_WORDS = expression(r"(.*?)\s*<([^<>]+)>", re.DOTALL)
"""`the words <where-they-lead>`."""

_EXPLAINED = expression(r"(.*?)\s*\(([^()]+)\)", re.DOTALL)
"""`NSAID (a medicine against inflammation)`."""

_OTHERS = frozenset({*_LINKS, *CODE_ROLES, *_NUMBERED, "abbr", "abbreviation", "math"})
"""The roles of which something is known, besides those with an element of their own."""


@dataclass(frozen=True, slots=True)
class RoleElement:
    """What a role shows: an element of HTML with its attributes, and the words in it.

    `target` is what the role names beside its words, "" where the words are all that it has.
    """

    tag: str
    words: str
    attributes: Mapping[str, str]
    target: str = ""


def is_known_role(name: str) -> bool:
    """Whether something is known of a role; the text of another may be code, a number, or words."""
    return ":" in name or name in _ROLE_ELEMENTS or name in _OTHERS


def role_element(name: str, content: str, source: Source) -> RoleElement:
    """What a role of that name shows of its content."""
    titled = _WITH_WORDS.fullmatch(content)
    words, target = (titled[1], titled[2]) if titled and titled[1] else (content, "")
    if name in ("abbr", "abbreviation") and (explained := _EXPLAINED.fullmatch(content)):
        return RoleElement("abbr", explained[1], {"title": explained[2]})
    if name in _NUMBERED and (number := _NUMBER.fullmatch((target or words).strip())):
        return _numbered(name, number, words, target)
    if name in _LINKS:
        return _link(name, words, target, source)
    if name in ("guilabel", "menuselection"):
        return RoleElement("span", _label(content), {"class": name})
    if name == "math":
        return RoleElement("span", formula(content), FORMULA)
    if tag := _ROLE_ELEMENTS.get(name):
        return RoleElement(tag, words, {"class": name} if tag in ("span", "cite") else {}, target)
    # names of code, formulas, sources
    return RoleElement("code", _name_of_code(name, words), {"translate": "no", "class": name.replace(":", "-")}, target)


def _name_of_code(role: str, words: str) -> str:
    """What is shown of a name of code: without the marks that say what it leads to, and how much of it is shown."""
    if role in _AS_WRITTEN:
        return words
    if (role not in _OBJECT_ROLES and ":" not in role) or words.startswith("!"):
        return words.lstrip("!")
    shown = words.lstrip(".")
    return shown.rpartition(".")[2].lstrip("~") if shown.startswith("~") else shown


def formula(tex: str) -> str:
    """A formula in a text, with the marks of TeX."""
    return rf"\({tex}\)"


def displayed_formulas(tex: str) -> list[str]:
    """Formulas on lines of their own, which blank lines part, with the marks of TeX; as Sphinx has them."""
    return [rf"\[{_aligned(each.strip())}\]" for each in re.split(r"\n[ \t]*\n", tex) if each.strip()]


def _aligned(tex: str) -> str:
    """A formula of several lines or columns, in the environment that TeX wants around it."""
    has_lines = r"\begin{" not in tex and (r"\\" in tex or re.search(r"(?<!\\)&", tex))
    return f"\\begin{{split}}{tex}\\end{{split}}" if has_lines else tex


def _label(content: str) -> str:
    """What stands on a button or in a menu: without the mark of its key, with a triangle between menus."""
    return re.sub(r"&(.)", r"\1", content).replace("-->", "\N{TRIANGULAR BULLET}")


def _numbered(name: str, number: re.Match[str], words: str, target: str) -> RoleElement:
    """A link to a document that has a number; without words of its own it shows the number, and the section."""
    kind, address = _NUMBERED[name]
    shown = words if target else f"{kind} {words.replace('#section-', ' Section ')}"
    locked = {} if target else {"translate": "no"}
    return RoleElement("a", shown, {"href": address.format(number[1]) + number[2], **locked}, target)


def _link(name: str, words: str, target: str, source: Source) -> RoleElement:
    """A link with words of its own is translated; without, it shows the name of what it leads to."""
    locked = {} if target else {"translate": "no"}
    address = (target or words).strip()
    if name.endswith("doc"):
        address = _document(address, source)
    elif name not in ("download", "myst:project"):
        address = address if "://" in address else ""  # a label may stand in any page
    if "://" in address or name.endswith(("doc", "download")):
        return RoleElement("a", words, {"href": address, **locked}, target)
    return RoleElement("span", words, {"class": "reference", **locked}, target)


def _document(address: str, source: Source) -> str:
    """The address of another source, which a role names without its suffix."""
    suffix = PurePosixPath(source.path).suffix
    address = address if re.search(r"\.\w+$", address) else f"{address}{suffix}"
    if address.startswith("/"):  # from the folder of all sources
        return posixpath.relpath(address[1:], posixpath.dirname(source.name) or ".")
    return address
