"""The words of the design: one word for one thing, in the names of types, files, fields, functions and parameters."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "localize"

RETIRED = {"said", "told", "found", "place", "places", "placed", "wanted", "beside", "former", "standing", "own"}
"""Words that do not say what a thing is; as local variables they may stand where the word is right."""


@cache
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}


def names(path: Path, tree: ast.Module) -> Iterator[str]:
    """What a module names: itself, its types and their fields, its functions and their parameters."""
    yield path.stem
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name
            fields = (each.target for each in node.body if isinstance(each, ast.AnnAssign))
            yield from (field.id for field in fields if isinstance(field, ast.Name))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
            given = node.args
            all_given = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
            yield from (each.arg for each in all_given if each)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def words(name: str) -> set[str]:
    return set(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_"))


def test_no_name_has_a_retired_word() -> None:
    named = [f"{path.relative_to(SOURCE)}: {name}" for path, tree in trees().items() for name in names(path, tree)]
    assert len(named) > 5000
    assert [each for each in named if words(each.rpartition(" ")[2]) & RETIRED] == []


def test_a_type_name_stands_for_one_thing() -> None:
    types = Counter(node.name for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    assert [name for name, count in types.items() if count > 1] == []


def test_no_import_is_renamed_to_tell_two_apart() -> None:
    renamed = [
        f"{path.relative_to(SOURCE)}: {each.name} as {each.asname}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for each in node.names
        if each.asname
    ]
    assert renamed == []
