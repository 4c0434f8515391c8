"""Template tags, shortcodes and formulas in a text, kept from translators as placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from localize.expressions import expression
from localize.formats.formulas import formulas_in
from localize.model.block import Kind, LanguageMark, Part, Pattern, Placeholder, normal

TAG = "ph"
"""The name in catalogs of a locked text that is no element: XLIFF's word for a placeholder."""

TEMPLATE = expression(
    r"""
      \{\{ (?: (?<=[=(,:\s]) "[^"]{0,1000}" | [^{}] ){1,1000}+ \}\}  # {{ clinic.phone }}, {{< figure alt="{a}" >}}
    | \{\{ [^{}]{1,1000} \}\}                                 # {{ 5" }}
    | \{%  [^{}]{1,300}? %\}                                  # {% if inpatient %}
    | \{\# [^{}]{1,1000}? \#\}                                # {# a comment #}
    | %\( [A-Za-z_][A-Za-z0-9_]{0,60} \)[sdif]                # %(name)s
    | \[/? [a-z][a-z0-9_-]{0,40}                              # [postcode], [gallery ids="1,2"], [/note]
      (?: [ ]+ [a-z_-]{1,40} = (?: "[^"\[\]]{0,200}" | '[^'\[\]]{0,200}' | [^\s\[\]"']{1,100} ) ){0,10} [ ]? /? \]
    """,
    re.VERBOSE,
)
"""Tags of Jinja, Liquid, Hugo and Django, named arguments of Python's `%`, shortcodes of WordPress."""


_AS_TAG = expression(r"<(?=[A-Za-z/!?])|&(?=[A-Za-z#])")
"""What a browser would read as the beginning of a tag or of a character reference."""


def may_have_template(text: str) -> bool:
    """Whether a text has what every template tag or formula has."""
    return "{" in text or "[" in text or "%(" in text or "$" in text or "\\" in text


def locked(text: str) -> Placeholder:
    """A text that is shown as it is in every locale."""
    return Placeholder(Kind.LOCKED, TAG, markup=escape(text, quote=False), content=text)


def marked(text: str) -> Placeholder:
    """The same; pages in other locales mark it as text in the language of the source."""
    return replace(locked(text), parts=(LanguageMark.BEGIN, escape(text, quote=False), LanguageMark.END))


def protected(text: str) -> Pattern:
    """The text with its template tags and formulas as placeholders, tags written unchanged as far as HTML allows it."""
    if not may_have_template(text):
        return (text,) if text else ()
    return normal(list(_parts(text)))


def _escaped(match: re.Match[str]) -> str:
    return escape(match[0])


def _parts(text: str) -> Iterator[Part]:
    tags = ((match, _AS_TAG.sub(_escaped, match[0])) for match in TEMPLATE.finditer(text))
    formulas = ((match, escape(match[0], quote=False)) for match in formulas_in(text))
    end = 0
    for match, markup in sorted([*tags, *formulas], key=lambda each: each[0].start()):
        if match.start() < end:
            continue
        yield text[end : match.start()]
        yield Placeholder(Kind.LOCKED, TAG, markup=markup, content=match[0])
        end = match.end()
    yield text[end:]
