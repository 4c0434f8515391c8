"""Pages that can be in no release are left out, and told, and nothing else is."""

from __future__ import annotations

from datetime import date

from localize.config import Config
from localize.errors import PageError, Problem
from localize.model.catalog import Catalog
from localize.model.page import PageInfo
from localize.pages.outputs.rendered import render_page
from localize.pages.previous_page import PreviousFile, PreviousPage
from localize.pages.released_page import WithheldPage
from localize.tasks.articles import source_info
from localize.tasks.catalogs import translators
from localize.tasks.release_pages import (
    RejectedPage,
    previous_or_rejected,
    problem,
    rejected,
    translated_info,
    without,
)
from support.approvals import approval
from support.articles import article
from support.releases import page, read, release, texts

KNEE, HIP = read(), read(name="hip")
ORDER = ("hip", "knee")


def test_a_release_of_pages_that_can_be_published_stays_as_it_is() -> None:
    full = release(page(HIP), page(KNEE), page(KNEE, "de"))
    assert without(full, (), articles=ORDER) == full


def test_a_rejected_page_is_withheld_in_its_place_and_the_others_stay() -> None:
    knee, absent = page(KNEE, "de", info=PageInfo("1" * 64)), WithheldPage("hip", "de", PageInfo())
    error = PageError(Problem("de/knee.html", 0, "cannot be used: KeyError: 'x'"), article="knee", locale="de")
    found = without(release(page(HIP), page(KNEE), knee, withheld=[absent]), [rejected(error)], articles=ORDER)
    assert list(found.index.pages["en"]) == [page(HIP), page(KNEE)]
    assert list(found.index.pages["de"]) == []
    assert list(found.index.withheld["de"]) == [absent, WithheldPage("knee", "de", knee.info)]
    assert found.index.paths == {"hip": {"en": "hip"}, "knee": {"en": "knee"}}
    assert rejected(error).finding("source/knee.html").message == "the page cannot be made: KeyError: 'x'"


def test_a_page_with_what_must_never_be_published_is_rejected_unless_markup_is_trusted() -> None:
    harmful = page(article("<p>x</p><script>x()</script>", title="T"))
    rendered = render_page(release(harmful), harmful)
    told = problem(rendered, trusted=False)
    assert told is not None
    assert told.finding("source/x.txt").rule == "forbidden-markup"
    assert told.reason == "<script> in the page"
    assert problem(rendered, trusted=True) is None
    assert problem(render_page(release(page(KNEE)), page(KNEE)), trusted=False) is None


def test_a_page_of_before_is_read_back_and_what_is_none_is_rejected() -> None:
    html = texts(release(page(KNEE), page(KNEE, "de", missing=1)), "de")["knee.html"]
    found = previous_or_rejected(PreviousFile(html), "knee", "de")
    assert isinstance(found, PreviousPage)
    assert not found.complete
    assert isinstance(previous_or_rejected(PreviousFile("spoilt"), "knee", "de"), RejectedPage)


def test_who_reviewed_the_source_has_not_reviewed_the_translation() -> None:
    source = article("<p>x</p>", day=date(2026, 1, 1), reviewer="John Doe")
    catalog = Catalog((("Last-Translator", "Jana <jana@health.example>"),), ())
    known = source_info(source, Config())
    plain = translated_info(known, ready=1, approvals=(), translators=translators(catalog))
    assert (plain.reviewers, plain.date, plain.translators, plain.missing) == ((), date(2026, 1, 1), ("Jana",), 1)
    approved = translated_info(known, ready=2, approvals=[approval(day="2026-11-27")], translators=translators(None))
    assert (approved.reviewers, approved.date, approved.missing) == (("Dr. A. Example",), date(2026, 11, 27), 0)
