"""What open pages are told when files of the project change, by a real server."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from localize.catalogs import po
from localize.glossary import table
from localize.model.catalog import Entry
from support.folder import ProjectFolder
from support.running_preview import RunningPreview, running_preview

COLUMNS = ",".join(table.COLUMNS)
GERMAN = "locales/de/LC_MESSAGES/cold-packs.po"


@pytest.fixture
def preview(translated: ProjectFolder) -> Iterator[RunningPreview]:
    with running_preview(translated.root) as running:
        yield running


def save(project: ProjectFolder, path: str, old: str, new: str) -> None:
    """Saves a file as most editors do: a new file is put in place of the old one."""
    text = project.read(path)
    assert old in text
    written = project.write(f"{path}.new", text.replace(old, new))
    written.replace(project.root / path)


def test_a_saved_catalog_changes_only_the_segment_of_the_entry(
    translated: ProjectFolder, preview: RunningPreview
) -> None:
    with preview.events("/de/cold-packs") as events:
        save(translated, GERMAN, "WRAP THE PACK IN A CLOTH.", "Wickeln Sie die Kompresse in ein Tuch.")
        (segment,) = events.wait("segment")
        assert "Wickeln Sie die Kompresse in ein Tuch." in segment["html"]
        assert f'id="{segment["id"]}"' in preview.get("/de/cold-packs").text
        preview.settled()
        assert "reload" not in events.names()
        assert len(events.named("segment")) == 1
    assert "Wickeln Sie die Kompresse" in preview.get("/de/cold-packs").text


def test_an_entry_that_becomes_fuzzy_changes_the_counts_and_the_decision(
    translated: ProjectFolder, preview: RunningPreview
) -> None:
    with preview.events("/de/cold-packs") as events:
        save(translated, GERMAN, 'msgid "Wrap the pack', '#, fuzzy\nmsgid "Wrap the pack')
        (segment,) = events.wait("segment")
        assert 'data-state="fuzzy"' in segment["html"]
        assert events.wait_until("page", "fuzzy", 1)["html"]


def test_who_listens_after_the_decision_hears_of_it(preview: RunningPreview) -> None:
    preview.get("/de/cold-packs")
    preview.settled()
    version = preview.live.opened("cold-packs", "de").view().version
    address = f"/events?article=cold-packs&locale=de&version={version}&decided=no"
    with preview.events(address) as events:
        assert events.wait("page")[0]["outcome"] == "published"
    with preview.events(address.replace("no", "yes")) as events:
        preview.settled()
        assert events.names() == []


def test_what_is_written_in_place_is_seen_as_well(translated: ProjectFolder, preview: RunningPreview) -> None:
    with preview.events("/de/cold-packs") as events:
        translated.write(GERMAN, translated.read(GERMAN).replace("THEN REST.", "Dann ruhen."))
        assert "Dann ruhen." in events.wait("segment")[0]["html"]


def test_a_catalog_that_cannot_be_read_is_told_and_the_page_stays(
    translated: ProjectFolder, preview: RunningPreview
) -> None:
    with preview.events("/de/cold-packs") as events:
        save(translated, GERMAN, 'msgid "Wrap the pack', "msgid Wrap the pack")
        (problem,) = events.wait("problem")
        assert problem["messages"][0].startswith(f"{GERMAN}:")
        assert "segment" not in events.names()
        page = preview.get("/de/cold-packs").text
        assert "WRAP THE PACK IN A CLOTH." in page
        assert f"{GERMAN}:" in page
        save(translated, GERMAN, "msgid Wrap the pack", 'msgid "Wrap the pack')
        assert events.wait("problem", 2)[-1]["messages"] == []


def test_many_catalogs_at_once_are_one_reload(project: ProjectFolder) -> None:
    for number in range(60):
        project.write(f"source/a{number}.txt", f"Title {number}\n\nText {number}.\n")
    project.run("update")
    catalogs = sorted(project.root.glob("locales/*/*/*.po"))
    before = {path: path.read_bytes() for path in catalogs}
    for path in catalogs:
        project.translate(path.relative_to(project.root).as_posix())
    translated = {path: path.read_bytes() for path in catalogs}  # all at hand: to make them takes a slow machine long
    for path, content in before.items():
        path.write_bytes(content)
    with running_preview(project.root) as preview, preview.events("/de/a7") as events:
        preview.settled()
        for path, content in translated.items():
            path.write_bytes(content)
        events.wait("reload")
        preview.settled()
        assert len(events.named("reload")) == 1
        assert "TITLE 7" in preview.get("/de/a7").text


def test_another_commit_is_what_catalogs_are_compared_with(translated: ProjectFolder) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=translated.root, check=True, capture_output=True)

    git("init", "-b", "main")
    git("add", "locales", "source", "localize.toml")
    git("commit", "-m", "Translated")
    git("checkout", "-b", "empty")
    translated.translate(GERMAN, lambda entry: replace(entry, target=""))
    git("commit", "-a", "-m", "Begun anew")
    git("checkout", "main")
    with running_preview(translated.root) as preview, preview.events("/de/cold-packs") as events:
        git("checkout", "empty")
        events.wait("reload")
        page = preview.live.opened("cold-packs", "de").view()
        assert (page.problems, page.counts.translated) == ((), 0), "nothing is lost that the last commit has"


def test_a_changed_source_is_displayed(translated: ProjectFolder, preview: RunningPreview) -> None:
    with preview.events("/de/cold-packs") as events:
        save(translated, "source/cold-packs.txt", "Use it for 10 minutes.", "Use it for 12 minutes.")
        events.wait("reload")
    assert "Use it for 12 minutes." in preview.get("/de/cold-packs").text


def test_a_changed_glossary_is_looked_up(translated: ProjectFolder, preview: RunningPreview) -> None:
    with preview.events("/de/cold-packs") as events:
        row = "cloth,{},{},preferred,,,,,\n"
        translated.write("glossary.csv", f"{COLUMNS}\n{row.format('en', 'cloth')}{row.format('de', 'Tuch')}")
        events.wait("reload")
    assert "expected &#39;Tuch&#39;" in preview.get("/de/cold-packs").text


def test_a_configuration_that_cannot_be_used_is_told(translated: ProjectFolder, preview: RunningPreview) -> None:
    with preview.events("/de/cold-packs") as events:
        translated.write("localize.toml", "source-locale = 7\n")
        (problem,) = events.wait("problem")
        assert "localize.toml" in problem["messages"][0]
    assert "WRAP THE PACK" in preview.get("/de/cold-packs").text


def test_what_the_preview_wrote_itself_is_told_once(translated: ProjectFolder, preview: RunningPreview) -> None:
    with preview.events("/de/cold-packs") as events:
        path = translated.root / GERMAN
        catalog = po.read(path.read_bytes(), GERMAN)
        entries = tuple(_german(entry) for entry in catalog.entries)
        data = po.write(replace(catalog, entries=entries))
        path.write_bytes(data)
        preview.live.wrote(GERMAN, data)
        events.wait("segment")
        preview.settled()
        assert len(events.named("segment")) == 1


def _german(entry: Entry) -> Entry:
    return replace(entry, target="Dann ruhen.") if entry.source == "Then rest." else entry


def test_a_catalog_of_a_fallback_changes_the_pages_that_look_it_up(tmp_path: Path) -> None:
    project = ProjectFolder(tmp_path)
    project.write("localize.toml", 'source-locale = "en"\n[locales.pt]\n[locales.pt-BR]\nfallback = ["pt"]\n')
    project.write("source/a.txt", "Cold packs\n\nStop if it hurts.\n")
    project.run("update")
    project.translate("locales/pt/LC_MESSAGES/a.po")
    with running_preview(tmp_path) as preview, preview.events("/pt-BR/a") as events:
        assert 'data-state="fallback"' in preview.get("/pt-BR/a").text
        save(project, "locales/pt/LC_MESSAGES/a.po", "STOP IF IT HURTS.", "Pare se doer.")
        assert "Pare se doer." in events.wait("segment")[0]["html"]
