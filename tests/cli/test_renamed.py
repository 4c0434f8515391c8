"""An article that gets another name: its addresses lead on in every locale, whether or not `update` was run between."""

from __future__ import annotations

import json
import shutil

import pytest
from lxml import html

from support.folder import ARTICLE, ProjectFolder

OLD, NEW = "source/cold-packs.txt", "source/packs/ice.txt"
HEAT = "Heat\n\nKeep warm. Use a blanket.\n\nAsk for help.\n"


def move(project: ProjectFolder, old: str = OLD, new: str = NEW) -> None:
    (project.root / new).parent.mkdir(parents=True, exist_ok=True)
    (project.root / old).rename(project.root / new)


def update(project: ProjectFolder) -> None:
    """Catalogs brought up to date, and all that is new in German translated."""
    assert project.run("update").exit_code == 0
    for path in project.snapshot():
        if path.startswith("locales/de/LC_MESSAGES/") and path.endswith(".po") and "interface" not in path:
            project.translate(path)


def leads(project: ProjectFolder, path: str) -> str:
    """Where the page at a path leads on to."""
    page = html.document_fromstring(project.read(f"dist/{path}"))
    (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
    return str(refresh).removeprefix("0; url=")


def rows(project: ProjectFolder, locale: str) -> list[tuple[str, str]]:
    return [(row["from"], row["to"]) for row in json.loads(project.read(f"dist/{locale}/redirects.json"))]


@pytest.fixture
def published(translated: ProjectFolder) -> ProjectFolder:
    translated.write("source/heat.txt", HEAT)
    update(translated)
    translated.run("publish")
    return translated


def test_old_addresses_lead_on_in_every_locale(published: ProjectFolder) -> None:
    move(published)
    published.run("update")
    for locale in ("en", "de", "ar"):
        assert published.read(f"locales/{locale}/redirects.csv") == "article,page\npacks/ice,cold-packs\n"
    published.run("publish")
    for locale in ("en", "de"):
        assert leads(published, f"{locale}/cold-packs.html") == "packs/ice.html"
        assert rows(published, locale) == [("cold-packs.html", "packs/ice.html")]
        assert not (published.root / f"dist/{locale}/cold-packs.fragment.html").exists()
    assert "0 files written" in published.run("update").stdout
    assert "; 0 files written" in published.run("publish").stdout


def test_publish_alone_finds_it_too(published: ProjectFolder) -> None:
    move(published)
    published.run("publish")
    assert leads(published, "en/cold-packs.html") == "packs/ice.html"
    published.run("update")
    published.run("publish")
    assert leads(published, "de/cold-packs.html") == "packs/ice.html"


def test_an_article_that_is_renamed_and_edited_is_found(published: ProjectFolder) -> None:
    move(published)
    published.write(NEW, ARTICLE.replace("10 minutes", "15 minutes") + "\nMore of it.\n")
    update(published)
    published.run("publish")
    assert leads(published, "de/cold-packs.html") == "packs/ice.html"


def test_an_article_of_other_words_is_another_one(published: ProjectFolder) -> None:
    (published.root / OLD).unlink()
    published.write("source/burns.txt", "Burns\n\nCool the burn. Cover it.\n")
    update(published)
    published.run("publish")
    assert not (published.root / "locales/en/redirects.csv").exists()
    assert not (published.root / "dist/en/cold-packs.html").exists()


HELP = "Call for help\n\nCall us if it hurts. Call us if it burns. Come back in two days.\n"


def test_what_other_articles_say_too_makes_no_former_one(published: ProjectFolder) -> None:
    published.write(OLD, "Cold\n\nWrap the pack.\n\n" + HELP)
    published.write("source/heat.txt", HEAT + HELP)
    update(published)
    published.run("publish")
    (published.root / OLD).unlink()
    published.write("source/burns.txt", "Burns\n\nCool the burn.\n\n" + HELP)
    update(published)
    published.run("publish")
    assert not (published.root / "locales/en/redirects.csv").exists()


def test_a_short_article_of_some_sentences_of_a_long_one_is_another_one(published: ProjectFolder) -> None:
    (published.root / OLD).unlink()
    published.write("source/rest.txt", "Resting\n\nThen rest.\n")
    update(published)
    published.run("publish")
    assert not (published.root / "locales/en/redirects.csv").exists()


def test_names_in_a_chain_lead_to_the_last(published: ProjectFolder) -> None:
    for old, new in ((OLD, NEW), (NEW, "source/freeze.txt")):
        move(published, old, new)
        update(published)
        published.run("publish")
    assert leads(published, "de/cold-packs.html") == "freeze.html"
    assert leads(published, "de/packs/ice.html") == "../freeze.html"
    assert rows(published, "en") == [("cold-packs.html", "freeze.html"), ("packs/ice.html", "freeze.html")]


def test_a_name_taken_back_is_a_page_again(published: ProjectFolder) -> None:
    move(published)
    update(published)
    published.run("publish")
    move(published, NEW, OLD)
    update(published)
    published.run("publish")
    assert "<article>" in published.read("dist/de/cold-packs.html")
    assert rows(published, "de") == [("packs/ice.html", "cold-packs.html")]
    assert rows(published, "en") == [("packs/ice.html", "cold-packs.html")]


def test_a_new_article_under_the_old_name_wins(published: ProjectFolder) -> None:
    move(published)
    update(published)
    published.write(OLD, "Cold things\n\nAnother text. Of other words.\n")
    published.run("update")
    published.run("publish")
    assert "Another text." in published.read("dist/en/cold-packs.html")
    assert not (published.root / "dist/de/cold-packs.html").exists(), "its own page is withheld, and it is no other's"


def test_of_two_new_articles_the_one_that_has_more_of_it_is_the_former_one(published: ProjectFolder) -> None:
    move(published)
    published.write("source/part.txt", ARTICLE.replace("Wrap the pack in a cloth. ", "Take care. ").replace("10", "15"))
    update(published)
    published.run("publish")
    assert rows(published, "en") == [("cold-packs.html", "packs/ice.html")]


def test_two_articles_renamed_at_once_keep_apart(published: ProjectFolder) -> None:
    move(published)
    move(published, "source/heat.txt", "source/warm.txt")
    update(published)
    published.run("publish")
    assert rows(published, "de") == [("cold-packs.html", "packs/ice.html"), ("heat.html", "warm.html")]


def test_the_record_is_enough_where_the_output_is_made_anew(published: ProjectFolder) -> None:
    move(published)
    update(published)
    shutil.rmtree(published.root / "dist")
    published.run("publish")
    assert leads(published, "de/cold-packs.html") == "packs/ice.html"


def test_a_publish_of_some_articles_moves_the_page_and_all_that_belongs_to_it(published: ProjectFolder) -> None:
    move(published)
    update(published)
    published.run("publish", "heat")
    assert leads(published, "de/cold-packs.html") == "packs/ice.html"
    assert "<article>" in published.read("dist/de/packs/ice.html")
    assert not (published.root / "dist/de/cold-packs.head.json").exists()


def test_a_page_that_is_kept_moves_with_its_name(published: ProjectFolder) -> None:
    text = published.read("localize.toml")
    published.write("localize.toml", text.replace("[locales.de]", '[locales.de]\npolicy = "keep"'))
    move(published)
    published.write(NEW, ARTICLE + "\nMore of it.\n")
    published.run("update")
    result = published.run("publish")
    assert "de/packs/ice: kept: " in result.stdout
    assert "WRAP THE PACK" in published.read("dist/de/packs/ice.html")
    assert leads(published, "de/cold-packs.html") == "packs/ice.html"


def test_a_name_that_translators_gave_leads_on(published: ProjectFolder) -> None:
    published.write("localize.toml", 'slugs = "localized"\n' + published.read("localize.toml"))
    update(published)  # the page is called in capitals, as all translations
    catalog = "locales/de/LC_MESSAGES/cold-packs.po"
    published.write(catalog, published.read(catalog).replace('msgstr "COLD-PACKS"', 'msgstr "kühlpackungen"'))
    published.run("publish")
    move(published)
    published.run("update")
    assert "packs/ice,kuehlpackungen\n" in published.read("locales/de/redirects.csv")


def test_a_broken_record_is_left_alone(published: ProjectFolder) -> None:
    published.write("locales/de/redirects.csv", "article\n")
    move(published)
    published.run("update")
    assert published.read("locales/de/redirects.csv") == "article\n"
    assert "packs/ice,cold-packs" in published.read("locales/en/redirects.csv")


def test_approvals_go_along_even_if_another_article_has_the_old_name(published: ProjectFolder) -> None:
    approve = ("approve", "--locale", "de", "--reviewer", "Dr. A. Example", "--date", "2026-11-27")
    assert published.run(*approve, "cold-packs").exit_code == 0
    move(published)
    published.run("update")
    published.write(OLD, "Cold things\n\nAnother text. Of other words.\n")
    update(published)
    found = {row["article"]: row["approval"]["state"] for row in published.json("status", "--locale", "de")["articles"]}
    assert found == {"cold-packs": "lapsed", "heat": "none", "packs/ice": "approved"}


NOTE = "cold-packs is now packs/ice: its translations and old addresses go along\n"


@pytest.mark.parametrize("command", ["update", "extract", "publish"])
def test_a_rename_is_told_once_where_it_is_recorded(published: ProjectFolder, command: str) -> None:
    move(published)
    move(published, "source/heat.txt", "source/warm.txt")
    out = published.run(command).stdout
    assert out.count(NOTE) == 1
    assert out.count("heat is now warm: its translations and old addresses go along\n") == 1
    for later in ("update", "extract", "publish", command):
        assert " is now " not in published.run(later).output


def test_a_rename_back_and_one_in_a_chain_are_told_too(published: ProjectFolder) -> None:
    steps = ((OLD, NEW, "cold-packs is now packs/ice:"), (NEW, "source/freeze.txt", "packs/ice is now freeze:"))
    for old, new, note in (*steps, ("source/freeze.txt", OLD, "freeze is now cold-packs:")):
        move(published, old, new)
        out = published.run("update").stdout
        assert note in out
        assert out.count(" is now ") == 1
        update(published)
        published.run("publish")


def test_nothing_is_told_of_an_article_that_is_gone_or_new(published: ProjectFolder) -> None:
    (published.root / OLD).unlink()
    published.write("source/burns.txt", "Burns\n\nCool the burn. Cover it.\n")
    for command in ("extract", "update", "publish"):
        assert " is now " not in published.run(command).output


def test_a_wrong_guess_that_was_taken_out_of_the_records_does_not_come_back(published: ProjectFolder) -> None:
    move(published)
    published.write(NEW, ARTICLE + "\nMore of it.\n")
    published.run("update")
    for locale in ("en", "de", "ar"):
        published.write(f"locales/{locale}/redirects.csv", "article,page\n")
    update(published)
    published.run("publish")
    assert not (published.root / "dist/en/cold-packs.html").exists()
    assert published.read("locales/en/redirects.csv") == "article,page\n"
