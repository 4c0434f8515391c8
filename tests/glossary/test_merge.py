"""Terms from elsewhere taken into glossary.csv: nothing that a person typed is lost or overwritten."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.glossary import table
from localize.glossary.merge import Merged, TermVerdict, merge
from localize.model.glossary import Glossary, ImportedTerm, Status, Term
from support.work import assert_linear

HEADER = ",".join(table.COLUMNS)
FILE = f"""{HEADER}
pain,en,pain,preferred,noun,,pains,What hurts.,
"pain",de,"Schmerz",preferred,noun,,Schmerzen,,"Typed, by hand"
pain,de,Weh,forbidden,,,,,

fever,en,fever,preferred,,,,,
gene,en,HLA-B,do-not-translate,,sensitive,,,
"""


def term(concept: str, locale: str, text: str, status: Status = Status.PREFERRED, **more: object) -> ImportedTerm:
    return ImportedTerm(concept, locale, text=text, status=status, **more)  # type: ignore[arg-type]


def merged(*concepts: list[ImportedTerm], file: str = FILE, overwrite: bool = False) -> Merged:
    data = file.encode()
    glossary = table.read(data, "glossary.csv") if data.strip() else Glossary({})
    found = merge(data, glossary, concepts=concepts, source_locale="en", overwrite=overwrite)
    if found.data.strip():
        table.read(found.data, "glossary.csv")
    return found


def verdicts(found: Merged) -> list[TermVerdict]:
    return [outcome.verdict for outcome in found.terms]


def appended(found: Merged, file: str = FILE) -> str:
    """The rows after those of the file, which have kept their bytes."""
    text = found.data.decode()
    assert text.startswith(file)
    return text.removeprefix(file)


def test_a_new_term_of_a_known_concept_is_appended_under_its_name() -> None:
    found = merged([term("c17", "en", "pain"), term("c17", "fr", "douleur", part_of_speech="noun")])
    assert appended(found) == "pain,fr,douleur,preferred,noun,,,,\n"
    assert verdicts(found) == [TermVerdict.SAME, TermVerdict.NEW]


def test_a_new_concept_keeps_its_name() -> None:
    found = merged([term("c17", "en", "nausea"), term("c17", "de", "Übelkeit")])
    assert appended(found) == "c17,en,nausea,preferred,,,,,\nc17,de,Übelkeit,preferred,,,,,\n"


def test_a_new_concept_without_a_name_is_called_by_its_source_term() -> None:
    found = merged([term("", "de", "Grippe (1918)"), term("", "en", "1918 Flu")])
    assert appended(found).splitlines()[0] == "1918-flu,de,Grippe (1918),preferred,,,,,"


def test_a_name_that_is_taken_by_another_concept_is_not_used() -> None:
    found = merged([term("pain", "en", "Fever dream")])
    assert appended(found) == "fever-dream,en,Fever dream,preferred,,,,,\n"


def test_a_concept_is_known_by_its_name_where_it_shares_a_term() -> None:
    found = merged([term("pain", "de", "Schmerz"), term("pain", "fr", "douleur")])
    assert appended(found) == "pain,fr,douleur,preferred,,,,,\n"


def test_nothing_is_written_when_nothing_is_new() -> None:
    found = merged([term("x", "en", "pain", part_of_speech="noun"), term("x", "de", "Schmerz")])
    assert found.data == FILE.encode()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_mark_line_ends_and_a_missing_last_one_stay(end: str, mark: str, *, last: bool) -> None:
    file = mark + FILE.replace("\n", end)
    file = file if last else file.removesuffix(end)
    found = merged([term("x", "en", "nausea")], file=file)
    assert found.data.decode() == file + ("" if last else end) + f"x,en,nausea,preferred,,,,,{end}"


@pytest.mark.parametrize("file", ["", "\n"])
def test_an_empty_file_gets_headings(file: str) -> None:
    assert merged([term("x", "en", "nausea")], file=file).data.decode() == f"{HEADER}\nx,en,nausea,preferred,,,,,\n"


@pytest.mark.parametrize(
    ("offered", "reason"),
    [
        (
            term("", "de", "Weh"),
            "status is forbidden, the file has preferred",
        ),
        (term("", "de", "Schmerz", Status.ADMITTED), "status is preferred, the file has admitted"),
        (term("", "de", "Schmerz", note="Other"), "note is 'Typed, by hand', the file has 'Other'"),
        (term("", "de", "schmerz", part_of_speech="verb"), "part of speech is 'noun', the file has 'verb'"),
        (
            term("", "de", "Pein"),
            "second preferred term 'Pein' of pain in de, expected one (the other, 'Schmerz', on line 3)",
        ),
        (
            term("", "de", "Pein", Status.ADMITTED, forms=("Weh",)),
            "'weh' of pain in de is admitted, and forbidden on line 4, expected one",
        ),
    ],
)
def test_a_conflict_is_told_and_not_taken(offered: ImportedTerm, reason: str) -> None:
    found = merged([term("", "en", "pain"), offered])
    assert found.data == FILE.encode()
    assert [(outcome.verdict, outcome.reason) for outcome in found.terms[1:]] == [(TermVerdict.CONFLICT, reason)]


def test_a_status_that_the_file_does_not_tell_is_no_conflict() -> None:
    found = merged([term("", "en", "pain"), term("", "de", "Schmerz", Status.ADMITTED, assumed=True)])
    assert verdicts(found) == [TermVerdict.SAME, TermVerdict.SAME]


def test_a_forbidden_term_is_a_conflict_even_so() -> None:
    found = merged([term("", "en", "pain"), term("", "de", "Weh", Status.ADMITTED, assumed=True)])
    assert verdicts(found) == [TermVerdict.SAME, TermVerdict.CONFLICT]


def test_what_the_file_says_more_is_told_and_not_taken() -> None:
    found = merged([term("", "en", "pain"), term("", "de", "Schmerz", definition="Was weh tut.")])
    assert found.data == FILE.encode()
    assert found.terms[1].verdict is TermVerdict.MORE
    assert found.terms[1].reason == "no definition, the file has 'Was weh tut.'"


def test_a_translation_of_what_is_not_to_be_translated_is_a_conflict() -> None:
    found = merged([term("", "en", "HLA-B"), term("", "de", "HLA-B-Gen")])
    assert found.data == FILE.encode()
    assert found.terms[1].reason == "'HLA-B' on line 7 is do-not-translate, expected no translation"


def test_a_source_term_of_two_concepts_is_a_conflict_unless_the_name_tells() -> None:
    file = f"{HEADER}\ncold,en,cold,preferred,,,,,\ncommon-cold,en,cold,admitted,,,,,\n"
    found = merged([term("", "en", "cold"), term("", "de", "Kälte")], file=file)
    assert verdicts(found) == [TermVerdict.CONFLICT, TermVerdict.CONFLICT]
    assert "'cold' is a term of 2 concepts (cold, common-cold)" in found.terms[0].reason
    named = merged([term("cold", "en", "cold"), term("cold", "de", "Kälte")], file=file)
    assert appended(named, file) == "cold,de,Kälte,preferred,,,,,\n"


def test_two_entries_of_a_file_with_one_source_term_are_two_concepts() -> None:
    found = merged([term("c1", "en", "cold"), term("c1", "de", "Kälte")], [term("c2", "en", "cold")])
    assert [row.split(",")[0] for row in appended(found).splitlines()] == ["c1", "c1", "c2"]


def test_the_same_term_twice_in_a_file_is_taken_once() -> None:
    found = merged([term("", "en", "pain"), term("", "fr", "douleur"), term("", "fr", "Douleur", note="x")])
    assert verdicts(found) == [TermVerdict.SAME, TermVerdict.NEW, TermVerdict.MORE]


def test_what_is_merged_twice_changes_nothing_the_second_time() -> None:
    concepts = [[term("", "en", "nausea"), term("", "de", "Übelkeit", forms=("Übelkeiten", "Übelkeit"))]]
    first = merged(*concepts)
    assert merged(*concepts, file=first.data.decode()).data == first.data


# With overwrite


def test_overwrite_writes_the_row_anew_and_no_other() -> None:
    found = merged(
        [term("", "en", "pain"), term("", "de", "Schmerz", note="Other", forms=("Schmerzes",))], overwrite=True
    )
    assert verdicts(found) == [TermVerdict.SAME, TermVerdict.CHANGED]
    old = '"pain",de,"Schmerz",preferred,noun,,Schmerzen,,"Typed, by hand"\n'
    new = "pain,de,Schmerz,preferred,noun,,Schmerzen|Schmerzes,,Other\n"
    assert found.data.decode() == FILE.replace(old, new)


def test_overwrite_makes_the_preferred_term_an_admitted_one() -> None:
    found = merged([term("", "en", "pain"), term("", "de", "Pein")], overwrite=True)
    text = found.data.decode()
    assert 'pain,de,Schmerz,admitted,noun,,Schmerzen,,"Typed, by hand"\n' in text
    assert text.endswith("pain,de,Pein,preferred,,,,,\n")


def test_overwrite_of_a_status_makes_the_preferred_term_an_admitted_one_too() -> None:
    file = f"{HEADER}\npain,en,pain,preferred,,,,,\npain,en,ache,admitted,,,,,\n"
    found = merged([term("pain", "en", "ache")], file=file, overwrite=True)
    assert found.data.decode() == f"{HEADER}\npain,en,pain,admitted,,,,,\npain,en,ache,preferred,,,,,\n"


def test_only_one_of_several_preferred_terms_overwrites() -> None:
    offered = [term("", "en", "pain"), term("", "de", "Pein"), term("", "de", "Qual")]
    assert verdicts(merged(offered, overwrite=True)) == [TermVerdict.SAME, TermVerdict.CHANGED, TermVerdict.CONFLICT]


def test_overwrite_keeps_what_the_file_says_nothing_of() -> None:
    found = merged([term("", "en", "pain", Status.ADMITTED)], overwrite=True)
    assert "pain,en,pain,admitted,noun,,pains,What hurts.,\n" in found.data.decode()


# Laws


def test_many_terms_are_merged_in_linear_time() -> None:
    def task(size: int) -> Callable[[], object]:
        concepts = [[term("", "en", f"pain {number}"), term("", "de", f"Schmerz {number}")] for number in range(size)]
        return lambda: merged(*concepts, file=merged(*concepts).data.decode())

    assert_linear(task, 250)


TEXTS = st.text(alphabet=' ",|\tpPä\u0301\u00a0\n=1-', min_size=1, max_size=6).filter(table.folded)
OFFERED = st.builds(
    lambda concept, locale, text, status, form, assumed: term(
        concept,
        locale,
        table.folded(text),
        status,
        forms=(table.folded(form),) if form.strip(" |\n\t") else (),
        assumed=assumed,
    ),
    st.sampled_from(["", "pain", "c1", "gene"]),
    st.sampled_from(["en", "de"]),
    TEXTS,
    st.sampled_from(list(Status)),
    TEXTS,
    st.booleans(),
)


@given(st.lists(st.lists(OFFERED, min_size=1, max_size=3), max_size=4))
def test_whatever_is_offered_the_glossary_stays_readable_and_its_rows_stay(concepts: list[list[ImportedTerm]]) -> None:
    found = merged(*concepts)
    assert found.data.startswith(FILE.encode())
    before = [row for locales in table.read(FILE.encode(), "g").terms.values() for row in locales.values()]
    after = table.read(found.data, "g").terms
    kept: list[Term] = [row for rows in before for row in rows]
    assert all(row in after[row.concept][row.locale] for row in kept)
    assert merged(*concepts, file=found.data.decode()).data.startswith(found.data)


def test_a_form_with_a_separator_in_it_is_taken_for_the_forms_that_it_names() -> None:
    found = merged([term("", "en", "pain"), term("", "de", "Pein", Status.ADMITTED, forms=("Weh|",))])
    assert found.terms[1].reason == "'weh' of pain in de is admitted, and forbidden on line 4, expected one"


def test_a_word_kept_as_it_is_is_not_taken_when_the_term_it_is_borrowed_from_cannot_be() -> None:
    found = merged(
        [
            term("", "en", "=", forms=("1",)),
            term("", "de", "1", Status.DO_NOT_TRANSLATE),
            term("", "en", "1"),
        ]
    )
    assert verdicts(found) == [TermVerdict.NEW, TermVerdict.CONFLICT, TermVerdict.CONFLICT]
    assert "expected no translation" in found.terms[1].reason
