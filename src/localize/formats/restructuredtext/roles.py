"""What docutils does at roles of Sphinx and of other programs."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst.states import Inliner

from localize.formats import sphinx
from localize.formats.restructuredtext.elements import LABEL, inline


def role(
    name: str, _: str, text: str, lineno: int, inliner: Inliner, **__: object
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """A role function of docutils: what the role shows, and no messages."""
    name = name.lower()
    source = inliner.document.settings.source
    words = " ".join(nodes.unescape(text).split())
    shown = sphinx.role_element(name, words, source)
    node = inline(shown.tag, shown.words, shown.attributes)
    if not sphinx.is_known_role(name):
        message = f"the role {name!r} means nothing here, its text was taken as code, which is not translated"
        inliner.reporter.warning(f"{message}, expected one of docutils or Sphinx", line=lineno)
    if name in sphinx.LABELS and shown.tag == "span":
        node[LABEL] = shown.target or shown.words
        node["titled"] = bool(shown.target)
    return [node], []
