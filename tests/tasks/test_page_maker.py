"""A page is made where something has changed that it shows, and its links and lists with it."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from localize.cache.content_keys import ContentKeys
from localize.cache.scan import FileDigest, FileStamp
from localize.model.catalog import Entry
from localize.pages import outputs
from localize.pages.outputs.bundle import BundleRows
from localize.pages.outputs.manifest import ManifestDraft
from localize.pages.outputs.rendered import OutputFile
from localize.pages.released_page import PageInRelease
from localize.tasks import left_over, publication
from localize.tasks.articles import page_name
from localize.tasks.bundle import Bundle
from localize.tasks.kept_rows import KeptRows
from localize.tasks.page_maker import WholePages
from localize.tasks.project import Files
from localize.tasks.published_manifest import published_parts
from localize.tasks.workspace import Workspace
from support.another_program import another_program
from support.folder import ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pages that were made."""
    pages: list[tuple[str, str]] = []
    make = WholePages.made

    def count(self: WholePages, bundle: Bundle, page: PageInRelease) -> object:
        pages.append((page.article, page.locale))
        return make(self, bundle, page)

    monkeypatch.setattr(WholePages, "made", count)
    return pages


def linked(entry: Entry) -> Entry:
    """A translation in which the tags of a link stay."""
    return replace(entry, target=entry.source.replace("See", "Siehe").replace("Knee", "Knie"))


@pytest.fixture
def published(translated: ProjectFolder, made: list[tuple[str, str]]) -> ProjectFolder:
    translated.write("source/knee.md", "# Knee\n\nSee [packs](cold-packs.txt).\n")
    translated.run("update")
    translated.translate("locales/de/LC_MESSAGES/knee.po", linked)
    translated.run("publish")
    made.clear()
    return translated


def test_a_run_with_nothing_changed_makes_no_page(published: ProjectFolder, made: list[tuple[str, str]]) -> None:
    published.write("dist/notes.txt", "a file of others, so that the run is no repeated one")
    assert published.run("publish").exit_code == 0
    assert made == []


def test_one_entry_makes_one_page(published: ProjectFolder, made: list[tuple[str, str]]) -> None:
    published.write(DE, published.read(DE).replace("IN A CLOTH", "IN A NEW CLOTH"))
    assert "IN A NEW CLOTH" in published.read(DE)
    published.run("publish")
    assert made == [("cold-packs", "de")]
    assert "IN A NEW CLOTH" in published.read("dist/de/cold-packs.html")


def test_a_page_that_moves_reaches_the_pages_that_link_to_it(
    published: ProjectFolder, made: list[tuple[str, str]]
) -> None:
    published.write("localize.toml", f'slugs = "localized"\n{published.read("localize.toml")}')
    published.run("update")
    published.translate("locales/de/LC_MESSAGES/cold-packs.po")
    published.run("publish")
    made.clear()
    text = published.read(DE).replace('msgstr "COLD-PACKS"', 'msgstr "Packungen"')
    published.write(DE, text)
    published.run("publish")
    assert set(made) == {("cold-packs", "en"), ("cold-packs", "de"), ("knee", "de")}
    assert 'href="packungen.html"' in published.read("dist/de/knee.html")


def test_a_file_that_is_gone_from_the_output_is_written_again_and_no_page_made(
    published: ProjectFolder, made: list[tuple[str, str]]
) -> None:
    data = published.read("dist/de/knee.fragment.html")
    (published.root / "dist/de/knee.fragment.html").unlink()
    assert published.run("publish").exit_code == 0
    assert made == []
    assert published.read("dist/de/knee.fragment.html") == data


def test_an_output_that_is_gone_is_written_again_and_no_page_made(
    published: ProjectFolder, made: list[tuple[str, str]]
) -> None:
    before = published.snapshot()
    shutil.rmtree(published.root / "dist")
    published.run("publish")
    assert made == []
    assert published.snapshot() == before


def test_a_page_is_made_anew_where_an_image_is_another_than_was_remembered(
    published: ProjectFolder, made: list[tuple[str, str]]
) -> None:
    published.write("source/knee.md", "# Knee\n\n![A knee](knee.svg)\n")
    published.write("source/knee.svg", "<svg/>")
    published.run("publish")
    made.clear()
    shutil.rmtree(published.root / "dist")
    published.write("source/knee.svg", "<svg></svg>")
    published.run("publish")
    assert made == [("knee", "en")]
    assert published.read("dist/en/knee.svg") == "<svg></svg>"


