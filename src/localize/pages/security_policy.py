"""The Content-Security-Policy of a page (CSP Level 3): nothing runs, and only what the page shows is loaded."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from localize.expressions import expression
from localize.formats import source_urls
from localize.formats.html import url_attributes
from localize.pages import plain_tags
from localize.pages.parsed_html import parsed

_ALWAYS = "default-src 'none'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"
_BESIDE = ("'self'", "file:")
"""Sources for files beside the page. For a saved page some browsers know no origin, so that they need `file:`.

Pages from the web can never load files from the disk, even if their policy allows it.
"""

_PICTURES = frozenset({"img", "image", "input", "picture"})
_MEDIA = frozenset({"audio", "video", "source", "track"})
_HOST = expression(r"(?:(https?):)?[/\\]{2,}(?:[^/\\?#]*@)?([^/\\?#]*)", re.IGNORECASE)
_PLAIN_HOST = expression(r"[a-z0-9.-]+(?::[0-9]+)?")


def policy(article: str = "") -> str:
    """The policy of a page with this HTML in its article; in an attribute it needs no escaping.

    The only allowed styles are alignments, by their digests; foreign style sheets and other styles have no effect. A
    `meta` element can neither limit who may frame the page (`frame-ancestors`) nor ask for reports.
    """
    pictures: dict[str, None] = {}
    media: dict[str, None] = {}
    styles: dict[str, None] = {}
    for tag, attributes in _elements(article):
        if style := attributes.get("style"):
            styles[_digest(style)] = None
        for kind, address in _displayed(tag, attributes):
            (pictures if kind == "img-src" else media).update(dict.fromkeys(_origins(address)))
    hashes = ("'unsafe-hashes'", *styles) if styles else ()
    rules = {"img-src": pictures, "media-src": media, "style-src": hashes}
    return "; ".join((_ALWAYS, *(_rule(name, sources) for name, sources in rules.items())))


def _rule(name: str, sources: Iterable[str]) -> str:
    return " ".join((name, *_BESIDE, *sources))


def _elements(article: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The elements of an article that may show something or have a style, each with its attributes."""
    plain = plain_tags.start_tags(article)
    if plain is not None:
        yield from ((tag.name, dict(tag.attributes)) for tag in plain)
        return
    for element in parsed(article, "article").iter_elements():
        attributes = {
            name: value if isinstance(value, str) else " ".join(value or ()) for name, value in element.attrs.items()
        }
        yield element.tag, attributes


def _displayed(tag: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The addresses of what an element shows, each with the directive that applies to it."""
    for name, value in attributes.items():
        if tag in _PICTURES or name in ("srcset", "poster"):
            yield from (("img-src", address) for address in url_attributes.in_attribute(name, value))
        elif tag in _MEDIA and name == "src":
            yield "media-src", value


def _origins(address: str) -> Iterator[str]:
    """The origin of an address as a policy writes it; if a policy cannot write the host, the scheme alone."""
    found = _HOST.match(source_urls.bare(address))
    if found is None:
        return
    scheme, host = (found[1] or "http").lower(), found[2].lower()
    yield f"{scheme}://{host}" if _PLAIN_HOST.fullmatch(host) else f"{scheme}:"


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
