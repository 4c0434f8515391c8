"""A catalog is read again where it has changed, and only there: what comes back is what reading all of it gives."""

from __future__ import annotations

import pytest

from localize.catalogs import po
from localize.catalogs.reread import PlainCatalog, changed_entries, plain_catalog
from localize.model.catalog import Entry, Key

PO = """\
msgid ""
msgstr ""
"PO-Revision-Date: 2026-01-02 10:00+0000\\n"
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#. Title
#: source/a.txt
msgid "Cold packs"
msgstr "Kühlkompressen"

#: source/a.txt
msgid "Stop if it hurts."
msgstr "Aufhören, wenn es schmerzt."

#, fuzzy
#| msgid "Rest."
#: source/a.txt
msgid "Then rest."
msgstr "Ruhen."

#~ msgid "Gone"
#~ msgstr "Weg"
"""


def before() -> PlainCatalog:
    plain = plain_catalog(po.read(PO.encode(), "a.po"))
    assert plain
    return plain


def read_whole(text: str) -> dict[Key, Entry]:
    return po.read(text.encode(), "a.po").by_key()


@pytest.mark.parametrize(
    ("old", "new", "sources"),
    [
        ("Kühlkompressen", "Kältekompressen", ["Cold packs"]),
        ("Kühlkompressen", "", ["Cold packs"]),
        ('"Ruhen."', '""\n"Dann "\n"ruhen."', ["Then rest."]),
        ('#, fuzzy\n#| msgid "Rest."\n', "", ["Then rest."]),
        ('#: source/a.txt\nmsgid "Stop', '# Note\n#: source/a.txt\nmsgid "Stop', ["Stop if it hurts."]),
        ("Weg", "Fort", []),
        ("\n\n#, fuzzy", "\n\n\n#, fuzzy", []),
    ],
)
def test_what_has_changed_is_as_reading_all_of_it_gives(old: str, new: str, sources: list[str]) -> None:
    text = PO.replace(old, new)
    changed = changed_entries(before(), text)
    whole = read_whole(text)
    assert changed == {(None, source): whole[None, source] for source in sources}
    assert changed is not None
    assert {key: entry.line for key, entry in changed.items()} == {key: whole[key].line for key in changed}


def test_two_changes_far_apart_are_both_read() -> None:
    text = PO.replace("Kühlkompressen", "Kältekompressen").replace("Ruhen.", "Dann ruhen.")
    changed = changed_entries(before(), text)
    assert changed is not None
    assert [entry.target for entry in changed.values()] == ["Kältekompressen", "Dann ruhen."]


@pytest.mark.parametrize("date", ["2026-03-04 11:30+0100", "", '2026-03-04 11:30+0100\\n"\n"X-Generator: Poedit 3.8'])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_time_of_a_save_in_the_header_is_read_with_the_entry_that_has_changed(date: str, line_end: str) -> None:
    plain = plain_catalog(po.read(PO.replace("\n", line_end).encode(), "a.po"))
    text = PO.replace("2026-01-02 10:00+0000", date).replace("Ruhen.", "Dann ruhen.").replace("\n", line_end)
    assert plain
    changed = changed_entries(plain, text)
    assert changed == {(None, "Then rest."): read_whole(text)[None, "Then rest."]}
    assert changed is not None
    assert [entry.line for entry in changed.values()] == [read_whole(text)[None, "Then rest."].line]


def test_the_time_of_a_save_alone_changes_no_entry() -> None:
    assert changed_entries(before(), PO.replace("10:00", "11:30")) == {}


def test_nothing_has_changed_in_the_same_text() -> None:
    assert changed_entries(before(), PO) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Language: de", "Language: fr"),
        ('msgid "Stop if it hurts."', 'msgid "Stop."'),
        ('msgid "Stop if it hurts."', "msgid Stop"),
        ('msgid "Then rest."\n', 'msgid "New"\nmsgstr ""\n\nmsgid "Then rest."\n'),
        ('msgid "Cold packs"\nmsgstr "Kühlkompressen"\n', ""),
        ('msgid "Cold packs"\nmsgstr ', 'msgid "Cold packs"\nmsgid_plural "Packs"\nmsgstr[0] '),
        ("#~ msgid", "<<<<<<< ours\n#~ msgid"),
        ('#~ msgid "Gone"\n#~ msgstr', 'msgid "Gone"\nmsgstr'),
        (PO, ""),
    ],
)
def test_where_more_than_a_translation_has_changed_the_file_is_to_be_read_as_a_whole(old: str, new: str) -> None:
    assert changed_entries(before(), PO.replace(old, new)) is None


def test_a_catalog_whose_header_is_in_a_rare_form_is_read_as_a_whole() -> None:
    text = PO.replace('msgid ""\nmsgstr ""', 'msgid ""\nmsgstr "\\x41"', 1)
    assert plain_catalog(po.read(text.encode(), "a.po")) is None
