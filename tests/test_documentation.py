"""The documentation as a site: its pages, its list of contents, and the reference that is written from the code."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import click
import pytest

from documentation import pages, reference
from localize.checks.severities import SEVERITIES
from localize.cli import AUDIENCES, COMMANDS, main
from localize.config import Config, LocaleConfig, keys
from localize.config.formats import Formats

ROOT = Path(__file__).parent.parent
ADDRESSES = {"docs/editors.md": "editors.md", "docs/contributing/rule.md": "contributing/rule.md", "LAW.md": "LAW.md"}


@pytest.mark.parametrize(
    ("name", "text", "linked"),
    [
        ("docs/editors.md", "[rules](contributing/rule.md#cases)", "[rules](contributing/rule.md#cases)"),
        ("docs/contributing/rule.md", "[law](../../LAW.md)", "[law](../LAW.md)"),
        ("LAW.md", "[`editors`](docs/editors.md)", "[`editors`](editors.md)"),
        ("docs/editors.md", "[the reader](../src/reader.py)", "the reader (`src/reader.py`)"),
        ("docs/editors.md", "[`src/reader.py`](../src/reader.py)", "`src/reader.py`"),
        ("docs/editors.md", "[web](https://a.example/x.md)", "[web](https://a.example/x.md)"),
        ("docs/editors.md", "`[no](../src/link.py)`", "`[no](../src/link.py)`"),
        ("docs/editors.md", "```\n[no](../src/link.py)\n```\n", "```\n[no](../src/link.py)\n```\n"),
        ("docs/editors.md", "Save it.\n\n<!-- run: true -->\n\nThen", "Save it.\n\nThen"),
        ("docs/editors.md", "```\n<!-- note -->\n```\n", "```\n<!-- note -->\n```\n"),
    ],
)
def test_a_link_leads_within_the_site_or_names_the_file(name: str, text: str, linked: str) -> None:
    assert pages.linked(text, name, ADDRESSES) == linked


def test_the_list_of_contents_has_every_page_once() -> None:
    listed = [name for names in tomllib.loads((ROOT / "docs/contents.toml").read_text()).values() for name in names]
    made = {*pages.of_project(ROOT), *reference.pages()} - {"index.md"}
    assert sorted(listed) == sorted(name.removesuffix(".md") for name in made)


@pytest.mark.parametrize(
    ("docs", "owner"), [(keys.PROJECT, Config), (keys.FORMATS, Formats), (keys.LOCALE, LocaleConfig)]
)
def test_every_key_of_the_configuration_is_described(docs: dict[str, keys.KeyDoc], owner: type) -> None:
    assert {*docs} == {field.name.replace("_", "-") for field in fields(owner)} - {
        "tag",
        "raw-checks",
        "into-source",
    }


def test_every_command_is_listed_for_those_who_use_it() -> None:
    assert sorted(name for names in AUDIENCES.values() for name in names) == sorted(COMMANDS)


def test_the_reference_has_every_command_with_its_options() -> None:
    page = reference.commands()
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        assert f"### localize {name}\n" in page
        options = [each for each in command.params if isinstance(each, click.Option) and not each.hidden]
        assert all(f"{option.opts[0]} " in page or f"{option.opts[0]}`" in page for option in options)


def test_the_reference_has_every_rule_with_an_example() -> None:
    page = reference.rules()
    assert all(f"\n## {name}\n" in page for name in SEVERITIES)
    assert page.count("```text") >= len(SEVERITIES)


def test_the_reference_of_the_manifest_tells_what_is_needed() -> None:
    assert "| `source-locale` | string | yes |" in reference.manifest()


def test_the_checks_of_other_tools_lead_to_rules_that_there_are() -> None:
    page = (ROOT / "docs/checks-of-other-tools.md").read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| ") and line.count(" | ") == 2]
    answers = [row[2] for row in rows]
    named = {name for answer in answers for name in re.findall(r"`([a-z-]+)`", answer)}
    assert named - {"status", "update"} <= SEVERITIES.keys()
    assert len(rows) > 40
