"""What docutils does at roles of Sphinx and of other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from docutils import nodes
from docutils.parsers.rst.states import Inliner

from localize.formats import sphinx
from localize.formats.restructuredtext.elements import LABEL, LINE_OF_LABEL, inline

RoleFunction = Callable[..., tuple[list[nodes.Node], list[nodes.system_message]]]
"""What docutils calls at a role: it returns what is shown there, and messages."""


def role(name: str) -> RoleFunction:
    """A role function of docutils for the role of that name, also where it is the default, or another is made of it."""

    def shown(
        _: str,
        __: str,
        text: str,
        lineno: int,
        inliner: Inliner,
        options: Mapping[str, Sequence[str]] | None = None,
        content: Sequence[str] = (),  # noqa: ARG001  # docutils names it
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        return [_shown(name, text, lineno, inliner, (options or {}).get("classes", ()))], []

    return shown


def _shown(name: str, text: str, lineno: int, inliner: Inliner, classes: Sequence[str]) -> nodes.Element:
    source = inliner.document.settings.source
    words = " ".join(nodes.unescape(text).split())
    shown = sphinx.role_element(name, words, source)
    kinds = " ".join([*shown.attributes.get("class", "").split(), *classes])
    node = inline(shown.tag, shown.words, {**shown.attributes, "class": kinds})
    if not sphinx.is_known_role(name):
        message = f"the role {name!r} means nothing here, its text was taken as code, which is not translated"
        inliner.reporter.warning(f"{message}, expected one of docutils or Sphinx", line=lineno)
    if name in sphinx.LABELS and shown.tag == "span":
        node[LABEL] = shown.target or shown.words
        node[LINE_OF_LABEL] = lineno
        node["titled"] = bool(shown.target)
    return node
