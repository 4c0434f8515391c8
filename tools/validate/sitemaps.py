"""Sitemaps against the schema of sitemaps.org, with what Google's alternates add to it."""

from __future__ import annotations

from functools import cache

from lxml import etree

from validate.programs import HERE, MODULES, CannotRun
from validate.site import Role, Site

_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PROTOCOL = MODULES / "sitemap/schema/sitemap.xsd"  # of sitemaps.org, last modified on 2008-03-26
_OURS = HERE / "schemas"


def faults(site: Site) -> list[str]:
    """A line for each place where a sitemap does not fit the schema; a site has at least one sitemap."""
    paths = site.paths(Role.SITEMAP)
    return [fault for path in paths for fault in _in_one(site, path)] if paths else ["sitemap.xml: is missing"]


def _in_one(site: Site, path: str) -> list[str]:
    try:
        tree = etree.parse(site.root / path)
    except etree.XMLSyntaxError as error:
        return [f"{path}:{error.lineno}: {error.msg}"]
    is_index = etree.QName(tree.getroot()).localname == "sitemapindex"
    schema = _schema(str(_OURS / "siteindex.xsd" if is_index else _PROTOCOL))
    schema.validate(tree)
    return [f"{path}:{entry.line}: {entry.message}" for entry in schema.error_log]


@cache
def _schema(protocol: str) -> etree.XMLSchema:
    """The schema with that of `xhtml:link`: the protocol's asks that elements of others are declared."""
    text = f"""<schema xmlns="http://www.w3.org/2001/XMLSchema">
      <import namespace="{_SITEMAPS}" schemaLocation="{protocol}"/>
      <import namespace="http://www.w3.org/1999/xhtml" schemaLocation="{_OURS / "xhtml-link.xsd"}"/>
    </schema>"""
    try:
        return etree.XMLSchema(etree.fromstring(text, base_url=str(_OURS)))
    except etree.XMLSchemaParseError as error:
        raise CannotRun(f"{protocol}: {error}; `make validators` installs it") from error
