"""Which format of glossaries reads a file."""

from __future__ import annotations

import pytest

from localize.exchange.terms import TERM_FORMATS, read_terms
from localize.glossary.table import grouped
from localize.model.glossary import Status, Term

GLOSSARY = grouped(
    (
        Term("pain", "en", text="pain", status=Status.PREFERRED, definition="What hurts."),
        Term("pain", "de", text="Schmerz", status=Status.PREFERRED),
    )
)


def recognized(data: bytes, path: str = "x") -> str:
    return next(name for name, row in TERM_FORMATS.items() if row.recognizes(data, path))


@pytest.mark.parametrize("name", TERM_FORMATS)
def test_what_a_format_writes_is_read_as_the_same_terms(name: str) -> None:
    row = TERM_FORMATS[name]
    data = row.write(GLOSSARY, "en", locale="de" if row.bilingual else "")
    texts = {
        (term.locale, term.text)
        for concept in read_terms(data, "x", source_locale="en", locale="de").concepts
        for term in concept
    }
    assert texts == {("en", "pain"), ("de", "Schmerz")}
    assert row.read(data, "x", source_locale="en", locale="de") == read_terms(
        data, "x", source_locale="en", locale="de"
    )


@pytest.mark.parametrize(("name", "first"), [("tbx3", "tbx"), ("csv", "csv"), ("weblate", "weblate"), ("tsv", "tsv")])
def test_a_file_is_known_by_what_is_in_it_whatever_it_is_called(name: str, first: str) -> None:
    assert recognized(TERM_FORMATS[name].write(GLOSSARY, "en", locale="de"), "notes.txt") == first


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_glossary_of_another_project_is_known_however_it_was_saved(encoding: str, end: str) -> None:
    text = end.join(['"Concept";Locale;term;status', "pain;en;pain;preferred"])
    assert recognized(text.encode(encoding)) == "csv"


def test_the_last_format_takes_any_text() -> None:
    assert recognized(b"") == recognized(b"pain\tSchmerz\n") == list(TERM_FORMATS)[-1]


@pytest.mark.parametrize("name", ["tbx", "tbx3", "csv"])
def test_formats_that_hold_all_locales_need_none_named(name: str) -> None:
    data = TERM_FORMATS[name].write(GLOSSARY, "en", locale="")
    back = grouped(
        term for concept in read_terms(data, "x", source_locale="en", locale=None).concepts for term in concept
    )
    assert [term.text for term in back.all_terms()] == ["pain", "Schmerz"]
