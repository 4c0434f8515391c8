"""PO files: what msgfmt accepts is read, what was not changed is written to the byte."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from localize.catalogs import po
from localize.errors import CatalogError
from localize.model.catalog import Entry, Previous

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
WHOLE = (
    HEAD
    + r"""# a translator's comment
#no space after the sign
#. Heading
#: source/x.txt
#, fuzzy, no-wrap, x-unknown
#| msgctxt "old context"
#| msgid "old "
#| "text"
msgctxt "menu"
msgid ""
"first line\n"
"second \"line\"\t"
msgstr "x"

#, python-format
msgid "%d dose"
msgid_plural "%d doses"
msgstr[0] "%d Dosis"
msgstr[1] "%d Dosen"

# kept
#~| msgid "older"
#~ msgid "gone"
#~ msgstr "weg"

# the last word
"""
)


def entry(text: str) -> Entry:
    """The only entry of a file."""
    (found,) = po.read((HEAD + text).encode(), "x.po").entries
    return found


def problems(data: bytes) -> list[str]:
    with pytest.raises(CatalogError) as caught:
        po.read(data, "x.po")
    return [str(problem) for problem in caught.value.problems]


def test_every_part_of_an_entry_is_read() -> None:
    first, second, third = po.read(WHOLE.encode(), "x.po").entries
    assert first == Entry(
        'first line\nsecond "line"\t',
        "x",
        context="menu",
        fuzzy=True,
        flags=("no-wrap", "x-unknown"),
        previous=Previous("old text", "old context"),
        comments=(" a translator's comment", "no space after the sign"),
        hints=("Heading",),
        references=("source/x.txt",),
    )
    assert first.line == 14
    assert (second.plural, second.targets, second.flags) == ("%d doses", ("%d Dosis", "%d Dosen"), ("python-format",))
    assert (third.source, third.obsolete, third.previous) == ("gone", True, Previous("older"))


def test_what_is_not_changed_is_written_to_the_byte() -> None:
    assert po.write(po.read(WHOLE.encode(), "x.po")) == WHOLE.encode()


def test_a_changed_hint_leaves_the_message_as_another_editor_wrapped_it() -> None:
    text = '#. Title\nmsgid ""\n"one "\n"two"\nmsgstr ""\n"eins "\n"zwei"\n'
    catalog = po.read((HEAD + text).encode(), "x.po")
    changed = replace(catalog, entries=(replace(catalog.entries[0], hints=("Heading",)),))
    assert po.write(changed).decode() == HEAD + text.replace("Title", "Heading")


def test_a_previous_text_that_is_broken_is_a_comment_and_not_lost() -> None:
    text = '#| msgid "cut off\n#. Title\nmsgid "one"\nmsgstr "eins"\n'
    catalog = po.read((HEAD + text).encode(), "x.po")
    assert catalog.entries[0].previous is None
    changed = replace(catalog, entries=(replace(catalog.entries[0], hints=("Heading",)),))
    assert po.write(changed).decode() == HEAD + text.replace("Title", "Heading")


def test_a_changed_message_leaves_the_comments_as_they_were_typed() -> None:
    text = "#odd  comment\n#.   hint with spaces\n#:  a.txt   b.txt\n"
    catalog = po.read((HEAD + text + 'msgid "one"\nmsgstr ""\n').encode(), "x.po")
    changed = replace(catalog, entries=(replace(catalog.entries[0], target="eins"),))
    assert po.write(changed).decode() == HEAD + text + 'msgid "one"\nmsgstr "eins"\n'


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_of_a_file_stay(newline: str, bom: bytes) -> None:
    data = bom + WHOLE.replace("\n", newline).encode()
    catalog = po.read(data, "x.po")
    assert po.write(catalog) == data
    added = replace(catalog, entries=(*catalog.entries, Entry("new")))
    new = f'{newline}msgid "new"{newline}msgstr ""{newline}'
    assert po.write(added) == data.replace(f"{newline}# the last".encode(), f"{new}{newline}# the last".encode())


def test_a_file_in_another_charset_is_read_by_its_header_and_written_in_utf_8() -> None:
    data = HEAD.replace("UTF-8", "ISO-8859-1").encode() + 'msgid "pain"\nmsgstr "Schübe"\n'.encode("latin-1")
    catalog = po.read(data, "x.po")
    assert catalog.entries[0].target == "Schübe"
    written = po.write(catalog).decode()
    assert "charset=UTF-8" in written
    assert written.endswith('\n\nmsgid "pain"\nmsgstr "Schübe"\n')


def test_entries_without_blank_lines_between_them_are_told_apart() -> None:
    data = (HEAD + 'msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n# note\nmsgid "e"\nmsgstr "f"\n').encode()
    catalog = po.read(data, "x.po")
    assert [(e.source, e.target, e.line) for e in catalog.entries] == [("a", "b", 5), ("c", "d", 7), ("e", "f", 10)]
    assert po.write(catalog) == data


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (r'msgid "caf\303\251"', "café"),
        (r'msgid "caf\xc3\xa9"', "café"),
        (r'msgid "bell\a tab\t quote\" slash\\ slash-x\\x41"', 'bell\a tab\t quote" slash\\ slash-x\\x41'),
        (r'msgid "\101\x42"', "AB"),
        ('msgid "one " "line"', "one line"),
        ('msgid"tight"', "tight"),
        ('  msgid   "indented"', "indented"),
        ('#~# an old comment\nmsgid "after it"', "after it"),
        ('msgid "a\u0085b\u2028c\u2029d\u00a0e\ve"', "a\u0085b\u2028c\u2029d\u00a0e\ve"),
        ('msgid ""\n\n# between\n'.replace("\n\n# between\n", "\n") + '"continued"', "continued"),
    ],
)
def test_what_msgfmt_accepts_is_read(text: str, source: str, gettext: str, tmp_path: Path) -> None:
    data = (HEAD + text + '\nmsgstr "x"\n').encode()
    place = tmp_path / "x.po"
    place.write_bytes(data)
    subprocess.run([f"{gettext}/msgfmt", "-o", tmp_path / "x.mo", place], check=True)
    catalog = po.read(data, "x.po")
    assert catalog.entries[0].source == source
    assert po.write(catalog) == data


@pytest.mark.parametrize(
    "text",
    [
        'msgid "x" msgstr "y"\n',
        'msgid "x"\nmsgid_plural "xs" msgstr [0] "y"\nmsgstr[01]\n"ys"\n',
    ],
)
def test_lines_may_hold_as_much_as_msgfmt_takes(text: str, gettext: str, tmp_path: Path) -> None:
    place = tmp_path / "x.po"
    place.write_text(HEAD + text)
    subprocess.run([f"{gettext}/msgfmt", "-o", tmp_path / "x.mo", place], check=True)
    found = entry(text)
    assert (found.source, found.target) == ("x", "y")
    assert found.targets in ((), ("y", "ys"))


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', ["x.po:7: msgstr is out of place, expected msgctxt or msgid"]),
        ('msgctxt "a"\nmsgstr "b"\n', ["x.po:6: msgstr is out of place, expected msgid"]),
        ('"stray"\n', ["x.po:5: not a line of a PO file: '\"stray\"', expected msgctxt or msgid"]),
        ('msgid "a"\n# note\nmsgstr "b"\n', ["x.po:6: comment inside an entry, expected msgstr or msgid_plural"]),
        (
            'msgid "\\377"\nmsgstr ""\n',
            ["x.po:5: escape \\377 is no character in utf-8, expected the character itself"],
        ),
        (
            'msgid "\\xed\\xa0\\x80"\nmsgstr ""\n',
            ["x.po:5: escape \\xed\\xa0\\x80 is no character in utf-8, expected the character itself"],
        ),
        ('msgid "a\0"\nmsgstr ""\n', ["x.po:5: control character U+0000, expected a text file in UTF-8"]),
        ("<<<<<<< a\n", ["x.po:5: merge conflict without an end, expected one side without the markers"]),
    ],
)
def test_mistakes_are_told_with_their_line_and_what_was_expected(text: str, messages: list[str]) -> None:
    assert problems((HEAD + text).encode()) == messages


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    text = 'msgid "fine"\nmsgstr "gut"\n\nmsgid "a\nmsgstr "b"\n\nmsgid "c"\nmsgid "d"\nmsgstr e\n'
    assert [message.split(": ", 1)[0] for message in problems((HEAD + text).encode())] == [
        "x.po:8",
        "x.po:12",
        "x.po:13",
    ]


def test_hostile_files_cost_time_in_proportion() -> None:
    big = "word " * 200_000
    assert entry(f'msgid "{big}"\nmsgstr ""\n').source == big
    many = "".join(f'msgid "entry {number}"\nmsgstr ""\n\n' for number in range(100_000))
    assert len(po.read((HEAD + many).encode(), "x.po").entries) == 100_000
    forms = HEAD.replace('charset=UTF-8\\n"', 'charset=UTF-8\\n"\n"Plural-Forms: nplurals=1000000; plural=n;\\n"')
    assert po.read(forms.encode(), "x.po").field("plural-forms") == "nplurals=1000000; plural=n;"
    quotes = '"' * 100_000
    assert problems((HEAD + f"msgid {quotes}x\n").encode())


def test_a_previous_string_without_a_keyword_is_no_part_of_the_entry_above() -> None:
    text = 'msgid "dose"\nmsgstr "Dosis"\n\n#| "er"\nmsgid "a %d"\nmsgid_plural "%d"\nmsgstr[0] "b"\n'
    first, second = po.read((HEAD + text).encode(), "x.po").entries
    assert (first.target, second.previous) == ("Dosis", None)
    more = po.read((HEAD.replace('msgid ""', '#| "er"\nmsgid ""', 1) + text).encode(), "x.po")
    assert po.write(more).count(b"er") == 2
