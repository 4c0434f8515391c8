"""The paths of pages as translators name them."""

from __future__ import annotations

from localize.catalogs.template import slug_key
from localize.model.catalog import Catalog, Entry
from localize.tasks.page_paths import PagePaths, localized, slug_row


def named(**names: str) -> PagePaths:
    """The pages of articles whose slug was translated so."""
    pages = {f"pain/{name}": f"pain/{name}" for name in names}
    rows = {page: slug_row(page, _chain(page, names[page.removeprefix("pain/")])) for page in pages}
    slugs = {page: row for page, row in rows.items() if row}
    return localized(pages, slugs, "de", path_of=lambda locale, name: f"{locale}/{name}.po")


def _chain(page: str, target: str) -> list[tuple[str, Catalog]]:
    context, text = slug_key(page)
    return [("de", Catalog((), (Entry(text, target, context=context, line=7),)))]


def test_a_page_has_the_name_that_its_translator_gave_it_in_the_same_folder() -> None:
    found = named(knee="Schmerzen im Knie", hip="", back="back")
    assert found == PagePaths({"pain/knee": "pain/schmerzen-im-knie"})


def test_a_name_that_no_page_can_have_is_told_and_not_taken() -> None:
    found = named(knee="…", back="knee")
    assert found.paths == {}
    assert [(each.rule, each.path, each.line, each.locale) for each in found.findings] == [
        ("slug", "de/pain/knee.po", 7, "de"),
        ("slug", "de/pain/back.po", 7, "de"),
    ]
    assert [each.message.split(": ", 1)[1] for each in found.findings] == [
        "no letter or digit is in it, expected another name or none",
        "another page is called 'pain/knee', expected another name or none",
    ]


def test_of_two_pages_with_the_same_name_the_first_has_it() -> None:
    found = named(knee="Schmerz", hip="schmerz")
    assert found.paths == {"pain/knee": "pain/schmerz"}
    assert len(found.findings) == 1
