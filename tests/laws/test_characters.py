"""Any Unicode in any file that a person writes: all commands come to an end, and what is written can be read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from localize.model import characters
from localize.model.catalog import Entry
from support import word
from support.folder import ProjectFolder

HERE = "ZZZ"
"""Where the characters go."""

CONFIG = 'base-url = "https://health.example/"\n[locales.de]\npolicy = "keep"\n[locales.nb]\npolicy = "fallback"\n'
SOURCES = {
    "a.txt": f"Title: T{HERE}\nMeta-description: D{HERE}\nDate: 2026-11-01\n\nText {HERE} one.\n",
    "b.md": f'---\ntitle: "T{HERE}"\nauthor: "A {HERE}"\ndate: 2026-11-01\n---\n\nText [{HERE}](java{HERE}script:a).\n',
    "c.html": f'<title>T{HERE}</title><p title="{HERE}">Text <a href="java{HERE}script:a">{HERE}</a>.\n',
    "d.txt": "Meta-description: D.\nAuthor: A\nDate: 2026-11-01\n\nTitle\n\nText one. Text two.\n",
    "e.txt": "Date: 2026-11-01\n\nTitle\n\nText one.\n",
}
REFERRED = {name: f"{name[0]}r{name[1:]}" for name in ("b.md", "c.html")}
"""The same with references to the characters, such as `&#1;`."""

APPROVALS = f"article,reviewer,role,date,digest,segments\ne,R {HERE},,2026-11-01,{'0' * 64},\n"
REFUSED = "\x01\x0b\x0c\x1f\x7f\x85\x96\ufdd0\ufffe\U0001ffff\ud800"
PIECES = st.text(
    st.sampled_from([*REFUSED, "\t", "\r", "\u2028", "\u202e", '"', "<", "&"]) | st.characters(), max_size=3
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    """A project whose catalogs are finished, and published once."""
    found = ProjectFolder(tmp_path_factory.mktemp("project"))
    found.write("localize.toml", CONFIG)
    fill(found, "")
    found.run("update")
    for path in sorted((found.root / "locales").rglob("*.po")):
        found.translate(path.relative_to(found.root).as_posix(), translated)
        path.write_text(path.read_text().replace("Last-Translator: ", f"Last-Translator: N {HERE} N ", 1))
    CATALOGS.update({path: path.read_text() for path in (found.root / "locales").rglob("*.po")})
    fill(found, "")
    assert "error" not in found.run("publish").output
    return found


CATALOGS: dict[Path, str] = {}
"""The catalogs of the project, with the marks in them."""


def translated(entry: Entry) -> Entry:
    return replace(entry, target=entry.target or f"{entry.source}{HERE}")


def fill(project: ProjectFolder, text: str) -> None:
    """Writes all files with the text at the marks."""

    def write(path: str, template: str, shown: str) -> None:
        project.write(path, template.replace(HERE, shown).encode("utf-8", "surrogatepass"))

    for name, template in SOURCES.items():
        write(f"source/{name}", template, text)
        if name in REFERRED:
            write(f"source/{REFERRED[name]}", template, "".join(f"&#{ord(char)};" for char in text))
    write("locales/de/approvals.csv", APPROVALS, text)
    for path, template in CATALOGS.items():
        written = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
        write(path.relative_to(project.root).as_posix(), template, written.replace("\f", "\\f").replace("\v", "\\v"))
    shown = "".join(char for char in text if char.isprintable() or char in "\x7f\x96\ufdd0")
    link = word.link(f"Link {shown}", f"java{shown}script:a")
    properties = {"dc:title": f"T{shown}", "dc:creator": shown}
    project.write("source/w.docx", word.docx(word.paragraph("Text ", link), properties=properties))


def assert_readable(project: ProjectFolder) -> None:
    """Every file of the output is what its name says, and holds only what it can."""
    for path in sorted((project.root / "dist").rglob("*.*")):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            json.loads(text)
        elif path.suffix == ".xml":
            etree.fromstring(text.encode())
        assert not characters.refused(text), (path.name, characters.named(characters.refused(text)))


@given(PIECES)
@example("\f")
@example("\x01")
@example("\ufdd0")
@example("\x96\x1f")
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_stands_in_a_file_all_that_is_written_can_be_read(project: ProjectFolder, text: str) -> None:
    fill(project, text)
    for command in (("check",), ("publish",)):
        result = project.run(*command)
        assert result.exit_code in (0, 1), result.output
    assert_readable(project)


@given(PIECES.filter(lambda text: any(map(characters.refused, text))))
@example("\f")
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_no_text_may_hold_is_told_of_each_catalog(project: ProjectFolder, text: str) -> None:
    fill(project, text)
    told = project.run("check", "--format", "json").stdout
    paths = {each["path"] for each in json.loads(told)["findings"] if each["severity"] == "error"}
    known = {path.relative_to(project.root).as_posix() for path in CATALOGS}
    assert {path for path in known if path.endswith(("/d.po", "/e.po", "nb/LC_MESSAGES/interface.po"))} <= paths
