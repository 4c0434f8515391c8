"""The pages of the site: the documents of the project, with links that lead within the site."""

from __future__ import annotations

import posixpath
import re
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

_ROOT_PAGES = ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
"""Documents that stand in the project's folder; in the site they stand beside the others."""
_CONTENTS = "docs/contents.toml"
_LINK_OR_CODE = re.compile(
    r"^```.*?^```"
    r"|(?P<picture>!?)\[(?P<text>[^\]\n]*)\]\((?P<target>[^)\s#]+)(?P<anchor>#[^)\s]*)?\)"
    r"|^(?P<comment><!--.*?-->\n+)"  # what tests read in a tutorial
    r"|`[^`\n]+`",
    re.DOTALL | re.MULTILINE,
)


def of_project(project: Path) -> dict[str, str]:
    """Return the pages of the site by their path in it; the first page lists all others by their readers."""
    documents = {path.relative_to(project).as_posix(): path for path in project.glob("docs/**/*.md")}
    documents |= {name: project / name for name in _ROOT_PAGES}
    addresses = {name: name.removeprefix("docs/") for name in documents}
    addresses |= {
        path.relative_to(project).as_posix(): path.relative_to(project / "docs").as_posix()
        for path in pictures(project)
    }
    found = {
        addresses[name]: linked(path.read_text(encoding="utf-8"), name, addresses) for name, path in documents.items()
    }
    found["index.md"] += contents((project / _CONTENTS).read_text(encoding="utf-8"))
    return found


def pictures(project: Path) -> list[Path]:
    """Return the pictures that stand beside the documents."""
    return sorted(path for path in project.glob("docs/**/*") if path.suffix in {".png", ".svg", ".webp"})


def linked(text: str, name: str, addresses: Mapping[str, str]) -> str:
    """Return a document with its links as they lead in the site.

    `name` is its path in the project, `addresses` the paths in the site by those in the project. What is no part of the
    site is named by its path in the project instead.
    """
    return _LINK_OR_CODE.sub(partial(_link, name=name, addresses=addresses), text)


def _link(match: re.Match[str], *, name: str, addresses: Mapping[str, str]) -> str:
    target = match["target"]
    if match["comment"]:
        return ""
    if target is None:  # code
        return match[0]
    if "://" in target or target.startswith("mailto:"):
        return match[0]
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
    if path not in addresses:
        text = match["text"]
        return text if text.strip("`") == path else f"{text} (`{path}`)"
    address = posixpath.relpath(addresses[path], posixpath.dirname(addresses[name]) or ".")
    return f"{match['picture']}[{match['text']}]({address}{match['anchor'] or ''})"


def contents(text: str) -> str:
    """Return the lists of pages in docs/contents.toml as MyST writes them."""
    sections: Mapping[str, list[str]] = tomllib.loads(text)
    return "".join(
        f"\n```{{toctree}}\n:hidden:\n:caption: {title}\n\n{chr(10).join(names)}\n```\n"
        for title, names in sections.items()
    )


def write(texts: Mapping[str, str], pictures: Iterable[Path], folder: Path) -> None:
    """Write pages and pictures into a folder."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for picture in pictures:
        path = folder / picture.as_posix().rpartition("/docs/")[2]
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(picture, path)
