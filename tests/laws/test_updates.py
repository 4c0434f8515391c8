"""Law 4 over whole runs: a second update writes nothing, and neither does one after any program has saved the files."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from translate.storage import pypo

from localize.catalogs import po
from localize.model.catalog import Catalog, Entry, Previous
from localize.tasks.change import Change
from localize.tasks.project import open_project
from localize.tasks.sources import load_sources
from localize.tasks.update_catalogs import update_catalogs, update_inputs
from localize.tasks.workspace import Workspace

CONFIG = 'source-locale = "en"\n[locales.de]\n[locales.de-CH]\nfallback = ["de"]\n[locales.ja]\n'
SENTENCES = [
    "Take the medicine with water twice daily and rest.",
    "Take the medicine with milk twice daily and rest.",
    "Take the tablets with water twice daily and rest.",
    "Never stop the acupuncture suddenly without any advice.",
    "Never stop the acupuncture suddenly without good advice.",
    "Rest a day.",
    "Drink.",
]
HINTS = [
    (),
    ("Paragraph",),
    ("Paragraph", "Memory: 83 % like 'Rest a day or two.' in knees"),
    ("Paragraph", "Memory: 100 % like 'Take the", "medicine with water' in", "knees"),
]


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """A catalog as people may leave it: proposals, finished and unfinished ones, obsolete ones, some twice."""
    entries: dict[tuple[object, ...], Entry] = {}
    for source in draw(st.lists(st.sampled_from([*SENTENCES, "Title"]), unique=True, max_size=6)):
        for obsolete in draw(st.sampled_from([[False], [True], [False, True]])):
            entry = Entry(
                source,
                draw(st.sampled_from(["", "Eins zwei.", "Drei."])),
                draw(st.sampled_from([None, None, "title"])),
                fuzzy=draw(st.booleans()),
                obsolete=obsolete,
                hints=draw(st.sampled_from(HINTS)),
                references=("source/a.md",),
                comments=draw(st.sampled_from([(), (), (" ask the clinic",)])),
                previous=draw(st.sampled_from([None, Previous("Rest for a day.")])),
            )
            entries[entry.key, obsolete, draw(st.booleans()) if obsolete else None] = entry
    cut = draw(st.sampled_from(["sentence 3", "block"]))
    ordered = sorted(entries.values(), key=lambda entry: entry.obsolete)
    return Catalog((("Language", "de"), ("X-Segmentation", cut)), tuple(ordered))


ARTICLE = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=3
).map(lambda blocks: "# Title\n\n" + "\n\n".join(blocks) + "\n")


def update(root: Path, *, normalize: bool = False) -> list[Change]:
    """Brings the catalogs up to date; gives the changes."""
    workspace = Workspace(root)
    opened = open_project(workspace)
    sources = load_sources(opened.normalizing() if normalize else opened)
    changes = list(update_catalogs(update_inputs(sources)).changes)
    for change in changes:
        assert change.data is not None
        workspace.write(change.path, change.data)
    return changes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "project"


def put(root: Path, path: str, content: str | bytes) -> None:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content.encode() if isinstance(content, str) else content)


OPTIONAL = st.none() | catalogs()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.tuples(ARTICLE, ARTICLE), st.tuples(OPTIONAL, OPTIONAL, OPTIONAL), st.tuples(OPTIONAL, OPTIONAL), st.booleans()
)
def test_a_second_update_writes_nothing(
    folder: Path,
    articles: tuple[str, str],
    german: tuple[Catalog | None, ...],
    swiss: tuple[Catalog | None, ...],
    exact: bool,
) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    put(folder, "localize.toml", ('memory = "translated"\n' if exact else "") + CONFIG)
    for name, text in zip("ab", articles, strict=True):
        put(folder, f"source/{name}.md", text)
    for locale, found in (("de", german), ("de_CH", swiss)):
        for name, catalog in zip(("a", "b", "gone"), found, strict=False):
            if catalog is not None:
                put(folder, f"locales/{locale}/LC_MESSAGES/{name}.po", po.write(catalog))
    update(folder)
    assert update(folder) == []


GLOSSARY = """\
concept,locale,term,status,part_of_speech,case,forms,definition,note
medicine,en,medicine,preferred,,,,,
medicine,de,Arznei,preferred,,,,,
medicine,de,"verschreibungspflichtiges Arzneimittel der Behandlung",admitted,,,,,
"""
NOTE = "the patient-facing words of our well-known clinic; Memory: ask the nurse if in doubt, never guess"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with long comments of every kind: of the author, of the glossary, of the memory; half translated."""
    put(tmp_path, "localize.toml", CONFIG)
    put(tmp_path, "glossary.csv", GLOSSARY)
    blocks = "\n\n".join(SENTENCES[:2])
    put(
        tmp_path,
        "source/a.md",
        f"# A long title of an article about medicine\n\n<!-- translators: {NOTE} -->\n{blocks}\n",
    )
    update(tmp_path)
    path = tmp_path / "locales/de/LC_MESSAGES/a.po"
    catalog = po.read(path.read_bytes(), "a.po")
    done = tuple(replace(entry, target=f"{entry.source.upper()} ÄÖÜ") for entry in catalog.entries)
    path.write_bytes(po.write(replace(catalog, entries=done)))
    put(tmp_path, "source/a-folder with spaces/b.md", "# Title\n\n" + "\n\n".join(SENTENCES[2:]) + "\n")
    update(tmp_path)
    assert "Memory: " in (tmp_path / "locales/de/LC_MESSAGES/a-folder with spaces/b.po").read_text(encoding="utf-8")
    return tmp_path


