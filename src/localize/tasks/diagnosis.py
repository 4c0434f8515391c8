"""What a machine and a project have of all that the work needs, and what to do where something is missing."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import Enum
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from babel import Locale

from localize.cache.identity import CACHE, cache_folder
from localize.cache.scan import clock_of
from localize.cache.text_index import has_full_text
from localize.catalogs import po
from localize.config.layout import LOCK
from localize.dataclass import dataclass
from localize.errors import CatalogError, FileError, LocalizeError, Problem
from localize.expressions import unicode_expression
from localize.files import lock
from localize.tasks.project import open_project
from localize.tasks.sources import load_sources
from localize.tasks.workspace import Workspace
from localize.version import __version__

_PACKAGE = "localize-articles"
_LEAST_PYTHON = (3, 11)
_EXTRAS = {
    "preview": ("starlette", "uvicorn", "watchfiles"),
    "distributed": ("distributed",),
    "remote": ("s3fs",),
}
"""The optional parts, and the libraries that each needs."""
_EXTRA_USES = {
    "preview": "localize preview and --watch",
    "distributed": "publish --executor dask",
    "remote": "output in an object store",
}
_REQUIREMENT = unicode_expression(r"[A-Za-z0-9._-]+")
_LARGE_CACHE = 1_000_000_000
_MOST_SKEW = 2.0
"""Seconds by which the clock of the disk may differ from that of this machine."""
_NS = 1_000_000_000
_FIRST_YEAR = 2025
"""A clock that shows an earlier year is wrong: signatures and certificates would look as if from the future."""
_FONT_SECONDS = 20


class Health(Enum):
    """Whether something is as it should be; a hint keeps nothing from working."""

    OK = "ok"
    HINT = "hint"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was looked at, how it is, and what to do; the last is empty where nothing is to be done."""

    subject: str
    health: Health
    message: str
    advice: str = ""


def diagnose(root: Path) -> Iterator[Diagnosis]:
    """Look at the environment, then at the project in a folder, if there is one."""
    yield from _environment()
    yield from _programs()
    try:
        workspace = Workspace(root)
    except LocalizeError as error:
        yield from _problems(
            "configuration", error.problems, "correct it; every key is in the reference, “Configuration”"
        )
        return
    config = workspace.config
    tags = (config.source_locale, *config.locales)
    sources = f"{config.source_locale} and other languages" if config.into_source else config.source_locale
    yield Diagnosis("configuration", Health.OK, f"{sources} into {', '.join(config.targets) or 'no locale'}")
    yield from _articles(workspace)
    yield from _catalogs(workspace)
    yield from _fonts(tags)
    yield _cache(workspace)
    yield _lock(workspace)
    yield _clock(workspace)


def _environment() -> Iterator[Diagnosis]:
    found = platform.python_version()
    least = ".".join(map(str, _LEAST_PYTHON))
    is_new = sys.version_info >= _LEAST_PYTHON
    yield Diagnosis(
        "Python",
        Health.OK if is_new else Health.PROBLEM,
        f"{found}, {sys.executable}",
        "" if is_new else f"install Python {least} or later",
    )
    yield Diagnosis("localize", Health.OK, f"{__version__}, {Path(__file__).parents[1]}")
    installed = {name: _version(name) for name in _required()}
    missing = [name for name, found in installed.items() if not found]
    versions = ", ".join(f"{name} {found}" for name, found in installed.items() if found)
    if missing:
        yield Diagnosis("libraries", Health.PROBLEM, f"without {', '.join(missing)}", f"pip install {_PACKAGE}")
    else:
        yield Diagnosis("libraries", Health.OK, versions)
    yield _full_text()
    for extra, names in _EXTRAS.items():
        absent = [name for name in names if not _version(name)]
        message = f"without {', '.join(absent)}: {_EXTRA_USES[extra]} does not work"
        if absent:
            yield Diagnosis(f"extra {extra}", Health.HINT, message, f"pip install '{_PACKAGE}[{extra}]' if you need it")
        else:
            yield Diagnosis(f"extra {extra}", Health.OK, ", ".join(f"{name} {_version(name)}" for name in names))


def _full_text() -> Diagnosis:
    release = sqlite3.sqlite_version
    if has_full_text():
        return Diagnosis("SQLite", Health.OK, f"{release} with FTS5")
    without = "words cannot be looked up in the preview, and it has no near matches"
    return Diagnosis("SQLite", Health.HINT, f"{release} without FTS5: {without}", "take a Python whose SQLite has FTS5")


def _required() -> list[str]:
    """Return the libraries that the program always needs; none where it was not installed as a package."""
    try:
        rows = requires(_PACKAGE) or []
    except PackageNotFoundError:
        return []
    matches = (_REQUIREMENT.match(row) for row in rows if "extra ==" not in row)
    return sorted(match[0] for match in matches if match)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _programs() -> Iterator[Diagnosis]:
    """Yield which programs of others are there."""
    uses = {
        "git": ("what catalogs have lost, and since when a text is as it is, is not known", "install git"),
        "msgfmt": ("no other program proves catalogs; localize does not need it", "install GNU gettext"),
    }
    for program, (without, advice) in uses.items():
        path = shutil.which(program)
        first = _first_line(program, "--version") if path else ""
        if path:
            yield Diagnosis(program, Health.OK, first or path)
        else:
            yield Diagnosis(program, Health.HINT, f"not there: {without}", f"{advice} if you want that")


