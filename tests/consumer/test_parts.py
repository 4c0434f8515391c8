"""Bundles whose manifest and lists are in parts: released, pulled, verified, recalled."""

from __future__ import annotations

import json

from support.bundles import split_bundle
from support.publisher import ARTICLES, Publisher, RegionalSite, run, succeeded
from support.web import Web


def publish_in_parts(publisher: Publisher, **articles: str) -> None:
    """Releases the German bundle in parts: the articles of the fixtures, some of them changed."""
    publisher.write("de", {**ARTICLES, **{name.replace("_", "-"): text for name, text in articles.items()}})
    split_bundle(publisher.root / "dist/de")
    publisher.release()


def test_a_site_shows_all_of_a_bundle_in_parts_and_verifies_it(publisher: Publisher, site: RegionalSite) -> None:
    publish_in_parts(publisher)
    succeeded(site.pull(publisher.release_folder))
    assert {"manifest-1.json", "manifest-4.json", "items-2.json", "pain/knee.html"} <= site.shown.keys()
    assert "19 files of de: all as the manifest says" in succeeded(run("verify", site.root)).output
    succeeded(run("verify", publisher.root / "dist/de"))


def test_a_changed_file_or_part_is_told(publisher: Publisher, site: RegionalSite) -> None:
    publish_in_parts(publisher)
    folder = publisher.root / "dist/de"
    (folder / "rest.html").write_text("other", encoding="utf-8")
    assert "rest.html: changed" in run("verify", folder).output
    (folder / "manifest-2.json").write_text("{}", encoding="utf-8")
    result = run("verify", folder)
    assert result.exit_code != 0
    assert "manifest-2.json: not the part of the manifest" in result.output


def test_only_parts_that_changed_are_fetched(publisher: Publisher, site: RegionalSite, web: Web) -> None:
    publish_in_parts(publisher)
    succeeded(site.pull(web.url))
    web.requests.clear()
    publish_in_parts(publisher, rest="Rest two")
    succeeded(site.pull(web.url))
    assert b"Rest two" in site.shown["rest.html"]
    fetched = [path for path in web.requests if "/objects/" in path]
    changed = ("rest.html", "rest.fragment.html", "rest.json", "items-3.json", "manifest-3.json", "manifest-4.json")
    assert len(fetched) == len(changed)


def test_a_recall_takes_the_rows_of_the_article_out_of_all_parts_of_the_list(
    publisher: Publisher, site: RegionalSite
) -> None:
    publish_in_parts(publisher)
    succeeded(site.pull(publisher.release_folder))
    succeeded(publisher.run("recall", "pain/knee"))
    succeeded(site.pull(publisher.release_folder))
    rows = [json.loads(site.shown[f"items-{number}.json"]) for number in (1, 2, 3)]
    assert [[row["id"] for row in part] for part in rows] == [[], ["cold-packs"], ["rest"]]
    assert json.loads(site.shown["items.json"]) == {"parts": ["items-1.json", "items-2.json", "items-3.json"]}
    assert b"Knee one" not in b"".join(site.shown.values())
    succeeded(run("verify", site.root))


def test_a_part_that_was_changed_on_the_way_is_refused_and_the_site_stays(
    publisher: Publisher, site: RegionalSite, web: Web
) -> None:
    before = site.shown
    publish_in_parts(publisher)
    parts = json.loads((publisher.root / "dist/de/manifest.json").read_bytes())["parts"]
    web.replaced[parts[1]["sha256"]] = b"x" * parts[1]["size"]
    result = site.pull(web.url)
    assert result.exit_code == 1
    assert "manifest-2.json: its content is not what was signed" in result.output
    assert site.shown == before


def test_what_a_release_in_parts_needs_is_never_pruned(publisher: Publisher, site: RegionalSite) -> None:
    publish_in_parts(publisher)
    publish_in_parts(publisher, rest="Rest two")
    publisher.release("--prune", "1")
    succeeded(site.pull(publisher.release_folder))
    assert b"Rest two" in site.shown["rest.html"]
    assert len(list((publisher.release_folder / "objects").rglob("?" * 64))) == len(site.shown) - 1


def test_a_site_goes_back_to_a_release_in_parts(publisher: Publisher, site: RegionalSite) -> None:
    publish_in_parts(publisher)
    succeeded(site.pull(publisher.release_folder))
    before = site.shown
    publish_in_parts(publisher, rest="Rest two")
    succeeded(site.pull(publisher.release_folder))
    succeeded(run("pull", "--rollback", "--into", site.root))
    assert site.shown == before
