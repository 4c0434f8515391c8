"""glossary.csv, as spreadsheets and people write it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from localize.errors import GlossaryError
from localize.glossary.table import COLUMNS, read, write
from localize.model.glossary import Glossary, Status, Term
from support.work import assert_linear

HEADER = ",".join(COLUMNS)
LOCALES = ("en", "ar", "de", "es", "fr", "ja", "nb")


def glossary(*rows: str) -> Glossary:
    """The glossary in a file with these rows."""
    return read("\n".join([HEADER, *rows, ""]).encode(), "glossary.csv")


def problems(data: bytes | str) -> list[str]:
    """What is wrong with a file, as its editor sees it."""
    with pytest.raises(GlossaryError) as caught:
        read(data.encode() if isinstance(data, str) else data, "glossary.csv")
    return [str(problem) for problem in caught.value.problems]


def problems_of_rows(*rows: str) -> list[str]:
    """The same of a file with these rows; the first of them is line 2."""
    return problems("\n".join([HEADER, *rows, ""]))


PAIN = "pain,de,Schmerz,preferred,noun,,Schmerzen|Schmerzes,Was weh tut.,Plural is usual."


def test_a_row_becomes_a_term_with_all_its_fields() -> None:
    (term,) = glossary(PAIN).terms["pain"]["de"]
    assert term == Term(
        concept="pain",
        locale="de",
        text="Schmerz",
        status=Status.PREFERRED,
        part_of_speech="noun",
        case_sensitive=False,
        forms=("Schmerzen", "Schmerzes"),
        definition="Was weh tut.",
        note="Plural is usual.",
        line=2,
    )
    assert term.spellings == ("Schmerz", "Schmerzen", "Schmerzes")


@pytest.mark.parametrize("status", list(Status))
def test_every_status_of_the_design_is_read(status: Status) -> None:
    (term,) = glossary(f"pain,de,Schmerz,{status.value},,,,,").terms["pain"]["de"]
    assert term.status is status


@pytest.mark.parametrize(("case", "expected"), [("", False), ("insensitive", False), ("sensitive", True)])
def test_case_counts_only_where_the_row_says_so(case: str, *, expected: bool) -> None:
    (term,) = glossary(f"mri,de,MRT,preferred,noun,{case},,,").terms["mri"]["de"]
    assert term.case_sensitive is expected


def test_only_the_first_four_columns_need_a_value() -> None:
    (term,) = glossary("pain,de,Schmerz,preferred,,,,,").terms["pain"]["de"]
    assert (term.part_of_speech, term.forms, term.definition, term.note) == ("", (), "", "")


def test_rows_of_one_concept_are_together_in_the_order_of_the_file() -> None:
    read_back = glossary(
        "pain,de,Schmerz,preferred,,,,,", "pain,en,pain,preferred,,,,,", "pain,de,Pein,deprecated,,,,,"
    )
    assert [term.text for term in read_back.terms["pain"]["de"]] == ["Schmerz", "Pein"]
    assert [term.line for term in read_back.terms["pain"]["de"]] == [2, 4]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte order mark"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
def test_a_byte_order_mark_and_any_line_ends_are_accepted(mark: bytes, end: bytes) -> None:
    data = mark + end.join([HEADER.encode(), PAIN.encode(), "heat,ja,温熱,preferred,,,,,".encode()])
    assert read(data, "glossary.csv") == glossary(PAIN, "heat,ja,温熱,preferred,,,,,")


def test_a_quoted_field_may_hold_commas_quotes_and_line_breaks() -> None:
    read_back = glossary('pain,de,Schmerz,preferred,,,,"Was ""weh"" tut,\nsagt man.",', "heat,de,Wärme,preferred,,,,,")
    assert read_back.terms["pain"]["de"][0].definition == 'Was "weh" tut, sagt man.'
    assert read_back.terms["heat"]["de"][0].line == 4


def test_spaces_and_line_breaks_in_a_term_are_folded_but_no_break_spaces_are_kept() -> None:
    (term,) = glossary('pain," de ","pain\n  relief",preferred,,,"a  b | c\u00a0d |",,').terms["pain"]["de"]
    assert term.spellings == ("pain relief", "a b", "c\u00a0d")


def test_rows_that_a_spreadsheet_left_empty_are_passed_over() -> None:
    assert glossary("", ",,,,,,,,", PAIN, ",,,,,,,,").terms.keys() == {"pain"}


def test_a_file_of_headings_only_is_an_empty_glossary() -> None:
    assert glossary() == Glossary({})


# What cannot be used


@pytest.mark.parametrize("data", ["", "\ufeff", "\n", "a,b,c\n", "a;b;c\n", HEADER + ",more"])
def test_a_file_without_the_right_headings_is_told_with_the_right_ones(data: str) -> None:
    (problem,) = problems(data)
    assert problem.startswith("glossary.csv:1: the first line is '")
    assert problem.endswith(f"expected the columns {HEADER}")


@pytest.mark.parametrize(
    ("separator", "encoding", "name"),
    [
        (";", "utf-8-sig", "separated by semicolons"),
        ("\t", "utf-16", "separated by tabs, in UTF-16"),
        (",", "utf-16", "in UTF-16"),
    ],
    ids=["as Excel saves in German", "as Unicode text", "commas in UTF-16"],
)
def test_what_a_spreadsheet_has_made_of_it_is_read_and_named(separator: str, encoding: str, name: str) -> None:
    found = read(f"{HEADER}\r\n{PAIN}\r\n".replace(",", separator).encode(encoding), "glossary.csv")
    assert found == glossary(PAIN)
    remark = f"{name}: read so, but other programs expect commas and UTF-8"
    assert [str(each) for each in found.remarks] == [f"glossary.csv:1: {remark}"]
    assert glossary(PAIN).remarks == ()


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (HEADER.replace(",forms", ""), "without forms"),
        (HEADER.replace("note", "notes"), "without note, with the unknown notes"),
        (HEADER + ",note", "with twice note"),
        ("locale,concept" + HEADER.removeprefix("concept,locale"), "in another order"),
    ],
)
def test_what_is_wrong_with_the_headings_is_named(header: str, told: str) -> None:
    assert problems(header + "\n") == [
        f"glossary.csv:1: the first line is {header!r}, {told}, expected the columns {HEADER}"
    ]


@pytest.mark.parametrize(("row", "count"), [("pain,de,Schmerz,preferred", 4), (PAIN + ",more", 10)])
def test_a_ragged_row_is_told_with_the_number_of_its_fields(row: str, count: int) -> None:
    (problem,) = problems_of_rows("heat,de,Wärme,preferred,,,,,", row)
    assert problem.startswith(f"glossary.csv:3: {count} fields in 'pain,de,Schmerz,")
    assert problem.endswith("expected 9")


@pytest.mark.parametrize("column", range(4))
def test_a_row_without_a_needed_value_is_told(column: int) -> None:
    fields = PAIN.split(",")
    fields[column] = " "
    assert problems_of_rows(",".join(fields)) == [f"glossary.csv:2: no {COLUMNS[column]}, expected one"]


def test_an_unknown_status_is_told_with_the_allowed_ones() -> None:
    expected = "expected one of: preferred, admitted, deprecated, forbidden, do-not-translate"
    assert problems_of_rows("pain,de,Schmerz,prefered,,,,,") == [f"glossary.csv:2: status is 'prefered', {expected}"]


def test_an_unknown_case_is_told_with_the_allowed_ones() -> None:
    expected = "glossary.csv:2: case is 'upper', expected one of: insensitive, sensitive"
    assert problems_of_rows("pain,de,Schmerz,preferred,,upper,,,") == [expected]


@pytest.mark.parametrize("locale", ["xx", "de_CH", "German"])
def test_an_unknown_locale_is_told(locale: str) -> None:
    (problem,) = problems_of_rows(f"pain,{locale},Schmerz,preferred,,,,,")
    assert problem.startswith("glossary.csv:2: ")
    assert repr(locale) in problem
    assert "expected" in problem


def test_all_that_is_wrong_in_a_file_is_told_at_once_in_the_order_of_lines() -> None:
    told = problems_of_rows(
        "pain,xx,Schmerz,wrong,,upper,,,", "heat", PAIN, ",de,,preferred,,,,,", "pain,de,Schmerz,admitted,,,,,"
    )
    assert [problem.split(":")[1] for problem in told] == ["2", "2", "2", "3", "5", "5", "6"]


@pytest.mark.parametrize(
    ("one", "other"), [("Schmerz", "Schmerz"), ("Schmerz", "schmerz"), ("Wärme", "Wa\u0308rme"), ("E-Mail", "E‑Mail")]
)
def test_a_term_that_stands_twice_is_told_with_the_line_of_the_first(one: str, other: str) -> None:
    told = problems_of_rows(f"pain,de,{one},preferred,,,,,", f"pain,de,{other},admitted,,,,,")
    assert told == [
        f"glossary.csv:3: duplicate term {other!r} of pain in de, expected one row (first on line 2)",
    ]


def test_terms_that_differ_in_case_where_case_counts_are_two() -> None:
    rows = glossary("aids,en,AIDS,preferred,,sensitive,,,", "aids,en,aids,forbidden,,sensitive,,,")
    assert len(rows.terms["aids"]["en"]) == 2


def test_the_same_word_may_stand_for_two_concepts_and_in_two_locales() -> None:
    rows = glossary("patch,en,patch,preferred,,,,,", "plaster,en,patch,admitted,,,,,", "patch,nb,patch,forbidden,,,,,")
    assert rows.terms.keys() == {"patch", "plaster"}


def test_two_preferred_terms_of_a_concept_in_a_locale_are_told() -> None:
    told = problems_of_rows("pain,de,Schmerz,preferred,,,,,", "pain,de,Schmerzen,preferred,,,,,")
    where = "expected one (the other, 'Schmerz', on line 2)"
    assert told == [f"glossary.csv:3: second preferred term 'Schmerzen' of pain in de, {where}"]


@pytest.mark.parametrize("status", ["forbidden", "deprecated"])
def test_a_spelling_that_is_both_to_be_used_and_to_be_avoided_is_told(status: str) -> None:
    told = problems_of_rows("pain,de,Schmerz,preferred,,,Pein|Weh,,", f"pain,de,Pein,{status},,,,,")
    assert told == [f"glossary.csv:3: 'pein' of pain in de is {status}, and preferred on line 2, expected one"]


@pytest.mark.parametrize(("one", "other"), [("preferred", "forbidden"), ("deprecated", "admitted")])
def test_a_term_to_be_written_and_to_be_avoided_is_told_as_a_contradiction(one: str, other: str) -> None:
    told = problems_of_rows(f"pain,de,Pein,{one},,,,,", f"pain,de,Pein,{other},,,,,")
    assert told == [f"glossary.csv:3: 'Pein' of pain in de is {other}, and {one} on line 2, expected one"]


def test_a_form_that_is_listed_twice_is_told() -> None:
    told = problems_of_rows("pain,de,Schmerz,preferred,,,Schmerzen|Schmerzes|Schmerzen,,")
    assert told == ["glossary.csv:2: form 'Schmerzen' of 'Schmerz' is listed 2 times, expected once"]


def test_a_form_that_is_the_term_itself_is_told() -> None:
    told = problems_of_rows("pain,de,Schmerz,preferred,,,Schmerz|Schmerzen,,")
    assert told == ["glossary.csv:2: form 'Schmerz' is the term itself, expected only its other forms"]


def test_forms_that_differ_in_case_or_vowel_marks_are_two() -> None:
    (term,) = glossary("pain,ar,ألم,preferred,,,ألما|ألمًا,,").terms["pain"]["ar"]
    assert term.forms == ("ألما", "ألمًا")


def test_a_translation_of_what_is_not_to_be_translated_is_told() -> None:
    told = problems_of_rows("gene,en,HLA-B,do-not-translate,,,,,", "gene,de,HLA-B-Gen,admitted,,,,,")
    stays = "'HLA-B' on line 2 is do-not-translate, expected no translation"
    assert told == [f"glossary.csv:3: 'HLA-B-Gen' of gene in de is admitted, and {stays}"]


def test_what_is_not_to_be_translated_may_stand_in_each_locale_and_have_forbidden_translations() -> None:
    rows = ("gene,en,HLA-B,do-not-translate,,,,,", "gene,de,HLA-B,do-not-translate,,,,,", "gene,de,Gen,forbidden,,,,,")
    assert len(glossary(*rows).terms["gene"]["de"]) == 2


def test_a_locale_may_borrow_a_term_that_another_one_translates() -> None:
    rows = ("burnout,en,burnout,preferred,,,,,", "burnout,fr,burnout,do-not-translate,,,,,")
    assert len(glossary(*rows, "burnout,de,Erschöpfung,preferred,,,,,").terms["burnout"]) == 3


@pytest.mark.parametrize(("char", "code"), [("\b", "0008"), ("\x96", "0096"), ("\ufdd0", "FDD0")])
def test_what_no_text_may_hold_is_told(char: str, code: str) -> None:
    assert problems_of_rows(f"pain,de,Schm{char}erz,preferred,,,,,") == [
        f"glossary.csv:2: U+{code} in term {f'Schm{char}erz'!r}, expected a text without it"
    ]


def test_a_merge_conflict_is_told_with_its_lines() -> None:
    told = problems(f"{HEADER}\n<<<<<<< ours\n{PAIN}\n=======\n{PAIN}\n>>>>>>> theirs\n")
    message = "merge conflict, expected the rows of both sides without the markers"
    assert told == [f"glossary.csv:{line}: {message}" for line in (2, 4, 6)]


def test_a_concept_of_very_many_terms_is_read_in_linear_time() -> None:
    def task(size: int) -> Callable[[], object]:
        statuses = ["do-not-translate", "admitted"] * (size // 2)
        rows = [f"pain,de,Schmerz {number},{status},,,,," for number, status in enumerate(statuses)]
        return lambda: glossary(*rows)

    assert_linear(task, 500)


def test_what_is_written_is_read_as_the_same_terms() -> None:
    rows = [
        Term(
            "pain",
            "de",
            text='Schmerz, "stark"',
            status=Status.PREFERRED,
            part_of_speech="noun",
            case_sensitive=True,
            forms=("Schmerzen", "a b"),
            definition="Was\u00a0weh tut.",
            note="n",
            line=2,
        ),
        Term("pain", "de", text="Pein", status=Status.FORBIDDEN, line=3),
    ]
    assert list(read(write(rows), "glossary.csv").in_locale("de")) == rows


def test_a_file_that_is_not_utf_8_is_told_with_the_line() -> None:
    data = f"{HEADER}\n{PAIN}\nheat,de,Wärme,preferred,,,,,\n".encode("cp1252")
    assert problems(data) == ["glossary.csv:3: byte 0xE4 is not UTF-8, expected a file saved as UTF-8"]


@pytest.mark.parametrize("row", ['heat,de,"Wärme,preferred,,,,,', 'heat,de,"Wärme"x,preferred,,,,,'])
def test_a_quote_that_is_not_closed_is_told_with_the_line_on_which_its_row_begins(row: str) -> None:
    (problem,) = problems_of_rows(PAIN, row, "more,de,mehr,preferred,,,,,")
    assert problem.startswith("glossary.csv:3: not CSV: ")


# The glossary of this project


@pytest.fixture(scope="module")
def own() -> Glossary:
    """The project's glossary."""
    path = Path(__file__).parents[2] / "glossary.csv"
    return read(path.read_bytes(), path.name)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_glossary_of_this_project_has_forty_concepts_in_each_locale_with_definitions(
    own: Glossary, locale: str
) -> None:
    defined = [concept for concept, locales in own.terms.items() if any(t.definition for t in locales.get(locale, ()))]
    assert len(defined) >= 40


def test_every_concept_of_this_project_has_a_term_to_be_used_in_each_locale(own: Glossary) -> None:
    avoided = (Status.DEPRECATED, Status.FORBIDDEN)
    lacking = [
        (concept, locale)
        for concept, locales in own.terms.items()
        for locale in LOCALES
        if all(term.status in avoided for term in locales.get(locale, ()))
    ]
    assert lacking == []
