"""Term lists of spreadsheets, OmegaT and Weblate."""

from __future__ import annotations

import csv
import io
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import csvl10n

from localize.errors import ExchangeError
from localize.exchange import term_rows, terms
from localize.exchange.term_format import TermList
from localize.exchange.term_rows import WEBLATE, canonical
from localize.glossary.table import COLUMNS, grouped
from localize.model.glossary import Status, Term

TERMS = (
    Term("nerve pain", "en", text="nerve pain", status=Status.PREFERRED, part_of_speech="noun", definition="A pain."),
    Term("nerve pain", "en", text="neuralgia", status=Status.ADMITTED, note="Less plain."),
    Term(
        "nerve pain",
        "de",
        text="Nervenschmerz",
        status=Status.PREFERRED,
        part_of_speech="noun",
        definition="Ein Schmerz.",
        note="n",
    ),
    Term("nerve pain", "de", text="Neuralgie", status=Status.ADMITTED),
    Term("nerve pain", "de", text="Nervenweh", status=Status.FORBIDDEN),
    Term("gene", "en", text="HLA-B", status=Status.DO_NOT_TRANSLATE),
    Term("dose", "en", text="=dose", status=Status.PREFERRED),
)


def plain(found: TermList) -> list[list[Term]]:
    """The terms of each concept as rows would hold them."""
    names = [field.name for field in fields(Term)]
    return [
        [replace(Term(*(getattr(term, name) for name in names)), line=0) for term in concept]
        for concept in found.concepts
    ]


def read(text: str | bytes, locale: str | None = "de") -> TermList:
    return terms.read_terms(
        text.encode() if isinstance(text, str) else text, "x.csv", source_locale="en", locale=locale
    )


def pairs(text: str | bytes, locale: str | None = "de") -> list[list[tuple[str, str]]]:
    return [[(term.locale, term.text) for term in concept] for concept in read(text, locale).concepts]


def test_signs_alone_are_no_term_of_a_list_without_headings() -> None:
    found = read('"')
    assert found.concepts == ()
    assert [str(problem) for problem in found.passed] == [
        "x.csv:1: '\"' is no term, expected a letter or a digit in it",
    ]
    assert pairs("source,target\n±,±\n") == [[("en", "±"), ("de", "±")]]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (",".join(COLUMNS), "utf-8-sig"),
        (",".join(f'"{name}"' for name in COLUMNS), "utf-16"),
        (";".join(COLUMNS), "utf-8"),
        ("\t".join(COLUMNS), "utf-16"),
    ],
)
def test_a_glossary_is_known_however_a_spreadsheet_writes_its_first_line(head: str, encoding: str) -> None:
    separator = head.removeprefix('"').removeprefix("concept").removeprefix('"')[0]
    rows = "hip,en,hip,preferred,,,,,\r\nhip,de,Hüfte,preferred,,,,,\r\n".replace(",", separator)
    text = f"{head}\r\n{rows}"
    assert pairs(text.encode(encoding)) == [[("en", "hip"), ("de", "Hüfte")]]


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("concept,locale,term", "without status, part_of_speech"),
        ("Term,Concept,Locale,status", "without concept, locale, term, part_of_speech"),
    ],
)
def test_a_glossary_with_other_columns_gives_no_terms_but_what_is_wrong(head: str, why: str) -> None:
    with pytest.raises(ExchangeError, match=f"^x.csv:1: the first line is '{head}', {why}.*, expected the columns con"):
        read(f"{head}\nhip,en,hip\nhip,de,Hüfte\n")


def test_a_list_of_terms_and_translations_has_headings() -> None:
    assert pairs("term,translation\nhip,Hüfte\n") == [[("en", "hip"), ("de", "Hüfte")]]


def test_rows_without_any_term_are_passed_over_in_silence() -> None:
    assert read("id,source,target\n1,pain,Schmerz\n2,,\n").passed == ()


# Weblate's CSV


def test_weblates_csv_has_its_columns_and_a_row_for_each_term_to_be_written() -> None:
    rows = list(
        csv.reader(io.StringIO(term_rows.write_weblate(grouped(TERMS), "en", locale="de").decode(), newline=""))
    )
    assert tuple(rows[0]) == WEBLATE
    assert [(row[1], row[2], row[5]) for row in rows[1:]] == [
        ("nerve pain", "Nervenschmerz", "nerve pain"),
        ("nerve pain", "Neuralgie", "nerve pain"),
        ("neuralgia", "Nervenschmerz", "nerve pain"),
        ("HLA-B", "HLA-B", "gene"),
        ("'=dose", "", "dose"),
    ]
    assert rows[1][6] == "Part of speech: noun\nDefinition: Ein Schmerz.\nNote: n"
    assert rows[1][7] == "Part of speech: noun\nDefinition: A pain."


