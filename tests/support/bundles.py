"""Bundles as `localize publish` leaves them in dist/, made by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def page(text: str) -> bytes:
    """A page with a text."""
    return f"<!doctype html><html lang=de><title>{text}</title><main>{text}</main></html>\n".encode()


def article_files(name: str, text: str) -> dict[str, bytes]:
    """Page, fragment and metadata of an article."""
    return {
        f"{name}.html": page(text),
        f"{name}.fragment.html": f"<article>{text}</article>\n".encode(),
        f"{name}.json": json.dumps({"title": text}).encode(),
    }


def bundle_files(articles: Mapping[str, str]) -> dict[str, bytes]:
    """All files of a bundle with some articles: their files, an index, a list for importers, a style sheet."""
    files: dict[str, bytes] = {}
    for name, text in articles.items():
        files |= article_files(name, text)
    rows = [{"id": name, "html": text} for name, text in articles.items()]
    files["items.json"] = json.dumps(rows).encode()
    files["index.html"] = page("Index: " + ", ".join(articles))
    files["style.css"] = b"body{color:#111}\n"
    return files


def row(path: str, data: bytes) -> dict[str, Any]:
    """The row of a file in a manifest."""
    role, article = _role(path)
    found: dict[str, Any] = {
        "path": path,
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": len(data),
        "media-type": "text/html",
        "role": role,
    }
    return found | ({"article": article} if article else {})


def manifest(locale: str, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """A manifest with such rows, with keys that nobody knows yet."""
    document = {
        "generator": "localize",
        "format": 1,
        "locale": locale,
        "direction": "rtl" if locale == "ar" else "ltr",
        "source-locale": "en",
        "base-url": "https://health.example/",
        "files": sorted(rows, key=lambda one: one["path"]),
        "articles": [{"id": one["article"], "title": "T"} for one in rows if one.get("role") == "page"],
        "of-a-later-version": {"x": 1},
    }
    return json.dumps(document, ensure_ascii=False).encode()


def write_bundle(output: Path, locale: str, articles: Mapping[str, str]) -> None:
    """Writes dist/<locale>/, in place of what is there."""
    folder = output / locale
    wanted = bundle_files(articles)
    if folder.exists():
        for place in [one for one in folder.rglob("*") if one.is_file()]:
            place.unlink()
    for path, data in wanted.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    rows = [row(path, data) for path, data in wanted.items()]
    (folder / "manifest.json").write_bytes(manifest(locale, rows))


def split_bundle(folder: Path) -> None:
    """Cuts the manifest and the list for importers of a bundle into parts: one for each article, one for the rest."""
    whole = json.loads((folder / "manifest.json").read_bytes())
    items = json.loads((folder / "items.json").read_bytes())
    names = [f"items-{number}.json" for number, _ in enumerate(items, 1)]
    for name, item in zip(names, items, strict=True):
        (folder / name).write_text(json.dumps([item]), encoding="utf-8")
    (folder / "items.json").write_text(json.dumps({"parts": names}), encoding="utf-8")
    lists = [row("items.json", (folder / name).read_bytes()) | {"path": name} for name in ("items.json", *names)]
    rows = [*(each for each in whole.pop("files") if each["role"] != "items"), *lists]
    articles = whole.pop("articles")
    parts = []
    for number, name in enumerate([*(each["id"] for each in articles), None], 1):
        head = {"generator": "localize", "format": 2, "locale": whole["locale"]}
        files = [each for each in rows if each.get("article") == name]
        path = folder / f"manifest-{number}.json"
        path.write_text(
            json.dumps({**head, "files": files, "articles": [each for each in articles if each["id"] == name]}),
            encoding="utf-8",
        )
        parts.append(row(path.name, path.read_bytes()))
    (folder / "manifest.json").write_text(json.dumps({**whole, "format": 2, "parts": parts}), encoding="utf-8")


def _role(path: str) -> tuple[str, str]:
    fixed = {"items.json": "items", "index.html": "index", "style.css": "style"}
    if path in fixed:
        return fixed[path], ""
    for end, role in ((".fragment.html", "fragment"), (".html", "page"), (".json", "metadata")):
        if path.endswith(end):
            return role, path.removesuffix(end)
    return "asset", ""
