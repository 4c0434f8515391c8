"""Draws the line that data takes, and the floors, from the code into docs/architecture.md: `make architecture`."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from importlib import import_module
from inspect import signature
from pathlib import Path

import grimp

PROJECT = Path(__file__).parents[2]
PAGE = PROJECT / "docs" / "architecture.md"
SOURCE = PROJECT / "src" / "localize"

STEPS = (
    ("parse", "localize.formats:parse"),
    ("split", "localize.segments.split:split"),
    ("template", "localize.catalogs.template:template"),
    ("merge", "localize.catalogs.merge:merge"),
    ("resolve", "localize.gate.resolve:resolve_article"),
    ("check", "localize.checks.article:check"),
    ("decide", "localize.gate.decide:decide"),
    ("render", "localize.pages.render:content"),
    ("write", "localize.tasks.publish_project:publish_project"),
)
"""The steps that an article goes through, in order, each with its function."""

_MARK = "<!-- {name}: drawn by `make architecture` -->"
_END = "<!-- end -->"


def drawn(page: str) -> str:
    """Return the page with its pictures drawn anew."""
    for name, lines in (("the line", line_table()), ("the floors", floor_picture()), ("the rooms", floor_table())):
        before, mark, rest = page.partition(_MARK.format(name=name))
        assert mark, f"{PAGE.name}: no mark for {name}"
        page = "\n".join((before + mark, "", *lines, "", _END)) + rest.partition(_END)[2]
    return page


def line_table() -> Iterator[str]:
    """The steps with what each takes and gives, as their functions say."""
    yield "| step | takes | gives | function |"
    yield "|---|---|---|---|"
    for name, target in STEPS:
        module, _, function = target.partition(":")
        code = getattr(import_module(module), function)
        parameters = signature(code).parameters.values()
        needed = [each for each in parameters if each.default is each.empty]
        takes = ", ".join(f"`{each.name}: {_short(each.annotation)}`" for each in needed)
        path = f"{module.removeprefix('localize.').replace('.', '/')}"
        yield f"| **{name}** | {takes} | `{_short(signature(code).return_annotation)}` | `{path}`: `{function}` |"


def _short(annotation: object) -> str:
    return str(annotation).replace("|", "or").strip("'\"")


def floors() -> list[list[str]]:
    """The floors from the top, as import-linter holds them; those on one floor do not know each other."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["type"] == "layers")
    return [[room.strip().removeprefix("localize.") for room in layer.split("|")] for layer in layers]


def room_imports() -> dict[str, set[str]]:
    """Which files and folders of `src/localize/` import which."""
    graph = grimp.build_graph("localize")
    imports: dict[str, set[str]] = {}
    for module in graph.modules:
        room = _room(module)
        imports.setdefault(room, set()).update(map(_room, graph.find_modules_directly_imported_by(module)))
    return {room: others - {room, ""} for room, others in imports.items() if room}


def _room(module: str) -> str:
    return ".".join(module.split(".")[1:2])


def floor_picture() -> Iterator[str]:
    """The floors as a picture: an arrow for each import that does not follow from others."""
    imports = room_imports()
    yield "```mermaid"
    yield "flowchart TD"
    for layer in floors():
        if len(layer) == 1:
            yield f"  {layer[0]}"
            continue
        yield f"  subgraph {'_'.join(layer)}[ ]"
        yield "    direction LR"
        yield from (f"    {room}" for room in layer)
        yield "  end"
    for room in (room for layer in floors() for room in layer):
        reached = {far for near in imports.get(room, ()) for far in _below(near, imports)}
        yield from (f"  {room} --> {other}" for other in sorted(imports.get(room, set()) - reached))
    yield "```"


def _below(room: str, imports: dict[str, set[str]]) -> set[str]:
    """Everything that a room imports, directly or not."""
    below: set[str] = set()
    waiting = list(imports.get(room, ()))
    while waiting:
        other = waiting.pop()
        if other not in below:
            below.add(other)
            waiting += imports.get(other, ())
    return below


def floor_table() -> Iterator[str]:
    """Every file and folder, from the bottom, with what it says of itself."""
    yield "| | what is there |"
    yield "|---|---|"
    for room in (room for layer in reversed(floors()) for room in layer):
        name = f"`{room}/`" if (SOURCE / room).is_dir() else f"`{room}.py`"
        yield f"| {name} | {_first_sentence(room)} |"


def _first_sentence(room: str) -> str:
    folder = SOURCE / room
    path = folder / "__init__.py" if folder.is_dir() else SOURCE / f"{room}.py"
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]


def main() -> None:
    """Draw the page anew."""
    PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
