"""The output brought up to date: what is written, in which order, and what is left over."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import html

from localize.model.catalog import Entry
from localize.pages.outputs.bundle import ListLimits
from localize.pages.outputs.page import is_ours
from localize.release.manifest import BundleFile, read_manifest
from localize.tasks.kept_bundles import KeptBundles
from localize.tasks.kept_rows import KeptRows
from localize.tasks.known_bundles import NoBundles
from localize.tasks.make_release import decide_project, make_release
from localize.tasks.output_scan import OutputScan, ScannedFile
from localize.tasks.page_maker import WholePages
from localize.tasks.previous_pages import PreviousPages
from localize.tasks.project import open_project
from localize.tasks.publication import Publication
from localize.tasks.published_manifest import published_manifest
from localize.tasks.sources import load_sources
from localize.tasks.workspace import Workspace
from support.elements import first
from support.folder import ARTICLE, CONFIG, ProjectFolder
from support.releases import BASE, LOCALES, locations, loud, page, read, release
from support.rows import SMALL
from support.work import work

KNEE = """\
<!doctype html><html lang="en"><head><title>Knee pain</title><meta name="date" content="2026-03-04"></head>
<body><main><h1>Knee pain</h1><p id="dose">Take 5 mg. <img src="knee.png" alt="A knee"></p></main></body></html>
"""
FORMS = (".fragment.html", ".head.json", ".html")


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    """Two articles that show the same picture, into German and Arabic; German is finished."""
    folder = ProjectFolder(tmp_path)
    folder.write("localize.toml", CONFIG)
    folder.write("source/cold-packs.txt", ARTICLE)
    folder.write("source/pain/knee.html", KNEE)
    folder.write("source/pain/hip.html", KNEE.replace("nee", "ip"))
    folder.write("source/pain/knee.png", b"knee")
    folder.write("source/pain/kip.png", b"hip")
    folder.run("update")
    translate(folder, "de")
    return folder


def translate(
    project: ProjectFolder, locale: str, *, names: tuple[str, ...] = ("cold-packs", "pain/knee", "pain/hip")
) -> None:
    for name in names:
        project.translate(
            f"locales/{locale}/LC_MESSAGES/{name}.po",
            lambda entry: replace(entry, target=loud(entry.source), fuzzy=False),
        )


def unfinished(entry: Entry) -> Entry:
    return replace(entry, fuzzy=True)


def manifest(project: ProjectFolder, locale: str) -> Any:
    return json.loads(project.read(f"dist/{locale}/manifest.json"))


def article(project: ProjectFolder, locale: str, name: str) -> Any:
    (found,) = [each for each in manifest(project, locale)["articles"] if each["id"] == name]
    return found


def output(project: ProjectFolder, folder: str = "") -> dict[str, bytes]:
    """The files in a folder of the output."""
    start = f"dist/{folder}"
    return {path.removeprefix(start): data for path, data in project.snapshot().items() if path.startswith(start)}


def assert_true(project: ProjectFolder, *others: str, locales: tuple[str, ...] = ("en", "de", "ar")) -> None:
    """Each manifest lists what stands in the folder of its locale, but for itself and what `others` put there."""
    schema = Draft202012Validator(json.loads(project.read("dist/manifest.schema.json")))
    for locale in locales:
        data = manifest(project, locale)
        schema.validate(data)
        there = output(project, f"{locale}/")
        assert there.keys() - {"manifest.json", *others} == {file["path"] for file in data["files"]}
        assert data["files"] == sorted(data["files"], key=lambda file: file["path"])
        for file in data["files"]:
            content = there[file["path"]]
            assert (file["sha256"], file["size"]) == (hashlib.sha256(content).hexdigest(), len(content)), file["path"]
        ids = [each["id"] for each in data["articles"]]
        assert len(set(ids)) == len(ids)
        assert {file.get("article") for file in data["files"]} <= {None, *ids}


def publication(project: ProjectFolder, limits: ListLimits | None = None) -> Publication:
    """A publication of everything, as the command makes it."""
    workspace = Workspace(project.root)
    decided = decide_project(load_sources(open_project(workspace)))
    release = make_release(decided).release
    maker, bundles = KeptRows(decided), KeptBundles(decided)
    return Publication(release, workspace, maker, bundles=bundles, published=workspace.published(), limits=limits)


def made(workspace: Workspace, new: Publication) -> list[str]:
    """Writes the files of a publication; the paths of those that it would remove then."""
    changes = list(new.changes())
    for change in changes:
        if change.data is not None:
            workspace.write(change.path, change.data)
    return [change.path for change in changes if change.data is None]


def part_of(files: Mapping[str, bytes], file: BundleFile) -> bytes | None:
    """A part of a manifest."""
    return files.get(file.path)


def in_parts(project: ProjectFolder) -> None:
    """Publishes everything with lists so short that each is in parts."""
    assert made(Workspace(project.root), publication(project, SMALL)) == []


# What is written


def test_each_manifest_lists_every_file_of_its_locale_but_itself(project: ProjectFolder) -> None:
    project.run("publish")
    assert_true(project)
    roles = {
        file["path"]: (file["role"], file["media-type"], file.get("article"))
        for file in manifest(project, "de")["files"]
    }
    assert roles == {
        "cold-packs.fragment.html": ("fragment", "text/html", "cold-packs"),
        "cold-packs.head.json": ("metadata", "application/json", "cold-packs"),
        "cold-packs.html": ("page", "text/html", "cold-packs"),
        "feed.xml": ("feed", "application/atom+xml", None),
        "index.html": ("index", "text/html", None),
        "items.json": ("items", "application/json", None),
        "pain/hip.fragment.html": ("fragment", "text/html", "pain/hip"),
        "pain/hip.head.json": ("metadata", "application/json", "pain/hip"),
        "pain/hip.html": ("page", "text/html", "pain/hip"),
        "pain/kip.png": ("asset", "image/png", "pain/hip"),
        "pain/knee.fragment.html": ("fragment", "text/html", "pain/knee"),
        "pain/knee.head.json": ("metadata", "application/json", "pain/knee"),
        "pain/knee.html": ("page", "text/html", "pain/knee"),
        "pain/knee.png": ("asset", "image/png", "pain/knee"),
        "sitemap.xml": ("sitemap", "application/xml", None),
        "style.css": ("style", "text/css", None),
    }


def test_without_a_base_url_manifests_are_valid_too(project: ProjectFolder) -> None:
    project.write("localize.toml", "[locales.de]\n[locales.ar]\n")
    project.run("publish")
    assert_true(project)
    assert not [path for path in output(project) if path.endswith(".xml")]


def test_the_manifest_of_a_locale_comes_after_all_its_files_and_those_of_all_locales_after_each_other(
    project: ProjectFolder,
) -> None:
    changes = [change for change in publication(project).changes() if change.in_output]
    paths = [change.path.removeprefix("dist/") for change in changes]
    assert len(set(paths)) == len(paths)
    for locale in ("en", "de", "ar"):
        own = [path for path in paths if path.startswith(f"{locale}/")]
        assert own[-1] == f"{locale}/manifest.json"
        assert sum(path.endswith("/manifest.json") for path in own) == 1
        first = paths.index(own[0])
        assert paths[first : first + len(own)] == own
    assert paths[-2:] == ["sitemap.xml", "manifest.schema.json"]


def test_pages_come_first_then_what_is_removed_then_the_records_of_paths(project: ProjectFolder) -> None:
    project.run("publish")
    project.write("source/pain/knee.html", KNEE.replace("<title>", '<meta name="slug" content="sore"><title>'))
    project.translate("locales/de/LC_MESSAGES/pain/hip.po", unfinished)
    changes = list(publication(project).changes())
    kinds = [("removed" if each.data is None else "written") if each.in_output else "record" for each in changes]
    assert list(dict.fromkeys(kinds)) == ["written", "removed", "record"]


def test_for_twice_as_many_articles_there_is_twice_the_work_to_plan(project: ProjectFolder) -> None:
    def planning(number: int) -> int:
        pages = [page(replace(read(), name=f"a{each}"), locale) for each in range(number) for locale in LOCALES]
        full = release(*pages)
        rows = [{"id": each.article, "page": f"old-{each.path}"} for each in full.index.pages["de"]]
        project.write("dist/de/manifest.json", json.dumps({"generator": "localize", "files": [], "articles": rows}))
        workspace = Workspace(project.root)
        return work(
            lambda: Publication(
                full,
                workspace,
                WholePages(workspace),
                bundles=NoBundles(),
                published=OutputScan([ScannedFile("de/manifest.json", is_ours=True)]),
            )
        )

    assert planning(40) < 2.2 * planning(20)


def test_the_size_told_is_about_that_of_the_changes(project: ProjectFolder) -> None:
    new = publication(project)
    assert abs(new.size - len(list(new.changes()))) <= 4


def test_the_index_of_sitemaps_names_those_that_are_there(project: ProjectFolder) -> None:
    project.run("publish")
    assert locations(output(project)["sitemap.xml"]) == [f"{BASE}en/sitemap.xml", f"{BASE}de/sitemap.xml"]
    for address in locations(output(project)["sitemap.xml"]):
        for each in locations(output(project)[address.removeprefix(BASE)]):
            assert each.removeprefix(BASE) in output(project)


def test_an_article_that_is_withheld_is_withdrawn_in_the_manifest(project: ProjectFolder) -> None:
    project.run("publish")
    told = article(project, "ar", "cold-packs")
    assert (told["withdrawn"], told["outcome"], told["page"]) == (True, "withheld", "")
    assert told["coverage"] == {"segments": 8, "translated": 0, "fallback": 0, "stale": 0}
    source = hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert told["source"] == article(project, "de", "cold-packs")["source"] == {"sha256": source}
    assert article(project, "de", "cold-packs")["coverage"] == {
        "segments": 8,
        "translated": 8,
        "fallback": 0,
        "stale": 0,
    }


def test_a_segment_that_stands_twice_is_one_in_all_locales(project: ProjectFolder) -> None:
    project.write("source/cold-packs.txt", ARTICLE.replace("Then rest.", "Then rest. Then rest."))
    project.run("update")
    translate(project, "de")
    project.run("publish")
    segments = {article(project, locale, "cold-packs")["coverage"]["segments"] for locale in ("en", "de", "ar")}
    assert segments == {8}


def test_an_article_whose_source_cannot_be_read_is_withdrawn_everywhere(project: ProjectFolder) -> None:
    project.run("publish")
    project.write("source/cold-packs.txt", b"\xff\xfe\x00")
    project.run("publish")
    assert_true(project)
    for locale in ("en", "de", "ar"):
        assert article(project, locale, "cold-packs")["withdrawn"]
        assert not [path for path in output(project, f"{locale}/") if path.startswith("cold-packs")]


def test_a_kept_page_of_a_source_that_cannot_be_read_is_in_a_valid_manifest(project: ProjectFolder) -> None:
    project.write("localize.toml", CONFIG.replace("[locales.de]", '[locales.de]\npolicy = "keep"'))
    project.run("publish")
    before = output(project, "de/")
    project.write("source/cold-packs.txt", b"\xff\xfe\x00")
    project.run("publish")
    assert_true(project)
    assert article(project, "de", "cold-packs")["outcome"] == "kept"
    assert article(project, "en", "cold-packs")["withdrawn"]
    assert b"translationOfWork" in before["cold-packs.html"]
    assert b"translationOfWork" not in output(project, "de/")["cold-packs.html"]


def test_a_catalog_that_cannot_be_read_leaves_no_segment_translated(project: ProjectFolder) -> None:
    project.write("locales/de/LC_MESSAGES/cold-packs.po", b"msgid ")
    project.run("publish")
    assert_true(project)
    assert article(project, "de", "cold-packs")["coverage"] == {
        "segments": 8,
        "translated": 0,
        "fallback": 0,
        "stale": 0,
    }


def test_a_run_that_changes_nothing_writes_nothing(project: ProjectFolder) -> None:
    translate(project, "ar", names=("cold-packs",))
    project.run("publish")
    before = project.times()
    for arguments in ([], ["--locale", "de"], ["cold-packs"], ["pain/hip", "--locale", "ar"]):
        result = project.run("publish", *arguments)
        assert "; 0 files written" in result.stdout
        assert "removed" not in result.stdout
    assert project.times() == before


# What is left over


def test_all_forms_of_a_page_that_is_withheld_and_its_picture_leave_the_output(project: ProjectFolder) -> None:
    project.run("publish")
    project.translate("locales/de/LC_MESSAGES/pain/knee.po", unfinished)
    result = project.run("publish")
    gone = {*(f"pain/knee{form}" for form in FORMS), "pain/knee.png"}
    assert {path for path in gone if f"removed dist/de/{path}\n" in result.stdout} == gone
    assert not gone & output(project, "de/").keys()
    assert_true(project)


def test_the_folder_of_a_locale_that_is_gone_leaves_the_output_whole(project: ProjectFolder) -> None:
    project.run("publish")
    project.write("localize.toml", CONFIG.replace("[locales.de]\n", ""))
    project.run("publish")
    assert output(project, "de/") == {}
    assert_true(project, locales=("en", "ar"))


def test_an_article_that_is_gone_leaves_the_output_whole(project: ProjectFolder) -> None:
    project.run("publish")
    (project.root / "source/pain/knee.html").unlink()
    project.run("publish")
    assert not [path for path in output(project) if "knee" in path]
    assert_true(project)


def test_what_somebody_changed_stays_unless_it_says_that_it_is_ours(project: ProjectFolder) -> None:
    project.run("publish")
    mine = ("pain/knee.png", "pain/knee.head.json", "pain/knee.fragment.html")
    for path in mine:
        project.write(f"dist/de/{path}", b"mine")
    project.write("dist/de/pain/knee.html", project.read("dist/de/pain/knee.html").replace("KNEE", "ELBOW"))
    project.translate("locales/de/LC_MESSAGES/pain/knee.po", unfinished)
    project.run("publish")
    assert {path for path in output(project, "de/") if "knee" in path} == set(mine)
    assert_true(project, *mine, locales=("de",))


def test_what_others_put_there_stays(project: ProjectFolder) -> None:
    others = {"dist/de/imprint.html": b"<p>x</p>", "dist/de/data.json": b"{}", "dist/xx/manifest.json": b"{}"}
    for path, data in others.items():
        project.write(path, data)
    project.run("publish")
    project.run("publish")
    assert others.items() <= project.snapshot().items()
    assert_true(project, "imprint.html", "data.json")


def test_a_manifest_that_somebody_changed_leads_nowhere_else(project: ProjectFolder) -> None:
    project.run("publish")
    data = manifest(project, "de")
    secret = project.root / "secret.txt"
    secret.write_bytes(b"x")
    for path in ("../../secret.txt", str(secret), "a\0b", "", "pain"):
        data["files"].append({**data["files"][0], "path": path, "sha256": hashlib.sha256(b"x").hexdigest(), "size": 1})
    project.write("dist/de/manifest.json", json.dumps(data, indent=1))
    assert project.run("publish").exit_code == 0
    assert secret.exists()
    assert_true(project)


@pytest.mark.parametrize("after", [1, 2, 3, 4])
def test_a_run_that_was_killed_while_it_removed_is_finished_by_the_next(project: ProjectFolder, after: int) -> None:
    project.run("publish")
    project.translate("locales/de/LC_MESSAGES/pain/knee.po", unfinished)
    workspace = Workspace(project.root)
    new = publication(project)
    gone = made(workspace, new)
    for path in gone[: after - 1]:
        (project.root / path).unlink()
    project.run("publish")
    assert not [path for path in output(project, "de/") if "knee." in path and path != "pain/knee.png"]


@pytest.mark.parametrize("count", [0, 5, 9, 14])
def test_a_run_that_was_killed_while_it_removed_a_locale_is_finished_by_the_next(
    project: ProjectFolder, count: int
) -> None:
    project.run("publish")
    project.write("localize.toml", CONFIG.replace("[locales.de]\n", ""))
    workspace = Workspace(project.root)
    new = publication(project)
    gone = made(workspace, new)
    assert gone[-1] == "dist/de/manifest.json"
    for path in gone[:count]:
        (project.root / path).unlink()
    project.run("publish")
    assert output(project, "de/") == {}


# Narrowed runs


def test_a_narrowed_run_writes_what_was_asked_for_and_the_manifests_stay_true(project: ProjectFolder) -> None:
    project.run("publish")
    before = output(project)
    changed_source = ARTICLE.replace("Then rest", "Then sleep").encode()
    project.write("source/cold-packs.txt", changed_source)
    project.write("source/pain/knee.html", KNEE.replace("Take 5 mg", "Take 6 mg"))
    project.run("update")
    translate(project, "de")
    project.run("publish", "cold-packs", "--locale", "de")
    after = output(project)
    changed = {path for path in after if before.get(path) != after[path]}
    assert {path for path in changed if path.startswith(("de/cold", "de/pain"))} == {
        f"de/cold-packs{form}" for form in FORMS[::2]
    }
    assert not [
        path for path in changed if path.startswith("en/") and path.removeprefix("en/").startswith(("cold", "pain"))
    ]
    assert_true(project)
    sources = {article(project, locale, "cold-packs")["source"]["sha256"] for locale in ("en", "de")}
    assert sources == {hashlib.sha256(each).hexdigest() for each in (ARTICLE.encode(), changed_source)}
    assert article(project, "de", "pain/knee")["source"] == {"sha256": hashlib.sha256(KNEE.encode()).hexdigest()}


def test_a_narrowed_run_keeps_what_it_did_not_look_at_in_the_manifest_until_a_full_one_removes_it(
    project: ProjectFolder,
) -> None:
    translate(project, "ar")
    project.run("publish")
    for locale in ("de", "ar"):
        project.translate(f"locales/{locale}/LC_MESSAGES/pain/knee.po", unfinished)
    project.run("publish", "--locale", "de")
    assert not [path for path in output(project, "de/") if "knee" in path]
    assert {f"pain/knee{form}" for form in FORMS} <= output(project, "ar/").keys()
    assert_true(project)
    project.run("publish")
    assert not [path for path in output(project, "ar/") if "knee" in path]
    assert_true(project)


def test_a_narrowed_run_leaves_an_article_that_is_gone_to_a_full_one(project: ProjectFolder) -> None:
    project.run("publish")
    (project.root / "source/pain/knee.html").unlink()
    project.run("publish", "cold-packs")
    assert [path for path in output(project, "en/") if "knee" in path]
    assert_true(project)
    project.run("publish")
    assert not [path for path in output(project) if "knee" in path]


def test_a_narrowed_run_leaves_a_locale_that_is_gone_to_a_full_one(project: ProjectFolder) -> None:
    project.run("publish")
    before = output(project, "de/")
    project.write("localize.toml", CONFIG.replace("[locales.de]\n", ""))
    project.run("publish", "--locale", "ar")
    assert output(project, "de/") == before


def test_a_file_that_two_articles_show_stays_as_long_as_one_of_them_does(project: ProjectFolder) -> None:
    shared = '<img src="knee.png" alt="K">'
    project.write("source/pain/hip.html", KNEE.replace("nee", "ip").replace('<img src="kip.png" alt="A kip">', shared))
    project.run("update")
    translate(project, "de")
    project.run("publish")
    assert manifest(project, "en") == manifest(project, "en")
    for name in ("pain/hip", "pain/knee"):
        assert "; 0 files written" in project.run("publish", name).stdout
    project.write("source/pain/hip.html", KNEE.replace("nee", "ip").replace('<img src="kip.png" alt="A kip">', ""))
    project.run("publish", "pain/hip")
    assert output(project, "en/")["pain/knee.png"] == b"knee"
    assert_true(project)


def test_lists_that_are_no_longer_made_go_with_a_narrowed_run_too(project: ProjectFolder) -> None:
    project.run("publish")
    assert "feed.xml" in output(project, "de/")
    for name in ("knee", "hip"):
        source = project.read(f"source/pain/{name}.html").replace('<meta name="date" content="2026-03-04">', "")
        project.write(f"source/pain/{name}.html", source)
    project.run("publish", "cold-packs")
    assert not [path for path in output(project) if path.endswith("feed.xml")]
    assert_true(project)


def test_a_page_that_stands_elsewhere_now_is_written_by_a_narrowed_run_too(project: ProjectFolder) -> None:
    project.run("publish")
    project.write("source/pain/knee.html", KNEE.replace("<head>", '<head><meta name="slug" content="sore-knee">'))
    project.run("update")
    project.run("publish", "cold-packs", "--locale", "de")
    for locale in ("en", "de"):
        assert "<article>" in project.read(f"dist/{locale}/pain/sore-knee.html")
        redirect = html.document_fromstring(project.read(f"dist/{locale}/pain/knee.html"))
        assert first(redirect, ".//h1/a").get("href") == "sore-knee.html"
    assert_true(project)


# Files that would take the place of ours


@pytest.mark.parametrize(
    "name", ["feed.xml", "items.json", "style.css", "manifest.json", "sitemap.xml", "page.head.json", "STYLE.css"]
)
def test_a_file_with_the_name_of_one_of_ours_is_not_copied_and_told(project: ProjectFolder, name: str) -> None:
    project.run("publish")
    before = output(project)
    project.write(f"source/{name}", b"mine")
    project.write(
        "source/page.html", KNEE.replace("knee.png", "pain/knee.png").replace("</p>", f'<a href="{name}">x</a></p>')
    )
    result = project.run("check")
    assert (
        f"source/page.html:2: warning: '{name}' is the name of a file that is made, expected another name"
        in result.stdout
    )
    project.run("publish")
    assert b"mine" not in output(project).values()
    assert before.keys() < output(project).keys()
    assert_true(project)


def test_a_page_of_our_own_in_the_output_is_never_that_of_another_article(project: ProjectFolder) -> None:
    project.write("source/index.html", KNEE)
    project.run("publish")
    page = html.document_fromstring(project.read("dist/en/index.html"))
    assert page.findtext(".//h1") == "Articles"
    assert "dist/en/home.html" in project.snapshot()


@pytest.mark.parametrize("name", ["x.html", "x.fragment", "x.head"])
def test_articles_cannot_be_called_like_a_form_of_a_page(project: ProjectFolder, name: str) -> None:
    project.write(f"source/{name}.txt", ARTICLE)
    proposal = name.replace(".", "-")
    assert f"as files of pages do, expected another, such as {proposal!r}" in project.run("check").output


def test_articles_cannot_be_called_what_is_a_folder_on_some_disks(project: ProjectFolder) -> None:
    project.write("source/a\\b.txt", ARTICLE)
    assert "has a backslash, which parts folders on Windows, expected another" in project.run("check").output
    project.run("publish")
    assert_true(project)


def test_everything_in_the_output_is_known_as_ours_or_by_a_manifest(project: ProjectFolder) -> None:
    project.run("publish")
    listed = {
        f"{locale}/{file['path']}" for locale in ("en", "de", "ar") for file in manifest(project, locale)["files"]
    }
    unknown = {path for path, data in output(project).items() if path not in listed and not is_ours(data)}
    assert unknown == {"manifest.schema.json"}


# Lists in parts


def test_a_manifest_in_parts_lists_every_file_of_its_locale_but_itself(project: ProjectFolder) -> None:
    in_parts(project)
    schema = Draft202012Validator(json.loads(project.read("dist/manifest-2.schema.json")))
    for locale in ("en", "de", "ar"):
        there = output(project, f"{locale}/")
        read = read_manifest(there["manifest.json"], "manifest.json", partial(part_of, there))
        assert {file.path: file.sha256 for file in read.files} == {
            path: hashlib.sha256(data).hexdigest() for path, data in there.items() if path != "manifest.json"
        }
        for path in [path for path in there if path.startswith("manifest")]:
            schema.validate(json.loads(there[path]))
    assert {"manifest-1.json", "manifest-2.json", "items-1.json", "index-2.html"} <= output(project, "de/").keys()


def test_the_index_of_sitemaps_names_the_parts_and_no_other_index(project: ProjectFolder) -> None:
    in_parts(project)
    named = locations(output(project)["sitemap.xml"])
    assert f"{BASE}en/sitemap-2.xml" in named
    for address in named:
        assert b"<urlset" in output(project)[address.removeprefix(BASE)]
    assert locations(output(project)["en/sitemap.xml"]) == [each for each in named if "/en/" in each]


def test_lists_in_parts_are_replaced_by_lists_in_one_file_and_back(project: ProjectFolder) -> None:
    project.run("publish")
    whole = output(project)
    in_parts(project)
    project.run("publish")
    after = output(project)
    assert after.pop("manifest-2.schema.json")
    assert after == whole


def test_a_publication_of_one_article_leaves_the_rows_of_the_others_in_parts_too(project: ProjectFolder) -> None:
    in_parts(project)
    project.run("publish", "cold-packs")
    assert_true(project)


def test_a_page_is_kept_and_a_rename_is_known_by_a_manifest_in_parts(project: ProjectFolder) -> None:
    project.run("publish")
    in_parts(project)
    files = open_project(Workspace(project.root)).files
    whole = published_manifest(files, "de")
    assert [row["id"] for row in whole.articles] == ["cold-packs", "pain/hip", "pain/knee"]
    pages = PreviousPages(files, [])
    assert pages.path("pain/knee", "de") == "pain/knee"
    found = pages.file("pain/knee", "pain/knee", "de")
    assert found is not None
    assert found.record is not None
