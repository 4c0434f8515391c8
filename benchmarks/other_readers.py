"""Reads documents by other hands than ours, as HTML trees to compare with: what the benchmark of the world measures by.

Word and OpenDocument are read by pandoc (Debian's package `pandoc`), HTML by tinyhtml5 (html5lib without its old
parts), Markdown by cmark-gfm (`cmarkgfm`), reStructuredText by docutils' own writer, and what is written for Sphinx by
Sphinx (benchmarks/sphinx_reader.py), in Markdown too. What is not installed is left out with a message.
"""

from __future__ import annotations

import email
import hashlib
import io
import re
import shutil
import subprocess
import tempfile
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from docutils.core import publish_parts
from docutils.utils import SystemMessage
from lxml import etree, html

from benchmarks import kept_out, sphinx_reader

UNSHOWN = "unshown-picture"
"""The class of what stands for a picture that no browser shows."""

_PANDOC = {".docx": "docx+styles", ".odt": "odt"}
_HTML = frozenset({".html", ".htm"})
_SAVED = frozenset({".mhtml", ".mht"})
_MARKDOWN = frozenset({".md", ".markdown", ".mdx"})
_EXTENSIONS = ["table", "autolink", "strikethrough", "tasklist"]
_COMMENT = re.compile(r"^[ \t]*\{/\*.*?\*/\}[ \t]*$", re.DOTALL | re.MULTILINE)
"""A comment of MDX, which no page shows."""
_FRONT = re.compile(r"\A(---|\+{3})[ \t]*\n.*?\n\1[ \t]*\n", re.DOTALL)
_DIALECT = re.compile(
    r"""^[ \t>]*(?: :{3,}[ ]*[{\[\w] | `{3,}\{ | !!![ ] | \?\?\?\+?[ ] | ===[ ]" | /{3,}[ ]*[a-z] | -+8<-
      | \([\w.:-]+\)=$ | <[A-Z][a-z]\w*[\s/>]
      | import[ ].*from[ ]['"] | :\s | %[ ] )
      | \{[a-z][\w:+-]*\}` | \{\{ | \{% | \[\[[^\d\]] | \{:?[ ]*[\#.]\\?[\w-]+ | \[TOC\] | \{:toc""",
    re.MULTILINE | re.VERBOSE,
)
"""What CommonMark and GitHub's extensions do not have, and other readers take for words."""
_MYST = re.compile(
    r"^[ \t>]*(?::{3,}|`{3,}|~{3,})\{[A-Za-z] | ^\([\w.:-]+\)=$ | \{[a-z][\w:+-]*\}`", re.MULTILINE | re.VERBOSE
)
"""What only MyST has: directives, labels and roles."""
_DOCUTILS = {
    "report_level": 3,
    "halt_level": 5,
    "file_insertion_enabled": False,
    "input_encoding": "unicode",
    "math_output": "LaTeX",
    "toc_backlinks": False,
}
"""Settings of docutils: no other files, and only errors, which stand in the page and are heard."""
_SPHINX = re.compile(
    r"Unknown (?:directive type|interpreted text role)|^:(?:orphan|tocdepth|nosearch|nocomments):", re.MULTILINE
)
"""What docutils says of documents that are written for Sphinx, and how some begin."""

_NOT_WRITTEN = (
    "//header | //footer | //dl[starts-with(@class, 'docinfo')]/*[contains("
    "' author authors date description keywords summary lang slug ', concat(' ', @class, ' '))]"
    " | //nav[contains(@class, 'contents')] | //span[@class = 'sectnum' or @class = 'section-number']"
    " | //*[starts-with(@class, 'system-message')] | //div[contains(@class, 'toctree-wrapper')]"
    " | //aside[contains(@class, 'footnote')]/span[@class = 'label'] | //span[@class = 'backrefs']"
    " | //span[contains(@class, 'sig-prename')]"
    " | //dt/*[@class = 'property'][not(preceding-sibling::span[contains(@class, 'sig-name')])]"
    " | //h1/following-sibling::*[1][contains(@class, 'field-list')]/*[contains('|Author|Authors|Date|', concat('|',"
    " translate(normalize-space((self::dt | self::dd/preceding-sibling::dt[1])), ':', ''), '|'))]"
    " | //dl[contains(@class, 'field-list')]/dt[contains("
    "'|Parameters|Returns|Return type|Raises|', concat('|', translate(normalize-space(), ':', ''), '|'))]"
    " | //div[contains(@class, 'math')] | //span[@class = 'linenos']"
    " | //a[contains(@class, 'internal') and contains(@href, '.html')]"
)
"""What docutils and Sphinx add or show elsewhere than we do.

Headers and footers of printed pages, metadata (which Sphinx shows as a list of fields below the title, today's date
among them), tables of contents, numbers of headings and notes, messages, lists of
pages, the words of other pages that a reference leads to, the kinds, modules and
labels of names of code, and numbers of lines of code; formulas, which are not compared.
"""

_ROLE = re.compile(r":[\w.:+-]+:(?=`)|(?<=`):[\w.:+-]+:|<[^<>]+>(?=`)")
"""The name of a role that is not known, and where it leads, which are shown too."""

_NO_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_HEAD = re.compile(r"\A.*?<body[^>]*>", re.DOTALL)
"""What stands before the text of a page, the title once more."""