def by_polib(width: int) -> Callable[[Path], None]:
    def save(place: Path) -> None:
        polib.pofile(str(place), wrapwidth=width).save(str(place))

    return save


def by_toolkit(place: Path) -> None:
    place.write_bytes(bytes(pypo.pofile.parsefile(str(place))))


def by_msgcat(*options: str) -> Callable[[Path], None]:
    def save(place: Path) -> None:
        subprocess.run(["msgcat", *options, "-o", place, place], check=True, capture_output=True)

    return save


PROGRAMS = {
    **{f"polib {width}": by_polib(width) for width in (12, 20, 40, 60, 78, 200)},
    "translate-toolkit": by_toolkit,
    "msgcat": by_msgcat(),
    "msgcat 20": by_msgcat("--width=20"),
    "msgcat 1000": by_msgcat("--width=1000"),
    "msgcat --no-wrap": by_msgcat("--no-wrap"),
}


def each_catalog(root: Path) -> Iterator[Path]:
    return root.rglob("*.po")


@pytest.mark.parametrize("program", PROGRAMS)
def test_an_update_writes_nothing_when_a_program_has_saved_the_catalogs(
    project: Path, program: str, gettext: str
) -> None:
    for place in each_catalog(project):
        PROGRAMS[program](place)
    assert update(project) == []


def test_a_finished_proposal_loses_the_note_of_the_memory_at_the_first_update_however_it_was_wrapped(
    project: Path,
) -> None:
    place = project / "locales/de/LC_MESSAGES/a-folder with spaces/b.po"
    by_polib(30)(place)
    pofile = polib.pofile(str(place), wrapwidth=30)
    for entry in pofile:
        if entry.fuzzy:
            entry.flags.remove("fuzzy")
    pofile.save(str(place))
    assert len(update(project)) == 1
    assert "Memory" not in place.read_text(encoding="utf-8")
    assert "#|" not in place.read_text(encoding="utf-8")
    assert update(project) == []


@pytest.mark.parametrize("program", PROGRAMS)
def test_an_update_that_normalizes_undoes_what_a_program_has_done_to_the_lines(
    project: Path, program: str, gettext: str
) -> None:
    before = {place: place.read_bytes() for place in each_catalog(project)}
    for place in before:
        PROGRAMS[program](place)
    update(project, normalize=True)
    assert {place: place.read_bytes() for place in before} == before
    assert update(project, normalize=True) == []