@pytest.fixture
def asked(published: ProjectFolder, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages of which it was asked what they are made from, since the project was published."""
    pages: list[str] = []
    make = KeptRows.made

    def count(self: KeptRows, bundle: Bundle, page: PageInRelease) -> object:
        pages.append(f"{page.article}/{page.locale}")
        return make(self, bundle, page)

    monkeypatch.setattr(KeptRows, "made", count)
    return pages


def test_a_bundle_that_is_known_as_a_whole_has_none_of_its_pages_asked_what_it_is_made_from(
    published: ProjectFolder, asked: list[str]
) -> None:
    before = published.snapshot()
    shutil.rmtree(published.root / "dist")
    published.run("publish")
    assert asked == []
    assert published.snapshot() == before


def test_a_page_of_a_known_bundle_that_is_not_remembered_is_made(
    published: ProjectFolder, asked: list[str], made: list[tuple[str, str]]
) -> None:
    before = published.snapshot()
    shutil.rmtree(published.root / "dist")
    Workspace(published.root).steps.store.drop([page_name("knee", "de")])
    published.run("publish")
    assert asked == ["knee/de"]
    assert made == [("knee", "de")]
    assert published.snapshot() == before


@pytest.fixture
def manifests(published: ProjectFolder, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The locales of which the manifest in the output was read to learn which files are left over, or have moved."""
    locales: list[str] = []

    def count(files: Files, locale: str) -> Iterator[ManifestDraft]:
        locales.append(locale)
        return published_parts(files, locale)

    for module in (publication, left_over):
        monkeypatch.setattr(module, "published_parts", count)
    return locales


def test_a_manifest_of_which_it_is_known_what_it_says_is_not_read_where_no_page_moves(
    published: ProjectFolder, manifests: list[str]
) -> None:
    published.write(DE, published.read(DE).replace("IN A CLOTH", "IN A NEW CLOTH"))
    published.run("publish")
    assert manifests == []


def test_a_manifest_that_others_have_changed_is_read(published: ProjectFolder, manifests: list[str]) -> None:
    published.write("dist/de/manifest.json", f"{published.read('dist/de/manifest.json')}\n")
    published.write(DE, published.read(DE).replace("IN A CLOTH", "IN A NEW CLOTH"))
    published.run("publish")
    assert set(manifests) == {"de"}


@pytest.fixture
def looked_at(published: ProjectFolder, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a file was looked at by itself since the project was published and has grown older, by its folder."""
    published.write("source/pain/hip.md", "# Hip\n\nRest it.\n")
    published.run("update")
    published.run("publish")
    time.sleep(0.03)  # the times of files are to be trusted then
    published.run("publish")
    folders: Counter[str] = Counter()
    digest = ContentKeys.digest

    def count(self: ContentKeys, path: str, stamp: FileStamp | None = None) -> FileDigest:
        folders[path.rpartition("/")[0]] += 1
        return digest(self, path, stamp)

    monkeypatch.setattr(ContentKeys, "digest", count)
    return folders


def test_one_entry_has_each_catalog_and_source_looked_at_once_and_no_file_of_the_output(
    published: ProjectFolder, looked_at: Counter[str]
) -> None:
    published.write(DE, published.read(DE).replace("IN A CLOTH", "IN A NEW CLOTH"))
    published.run("publish")
    assert not [folder for folder in looked_at if folder.startswith("dist")]
    noted = 1  # that the changed article was checked is noted by its files
    assert looked_at["source"] <= 2 + noted
    assert looked_at["source/pain"] <= 1
    assert looked_at["locales/ar/LC_MESSAGES"] <= 2 + noted
    assert looked_at["locales/de/LC_MESSAGES"] <= 2 + noted + 1, "of what was read it is asked whether it is still that"


@pytest.fixture
def listed(published: ProjectFolder, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The locales whose lists were made since the project was published."""
    locales: list[str] = []
    list_files = outputs.list_files

    def count(rows: BundleRows) -> Iterator[OutputFile]:
        locales.append(rows.settings.locale)
        return list_files(rows)

    monkeypatch.setattr(outputs, "list_files", count)
    return locales


def test_one_entry_makes_the_lists_of_its_locale(published: ProjectFolder, listed: list[str]) -> None:
    published.write(DE, published.read(DE).replace("IN A CLOTH", "IN A NEW CLOTH"))
    published.run("publish")
    assert listed == ["de"]


def test_a_list_that_is_gone_from_the_output_is_written_again_and_not_made(
    published: ProjectFolder, listed: list[str]
) -> None:
    data = published.read("dist/en/items.json")
    (published.root / "dist/en/items.json").unlink()
    published.run("publish")
    assert listed == []
    assert published.read("dist/en/items.json") == data


def test_no_list_is_made_for_an_output_that_is_gone(published: ProjectFolder, listed: list[str]) -> None:
    before = published.snapshot()
    shutil.rmtree(published.root / "dist")
    published.run("publish")
    assert listed == []
    assert published.snapshot() == before


def test_lists_are_made_again_where_one_of_them_is_not_remembered(published: ProjectFolder, listed: list[str]) -> None:
    before = published.snapshot()
    shutil.rmtree(published.root / "dist")
    Workspace(published.root).steps.store.drop(["de/sitemap.xml"])
    published.run("publish")
    assert listed == ["de"]
    assert published.snapshot() == before


def test_lists_that_are_not_made_any_more_are_forgotten(published: ProjectFolder) -> None:
    lists = Workspace(published.root).steps.store.owners("list")
    assert {"en/sitemap.xml", "en/manifest.json", "de/manifest.json"} <= set(lists)
    published.write("localize.toml", published.read("localize.toml").replace("base-url", "# base-url"))
    published.run("publish")
    now = Workspace(published.root).steps.store.owners("list")
    assert "en/manifest.json" in now
    assert "en/sitemap.xml" not in now


def test_a_page_that_comes_back_to_the_output_of_others_is_removed(published: ProjectFolder, listed: list[str]) -> None:
    published.write("dist/en/hip.html", published.read("dist/en/knee.html"))
    published.write("dist/en/notes.html", "no page of ours")
    published.run("publish")
    assert listed == []
    assert not (published.root / "dist/en/hip.html").exists()
    assert published.read("dist/en/notes.html") == "no page of ours"


def test_an_image_that_is_saved_while_its_page_is_made_is_published_by_the_next_run(
    published: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    published.write("source/knee.png", "before")
    published.write("source/knee.md", "# Knee\n\nSee [packs](cold-packs.txt). ![Knee](knee.png)\n")
    make = WholePages.made

    def made_meanwhile(self: WholePages, bundle: Bundle, page: PageInRelease) -> object:
        page_made = make(self, bundle, page)
        published.write("source/knee.png", "saved meanwhile")
        return page_made

    with monkeypatch.context() as patch:
        patch.setattr(WholePages, "made", made_meanwhile)
        published.run("publish")
    assert published.read("dist/en/knee.png") == "before"
    published.run("publish")
    assert published.read("dist/en/knee.png") == "saved meanwhile"


def test_lists_are_made_again_where_an_earlier_path_is_recorded(published: ProjectFolder, listed: list[str]) -> None:
    published.write("locales/de/redirects.csv", "article,page\nknee,sore\n")
    published.run("publish")
    assert listed == ["de"]
    assert "knee.html" in published.read("dist/de/sore.html")


def test_it_is_told_for_each_page_why_it_is_made(published: ProjectFolder) -> None:
    published.write(DE, published.read(DE).replace("IN A CLOTH", "IN A NEW CLOTH"))
    (published.root / "dist/en/knee.html").unlink()
    lines = published.run("publish", "--why").stdout.splitlines()
    assert [line for line in lines if "made for" in line] == [
        "en/knee: made for a file of it in the output",
        "de/cold-packs: made for its translations",
    ]
    assert "made for" not in published.run("publish", "--why").stdout


def test_a_setting_that_has_changed_is_named_by_its_key(published: ProjectFolder) -> None:
    published.write("localize.toml", published.read("localize.toml").replace("health.example", "clinic.example"))
    lines = published.run("publish", "--why").stdout.splitlines()
    assert [line for line in lines if "made for" in line]
    assert all(line.endswith(": made for base-url") for line in lines if "made for" in line), lines


def test_another_page_template_makes_all_pages_and_has_no_catalog_of_an_article_parsed(
    published: ProjectFolder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    template = ("pages/templates/page.html", "<article>", "<article >")
    lines, parsed = another_program(tmp_path_factory.mktemp("program"), [template]).run(
        published.root, "publish", "--why"
    )
    assert [line for line in lines if "made for" in line] == [
        f"{page}: made for page templates" for page in ("en/cold-packs", "en/knee", "de/cold-packs", "de/knee")
    ]
    assert [path for path in parsed if not path.endswith("/interface.po")] == []
    assert "<article >" in published.read("dist/de/knee.html")


def test_another_program_has_catalogs_parsed_again(
    published: ProjectFolder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    code = ("catalogs/po.py", "Raises CatalogError", "Raises a CatalogError")
    _, parsed = another_program(tmp_path_factory.mktemp("program"), [code]).run(published.root, "publish")
    assert DE in parsed
