"""Reads documents by other hands than ours, as HTML trees to compare with: what the benchmark of the world measures by.

Word, OpenDocument and reStructuredText are read by pandoc (Debian's package `pandoc`), HTML by tinyhtml5 (html5lib
without its old parts), Markdown by cmark-gfm (`cmarkgfm`). What is not installed is left out with a message.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from lxml import etree, html

_PANDOC = {".docx": "docx+styles", ".odt": "odt", ".rst": "rst"}
_HTML = frozenset({".html", ".htm"})
_MARKDOWN = frozenset({".md", ".markdown", ".mdx"})
_EXTENSIONS = ["table", "autolink", "strikethrough", "tasklist"]
_FRONT = re.compile(r"\A(---|\+{3})[ \t]*\n.*?\n\1[ \t]*\n", re.DOTALL)
_DIALECT = re.compile(
    r"""^[ \t>]*(?: :{3,}[ ]*[{\[\w] | `{3,}\{ | !!![ ] | \?\?\?\+?[ ] | ===[ ]" | \([\w.:-]+\)=$ | <[A-Z][a-z]\w*[\s/>]
      | import[ ].*from[ ]['"] | :\s | %[ ] )
      | \{[a-z][\w:+-]*\}` | \{\{ | \{% | \[\[[^\d\]] | \{:?[ ]*[\#.][\w-]+ | \[TOC\] | \{:toc""",
    re.MULTILINE | re.VERBOSE,
)
"""What CommonMark and GitHub's extensions do not have, and other readers take for words."""
_DIRECTIVE = re.compile(r"^[ \t]*\.\.[ ](?:\|[^|\n]+\|[ ])?([\w:.+-]+)::", re.MULTILINE)
_ROLE = re.compile(r":([\w:.+-]+):`")
_OF_DOCUTILS = frozenset(
    {
        *("attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning", "admonition"),
        *("image", "figure", "topic", "sidebar", "line-block", "parsed-literal", "code", "math", "rubric", "epigraph"),
        *("highlights", "pull-quote", "compound", "container", "table", "csv-table", "list-table", "sectnum", "meta"),
        *("replace", "unicode", "class", "role", "default-role", "title", "target-notes", "code-block", "emphasis"),
        *("literal", "sub", "sup", "subscript", "superscript", "strong", "title-reference", "pep", "rfc", "raw"),
    }
)
"""The directives and roles of docutils that show what they hold; those of Sphinx others leave out or show raw."""

_NO_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_HEAD = re.compile(r"\A.*?<body[^>]*>", re.DOTALL)
"""What stands before the text of a page, the title once more."""

_SECONDS = 60
_MEMORY = Path(tempfile.gettempdir()) / "localize-other-readers"
"""What pandoc made, by the digest of the file: the next run does not ask it again."""


def page(data: bytes, suffix: str) -> Any:
    """The document as another reader understands it, an lxml element; None where there is no other reader for it."""
    if suffix in _PANDOC:
        return _by_pandoc(data, suffix)
    if suffix in _HTML:
        tree = _module("tinyhtml5")
        return None if tree is None else _without_namespaces(tree.parse(data))
    if suffix in _MARKDOWN:
        return _by_cmark(_markdown_text(data))
    return None


def has_reader(suffix: str) -> bool:
    """Whether another reader of such files is installed that may refuse one."""
    return suffix in _PANDOC and _has_pandoc()


def parsed(page: str) -> Any:
    """HTML as a tree."""
    return html.document_fromstring(f"<div>{page}</div>")


def is_dialect(data: bytes, suffix: str) -> bool:
    """Whether a file is in a dialect of Markdown or reStructuredText that the other reader does not know."""
    if suffix == ".rst":
        text = data.decode("utf-8", "replace")
        return any(name not in _OF_DOCUTILS for name in (*_DIRECTIVE.findall(text), *_ROLE.findall(text)))
    return suffix in _MARKDOWN and _DIALECT.search(_markdown_text(data)) is not None


def _markdown_text(data: bytes) -> str:
    return _FRONT.sub("", data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))


def _by_cmark(text: str) -> Any:
    cmark = _module("cmarkgfm")
    if cmark is None:
        return None
    options = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_FOOTNOTES
    made = cmark.markdown_to_html_with_extensions(text, options=options, extensions=_EXTENSIONS)
    return parsed(made) if made.strip() else None


def _by_pandoc(data: bytes, suffix: str) -> Any:
    if not _has_pandoc():
        return None
    stored = _MEMORY / f"{hashlib.sha256(data).hexdigest()}{suffix}.html"
    if not stored.exists():
        stored.parent.mkdir(exist_ok=True)
        stored.write_bytes(_run(data, suffix))
    page = _HEAD.sub("", stored.read_text("utf-8"))
    return parsed(page) if page.strip() else None


def _run(data: bytes, suffix: str) -> bytes:
    """The page that pandoc makes, empty if it cannot read the file."""
    command = ["pandoc", "--from", _PANDOC[suffix], "--to", "html5", "--standalone", "--mathjax"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""


@cache
def _has_pandoc() -> bool:
    if shutil.which("pandoc"):
        return True
    print("pandoc is not installed: Word, OpenDocument and reStructuredText are not compared (apt-get install pandoc)")
    return False


@cache
def _module(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        print(f"{name} is not installed: its formats are not compared (pip install {name})")
        return None


def _without_namespaces(tree: Any) -> Any:
    """The tree of tinyhtml5 as one of lxml, with plain names."""
    root = html.Element("html")
    waiting = [(tree, root)]
    while waiting:
        source, target = waiting.pop()
        target.text, last = _text(source.text), None
        for child in source:
            if not isinstance(child.tag, str):
                _add_text(target, last, _text(child.tail))
                continue
            last = etree.SubElement(target, re.sub(r"\W", "_", child.tag.rpartition("}")[2]))
            for name, value in child.attrib.items():
                if isinstance(name, str) and re.fullmatch(r"[a-z-]+", name):
                    last.set(name, _text(value))
            last.tail = _text(child.tail)
            waiting.append((child, last))
    return root


def _add_text(parent: Any, last: Any, text: str) -> None:
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _text(text: str | None) -> str:
    """The text without characters that XML may not hold."""
    return _NO_XML.sub("", text or "")
