"""A catalog that is missing, empty or has lost most of its translations: an error, and nothing is written over it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace

import pytest

from localize.catalogs import po
from localize.model.catalog import Entry
from support.folder import ARTICLE, ProjectFolder
from support.installed import needs

DE = "locales/de/LC_MESSAGES/cold-packs.po"
CH = "locales/de_CH/LC_MESSAGES/cold-packs.po"
WAY_OUT = "localize update --accept-loss --locale de cold-packs"
SEEN = ".localize/catalogs.json"


def git(folder: ProjectFolder, *arguments: str, at: str = ".") -> str:
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@clinic.example", "-c", "commit.gpgsign=false")
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder.root / at, check=True, capture_output=True, text=True).stdout


def commit(folder: ProjectFolder, at: str = ".") -> None:
    if not (folder.root / at / ".git").exists():
        git(folder, "init", "-q", at=at)
    git(folder, "add", "-A", at=at)
    git(folder, "commit", "-q", "--allow-empty", "-m", "work", at=at)


@pytest.fixture
def committed(translated: ProjectFolder) -> ProjectFolder:
    """A translated project whose last commit has all of it."""
    commit(translated)
    return translated


def emptied(entry: Entry) -> Entry:
    return replace(entry, target="")


def keep(count: int) -> Callable[[Entry], Entry]:
    """A change of entries that leaves the translations of the first ones."""
    left = iter(range(count))
    return lambda entry: entry if entry.empty or next(left, None) is not None else emptied(entry)


def finished(folder: ProjectFolder, path: str = DE) -> int:
    return sum(entry.translated for entry in po.read(folder.read(path).encode(), path).entries)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"\0" * 4096], ids=["0", "blank", "mark", "NUL"])
def test_an_empty_file_is_an_error_and_nothing_is_written_over_it(translated: ProjectFolder, content: bytes) -> None:
    translated.write(DE, content)
    for command in ("update", "check", "publish", "status"):
        result = translated.run(command, "--locale", "de")
        assert f"{DE}: error: the file is empty, expected a catalog; take it back" in result.output
        assert WAY_OUT in result.output
    assert (translated.root / DE).read_bytes() == content
    assert not (translated.root / "dist/de/cold-packs.html").exists()


def test_an_empty_catalog_begins_anew_where_that_is_accepted(committed: ProjectFolder) -> None:
    committed.write(DE, "")
    assert committed.run("update", "--accept-loss", "--locale", "de", "cold-packs").exit_code == 0
    assert finished(committed) == 0
    before = committed.snapshot()
    assert committed.run("update").exit_code == 0
    assert committed.snapshot() == before


def test_a_catalog_that_lost_most_of_what_was_committed_is_an_error(committed: ProjectFolder) -> None:
    all_of_it = finished(committed)
    committed.translate(DE, keep(2))
    before = committed.read(DE)
    for command in ("update", "check", "publish"):
        result = committed.run(command, "--locale", "de")
        assert result.exit_code == 1
        gone = f"{all_of_it - 2} of {all_of_it} finished translations that the last commit has are gone"
        assert f"{DE}: error: {gone}, expected them here (git checkout HEAD -- {DE}); if that" in result.output
        assert WAY_OUT in result.output
    assert committed.read(DE) == before
    git(committed, "checkout", "HEAD", "--", DE)
    assert committed.run("update").exit_code == 0


def test_so_is_one_that_ends_in_the_middle(committed: ProjectFolder) -> None:
    entries = committed.read(DE).split("\n\n")
    committed.write(DE, "\n\n".join(entries[:3]) + "\n")
    assert "finished translations that the last commit has are gone" in committed.run("check").output


def test_its_page_is_kept_or_withheld_as_one_whose_catalog_cannot_be_read(committed: ProjectFolder) -> None:
    committed.run("publish")
    page = committed.read("dist/de/cold-packs.html")
    committed.write("localize.toml", 'incomplete = "keep"\n' + committed.read("localize.toml"))
    committed.translate(DE, emptied)
    committed.run("publish")
    assert committed.read("dist/de/cold-packs.html") == page


def test_the_loss_of_less_than_half_is_the_translator_s_business(committed: ProjectFolder) -> None:
    committed.translate(DE, keep(finished(committed) - finished(committed) // 2))
    assert committed.run("update").exit_code == 0


def test_a_loss_is_accepted_for_the_catalogs_named_until_the_next_commit(committed: ProjectFolder) -> None:
    committed.write("source/warm.txt", ARTICLE)
    committed.run("update")
    warm = "locales/de/LC_MESSAGES/warm.po"
    committed.translate(warm)
    commit(committed)
    committed.translate(DE, keep(1))
    committed.translate(warm, keep(1))
    result = committed.run("update", "--accept-loss", "--locale", "de", "cold-packs")
    assert result.exit_code == 0
    result = committed.run("check", "--locale", "de")
    assert f"{warm}: error: " in result.output
    assert f"{DE}: error: " not in result.output
    (committed.root / SEEN).unlink()
    assert f"{DE}: error: " in committed.run("check", "--locale", "de").output
    commit(committed)
    assert "are gone" not in committed.run("check", "--locale", "de").output


def test_what_the_article_no_longer_needs_is_not_lost(committed: ProjectFolder) -> None:
    committed.write("source/cold-packs.txt", "Cold packs\n\nWrap the pack in a cloth.\n")
    assert committed.run("update").exit_code == 0
    subprocess.run(["msgattrib", "--no-obsolete", "-o", DE, DE], cwd=committed.root, check=True)
    assert committed.run("update").exit_code == 0
    assert finished(committed) == 2


def test_what_is_fuzzy_now_or_cut_otherwise_is_not_lost(committed: ProjectFolder) -> None:
    committed.translate(DE, lambda entry: replace(entry, fuzzy=True))
    assert committed.run("update").exit_code == 0
    git(committed, "checkout", "HEAD", "--", DE)
    committed.write("localize.toml", 'segmentation = "block"\n' + committed.read("localize.toml"))
    assert committed.run("update").exit_code == 0
    assert committed.run("check").exit_code == 0


def test_a_regional_catalog_that_says_what_its_fallback_says_has_lost_nothing(committed: ProjectFolder) -> None:
    committed.write("localize.toml", committed.read("localize.toml") + '[locales.de-CH]\nfallback = ["de"]\n')
    committed.run("update")
    own = "".join(f'\nmsgid "{text}"\nmsgstr "GELL"\n' for text in ("Use it for 10 minutes.", "Then rest."))
    empty = committed.read(CH)
    committed.write(CH, empty + own)
    commit(committed)
    committed.write(CH, empty)
    assert "2 of 2 finished translations" in committed.run("update").output
    assert committed.read(CH) == empty
    committed.write(CH, empty + own)
    committed.translate(DE, lambda entry: replace(entry, target="GELL") if entry.source in own else entry)
    assert committed.run("update").exit_code == 0
    assert finished(committed, CH) == 0
    assert committed.run("update").exit_code == 0


def test_interface_words_too(committed: ProjectFolder) -> None:
    path = "locales/de/LC_MESSAGES/interface.po"
    committed.translate(path, emptied)
    assert committed.run("update").exit_code == 0  # those that come with the program come back
    committed.translate(path, lambda entry: replace(entry, target=f"{entry.source}!"))
    commit(committed)
    committed.translate(path, emptied)
    result = committed.run("update")
    assert "finished translations that the last commit has are gone" in result.output
    assert "if that is meant: localize update --accept-loss --locale de [" in result.output


def test_without_git_the_last_update_counts(translated: ProjectFolder) -> None:
    translated.run("update")
    all_of_it = finished(translated)
    translated.translate(DE, keep(2))
    before = translated.read(DE)
    gone = f"{all_of_it - 2} of {all_of_it} finished translations that the last update saw are gone"
    for command in ("update", "check", "publish"):
        assert f"{DE}: error: {gone}, expected them here; if that is meant" in translated.run(command).output
    assert translated.read(DE) == before
    assert translated.run("update", "--accept-loss").exit_code == 0
    assert translated.run("check", "--locale", "de").exit_code == 0


def test_what_was_seen_may_be_deleted_or_damaged(translated: ProjectFolder) -> None:
    translated.run("update")
    translated.translate(DE, emptied)
    translated.write(SEEN, '{"finished": [1], "accepted": 7}')
    assert translated.run("update").exit_code == 0


def test_a_project_in_a_folder_of_a_repository_and_in_a_hook(
    translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = ProjectFolder(translated.root / "sites/clinic")
    for path, data in translated.snapshot().items():
        inner.write(path, data)
    commit(translated)
    inner.translate(DE, emptied)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert "that the last commit has are gone" in inner.run("check").output


def test_a_shallow_clone_has_a_last_commit(committed: ProjectFolder) -> None:
    git(committed, "clone", "-q", "--depth", "1", f"file://{committed.root}", "clone")
    clone = ProjectFolder(committed.root / "clone")
    clone.translate(DE, emptied)
    assert "that the last commit has are gone" in clone.run("check").output


def test_without_the_program_git_the_last_update_counts(
    translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(translated)
    monkeypatch.setenv("PATH", "/nowhere")
    translated.run("update")
    translated.translate(DE, emptied)
    assert "that the last update saw are gone" in translated.run("update").output


def test_a_new_project_without_a_commit_is_fine(project: ProjectFolder) -> None:
    git(project, "init", "-q")
    assert project.run("update").exit_code == 0
    project.translate(DE)
    assert project.run("update").exit_code == 0


def test_other_commands_do_not_write_over_it(committed: ProjectFolder) -> None:
    out = str(committed.root / "out")
    committed.run("exchange", "export", "--to", "csv", "--locale", "de", "-o", out, "cold-packs")
    (table,) = (committed.root / "out").rglob("*.csv")
    committed.write(DE, "")
    result = committed.run("exchange", "import", "--apply", str(table))
    assert "the file is empty" in result.output
    assert committed.read(DE) == ""


def remove(folder: ProjectFolder, path: str = DE) -> None:
    (folder.root / path).unlink()


def test_a_catalog_that_was_removed_is_told_by_every_command_and_not_begun_anew(committed: ProjectFolder) -> None:
    all_of_it = finished(committed)
    committed.write("source/warm.txt", "Warm packs\n\nWarm the pack.\n")
    remove(committed)
    gone = f"{all_of_it} of {all_of_it} finished translations that the last commit has are gone"
    for command in ("update", "check", "publish", "status", "update"):
        result = committed.run(command, "--locale", "de")
        assert (
            f"{DE}: error: the file is missing: {gone}, expected them here (git checkout HEAD -- {DE})" in result.output
        )
        assert WAY_OUT in result.output
        assert not (committed.root / DE).exists()
    assert committed.run("update").exit_code == 1
    assert (committed.root / "locales/de/LC_MESSAGES/warm.po").exists()
    git(committed, "checkout", "HEAD", "--", DE)
    assert committed.run("update").exit_code == 0
    assert finished(committed) == all_of_it


def test_a_removed_catalog_begins_anew_where_that_is_accepted(committed: ProjectFolder) -> None:
    remove(committed)
    assert committed.run("update", "--accept-loss", "--locale", "de", "cold-packs").exit_code == 0
    assert finished(committed) == 0
    before = committed.snapshot()
    assert committed.run("update").exit_code == 0
    assert committed.snapshot() == before


def test_without_git_a_removed_catalog_is_told_from_the_last_update(translated: ProjectFolder) -> None:
    translated.run("update")
    all_of_it = finished(translated)
    remove(translated)
    gone = f"{all_of_it} of {all_of_it} finished translations that the last update saw are gone"
    for command in ("update", "check", "update"):
        assert f"{DE}: error: the file is missing: {gone}, expected them here; if" in translated.run(command).output
        assert not (translated.root / DE).exists()
    assert translated.run("update", "--accept-loss").exit_code == 0
    assert finished(translated) == 0
    assert translated.run("update").exit_code == 0


def test_a_removed_catalog_without_finished_translations_is_made_again(project: ProjectFolder) -> None:
    project.run("update")
    commit(project)
    remove(project)
    assert project.run("update").exit_code == 0
    assert (project.root / DE).exists()


def test_interface_words_that_were_removed_come_back(committed: ProjectFolder) -> None:
    path = "locales/de/LC_MESSAGES/interface.po"
    before = committed.read(path)
    remove(committed, path)
    assert committed.run("update").exit_code == 0
    assert len(committed.read(path)) > len(before) // 2


def test_the_catalog_of_a_gone_article_may_be_removed(committed: ProjectFolder) -> None:
    committed.write("source/warm.txt", "Warm packs\n\nWarm the pack.\n")
    committed.run("update")
    remove(committed, "source/cold-packs.txt")
    remove(committed)
    assert committed.run("update").exit_code == 0
    assert "are gone" not in committed.run("check").output


@pytest.mark.parametrize("with_git", [True, False])
def test_a_catalog_that_moved_with_its_article_and_back_is_not_lost(
    translated: ProjectFolder, *, with_git: bool
) -> None:
    all_of_it = finished(translated)
    if with_git:
        commit(translated)
    translated.run("update")
    old, new = (translated.root / f"source/{name}.txt" for name in ("cold-packs", "ice"))
    old.rename(new)
    assert translated.run("update").exit_code == 0
    remove(translated)
    assert translated.run("update").exit_code == 0
    new.rename(old)
    assert translated.run("update").exit_code == 0
    assert finished(translated) == all_of_it


def test_without_git_a_new_article_owes_nothing_to_a_gone_one_of_its_name(translated: ProjectFolder) -> None:
    translated.write("source/warm.txt", "Warm packs\n\nWarm the pack.\n")
    translated.run("update")
    remove(translated, "source/cold-packs.txt")
    remove(translated)
    translated.run("update")
    translated.write("source/cold-packs.txt", "Cold things\n\nAnother text. Of other words.\n")
    assert translated.run("update").exit_code == 0


def test_made_up_translations_may_be_removed(translated: ProjectFolder) -> None:
    translated.write("localize.toml", translated.read("localize.toml") + "[locales.en-XA]\n")
    translated.run("update")
    translated.run("pseudo", "--locale", "en-XA")
    commit(translated)
    path = "locales/en_XA/LC_MESSAGES/cold-packs.po"
    all_of_it = finished(translated, path)
    remove(translated, path)
    assert translated.run("update").exit_code == 0
    assert translated.run("pseudo", "--locale", "en-XA").exit_code == 0
    assert finished(translated, path) == all_of_it > 0


@pytest.fixture(autouse=True)
def _git() -> None:
    import shutil  # noqa: PLC0415

    needs(shutil.which("git"), "git is")
