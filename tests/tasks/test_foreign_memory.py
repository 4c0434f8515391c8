"""Translations of other tools and projects, for the memory: TMX, and PO as other tools write it."""

from __future__ import annotations

import pytest

from localize.catalogs.memory import MemoryPair
from localize.errors import CatalogError, ExchangeError
from localize.exchange import tmx
from localize.tasks.foreign_memory import load_foreign_memory
from support.folder import ProjectFolder
from support.opened import sources

REST = MemoryPair("Then rest.", "Dann ruhen.", context=None, origin="knees")
PO = """\
msgid ""
msgstr ""
"Language: de_DE\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid ""
"Wrap the pack in a *cloth*. Use it for 10\\n"
"minutes."
msgstr "In ein _Tuch_ wickeln. 10 Minuten\\nanwenden."

#, fuzzy
msgid "Then rest."
msgstr "Dann?"
"""


def test_the_translations_of_another_project_are_taken_by_language(project: ProjectFolder) -> None:
    path = project.write("x.tmx", tmx.write_memory([("de-DE", REST), ("fr", REST)], "en", path="x.tmx"))
    read = load_foreign_memory(sources(project), path)
    assert {tag: [pair.target for pair in each] for tag, each in read.by_locale.items()} == {"de": ["Dann ruhen."]}
    assert read.unknown == ("fr",)
    with pytest.raises(ExchangeError, match=r"bad\.tmx"):
        load_foreign_memory(sources(project), project.write("bad.tmx", "no TMX"))


def test_finished_messages_of_another_tool_are_taken_with_our_tags_whole_and_by_sentence(
    project: ProjectFolder,
) -> None:
    project.write("source/more.md", "# More\n\nWrap the pack in a *cloth*. Use it now.\n")
    read = load_foreign_memory(sources(project), project.write("old.po", PO))
    wrap = ("Wrap the pack in a <em>cloth</em>.", "In ein <em>Tuch</em> wickeln.")
    use = ("Use it for 10 minutes.", "10 Minuten anwenden.")
    both = (f"{wrap[0]} {use[0]}", f"{wrap[1]} {use[1]}")
    assert {(pair.source, pair.target) for pair in read.by_locale["de"]} == {wrap, use, both}
    assert {pair.origin for pair in read.by_locale["de"]} == {"old.po"}


def test_white_space_that_another_tool_wrapped_texts_by_is_folded(project: ProjectFolder) -> None:
    wrapped = tmx.write_memory([("de", REST)], "en", path="x.tmx").replace(b"Dann ruhen.", b"Dann\n      ruhen. ")
    theirs = wrapped.replace(b'creationtool="localize"', b'creationtool="other"')
    (pair,) = load_foreign_memory(sources(project), project.write("theirs.tmx", theirs)).by_locale["de"]
    (ours,) = load_foreign_memory(sources(project), project.write("ours.tmx", wrapped)).by_locale["de"]
    assert (pair.target, ours.target) == ("Dann ruhen.", "Dann\n      ruhen. ")


def test_a_catalog_in_another_language_is_passed_over(project: ProjectFolder) -> None:
    read = load_foreign_memory(sources(project), project.write("old.po", PO.replace("de_DE", "nl")))
    assert (read.by_locale, read.unknown) == ({}, ("nl",))


def test_a_catalog_that_cannot_be_read_is_an_error(project: ProjectFolder) -> None:
    with pytest.raises(CatalogError, match=r"old\.po"):
        load_foreign_memory(sources(project), project.write("old.po", b"\xff"))