def test_what_is_written_for_weblate_is_read_as_the_same_terms() -> None:
    found = plain(read(term_rows.write_weblate(grouped(TERMS), "en", locale="de")))
    expected = [term for term in TERMS if term.status is not Status.FORBIDDEN]
    expected.append(Term("gene", "de", text="HLA-B", status=Status.DO_NOT_TRANSLATE))
    by_text = {(term.locale, term.text): term for concept in found for term in concept}
    assert by_text == {(term.locale, term.text): term for term in expected}
    assert [len(concept) for concept in found] == [4, 2, 1]


def test_translate_toolkit_and_with_it_weblate_opens_it() -> None:
    store = csvl10n.csvfile.parsestring(term_rows.write_weblate(grouped(TERMS), "en", locale="de"))
    assert [(unit.source, unit.target) for unit in store.units[:2]] == [
        ("nerve pain", "Nervenschmerz"),
        ("nerve pain", "Neuralgie"),
    ]
    assert store.units[0].context == "nerve pain"
    assert not store.units[0].isfuzzy()


def test_what_translate_toolkit_saves_is_read() -> None:
    store = csvl10n.csvfile()
    unit = store.addsourceunit("pain")
    unit.target = "Schmerz"
    unit.addnote("Plural is usual.", "translator")
    assert plain(read(bytes(store))) == [
        [
            Term("", "en", text="pain", status=Status.PREFERRED),
            Term("", "de", text="Schmerz", status=Status.PREFERRED, note="Plural is usual."),
        ]
    ]


def test_a_translation_that_needs_work_is_passed_over_and_told() -> None:
    found = read("source,target,fuzzy\npain,Schmerz,True\nfever,Fieber,False\n")
    assert [[term.text for term in concept] for concept in found.concepts] == [["pain"], ["fever", "Fieber"]]
    (problem,) = found.passed
    assert str(problem) == "x.csv:2: the translation of 'pain' is marked as needing work, expected a finished one"


def test_a_context_that_many_terms_share_does_not_make_them_one_concept() -> None:
    text = "source,target,context\npain,Schmerz,symptoms\nfever,Fieber,symptoms\nache,Schmerz,symptoms\n"
    assert pairs(text) == [[("en", "pain"), ("de", "Schmerz"), ("en", "ache")], [("en", "fever"), ("de", "Fieber")]]


# Tabs


def test_a_list_with_tabs_has_no_headings_and_no_empty_translations() -> None:
    assert term_rows.write_tsv(grouped(TERMS), "en", locale="de").decode().splitlines() == [
        "nerve pain\tNervenschmerz\tPart of speech: noun | Definition: Ein Schmerz. | Note: n",
        "nerve pain\tNeuralgie\tStatus: admitted",
        "neuralgia\tNervenschmerz\tPart of speech: noun | Definition: Ein Schmerz. | Note: n",
        "HLA-B\tHLA-B\tStatus: do-not-translate",
    ]


def test_a_list_with_tabs_is_read_with_its_note() -> None:
    assert plain(read("pain\tSchmerz\tPlural is usual.\n\nfever\tFieber\n")) == [
        [
            Term("", "en", text="pain", status=Status.PREFERRED),
            Term("", "de", text="Schmerz", status=Status.PREFERRED, note="Plural is usual."),
        ],
        [Term("", "en", text="fever", status=Status.PREFERRED), Term("", "de", text="Fieber", status=Status.PREFERRED)],
    ]


def test_a_quote_in_a_list_with_tabs_is_a_quote() -> None:
    assert pairs('"open\tauf\n5" tube\t5-Zoll-Schlauch\n') == [
        [("en", '"open'), ("de", "auf")],
        [("en", '5" tube'), ("de", "5-Zoll-Schlauch")],
    ]


def test_a_second_translation_is_admitted() -> None:
    ((_, first, second),) = read("pain\tSchmerz\npain\tPein\n").concepts
    assert [(term.text, term.status, term.assumed) for term in (first, second)] == [
        ("Schmerz", Status.PREFERRED, True),
        ("Pein", Status.ADMITTED, True),
    ]


# Spreadsheets


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_spreadsheets_separators_and_encodings_are_read(delimiter: str, encoding: str) -> None:
    text = "Source,Target,Notes\r\npain,Schmerz,n\r\n".replace(",", delimiter)
    assert pairs(text.encode(encoding)) == [[("en", "pain"), ("de", "Schmerz")]]


