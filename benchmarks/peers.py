"""Other tools that make localized pages, called as their users call them: seconds of the processor for a page.

Each works on the articles of a corpus in the format that it takes, with catalogs that it has made itself from them and
that are filled with the source text (`msgen`). None of them checks a translation. A tool that is not installed is left
out; `peers/bin` is looked into too (`python -m venv peers; peers/bin/pip install mdpo`).
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.usage import FailedError, run

_LOCALES = ("de", "fr")
_MD2PO, _PO2MD = "peers/bin/md2po", "peers/bin/po2md"


@dataclass(frozen=True, slots=True)
class Peer:
    """What a tool needed for a page; `problem` says why it was not measured."""

    name: str
    per_page: float = 0.0
    problem: str = ""


def measured(project: Path, work: Path) -> Iterator[Peer]:
    """Measure each peer over the sources of a project."""
    for name, (needed, measure) in _PEERS.items():
        if missing := [tool for tool in needed if not _where(tool)]:
            yield Peer(name, problem=f"not installed: {', '.join(missing)}")
            continue
        folder = work / name
        folder.mkdir()
        try:
            yield Peer(name, measure(project, folder))
        except FailedError as error:
            yield Peer(name, problem=f"failed: {error}")


def _where(tool: str) -> str:
    """Return the path of a tool; one of `peers/bin` is meant where another package has commands of the same names."""
    if tool.startswith("peers/"):
        return str(Path(tool).absolute()) if Path(tool).exists() else ""
    path = os.pathsep.join((f"{sys.prefix}/bin", os.environ["PATH"], str(Path("peers/bin").absolute())))
    return shutil.which(tool, path=path) or ""


def _copied(project: Path, work: Path, suffix: str) -> list[Path]:
    """The sources in one format, all in one folder."""
    sources = work / "source"
    sources.mkdir()
    return [Path(shutil.copy(path, sources)) for path in sorted((project / "source").rglob(f"*{suffix}"))]


def _po4a(project: Path, work: Path) -> float:
    """One process for all, with the options that keep XHTML as it is."""
    sources = _copied(project, work, ".html")
    for path in sources:
        text = path.read_text(encoding="utf-8").replace("<!DOCTYPE html>\n", "")
        path.write_text(text.replace('<meta charset="utf-8">', ""), encoding="utf-8")
        _close(path)
    lines = [f"[po4a_langs] {' '.join(_LOCALES)}", "[po4a_paths] all.pot $lang:$lang.po"]
    lines += [f"[type: xml] source/{path.name} $lang:out/$lang/{path.name}" for path in sources]
    (work / "po4a.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    run([_where("po4a"), "--no-translations", "po4a.cfg"], work)
    for locale in _LOCALES:
        _fill(work / "all.pot", work / f"{locale}.po", locale)
    usage = run([_where("po4a"), "--no-update", "-k", "0", "po4a.cfg"], work)
    return usage.cpu / (len(sources) * len(_LOCALES))


def _close(path: Path) -> None:
    """Make an article that is XML too: po4a reads nothing else."""
    lines = path.read_text(encoding="utf-8").split("\n")
    closed = [f"{line[:-1]}/>" if line.startswith("<meta") else line for line in lines]
    path.write_text(
        "\n".join(closed).replace('alt=""', "").replace('"><figcaption', '"/><figcaption'), encoding="utf-8"
    )


def _po2html(project: Path, work: Path) -> float:
    sources = _copied(project, work, ".html")
    run([_where("html2po"), "--progress=none", "-P", "source", "pot"], work)
    (work / "out").mkdir()
    spent = 0.0
    for locale in _LOCALES:
        for template in sorted((work / "pot").rglob("*.pot")):
            _fill(template, work / locale / f"{template.stem}.po", locale)
        command = [_where("po2html"), "--progress=none", "-i", locale, "-t", "source", "-o", f"out/{locale}"]
        spent += run(command, work).cpu
    return spent / (len(sources) * len(_LOCALES))


def _mdpo(project: Path, work: Path) -> float:
    """One process for each page, as its commands work."""
    sources = _copied(project, work, ".md")[:10]
    spent = 0.0
    for source in sources:
        template = work / f"{source.stem}.pot"
        run([_where(_MD2PO), "--quiet", "--save", "--po-filepath", template, source], work)
        for locale in _LOCALES:
            catalog = work / locale / f"{source.stem}.po"
            _fill(template, catalog, locale)
            page = work / locale / source.name
            spent += run([_where(_PO2MD), "--quiet", "--po-files", catalog, "--save", page, source], work).cpu
    return spent / (len(sources) * len(_LOCALES))


def _hugo(project: Path, work: Path) -> float:
    """Markdown to whole pages with a layout of one line; it translates nothing."""
    sources = _copied(project, work, ".md")
    (work / "content").mkdir()
    for locale in _LOCALES:
        shutil.copytree(work / "source", work / "content" / locale)
    (work / "layouts/_default").mkdir(parents=True)
    for layout in ("single", "list"):
        html = "<!DOCTYPE html><html><title>{{ .Title }}</title><main>{{ .Content }}</main></html>\n"
        (work / f"layouts/_default/{layout}.html").write_text(html, encoding="utf-8")
    (work / "hugo.toml").write_text('baseURL = "https://health.example/"\n', encoding="utf-8")
    return run([_where("hugo"), "--quiet"], work).cpu / (len(sources) * len(_LOCALES))


def _fill(template: Path, catalog: Path, locale: str) -> None:
    catalog.parent.mkdir(parents=True, exist_ok=True)
    run(["msgen", "--no-wrap", "--lang", locale, "-o", catalog, template], template.parent)


_PEERS: dict[str, tuple[tuple[str, ...], Callable[[Path, Path], float]]] = {
    "po4a": (("po4a", "msgen"), _po4a),
    "po2html": (("html2po", "po2html", "msgen"), _po2html),
    "mdpo": ((_MD2PO, _PO2MD, "msgen"), _mdpo),
    "hugo": (("hugo",), _hugo),
}
