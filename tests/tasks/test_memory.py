"""Translation memories taken from the catalogs of a project and from other projects."""

from __future__ import annotations

from dataclasses import replace

from localize.catalogs.memory import MemoryPair
from localize.tasks.imported_memory import load_imported_memory
from localize.tasks.loaded import FileState
from localize.tasks.memory import grown, joined, remembered
from support.folder import ProjectFolder, shout
from support.opened import opened, sources

DE = "locales/de/LC_MESSAGES/cold-packs.po"
REST = MemoryPair("Then rest.", "Dann ruhen.", context=None, origin="knees")
STOP = MemoryPair("Stop.", "Aufhören.", context=None, origin="knees")


def test_finished_translations_are_remembered_and_unfinished_ones_not(translated: ProjectFolder) -> None:
    translated.translate(DE, lambda entry: replace(shout(entry), fuzzy=entry.source.startswith("Use")))
    found = {pair.source: pair.target for tag, pair in remembered(sources(translated)).value if tag == "de"}
    assert found["Wrap the pack in a cloth."] == "WRAP THE PACK IN A CLOTH."
    assert "Use it for 10 minutes." not in found


def test_only_selected_locales_are_remembered_with_their_fallbacks(translated: ProjectFolder) -> None:
    translated.write("localize.toml", translated.read("localize.toml") + '[locales.de-CH]\nfallback = ["de"]\n')
    assert {tag for tag, _ in remembered(sources(translated, locales=["de-CH"])).value} == {"de"}
    assert remembered(sources(translated, locales=["ar"])).value == []


def test_a_catalog_that_cannot_be_read_is_reported_and_the_others_remembered(translated: ProjectFolder) -> None:
    translated.write("source/a.txt", "A\n\nText.\n")
    translated.run("update")
    translated.write("locales/de/LC_MESSAGES/a.po", b"\xff")
    found = remembered(sources(translated, locales=["de"]))
    assert [finding.path for finding in found.findings] == ["locales/de/LC_MESSAGES/a.po"]
    assert found.value


def test_a_memory_grows_and_counts_only_what_is_new(project: ProjectFolder) -> None:
    first = grown(opened(project), "de", [REST])
    (change,) = first.changes
    assert (first.new, first.size, change.base) == (1, 1, None)
    assert change.data is not None
    project.write(change.path, change.data)
    second = grown(opened(project), "de", [REST, STOP])
    assert (second.new, second.size) == (1, 2)
    assert second.changes[0].base is not None


def test_what_says_the_same_is_kept_once_as_it_was_there_first() -> None:
    again = replace(REST, origin="hips")
    other = replace(REST, target="Dann ausruhen.")
    assert joined([REST], [again, other, STOP]) == [REST, other, STOP]


def test_an_imported_memory_is_absent_read_or_unreadable(project: ProjectFolder) -> None:
    assert load_imported_memory(opened(project), "de", "en").state is FileState.ABSENT
    (change,) = grown(opened(project), "de", [REST]).changes
    assert change.data is not None
    path = project.write(change.path, change.data)
    loaded = load_imported_memory(opened(project), "de", "en")
    assert (loaded.state, [pair.target for pair in loaded.value]) == (FileState.READ, ["Dann ruhen."])
    path.write_bytes(b"no TMX")
    broken = load_imported_memory(opened(project), "de", "en")
    assert (broken.unreadable, broken.value) == (True, ())
    assert [(finding.rule, finding.path) for finding in broken.findings] == [("memory", change.path)]
