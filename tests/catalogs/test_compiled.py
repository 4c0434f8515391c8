"""The compiled form of a catalog says the same to checks and pages as the catalog does."""

from __future__ import annotations

from dataclasses import replace

from localize.cache.codec import Codec
from localize.catalogs import po
from localize.catalogs.compiled import CompiledCatalog, compiled
from localize.model.catalog import Entry

TEXT = r"""msgid ""
msgstr ""
"Language: de\n"
"Last-Translator: Ana Ruiz <ana@health.example>\n"

# check-ok: number
# measured anew
#. Paragraph
#: source/x.txt
msgctxt "title"
msgid "5 mg"
msgstr "6 mg"

#, fuzzy, max-length:155
#| msgid "Before"
msgid "After"
msgstr "Danach"

msgid "%d day"
msgid_plural "%d days"
msgstr[0] ""
msgstr[1] "%d Tage"

msgid "new"
msgstr ""

#~ msgid "gone"
#~ msgstr "weg"
"""


def test_entries_in_use_have_all_that_checks_and_pages_look_at() -> None:
    catalog = po.read(TEXT.encode(), "x.po")
    entries = list(compiled(catalog).active())
    assert entries == [
        Entry("5 mg", "6 mg", context="title", comments=(" check-ok: number", " measured anew")),
        Entry("After", "Danach", fuzzy=True),
        Entry("%d day", "", plural="%d days", targets=("", "%d Tage")),
        Entry("new"),
    ]
    assert [entry.line for entry in entries] == [11, 16, 19, 24]


def test_the_header_tells_who_translated() -> None:
    form = compiled(po.read(TEXT.encode(), "x.po"))
    assert (form.field("last-translator"), form.field("X-None")) == ("Ana Ruiz <ana@health.example>", None)


def test_entries_in_which_something_was_typed_are_counted_with_obsolete_ones() -> None:
    assert compiled(po.read(TEXT.encode(), "x.po")).filled == 4


def test_it_is_packed_and_read_without_a_value_for_each_entry() -> None:
    form = compiled(po.read(TEXT.encode(), "x.po"))
    codec: Codec[CompiledCatalog] = Codec(CompiledCatalog)
    assert codec.unpack(codec.pack(form)) == form


def test_it_is_the_same_wherever_only_translators_see_a_difference() -> None:
    catalog = po.read(TEXT.encode(), "x.po")
    other = tuple(replace(entry, hints=("other",), references=(), previous=None) for entry in catalog.entries)
    assert compiled(replace(catalog, entries=other)) == compiled(catalog)
