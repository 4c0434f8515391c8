"""The form in which catalogs are written anew: laws are in `tests/laws/test_po.py` and `test_updates.py`."""

from __future__ import annotations

from localize.catalogs import po
from localize.catalogs.normal_form import normal_form
from localize.model.catalog import Catalog, Entry

FOREIGN = """#
msgid ""
msgstr ""
"Language: de\\n"
"X-Poedit-"
"Basepath: .\\n"

#. Paragraph
#. Note: the patient-facing
#. words
#: source/a.md
# ask the
# clinic
#, no-c-format
#, fuzzy
msgid ""
"Rest "
"a day."
msgstr "Ruhen."


#~ msgid "gone"
#~ msgstr ""
#~ "weg"
"""
NORMAL = """msgid ""
msgstr ""
"Language: de\\n"
"X-Poedit-Basepath: .\\n"

# ask the
# clinic
#. Paragraph
#. Note: the patient-facing words
#: source/a.md
#, fuzzy, no-c-format, max-length:155
msgid "Rest a day."
msgstr "Ruhen."

#~ msgid "gone"
#~ msgstr "weg"
"""
TEMPLATE = Catalog(
    (),
    (
        Entry(
            "Rest a day.",
            hints=("Paragraph", "Note: the patient-facing words"),
            references=("source/a.md",),
            flags=("max-length:155",),
        ),
    ),
)


def test_each_string_and_comment_is_on_one_line_and_what_was_typed_is_as_it_was() -> None:
    assert po.write(normal_form(po.read(FOREIGN.encode(), "a.po"), TEMPLATE)).decode() == NORMAL
    assert po.write(normal_form(po.read(NORMAL.encode(), "a.po"), TEMPLATE)).decode() == NORMAL


def test_a_header_with_lines_that_are_no_fields_stays_as_it_is() -> None:
    data = b'msgid ""\nmsgstr ""\n"Language: "\n"de\\n"\n"made by hand\\n"\n'
    assert po.write(normal_form(po.read(data, "a.po"), Catalog((), ()))) == data
