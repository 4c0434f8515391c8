"""The strings and messages of PO files, as polib reads and writes them for us."""

from __future__ import annotations

import pytest

from localize.catalogs.po_messages import PoMessage, escaped, messages, unescaped
from localize.model.catalog import Previous


@pytest.mark.parametrize(
    ("text", "written"),
    [("a", "a"), ('5" and \\', '5\\" and \\\\'), ("a\tb\n", "a\\tb\\n"), ("5\xa0mg\u2028", "5\xa0mg\u2028")],
)
def test_a_string_is_written_with_escapes_and_read_back(text: str, written: str) -> None:
    assert escaped(text) == written
    assert unescaped(written) == text


def test_a_message_has_its_strings_and_the_previous_ones() -> None:
    lines = ['#| msgid "Take"', '#| " one"', 'msgctxt "title"', 'msgid "Take "', '"two\\n"', 'msgstr "Nimm zwei"']
    (message,) = messages([lines])
    assert message == PoMessage(
        source="Take two\n",
        target="Nimm zwei",
        context="title",
        plural="",
        targets=(),
        previous=Previous("Take one", None, None),
    )


def test_a_message_with_plurals_has_its_targets_in_order() -> None:
    lines = ['msgid "a day"', 'msgid_plural "%d days"', 'msgstr[1] "Tage"', 'msgstr[0] "Tag"']
    (message,) = messages([lines])
    assert (message.plural, message.targets) == ("%d days", ("Tag", "Tage"))


def test_an_empty_msgid_is_one_like_others() -> None:
    first, second = messages([['msgid ""', 'msgstr "Language: de\\n"'], ['msgid "a"', 'msgstr ""']])
    assert (first.source, first.target) == ("", "Language: de\n")
    assert (second.source, second.target) == ("a", "")


@pytest.mark.parametrize("char", ["\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_what_only_python_takes_for_a_line_end_stays_in_its_string(char: str) -> None:
    (message,) = messages([[f'msgid "a{char}b\U0010fffd"', 'msgstr ""']])
    assert message.source == f"a{char}b\U0010fffd"


def test_what_is_no_message_is_refused() -> None:
    with pytest.raises((OSError, ValueError)):
        messages([["msgid"]])