_SECONDS = 60
_MEMORY = Path(tempfile.gettempdir()) / "localize-other-readers"
"""What pandoc made, by the digest of the file: the next run does not ask it again."""


def prepare(documents: list[tuple[bytes, str]]) -> None:
    """Have Sphinx read those of the documents (with their suffixes) that are written for it: it is quicker at once."""
    sphinx_reader.read([(data, suffix) for data, suffix in documents if _is_for_sphinx(data, suffix)])


def page(data: bytes, suffix: str) -> Any:
    """The document as another reader understands it, an lxml element; None where there is no other reader for it."""
    if _is_for_sphinx(data, suffix):
        return _body(sphinx_reader.page(data, suffix))
    if suffix == ".rst":
        return _by_docutils(data)
    if suffix in _PANDOC:
        return _by_pandoc(data, suffix)
    if suffix in _HTML or suffix in _SAVED:
        tree = _module("tinyhtml5")
        saved = data if suffix in _HTML else _saved(data)
        return None if tree is None or saved is None else _without_namespaces(tree.parse(_as_utf8(saved)))
    if suffix in _MARKDOWN:
        return _by_cmark(_markdown_text(data))
    return None


def has_reader(suffix: str) -> bool:
    """Whether another reader of such files is installed that may refuse one."""
    return suffix == ".rst" or (suffix in _PANDOC and _has_pandoc())


def parsed(page: str) -> Any:
    """HTML as a tree."""
    return html.document_fromstring(f"<div>{page}</div>")


def dialect(data: bytes, suffix: str) -> str:
    """The dialect that a file is in, "" for none: what others are asked about it, and how well they know it."""
    if _is_for_sphinx(data, suffix):
        return "for Sphinx"
    if suffix in _MARKDOWN and _DIALECT.search(_markdown_text(data)):
        return "in dialects"
    return ""


def _is_for_sphinx(data: bytes, suffix: str) -> bool:
    if suffix == ".rst":
        return _SPHINX.search(_docutils(data)[1]) is not None
    return suffix in _MARKDOWN and _MYST.search(data.decode("utf-8", "replace")) is not None


def _by_docutils(data: bytes) -> Any:
    made = _docutils(data)[0]
    if not made.strip():
        return None
    return _as_written(parsed(made))


@lru_cache(1)
def _docutils(data: bytes) -> tuple[str, str]:
    """The page that docutils' own writer makes, "" where it makes none; and the document with what is said of it."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    heard = io.StringIO()
    try:
        made = publish_parts(text, writer="html5", settings_overrides={**_DOCUTILS, "warning_stream": heard})
    except (SystemMessage, RecursionError):
        return "", ""
    return made["html_body"], f"{text}\n{heard.getvalue()}"


def _body(made: str) -> Any:
    """The text in a page of Sphinx, without what stands around it."""
    found = html.document_fromstring(made).xpath("//div[@class='body']") if made.strip() else []
    return _as_written(found[0]) if found else None


def _as_written(tree: Any) -> Any:
    """What docutils or Sphinx have made of a document, without what is not written there."""
    for element in tree.xpath(_NOT_WRITTEN):
        if element.getparent() is not None:
            element.drop_tree()
    for element in tree.xpath("//span[@class = 'classifier']"):
        element.text = f" {element.text or ''}"
    for element in tree.xpath("//span[@class = 'problematic']"):
        element.text = _ROLE.sub("", element.text_content())
    return tree


def _markdown_text(data: bytes) -> str:
    return _COMMENT.sub("", _FRONT.sub("", data.decode("utf-8-sig", "replace").replace("\r\n", "\n")))


def _as_utf8(data: bytes) -> bytes | str:
    """The text of a page that says nothing of its encoding, if it is in UTF-8: browsers look into it too."""
    try:
        return data if b"charset" in data[:4096].lower() else data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data


def _saved(data: bytes) -> bytes | None:
    """The page in a web page that a browser has saved in one file, None where there is none.

    Browsers write links to places in the page with its whole address.
    """
    message = email.message_from_bytes(data)
    pages = (part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/html")
    found = next(pages, None)
    address = str(message.get("Snapshot-Content-Location", "")).encode()
    return found.replace(b'href="%s#' % address, b'href="#') if isinstance(found, bytes) else None


def _by_cmark(text: str) -> Any:
    cmark = _module("cmarkgfm")
    if cmark is None:
        return None
    options = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_FOOTNOTES
    made = cmark.markdown_to_html_with_extensions(text, options=options, extensions=_EXTENSIONS)
    return parsed(made)


def _by_pandoc(data: bytes, suffix: str) -> Any:
    if not _has_pandoc():
        return None
    stored = _MEMORY / f"{hashlib.sha256(data).hexdigest()}{suffix}.html"
    if not stored.exists():
        stored.parent.mkdir(exist_ok=True)
        stored.write_bytes(_run(data, suffix))
    page = _HEAD.sub("", stored.read_text("utf-8"))
    return _without_unshown(parsed(page), data) if page.strip() else None


def _without_unshown(tree: Any, data: bytes) -> Any:
    """The tree with pictures that no browser shows marked as such: they are no pictures of a page."""
    pictures = list(tree.iter("img"))
    names = set(kept_out.unshown(data, [each.get("src", "") for each in pictures]) if pictures else ())
    for element in pictures:
        if element.get("src", "") in names:
            element.tag = "span"
            element.set("class", UNSHOWN)
    return tree


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
