"""The files of a new project: templates in `files/`, filled in for its locales."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from localize import config
from localize.checks.quiet_levels import MEASURED
from localize.checks.severities import SEVERITIES
from localize.config.layout import LOCALIZE_TOML, PYPROJECT
from localize.dataclass import dataclass
from localize.files.folder import Folder
from localize.version import __version__

GITHUB, GITLAB = "github", "gitlab"
CI_FILES = {GITHUB: (".github/workflows/localize.yml", "github.yml"), GITLAB: (".gitlab-ci.yml", "gitlab.yml")}
"""The file for each CI service, and its template."""
_PLAIN = {
    "Makefile": "Makefile",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit.yaml",
}
"""Files and their templates that are the same for all locales."""
_GLOSSARY = "glossary.csv"
_ARTICLE = "source/ankle-sprain.txt"
_SAMPLES = ("en", "de", "es", "fr")
"""The languages that the sample article is in."""
_POLICY = '# policy = "fallback"  # or "keep", "withhold": what readers get while a page is not ready\n'
_TEMPLATES = Path(__file__).with_name("files")


@dataclass(frozen=True, slots=True)
class NewProject:
    """What a new project is to be like: its locales, and which CI services run it."""

    source_locale: str
    locales: tuple[str, ...]
    ci: tuple[str, ...] = ()

    @property
    def sample_language(self) -> str:
        """The language of the sample article: English where there is none in the source language."""
        language = _language(self.source_locale)
        return language if language in _SAMPLES else "en"


@dataclass(frozen=True, slots=True)
class NewFiles:
    """The files of a new project: those to make, and the paths at which something is already."""

    new: tuple[tuple[str, bytes], ...]
    taken: tuple[str, ...]


def new_files(folder: Folder, project: NewProject, today: date) -> NewFiles:
    """Return the files that a project in a folder lacks, and those that are there and stay.

    Raises ConfigError for locales that cannot be used together, FileError for a folder that cannot be read.
    """
    files = dict(_files(project, today))
    text = files[LOCALIZE_TOML].decode()
    config.load(text, LOCALIZE_TOML, rules=SEVERITIES, measured=MEASURED)
    taken = [path for path in files if folder.exists(path)]
    if b"[tool.localize" in (folder.read(PYPROJECT) or b""):
        taken.append(PYPROJECT)
        del files[LOCALIZE_TOML]
    if folder.visible_files("source"):  # an editor's own articles need no sample beside them
        files.pop(_ARTICLE)
    new = tuple((path, data) for path, data in files.items() if path not in taken)
    return NewFiles(new, tuple(taken))


def _files(project: NewProject, today: date) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file."""
    tables = "\n".join(
        f"[locales.{tag}]\n{_POLICY if number == 0 else ''}" for number, tag in enumerate(project.locales)
    )
    values = {"source": project.source_locale, "locales": tables.rstrip(), "version": __version__}
    yield LOCALIZE_TOML, _filled(LOCALIZE_TOML, values)
    yield _ARTICLE, _filled(f"source/{project.sample_language}.txt", {"today": today.isoformat()})
    yield _GLOSSARY, _glossary((project.source_locale, *project.locales))
    for path, template in (*_PLAIN.items(), *(CI_FILES[name] for name in project.ci)):
        yield path, _filled(template, values)


def _filled(template: str, values: dict[str, str]) -> bytes:
    """Return a template with its values, which stand between two `@`."""
    text = (_TEMPLATES / template).read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text.encode()


def _glossary(tags: Sequence[str]) -> bytes:
    """Return the sample glossary in some locales, with its header alone where it has no term in the first of them."""
    header, *rows = csv.reader(io.StringIO((_TEMPLATES / _GLOSSARY).read_text(encoding="utf-8")))
    has_source = any(row[1] == _language(tags[0]) for row in rows)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    for row in rows if has_source else ():
        writer.writerows([row[0], tag, *row[2:]] for tag in tags if _language(tag) == row[1])
    return text.getvalue().encode()


def _language(tag: str) -> str:
    return tag.partition("-")[0]
