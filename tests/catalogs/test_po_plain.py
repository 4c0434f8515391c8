"""The plain form of entries: what is in it is read at once, and read as the general reader reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.catalogs import po, po_plain
from localize.catalogs.po_text import chunks
from localize.errors import CatalogError
from localize.model.catalog import Entry

WHOLE = r"""msgid ""
msgstr ""
"Language: de\n"

# a note
#. Title
#: source/x.txt
#, fuzzy, max-length:155
#| msgctxt "title"
#| msgid "one "
#| "dose"
msgctxt "title"
msgid "one \"dose\""
msgstr ""
"eine "
"Dosis"

# not needed now
#~| msgid "older"
#~ msgid "gone"
#~ msgstr ""
#~ "weg, "
#~ "fort\n"
"""


def test_a_catalog_as_programs_write_it_is_plain_to_its_end() -> None:
    for text in (WHOLE, WHOLE.replace("\n", "\r\n")):
        entries, end = po_plain.entries(text)
        assert end == len(text)
        assert [(entry.source, entry.target, entry.line) for entry in entries] == [
            ("", "Language: de\n", 1),
            ('one "dose"', "eine Dosis", 13),
            ("gone", "weg, fort\n", 20),
        ]


@pytest.mark.parametrize(
    "odd",
    [
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n',
        'msgid "\\x41"\nmsgstr ""\n',
        'msgid"a"\nmsgstr ""\n',
        'msgid "a" "b"\nmsgstr ""\n',
        '#| msgid "cut off\nmsgid "a"\nmsgstr ""\n',
        "<<<<<<< HEAD\n",
    ],
)
def test_plain_ends_where_something_else_begins(odd: str) -> None:
    before = 'msgid "one"\nmsgstr "eins"\n\n'
    entries, end = po_plain.entries(before + odd)
    assert [entry.source for entry in entries] == ["one"]
    assert end == len(before) - 1


def test_equal_comments_and_references_of_a_file_are_one_value() -> None:
    text = "".join(f'\n#. Paragraph {n % 2}\n#: source/x.txt\nmsgid "{n}"\nmsgstr ""\n' for n in range(4))
    first, second, third, _ = po_plain.entries(text)[0]
    assert first.hints is third.hints
    assert first.references[0] is second.references[0]


def general(text: str) -> list[Entry]:
    """The entries as the general reader has them."""
    pieces = [piece for piece in chunks(text, "x.po", charset="utf-8", first_line=1) if piece.line]
    return po._entries(pieces, "x.po")


LINES = st.sampled_from(
    [
        "",
        "  ",
        "# note",
        "#",
        "#. A hint ",
        "#: source/a b.txt",
        "#, fuzzy",
        "#= no-wrap",
        "# = fuzzy",
        '#| msgid "old"',
        '#| "er"',
        "#| broken",
        '#~| msgid "old"',
        "#~ # note",
        "# a note with #~ # in it",
    ]
)
STRINGS = st.sampled_from(['"a"', '""', '"a\\n"', '"\\"b\\\\"', '"\\x41"', '"c" ', '"d', 'e"', '"\\', '"é"\n"f"'])


@st.composite
def texts(draw: st.DrawFn) -> str:
    lines: list[str] = []
    for number in range(draw(st.integers(1, 4))):
        mark = draw(st.sampled_from(["", "", "#~ "]))
        lines += draw(st.lists(LINES, max_size=4))
        lines += [f'{mark}msgctxt "{number}"'] * draw(st.booleans())
        for keyword in ("msgid", "msgstr"):
            string = draw(STRINGS)
            more = draw(st.lists(STRINGS, max_size=1))
            lines += [f"{mark}{keyword} {string}", *(f"{mark}{each}" for each in more)]
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(st.sampled_from(["\n", ""]))


@given(texts())
def test_what_is_plain_says_what_the_general_reader_takes_it_for(text: str) -> None:
    entries, end = po_plain.entries(text)
    try:
        expected = general(text)
    except CatalogError:
        return
    assert entries == expected[: len(entries)]
    assert [entry.line for entry in entries] == [entry.line for entry in expected[: len(entries)]]
    assert len(general(text[end:])) == len(expected) - len(entries)
    assert "".join(each.origin.comments + each.origin.message for each in entries if each.origin) == text[:end]