def test_columns_named_by_locales_are_read_and_others_passed_over() -> None:
    assert pairs("id,EN,de_de,fr\n1,pain,Schmerz,douleur\n2,fever,,fièvre\n", None) == [
        [("en", "pain"), ("de-DE", "Schmerz"), ("fr", "douleur")],
        [("en", "fever"), ("fr", "fièvre")],
    ]


def test_a_column_may_tell_the_language_of_each_row() -> None:
    text = "id,sourceLang,targetLang,sourceString,targetString\n1,en,fr_XX,pain,douleur\n"
    assert pairs(text, None) == [[("en", "pain"), ("fr_XX", "douleur")]]


def test_columns_for_status_definition_and_part_of_speech_are_read() -> None:
    text = "source,target,status,definition,part of speech\npain,Pein,forbidden,d,noun\n"
    assert plain(read(text))[0][1] == Term(
        "", "de", text="Pein", status=Status.FORBIDDEN, part_of_speech="noun", definition="d"
    )


def test_the_rows_of_another_glossary_csv_are_read_with_all_their_fields() -> None:
    text = ",".join(COLUMNS) + "\npain,de,Schmerz,admitted,noun,sensitive,Schmerzen,d,n\n"
    term = Term(
        "pain",
        "de",
        text="Schmerz",
        status=Status.ADMITTED,
        part_of_speech="noun",
        case_sensitive=True,
        forms=("Schmerzen",),
        definition="d",
        note="n",
    )
    assert plain(read(text)) == [[term]]


@pytest.mark.parametrize(
    ("text", "locale", "message"),
    [
        ("pain\tSchmerz\n", None, "x.csv: does not tell the language of the translations, expected --locale"),
        ("source,target\npain,Schmerz,x,y\n", "de", "x.csv:2: 4 fields in 'pain,Schmerz,x,y', expected 2 at most"),
        ('source,target\n"pain,Schmerz\n', "de", "x.csv:2: not CSV: "),
        (",".join(COLUMNS) + "\npain\n", "de", "x.csv:2: 1 fields in 'pain', expected 9"),
        (b"source,target\npain,W\xe4rme\n", "de", "x.csv:2: byte 0xE4 is not UTF-8, expected a file saved as UTF-8"),
    ],
)
def test_what_cannot_be_read_is_told(text: str | bytes, locale: str | None, message: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(text, locale)
    assert str(caught.value).startswith(message)


def test_a_row_without_a_source_term_is_passed_over_and_told() -> None:
    found = read("source,target\n,Schmerz\n")
    assert found.concepts == ()
    assert [str(problem) for problem in found.passed] == ["x.csv:2: no source term, expected one"]


@pytest.mark.parametrize("text", ["", "\n", "\ufeff"])
def test_an_empty_file_holds_no_terms(text: str) -> None:
    assert read(text) == TermList(())


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("de", "de"),
        ("de_de", "de-DE"),
        ("PT-br", "pt-BR"),
        ("zh-hans", "zh-Hans"),
        ("fr_XX", "fr"),
        ("note", ""),
        ("", ""),
    ],
)
def test_languages_are_known_however_they_are_written(written: str, tag: str) -> None:
    assert canonical(written) == tag


WORDS = st.text(alphabet="abÄ=+-@'\",;|%1 \u00a0", min_size=1, max_size=6).filter(
    lambda text: text.strip(" ") == text and "  " not in text
)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS | st.just("")), max_size=4, unique_by=lambda row: row[0].casefold()))
def test_any_terms_come_back_from_weblates_csv(rows: list[tuple[str, str, str]]) -> None:
    written = [
        term
        for number, (source, target, note) in enumerate(rows)
        for term in (
            Term(f"c{number}", "en", text=source, status=Status.PREFERRED, note=note),
            Term(f"c{number}", "de", text=target, status=Status.PREFERRED, note=note),
        )
    ]
    found = plain(read(term_rows.write_weblate(grouped(written), "en", locale="de")))
    assert [term for concept in found for term in concept] == written


def test_a_field_that_no_reader_can_take_is_told() -> None:
    with pytest.raises(ExchangeError, match=r"^x\.csv:1: not CSV: field larger than field limit"):
        read("a\t" + "b" * 200_000)


HEADS = st.sampled_from(["", "source,target\n", "en;de\n", "source\ttarget\tcontext\n", "<martif>", "<tbx>"])


@given(HEADS, st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_whatever_stands_in_a_file_it_is_read_or_told(head: str, text: str) -> None:
    try:
        read(head + text)
    except ExchangeError as error:
        assert str(error).startswith("x.csv")
