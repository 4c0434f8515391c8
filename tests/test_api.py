"""The program as a library: the example of the docs runs, and gives what the commands give."""

from __future__ import annotations

from pathlib import Path

import pytest

import localize
from localize.errors import ConfigError, GlossaryError
from support.folder import ProjectFolder

DOCS = Path(__file__).parents[1] / "docs" / "api.md"


def example() -> str:
    return DOCS.read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]


def test_the_example_of_the_docs_runs(
    project: ProjectFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project.root)
    exec(compile(example(), str(DOCS), "exec"), {})  # the docs are ours
    told = capsys.readouterr().out
    assert "files written" in told
    assert "cold-packs Title 3 Cold packs" in told


def test_every_public_name_can_be_loaded_and_stands_in_the_docs_or_is_of_the_model() -> None:
    text = DOCS.read_text(encoding="utf-8")
    functions = [name for name in localize.__all__ if name[0].islower()]
    assert all(getattr(localize, name) for name in localize.__all__)
    assert [name for name in functions if name not in text] == []


def test_an_unknown_name_is_told_as_python_does() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'translate'"):
        localize.translate  # noqa: B018  # type: ignore[attr-defined]


def test_updating_and_publishing_give_what_the_commands_write(project: ProjectFolder) -> None:
    opened = localize.open_project(project.root)
    assert localize.update(opened).written > 0
    assert localize.update(opened).written == 0
    assert localize.check(opened).findings == localize.check(opened).findings
    assert localize.publish(opened).written > 0
    written = project.snapshot()
    project.run("publish")
    assert project.snapshot() == written


def test_a_locale_that_is_not_there_cannot_be_opened(project: ProjectFolder) -> None:
    with pytest.raises(ConfigError, match="tlh: no such locale"):
        localize.open_project(project.root, locales=["tlh"])


def test_nothing_is_written_while_the_glossary_cannot_be_used(project: ProjectFolder) -> None:
    project.write("glossary.csv", "x\n")
    before = project.snapshot()
    with pytest.raises(GlossaryError, match=r"glossary\.csv:1"):
        localize.update(localize.open_project(project.root))
    assert project.snapshot() == before
