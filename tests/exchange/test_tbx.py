"""TBX-Basic: what terminology tools write is read, and what is written keeps to the rules of TBX-Basic."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from translate.storage import tbx as toolkit

from localize.errors import ExchangeError
from localize.exchange import tbx
from localize.exchange.tbx import MARTIF, TBX_3, Edition
from localize.glossary.table import grouped
from localize.model.glossary import Glossary, ImportedTerm, Status, Term
from support.work import assert_linear

TERMS = (
    Term(
        "nerve pain",
        "en",
        text="nerve pain",
        status=Status.PREFERRED,
        part_of_speech="noun",
        forms=("nerve pains",),
        definition="A <pain>.",
    ),
    Term(
        "nerve pain",
        "en",
        text="neuralgia",
        status=Status.ADMITTED,
        part_of_speech="noun",
        definition="Another one.",
        note="Less plain & long",
    ),
    Term(
        "nerve pain",
        "de",
        text="Nervenschmerz",
        status=Status.PREFERRED,
        part_of_speech="noun phrase",
        definition="Schmerz\u00a0im Nerv.",
    ),
    Term("nerve pain", "de", text="Nervenweh", status=Status.FORBIDDEN, note="Not German."),
    Term("nerve pain", "de", text="Neuralgie", status=Status.DEPRECATED),
    Term("gene", "en", text="HLA-B", status=Status.DO_NOT_TRANSLATE, part_of_speech="noun", case_sensitive=True),
    Term("5-ht", "en", text="5-HT", status=Status.PREFERRED),
    Term("c-5-ht", "ar", text="ألم", status=Status.ADMITTED),
)
EDITIONS = pytest.mark.parametrize("names", [MARTIF, TBX_3], ids=["2008", "2019"])


def plain(term: Term) -> Term:
    """The term as a row would hold it."""
    return replace(Term(*(getattr(term, field.name) for field in fields(Term))), line=0)


def read(body: str, head: str = '<martif type="TBX-Basic" xml:lang="en">', tail: str = "</martif>") -> list[list[Term]]:
    text = f'<?xml version="1.0"?>\n{head}<text><body>{body}</body></text>{tail}'
    return [[plain(term) for term in terms] for terms in tbx.read(text.encode(), "x.tbx")]


def tree(names: Edition, terms: tuple[Term, ...] = TERMS) -> Any:
    return etree.fromstring(tbx.write(grouped(terms), "en", edition=names))


@EDITIONS
def test_what_is_written_is_read_as_the_same_terms(names: Edition) -> None:
    found = tbx.read(tbx.write(grouped(TERMS), "en", edition=names), "x.tbx")
    assert [plain(term) for terms in found for term in terms] == list(TERMS)
    assert not any(term.assumed for terms in found for term in terms)


WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8).filter(
    lambda text: (
        text.strip(" ") == text and "|" not in text and "  " not in text and not re.search("[\ufffe\uffff]", text)
    )
)


@given(
    WORDS, st.lists(st.tuples(WORDS, st.sampled_from(list(Status)), WORDS, WORDS | st.just("")), min_size=1, max_size=4)
)
def test_any_text_is_read_as_it_was_written(concept: str, rows: list[tuple[str, Status, str, str]]) -> None:
    terms = [
        Term(
            concept,
            "de",
            text=text,
            status=status,
            part_of_speech="noun" if note else "x",
            forms=(note,) if note.strip() else (),
            definition=note,
            note=definition,
        )
        for text, status, definition, note in rows
    ]
    for names in (MARTIF, TBX_3):
        (found,) = tbx.read(tbx.write(grouped(terms), "en", edition=names), "x.tbx")
        assert [plain(term) for term in found] == terms


@EDITIONS
def test_a_no_break_space_at_the_end_of_a_note_stays(names: Edition) -> None:
    terms = [Term("c", "de", text="5", status=Status.PREFERRED, definition="d\u00a0", note="\u00a0n")]
    ((found,),) = tbx.read(tbx.write(grouped(terms), "en", edition=names), "x.tbx")
    assert plain(found) == terms[0]


# The rules of TBX-Basic


@EDITIONS
def test_the_root_says_what_it_is(names: Edition) -> None:
    root = tree(names)
    assert etree.QName(root).localname == names.root
    assert root.get("type") == "TBX-Basic"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert (root.get("style"), etree.QName(root).namespace) == (
        ("dca", "urn:iso:std:iso:30042:ed-2") if names is TBX_3 else (None, None)
    )
    assert [etree.QName(child).localname for child in root] == [names.header, "text"]


@EDITIONS
def test_elements_stand_in_the_order_of_the_schema(names: Edition) -> None:
    root = tree(names)
    orders = {
        names.concept: ("note", names.language),
        names.language: ("descrip", names.term),
        names.term: ("term", "termNote", "note"),
    }
    for name, order in orders.items():
        for element in root.iter("{*}" + name):
            children = [order.index(etree.QName(child).localname) for child in element]
            assert children == sorted(children)
    for element in root.iter("{*}" + names.term):
        assert len(element.findall("{*}term")) == 1


@EDITIONS
def test_values_are_those_of_the_picklists(names: Edition) -> None:
    allowed = {
        "administrativeStatus": {
            f"{word}Term-admn-sts" for word in ("preferred", "admitted", "deprecated", "superseded")
        },
        "partOfSpeech": {"noun", "verb", "adjective", "adverb", "other"},
    }
    notes = list(tree(names).iter("{*}termNote"))
    assert {note.get("type") for note in notes} == set(allowed)
    assert all(note.text in allowed[note.get("type")] for note in notes)


@EDITIONS
def test_definitions_stand_at_a_language_and_name_their_term(names: Edition) -> None:
    root = tree(names)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", name) for name in ids)
    for descrip in root.iter("{*}descrip"):
        assert descrip.get("type") == "definition"
        assert etree.QName(descrip.getparent()).localname == names.language
        assert descrip.get("target") in (None, *ids)


def test_translate_toolkit_opens_it() -> None:
    store = toolkit.tbxfile.parsestring(tbx.write(grouped(TERMS), "en"), "en", "de")
    first = store.units[0]
    assert [term.text for term in first.get_source_terms()] == ["nerve pain", "neuralgia"]
    assert [(term.text, term.deprecated) for term in first.get_target_terms("de")] == [
        ("Nervenschmerz", False),
        ("Nervenweh", True),
        ("Neuralgie", True),
    ]
    assert [unit.source for unit in store.units] == ["nerve pain", "HLA-B", "5-HT", None]


def test_what_translate_toolkit_writes_is_read() -> None:
    store = toolkit.tbxfile(sourcelanguage="en", targetlanguage="de")
    unit = store.addsourceunit("pain")
    unit.settarget("Schmerz", "de")
    unit.addnote("Plural is usual.", "translator")
    (found,) = tbx.read(bytes(store), "x.tbx")
    assert [(term.locale, term.text, term.status, term.note) for term in found] == [
        ("en", "pain", Status.PREFERRED, "Plural is usual."),
        ("de", "Schmerz", Status.PREFERRED, ""),
    ]


# What other tools write

TIG = "<tig><term>{}</term>{}</tig>"
V3 = '<tbx type="TBX-Basic" style="{}" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"{}>'
MODULES = ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"'


def test_the_style_dct_of_2019_is_read() -> None:
    body = """<conceptEntry id="c1"><min:subjectField>x</min:subjectField><langSec xml:lang="de">
      <basic:definition>Was weh tut.</basic:definition><termSec><term>Schmerz</term>
      <min:partOfSpeech>noun</min:partOfSpeech>
      <min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>
      <note>Plural.</note></termSec></langSec></conceptEntry>"""
    expected = Term(
        "c1",
        "de",
        text="Schmerz",
        status=Status.ADMITTED,
        part_of_speech="noun",
        definition="Was weh tut.",
        note="Plural.",
    )
    assert read(body, V3.format("dct", MODULES), "</tbx>") == [[expected]]


def test_the_style_dca_of_2019_with_groups_is_read() -> None:
    body = """<conceptEntry id="c1"><descripGrp><descrip type="definition">What hurts.</descrip>
      <admin type="source">A book</admin></descripGrp><langSec xml:lang="en"><termSec><term>pain</term><termNoteGrp>
      <termNote type="partOfSpeech">noun</termNote></termNoteGrp></termSec></langSec></conceptEntry>"""
    expected = Term("c1", "en", text="pain", status=Status.PREFERRED, part_of_speech="noun", definition="What hurts.")
    assert read(body, V3.format("dca", ""), "</tbx>") == [[expected]]


def test_term_groups_of_2008_are_read() -> None:
    body = """<termEntry id="c1"><langSet xml:lang="en-US"><ntig><termGrp><term>p<hi>ai</hi>n
      </term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp>
      <descrip type="definition">What hurts.</descrip></ntig></langSet></termEntry>"""
    expected = Term("c1", "en-US", text="pain", status=Status.DEPRECATED, definition="What hurts.")
    assert read(body) == [[expected]]


def test_a_doctype_that_is_only_named_is_passed_over() -> None:
    head = '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n<martif type="TBX">'
    body = f'<termEntry><langSet xml:lang="en">{TIG.format("pain", "")}</langSet></termEntry>'
    assert read(body, head) == [[Term("", "en", text="pain", status=Status.PREFERRED)]]


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("preferredTerm-admn-sts", Status.PREFERRED),
        ("preferredTerm", Status.PREFERRED),
        ("admittedTerm-admn-sts", Status.ADMITTED),
        ("deprecatedTerm", Status.DEPRECATED),
        ("supersededTerm-admn-sts", Status.DEPRECATED),
        ("obsolete", Status.DEPRECATED),
        ("forbidden", Status.FORBIDDEN),
        ("proposed", Status.ADMITTED),
    ],
)
def test_statuses_of_other_tools_are_read(value: str, status: Status) -> None:
    note = f'<termNote type="administrativeStatus">{value}</termNote>'
    assert read(f'<termEntry><langSet xml:lang="en">{TIG.format("pain", note)}</langSet></termEntry>') == [
        [Term("", "en", text="pain", status=status)]
    ]


def test_weblates_mark_of_an_untranslatable_term_is_read() -> None:
    note = '<descrip type="Translation needed">No</descrip>'
    assert read(f'<termEntry>{note}<langSet xml:lang="en">{TIG.format("X", "")}</langSet></termEntry>') == [
        [Term("", "en", text="X", status=Status.DO_NOT_TRANSLATE)]
    ]


def test_without_a_status_the_first_term_of_a_language_is_preferred_and_it_is_told() -> None:
    tigs = TIG.format("pain", "") + TIG.format("ache", "") + "<tig><term> </term></tig>"
    text = f'<martif><text><body><termEntry><langSet xml:lang="en">{tigs}</langSet></termEntry></body></text></martif>'
    (found,) = tbx.read(text.encode(), "x.tbx")
    assert [(term.text, term.status, term.assumed) for term in found] == [
        ("pain", Status.PREFERRED, True),
        ("ache", Status.ADMITTED, True),
    ]


def test_notes_of_an_entry_go_to_the_term_of_their_language_else_of_the_files() -> None:
    body = f"""<termEntry><note>first</note><descrip type="definition" xml:lang="de">Was weh tut.</descrip>
      <langSet xml:lang="de">{TIG.format("Schmerz", "")}</langSet>
      <langSet xml:lang="en">{TIG.format("pain", "<note>second</note>")}</langSet></termEntry>"""
    ((german, english),) = read(body)
    assert (german.definition, german.note) == ("Was weh tut.", "")
    assert english.note == "second first"


# What cannot be read


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<xliff/>", "x.tbx:1: <xliff> is not TBX, expected <martif> (ISO 30042:2008) or <tbx> (ISO 30042:2019)"),
        ("<martif>", "x.tbx:1: not XML: "),
        (
            "<martif><text><body><termEntry>\n<langSet><tig><term>a</term></tig></langSet></termEntry></body></text></martif>",
            "x.tbx:2: <langSet> without xml:lang, expected a language",
        ),
        (
            '<!DOCTYPE martif [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<martif>&a;</martif>',
            "x.tbx:1: declares a document type of its own, expected XML without entities",
        ),
    ],
)
def test_what_cannot_be_read_is_told(data: str, message: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        tbx.read(data.encode(), "x.tbx")
    assert str(caught.value).startswith(message)


def test_a_text_that_xml_cannot_hold_is_told() -> None:
    terms = (Term("c", "en", text="a\ufffeb", status=Status.PREFERRED, line=7),)
    with pytest.raises(ExchangeError, match=r":7: U\+FFFE in .* cannot stand in TBX"):
        tbx.write(grouped(terms), "en")


def test_an_empty_glossary_is_an_empty_file() -> None:
    assert tbx.read(tbx.write(Glossary({}), "en"), "x.tbx") == ()


def test_a_large_file_is_read_in_linear_time() -> None:
    def task(size: int) -> Callable[[], object]:
        terms = [
            ImportedTerm(f"c{at % 50}", "en", text=f"term {at}", status=Status.ADMITTED, definition="x")
            for at in range(size)
        ]
        data = tbx.write(grouped(terms), "en")
        return lambda: tbx.read(data, "x.tbx")

    assert_linear(task, 500)