def _first_line(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_FONT_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").partition("\n")[0].strip()


def _articles(workspace: Workspace) -> Iterator[Diagnosis]:
    try:
        sources = load_sources(open_project(workspace))
    except LocalizeError as error:
        yield from _problems("articles", error.problems, "put an article there")
        return
    wrong = [each.problem for each in sources.findings if each.blocking]
    yield from _problems("articles and glossary", wrong, "correct it there")
    if not wrong:
        terms = len(sources.glossary.value.terms)
        yield Diagnosis("articles and glossary", Health.OK, f"{len(sources.articles.rows)} articles, {terms} concepts")


def _problems(subject: str, problems: Iterable[Problem], advice: str) -> Iterator[Diagnosis]:
    for problem in problems:
        yield Diagnosis(subject, Health.PROBLEM, str(problem), advice)


def _catalogs(workspace: Workspace) -> Iterator[Diagnosis]:
    """Yield what is wrong with catalogs; those that are as they should be are counted."""
    number = 0
    rewrapped: list[str] = []
    for tag in workspace.config.targets:
        for name in workspace.catalog_names(tag):
            path = workspace.layout.catalog(tag, name)
            number += 1
            try:
                data = workspace.read(path) or b""
                rewrapped += [path] if _is_rewrapped(data, path) else []
            except (CatalogError, FileError) as error:
                yield from _problems("catalogs", error.problems, "open the file there; a conflict is solved by git")
    if rewrapped:
        others = f" and {len(rewrapped) - 1} more" if len(rewrapped) > 1 else ""
        message = f"{rewrapped[0]}{others} as another editor has wrapped it"
        yield Diagnosis("catalogs", Health.HINT, message, "localize update --normalize brings it to one form")
    if number:
        yield Diagnosis("catalogs", Health.OK, f"{number} looked at")
    else:
        yield Diagnosis("catalogs", Health.HINT, "none yet", "localize update makes them")


def _is_rewrapped(data: bytes, path: str) -> bool:
    """Whether a catalog has other line ends in its texts than this program gives them; raises CatalogError."""
    catalog = po.read(data, path)
    return po.write(replace(catalog, entries=tuple(replace(each, origin=None) for each in catalog.entries))) != data


def _fonts(tags: Sequence[str]) -> Iterator[Diagnosis]:
    """Yield for which locales this machine has a font, as far as fontconfig tells."""
    if shutil.which("fc-list") is None:
        yield Diagnosis("fonts", Health.HINT, "fc-list is not there: fonts cannot be looked at")
        return
    languages = dict.fromkeys(_font_language(tag) for tag in tags)
    without = [language for language in languages if not _first_line("fc-list", f":lang={language}", "family")]
    if without:
        advice = "readers have fonts of their own; to look at pages here, install some, such as Noto"
        yield Diagnosis("fonts", Health.HINT, f"none here for {', '.join(without)}", advice)
    else:
        yield Diagnosis("fonts", Health.OK, f"for {', '.join(languages)}")


def _font_language(tag: str) -> str:
    """Return the language as fontconfig names it: Chinese by where its script is written so."""
    language = Locale.parse(tag.replace("-X", "-").partition("-")[0])
    if language.language != "zh":
        return str(language.language)
    return "zh-tw" if "Hant" in tag or tag.endswith(("TW", "HK")) else "zh-cn"


def _cache(workspace: Workspace) -> Diagnosis:
    folder = cache_folder()
    if folder is None:
        advice = "set LOCALIZE_CACHE_ID, or make ~/.cache writable"
        return Diagnosis("cache", Health.HINT, "none for this user: each run does all its work", advice)
    size = sum(path.stat().st_size for path in (workspace.root / CACHE).rglob("*") if path.is_file())
    message = f"{folder}, {size / 1_000_000:,.1f} MB in {CACHE}/, which may be deleted at any time"
    if size > _LARGE_CACHE:
        return Diagnosis("cache", Health.HINT, message, f"delete {CACHE}/ if you need the room")
    return Diagnosis("cache", Health.OK, message)


def _lock(workspace: Workspace) -> Diagnosis:
    holder = lock.holder_of(workspace.locate(LOCK))
    if holder is None:
        return Diagnosis("lock", Health.OK, "no other command writes in the project")
    return Diagnosis("lock", Health.HINT, f"held by {holder}", "wait for it to end, or end it")


def _clock(workspace: Workspace) -> Diagnosis:
    now = time.time()
    if time.gmtime(now).tm_year < _FIRST_YEAR:
        return Diagnosis("clock", Health.PROBLEM, f"it is {time.ctime(now)} here", "set the clock: signatures need it")
    folder = workspace.cache()
    try:
        skew = clock_of(str(folder)) / _NS - time.time() if folder is not None else 0.0
    except OSError:
        skew = 0.0
    if abs(skew) > _MOST_SKEW:
        advice = "set both by NTP: what has changed is told by times"
        return Diagnosis("clock", Health.HINT, f"the disk's differs by {skew:+.1f} s from that of this machine", advice)
    return Diagnosis("clock", Health.OK, time.strftime("%Y-%m-%d %H:%M:%S %z"))
