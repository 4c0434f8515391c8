"""The article as a tree of values, without what the policy does not allow; what was removed is told to the editor."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import turbohtml

from localize.errors import Problem
from localize.expressions import expression
from localize.formats.html import policy, url_attributes
from localize.formats.html.elements import HIDDEN, RAW
from localize.formats.html.nodes import LINE, Node, attribute, content, converted, is_foreign, line_of, line_on
from localize.formats.html.runs import SPACE

_LONG = 10_000
"""How many characters of a text are many, for the policy."""

_LINE_END_FIRST = expression(r"<(?:pre|textarea)(?: [^>]*)?>\n")


def taken_over(element: turbohtml.Element, path: str, *, trusted: bool) -> tuple[Node, tuple[Problem, ...]]:
    """The article as `article_nodes` returns it, and remarks on what the policy removes from it."""
    first = line_of(element) or 1
    if trusted:
        return converted(element, first), ()
    if is_clean(element):
        return content(element, first), ()
    remarks = tuple(removed(element, path))
    return cleaned(element, first), remarks


def article_nodes(element: turbohtml.Element, *, trusted: bool) -> Node:
    """The article as a tree of values; cleaned by the policy unless the project trusts its sources."""
    return taken_over(element, "", trusted=trusted)[0]


def is_clean(element: turbohtml.Element) -> bool:
    """Whether cleaning would change nothing, as in most articles, so that the tree can be taken as it is.

    All elements and attributes are allowed and of the plain kind, and what stands in the element would be read the same
    if it were written and read again, as the policy does.
    """
    for each in element.iter_elements():
        if is_foreign(each) or not policy.is_plain(each.tag, each.attrs.items()):
            return False
    html = element.inner_html
    if "<?" in html or _LINE_END_FIRST.search(html):  # the policy takes `<?php … ?>` for a comment
        return False
    return turbohtml.parse_fragment(html, "div", positions=False).inner_html == html


def cleaned(element: turbohtml.Element, first: int) -> Node:
    """What is in an element, cleaned by the policy; `first` is the line on which that begins."""
    for each in list(element.iter_elements()):
        if each.source_line is not None and LINE not in each.attrs:
            each.attrs[LINE] = str(each.source_line)
        for name in [name for name in each.attrs if url_attributes.forbidden(name, attribute(each, name))]:
            del each.attrs[name]
        if aligned := policy.alignment(attribute(each, "style")):
            each.attrs["style"] = aligned
        elif "style" in each.attrs:
            del each.attrs["style"]
        if policy.is_unwrapped(each.tag) and not is_foreign(each):
            each.unwrap()
    for each in element.select("pre, textarea"):
        first_child = next(iter(each.children), None)
        if isinstance(first_child, turbohtml.Text) and first_child.data.startswith("\n"):
            first_child.data = "\n" + first_child.data  # the writer of the cleaned HTML adds none, so one is lost there
    long_texts = _set_apart(element)
    html = policy.cleaned(element.inner_html)
    for name, text in long_texts.items():
        html = html.replace(name, text, 1)
    return content(turbohtml.parse_fragment(html, "div", positions=False), first)


def _set_apart(element: turbohtml.Element) -> dict[str, str]:
    """Put a short name in the place of each long text, as the policy needs time by the square of its length.

    Returns what each name stands for, escaped: a text has nothing in it that the policy would change.
    """
    texts = [
        each
        for each in element.descendants
        if isinstance(each, turbohtml.Text) and len(each.data) > _LONG and each.data.strip(SPACE)
    ]
    if not texts:
        return {}
    html, prefix = element.inner_html, "text"
    while prefix in html:
        prefix += "-text"
    found: dict[str, str] = {}
    for number, text in enumerate(texts):
        if isinstance(text.parent, turbohtml.Element) and text.parent.tag not in HIDDEN | RAW:
            name = f"{prefix}-{number}."
            found[name] = escape(text.data, quote=False)
            text.data = name
    return found


def removed(element: turbohtml.Element, path: str) -> Iterator[Problem]:
    """What the policy removes: a remark for each kind, with the line of the first."""
    counts: dict[str, tuple[int, int]] = {}
    last = 1
    for each in element.descendants:
        last = line_on(each) or last
        for what, where in _left_out(each) if isinstance(each, turbohtml.Element) else ():
            line, count = counts.get(what, (line_of(where) or last, 0))
            counts[what] = (line, count + 1)
    for what, (line, count) in counts.items():
        times = "" if count == 1 else f" ({count} times)"
        yield Problem(path, line, f"{what} was left out{times}, expected none, or trust-markup in the configuration")


def _left_out(element: turbohtml.Element) -> Iterator[tuple[str, turbohtml.Element]]:
    """What the policy removes because of an element: a name for it, and the element to report."""
    if lost := _lost(element):
        yield f"<{lost.tag}>", lost
        return
    for name in element.attrs:
        if begin := url_attributes.forbidden(name, attribute(element, name)):
            yield f'{name}="{begin}…"', element


def _lost(element: turbohtml.Element) -> turbohtml.Element | None:
    """The element that the policy removes, with its content, because of this one."""
    around = element.parent
    if element.tag in policy.REMOVED or (is_foreign(element) and element.tag not in policy.DRAWN):
        return element
    if isinstance(around, turbohtml.Element) and around.namespace is turbohtml.Namespace.SVG:
        return None if is_foreign(element) else around
    return None
