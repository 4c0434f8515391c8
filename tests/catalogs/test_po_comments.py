"""Comment lines: flags on every kind of line that holds them, and changes that leave the other lines alone."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from localize.catalogs import po
from localize.model.catalog import Entry, Previous

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
MESSAGE = 'msgid "one"\nmsgstr "eins"\n'


def entry(above: str, message: str = MESSAGE) -> Entry:
    (found,) = po.read((HEAD + above + message).encode(), "x.po").entries
    return found


def rewritten(above: str, **changes: object) -> str:
    """The comment lines of an entry after a change."""
    catalog = po.read((HEAD + above + MESSAGE).encode(), "x.po")
    after = replace(catalog, entries=(replace(catalog.entries[0], **changes),))  # type: ignore[arg-type]
    return po.write(after).decode().removeprefix(HEAD).removesuffix(MESSAGE)


@pytest.mark.parametrize(
    ("above", "flags"),
    [
        ("#= fuzzy\n", ()),
        ("#=fuzzy\n", ()),
        ("#= fuzzy, no-wrap\n", ("no-wrap",)),
        ("#, c-format\n#= fuzzy\n", ("c-format",)),
        ("#= c-format\n#, fuzzy\n", ("c-format",)),
        ("#= no-wrap\n# a note\n#= fuzzy, x-new: a\n", ("no-wrap", "x-new:", "a")),
        ("#! fuzzy\n", ()),
        ("#, c-format fuzzy\n", ("c-format",)),
        ("#,fuzzy,range: 0..5\n", ("range: 0..5",)),
        ("#, Fuzzy\n", ()),
        ("# = fuzzy\n", ()),
        ("# = c-format, fuzzy\n", ("c-format",)),
    ],
)
def test_a_translation_is_fuzzy_on_whichever_line_the_flag_stands(above: str, flags: tuple[str, ...]) -> None:
    found = entry(above)
    assert (found.fuzzy, found.flags, found.translated) == (True, flags, False)


@pytest.mark.parametrize(
    "above", ["# fuzzy\n", "# = as in the leaflet, not fuzzy!\n", "#. fuzzy\n", "#: fuzzy\n", "#,\n"]
)
def test_the_word_elsewhere_is_no_flag(above: str) -> None:
    assert entry(above).translated


@pytest.mark.parametrize("line", ["#~ #= fuzzy", "#~ #, fuzzy", "#~#=fuzzy", "#= fuzzy", "#, fuzzy"])
def test_an_obsolete_entry_is_fuzzy_by_each_line_that_gettext_knows(line: str) -> None:
    assert entry(f"{line}\n", '#~ msgid "one"\n#~ msgstr "eins"\n').fuzzy


@pytest.mark.parametrize("line", ["#! fuzzy", "#, c-format fuzzy", "#~ #, fuzzy"])
def test_gettext_calls_it_fuzzy_too(line: str, gettext: str, tmp_path: Path) -> None:
    mark = "#~ " if "~" in line else ""
    place = tmp_path / "x.po"
    place.write_text(HEAD + f'{line}\n{mark}msgid "one"\n{mark}msgstr "eins"\n')
    result = subprocess.run([f"{gettext}/msgcat", place], check=True, capture_output=True, text=True)
    assert "\n#, fuzzy" in result.stdout


def test_what_an_older_msgcat_makes_of_a_fuzzy_translation_is_still_fuzzy(gettext: str, tmp_path: Path) -> None:
    """It takes `#=` for a comment of the translator."""
    place = tmp_path / "x.po"
    place.write_text(HEAD + "#, c-format\n#= fuzzy\n" + MESSAGE)
    result = subprocess.run([f"{gettext}/msgcat", place], check=True, capture_output=True)
    assert po.read(result.stdout, "x.po").entries[0].fuzzy


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("#= fuzzy\n", ""),
        ('#, fuzzy\n#| msgid "on"\n', '#| msgid "on"\n'),
        ("#=  fuzzy,  no-wrap\n", "#= no-wrap\n"),
        ("#,  c-format\n#= fuzzy\n#.  late\n", "#,  c-format\n#.  late\n"),
        ("#, fuzzy\n#= no-wrap,fuzzy,x\n", "#= no-wrap, x\n"),
        ("# = c-format, fuzzy\n", "#= c-format\n"),
    ],
)
def test_a_finished_translation_loses_the_flag_where_it_stood(before: str, after: str) -> None:
    assert rewritten(before, fuzzy=False) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "#, fuzzy\n"),
        ("#= no-wrap\n", "#, fuzzy\n#= no-wrap\n"),
        ("#= no-wrap\n#,  c-format\n", "#= no-wrap\n#, fuzzy, c-format\n"),
        ("#.   odd  hint\n#:  a.txt   b.txt\n", "#.   odd  hint\n#:  a.txt   b.txt\n#, fuzzy\n"),
    ],
)
def test_an_unfinished_translation_takes_the_flag_where_gettext_writes_it(before: str, after: str) -> None:
    assert rewritten(before, fuzzy=True) == after


def test_a_change_of_one_kind_of_line_leaves_the_others_to_the_byte() -> None:
    above = "#odd\n#.  Title\n#:  a.txt   b.txt\n#=  no-wrap\n"
    assert rewritten(above, references=("c.txt",)) == above.replace("#:  a.txt   b.txt", "#: c.txt")
    assert rewritten(above, hints=("Heading",)) == above.replace("#.  Title", "#. Heading")
    assert rewritten(above, hints=("Title", "More")) == above.replace("#.  Title\n", "#.  Title\n#. More\n")
    assert rewritten(above, comments=("odd", " even")) == above.replace("#odd\n", "#odd\n# even\n")
    assert rewritten(above, previous=Previous("on"), fuzzy=True) == above.replace(
        "#=  no-wrap\n", '#, fuzzy\n#=  no-wrap\n#| msgid "on"\n'
    )


def test_an_obsolete_entry_that_comes_back_is_written_as_one_in_use() -> None:
    text = '# kept\n#~ #= fuzzy\n#~| msgid "on"\n#~ msgid "one"\n#~ msgstr "eins"\n'
    catalog = po.read((HEAD + text).encode(), "x.po")
    back = replace(catalog, entries=(replace(catalog.entries[0], obsolete=False),))
    assert po.write(back).decode() == HEAD + '# kept\n#= fuzzy\n#| msgid "on"\n' + MESSAGE


def test_the_mark_of_obsolete_lines_in_the_middle_of_a_comment_is_text() -> None:
    above = "# in the old file: #~ # was here\n"
    assert entry(above).comments == (" in the old file: #~ # was here",)
    assert rewritten(above, hints=("Title",)) == above + "#. Title\n"
