"""docutils reads one text: nothing is printed, no other file is read, and nothing stays behind in the process."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from docutils import nodes
from docutils.parsers.rst import directives, roles

from localize.formats.restructuredtext.doctree import doctree
from localize.formats.source import Source
from support.work import assert_linear_time


def source(text: str, locale: str = "en") -> Source:
    return Source(text.encode(), "a", "source/a.rst", locale)


def tree(text: str, locale: str = "en") -> str:
    return doctree(text, source(text, locale)).document.pformat()


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    assert doctree("Title\n==\n\n*a |b| c_ :d:`e`\n\n.. f:: g\n", source("")).remarks
    assert capfd.readouterr() == ("", "")


ELSEWHERE = {
    "include": ".. include:: {}\n",
    "include of code": ".. include:: {}\n   :code:\n",
    "literalinclude": ".. literalinclude:: {}\n",
    "raw": ".. raw:: html\n   :file: {}\n",
    "raw of an address": ".. raw:: html\n   :url: file://{}\n",
    "table": ".. csv-table::\n   :file: {}\n",
    "table of an address": ".. csv-table::\n   :url: file://{}\n",
    "figure": ".. figure:: {}\n   :figwidth: image\n",
    "role": ".. role:: r(raw)\n   :format: html\n   :file: {}\n\n:r:`a`\n",
}


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_no_other_file_is_read(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("swordfish, b\n", encoding="utf-8")

    def refused(*_: object) -> None:
        raise AssertionError("no connection, expected none")

    monkeypatch.setattr(socket, "socket", refused)
    assert "swordfish" not in tree(f"Text\n\n{ELSEWHERE[kind].format(secret)}")


def test_no_configuration_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "docutils.conf"
    config.write_text("[restructuredtext parser]\nfile_insertion_enabled: yes\npep_references: yes\n", encoding="utf-8")
    monkeypatch.setenv("DOCUTILSCONFIG", str(config))
    monkeypatch.chdir(tmp_path)
    assert "<reference" not in tree("PEP 8")


def test_a_role_that_a_document_defines_is_forgotten() -> None:
    before = dict(vars(directives)["_directives"]), dict(vars(roles)["_roles"])
    shown = "('strong', {'class': 'loud'})"
    assert shown in tree(".. role:: loud(strong)\n.. default-role:: loud\n\n`a`")
    assert "strong" not in tree("`a` and :loud:`b`")
    assert (vars(directives)["_directives"], vars(roles)["_roles"]) == before


def test_a_role_of_sphinx_that_is_the_default_or_that_another_is_made_of_is_read_as_what_it_is() -> None:
    text = ".. default-role:: guilabel\n.. role:: button(kbd)\n\n`&Save` or :button:`S`\n\n:button:`T` or `Stop`\n"
    shown = doctree(text, source(text))
    elements = [node["localize-html"] for node in shown.document.findall(nodes.inline)]
    assert elements[:2] == [("span", {"class": "guilabel"}), ("kbd", {"class": "button"})]
    assert elements[2:] == elements[1::-1]
    assert shown.remarks == ()
    assert "Save" in shown.document.astext()
    assert "role" not in shown.document.astext()


def test_an_unknown_role_is_named_where_it_is_the_default() -> None:
    text = ".. default-role:: red\n\n`a`\n"
    (remark,) = doctree(text, source(text)).remarks
    assert str(remark).startswith("source/a.rst:3: the role 'red' means nothing here")


def test_what_a_box_without_a_text_should_have_is_told() -> None:
    (remark,) = doctree(".. note::\n", source("")).remarks
    assert str(remark) == (
        'source/a.rst:1: Content block expected for the "note" directive; none found, '
        "expected a text below it that is indented"
    )


def test_documents_that_are_read_at_the_same_time_do_not_know_of_each_other() -> None:
    texts = [f".. role:: loud({role})\n\n:loud:`a`" for role in ("strong", "emphasis")] * 20
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(tree, texts)) == list(map(tree, texts))


def test_the_date_of_today_is_not_taken() -> None:
    text = ".. |today| date::\n\nIt is |today|."
    assert "|today|" in tree(text)


def test_directives_and_fields_may_be_named_in_the_language_of_the_article() -> None:
    shown = tree("Titel\n=====\n\n:Autor: Ada\n\n.. achtung:: Heiß.\n", "de")
    assert "<attention>" in shown
    assert "<author>" in shown


def test_an_article_in_a_language_that_docutils_does_not_know_is_read_as_english() -> None:
    assert "<attention>" in tree(".. attention:: Moto.\n", "sw")


def test_a_message_is_told_once_with_the_line_of_the_first() -> None:
    remarks = doctree("a\n\n|b| and |b|\n\n|b|", source("")).remarks
    assert [str(each) for each in remarks] == [
        (
            'source/a.rst:3: Undefined substitution referenced: "b" (3 times), '
            "expected a line such as '.. |name| replace:: words'"
        )
    ]


def test_directives_are_found_in_cells_and_in_substitutions() -> None:
    text = "+---------------+\n| .. seealso::  |\n|               |\n|    There.     |\n+---------------+\n"
    assert "admonition seealso" in tree(text)
    assert "a.png" in tree(".. |a| image:: a.png\n\n|a|")


@pytest.mark.parametrize("piece", ["1.", "www.", ":a", "a-", "`:a:", "role:: a("])
def test_names_are_looked_for_in_a_time_proportional_to_the_length(piece: str) -> None:
    assert_linear_time(lambda count: tree(f"{piece * count}\n"), 2000 // len(piece))
