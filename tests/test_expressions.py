"""Regular expressions compiled at their first use."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import regex

from localize.expressions import expression, unicode_expression


def test_it_does_what_the_compiled_one_does() -> None:
    late, compiled = expression(r"(?P<n>\d+) (mg)", re.IGNORECASE), re.compile(r"(?P<n>\d+) (mg)", re.IGNORECASE)
    for text in ("5 mg", "take 5 MG or 6 mg", "", "mg"):
        assert late.sub("x", text) == compiled.sub("x", text)
        assert late.findall(text) == compiled.findall(text)
        assert [each.span() for each in late.finditer(text)] == [each.span() for each in compiled.finditer(text)]
        assert bool(late.fullmatch(text)) == bool(compiled.fullmatch(text))
    assert (late.pattern, late.flags, late.groups, dict(late.groupindex)) == (
        compiled.pattern,
        compiled.flags,
        compiled.groups,
        dict(compiled.groupindex),
    )


def test_it_takes_bytes() -> None:
    assert expression(rb"\r\n?").split(b"a\r\nb\rc") == [b"a", b"b", b"c"]


def test_that_of_regex_knows_properties_and_lists() -> None:
    assert unicode_expression(r"\p{Lu}+").findall("ÄB c") == ["ÄB"]
    assert unicode_expression(r"\L<units>", units=["mg", "ml"]).findall("5 mg, 6 ml") == ["mg", "ml"]
    assert unicode_expression(r"[\p{L}--[a]]", regex.VERSION1).findall("ab") == ["b"]
    assert list(unicode_expression("x").splititer("axb")) == ["a", "b"]


def test_a_mistake_comes_with_the_first_use() -> None:
    wrong = expression("(")
    assert wrong.pattern == "("
    with pytest.raises(re.error):
        wrong.match("")


def test_its_text_can_be_part_of_another() -> None:
    inner = expression(r"\d+")
    assert expression(rf"{inner.pattern} mg").fullmatch("5 mg")


def test_no_module_compiles_an_expression_when_it_is_imported() -> None:
    code = """
import importlib, pkgutil, re, regex, sys

def told(library, compile_):
    def compiled(*args, **kwargs):
        name = sys._getframe(1).f_globals["__name__"]
        if name.startswith("localize"):
            print(name, library, args[0])
        return compile_(*args, **kwargs)
    return compiled

re.compile, regex.compile = told("re", re.compile), told("regex", regex.compile)
import localize
for module in pkgutil.walk_packages(localize.__path__, "localize."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout == ""
