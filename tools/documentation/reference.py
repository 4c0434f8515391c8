"""The reference, written from the code: commands, configuration, rules, manifest."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields
from enum import Enum
from importlib import resources
from inspect import cleandoc
from typing import Any

import click

from localize.checks import rule_docs
from localize.checks.severities import SEVERITIES
from localize.cli import AUDIENCES, main, rule_page
from localize.config import Config, LocaleConfig, keys
from localize.config.formats import Formats
from localize.config.keys import KeyDoc

_EXAMPLE = re.compile(r"\n*Examples?:\n(?P<lines>(?: {2}.*\n?)+)")

_CONFIGURATION = """\
`localize.toml` in the project's folder, or the same keys in `pyproject.toml` under `[tool.localize]` (locales:
`[tool.localize.locales.de]`). All keys may be left out. A key that is not known is an error that names the one that was
probably meant."""
_RULES = """\
What `localize check --explain RULE` tells, of all rules. An *error* keeps a page from being published, a *warning* is
for a person to judge. How to set and to waive them: [Checks](../checks.md)."""
_MANIFEST = """\
`manifest.json` in the bundle of each locale, from its schema (`manifest.schema.json` in the output). How to read it:
[For programs that take pages over](../consumers.md)."""


def pages() -> dict[str, str]:
    """Return the pages of the reference by their path in the site."""
    return {path: page() for path, page in PAGES.items()}


def commands() -> str:
    """Return the page of all commands, by who uses them."""
    context = click.Context(main, info_name="localize")
    lines = ["# Commands", "", "What `localize COMMAND --help` says, of all commands.", ""]
    for audience, names in AUDIENCES.items():
        lines += [f"## {audience}", ""]
        for name in names:
            command = main.get_command(context, name)
            if command is not None:
                lines += _command(command, click.Context(command, parent=context, info_name=name), level=3)
    return "\n".join(lines)


def _command(command: click.Command, context: click.Context, *, level: int) -> Iterator[str]:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield from (f"{'#' * level} {context.command_path}", "", f"`{usage}`", "")
    yield from _help(command.help or "")
    records = [each.get_help_record(context) for each in command.params]
    options = ((f"`{_cell(record[0])}`", _cell(record[1])) for record in records if record and record[1])
    yield from _table(("option", "meaning"), options)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None:
                yield from _command(child, click.Context(child, parent=context, info_name=name), level=level + 1)


def _help(text: str) -> Iterator[str]:
    """Yield the text of a command's help, with its examples as a block of code."""
    for paragraph in re.split(r"\n{2,}", cleandoc(text).replace("\b\n", "")):
        if match := _EXAMPLE.fullmatch(paragraph + "\n"):
            examples = [line.strip() for line in match["lines"].splitlines()]
            yield from ("```console", *(f"$ {line}" for line in examples), "```", "")
        elif re.search(r"^ {2}", paragraph, re.MULTILINE):
            yield from ("```text", paragraph, "```", "")
        else:
            yield from (paragraph.replace("\n", " "), "")


def configuration() -> str:
    """Return the page of all keys of the configuration."""
    lines = [
        "# Configuration",
        "",
        _CONFIGURATION,
        "",
        "```toml",
        'source-locale = "en"',
        'base-url = "https://health.example/"',
        "",
        "[locales.de]",
        "clinical = true",
        "",
        "[locales.de-CH]",
        'fallback = ["de"]',
        "",
        "[checks]",
        'capital = "off"',
        "",
        "[locales.de.checks]",
        'negation = "error"',
        "```",
        "",
    ]
    for title, docs, owner in (
        ("The project", keys.PROJECT, Config),
        ("`[formats]`", keys.FORMATS, Formats),
        ("`[locales.TAG]`", keys.LOCALE, LocaleConfig),
    ):
        lines += [f"## {title}", "", *_table(("key", "values", "if not given", "for"), _keys(docs, fields(owner)))]
    return "\n".join(lines)


def _keys(docs: Mapping[str, KeyDoc], owner: Iterable[Field[Any]]) -> Iterator[tuple[str, ...]]:
    defaults = {field.name.replace("_", "-"): _default(field) for field in owner}
    return ((f"`{name}`", _cell(doc.values), defaults[name], _cell(doc.purpose)) for name, doc in docs.items())


def _default(field: Field[Any]) -> str:
    value = field.default.value if isinstance(field.default, Enum) else field.default
    if value is MISSING or value in ("", ()):
        return "none"
    return f"`{json.dumps(value)}`"


def rules() -> str:
    """Return the page of all rules with their first cases."""
    lines = [
        "# Rules",
        "",
        _RULES,
        "",
        *_table(
            ("rule", "severity", "finds"),
            (
                (f"[`{name}`](#{name})", SEVERITIES[name].value, _cell(rule_docs.rule_doc(name).summary))
                for name in SEVERITIES
            ),
        ),
    ]
    for name in SEVERITIES:
        doc = rule_docs.rule_doc(name)
        lines += [f"## {name}", "", doc.summary, "", doc.why, ""]
        for title, case in rule_page.examples(doc):
            shown = [line.removeprefix("  ") for line in rule_page.example(case)]
            lines += [f"{title} ({case.locale}):", "", "```text", *shown, "```", ""]
    return "\n".join(lines)


def manifest() -> str:
    """Return the page of the manifest of a bundle, from its schema."""
    text = resources.files("localize.pages.templates").joinpath("manifest.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    lines = [
        "# Manifest",
        "",
        _MANIFEST,
        "",
    ]
    for title, part in {
        "The manifest": schema,
        **{name.capitalize(): each for name, each in schema["$defs"].items()},
    }.items():
        if "properties" in part:
            lines += [f"## {title}", ""]
            lines += _table(("key", "type", "needed", "meaning"), _properties(part))
    return "\n".join(lines)


def _properties(part: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    needed = part.get("required", ())
    for name, each in part["properties"].items():
        yield f"`{name}`", _type(each), "yes" if name in needed else "", _cell(each.get("description", ""))


def _type(schema: Mapping[str, Any]) -> str:
    """Return what a value may be, in words."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if "enum" in schema:
        return ", ".join(f"`{json.dumps(value)}`" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"object of {_type(schema['additionalProperties'])}"
    return str(schema.get("type", "any"))


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """Return a table in Markdown with an empty line behind it; nothing where it has no rows."""
    found = [f"| {' | '.join(row)} |" for row in rows]
    headings = tuple(headings)
    return [f"| {' | '.join(headings)} |", f"|{'---|' * len(headings)}", *found, ""] if found else []


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


PAGES: Mapping[str, Callable[[], str]] = {
    "reference/commands.md": commands,
    "reference/configuration.md": configuration,
    "reference/rules.md": rules,
    "reference/manifest.md": manifest,
}
"""What makes each page of the reference."""
