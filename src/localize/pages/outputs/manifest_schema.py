"""The JSON Schema of manifests in parts, made from that of manifests in one file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from localize.release.manifest import PART_ROLE, PARTED_FORMAT

_MORE_ROLES = (PART_ROLE, "sitemap-index")
"""Roles of files that only large bundles have."""


def parted_schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of format 2: of `manifest.json`, which lists the parts, and of a part, which has rows of format 1."""
    known, defs = schema["properties"], schema["$defs"]
    file = defs["file"]["properties"]
    roles = {"enum": [*file["role"]["enum"], *_MORE_ROLES]}
    of_all = {name: known[name] for name in ("$schema", "generator")} | {"format": {"const": PARTED_FORMAT}}
    head = {name: known[name] for name in ("locale", "direction", "source-locale", "base-url")}
    count = {"type": "integer", "minimum": 0}
    part = {
        "type": "object",
        "required": ["path", "sha256", "size", "files", "articles"],
        "properties": {name: file[name] for name in ("path", "sha256", "size")} | {"files": count, "articles": count},
    }
    whole = {"parts": {"type": "array", "minItems": 1, "items": part}}
    rows = {name: known[name] for name in ("files", "articles")}
    return {
        "$schema": schema["$schema"],
        "title": "Manifest of the pages of one locale in parts, and each of its parts",
        "type": "object",
        "properties": of_all | head | whole | rows,
        "required": ["generator", "format", "locale"],
        "oneOf": [{"required": [*list(head), "parts"]}, {"required": list(rows)}],
        "$defs": {**defs, "file": {**defs["file"], "properties": {**file, "role": roles}}},
    }
