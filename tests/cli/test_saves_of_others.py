"""What another program saves while a command runs is in the file afterwards (law 8 of the design)."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from dataclasses import replace

import pytest

from support.editor import MARK, lost_saves
from support.folder import ARTICLE, CONFIG, ProjectFolder
from support.sizes import size

SAVES = int(os.environ.get("LOCALIZE_SAVES", str(size(40, default=15))))
"""How often an editor saves in each test; more are asked for by LOCALIZE_SAVES."""
DE = "locales/de/LC_MESSAGES/cold-packs.po"
HEADER = "article,reviewer,role,date,digest,segments\n"
TERMS = "concept,locale,term,status,part_of_speech,case,forms,definition,note\n"

Work = Callable[[], object]
Case = tuple[str, str, Work]
"""The file that an editor saves, the text that it saves, and the command that writes it too."""


def with_mark(project: ProjectFolder, path: str) -> str:
    """A catalog with a translation that an editor changes with each save."""
    title = 'msgctxt "title"\nmsgid "Cold packs"\nmsgstr '
    text = project.read(path)
    assert f'{title}""' in text
    return text.replace(f'{title}""', f'{title}"{MARK}"')


def ran(project: ProjectFolder, *arguments: str) -> None:
    """Runs a command; it may give up a file that is saved too often, and says so."""
    result = project.run(*arguments)
    assert result.exit_code in (0, 1) or "was saved by another program" in result.output, result.output


def update(project: ProjectFolder) -> Case:
    project.run("update")
    turn = itertools.count()

    def work() -> None:
        project.write("source/cold-packs.txt", ARTICLE.replace("10 minutes", f"{next(turn)} minutes"))
        ran(project, "update")

    return DE, with_mark(project, DE), work


def pseudo(project: ProjectFolder) -> Case:
    project.write("localize.toml", f"{CONFIG}[locales.en-XA]\n")
    project.run("update")
    path = "locales/en_XA/LC_MESSAGES/cold-packs.po"
    return path, with_mark(project, path), lambda: ran(project, "pseudo")


def fix(project: ProjectFolder) -> Case:
    project.run("update")
    project.translate(DE, lambda entry: replace(entry, target="" if entry.context else "Zwei  Wörter"))
    return DE, with_mark(project, DE), lambda: ran(project, "check", "--fix", "--apply")


def exchange(project: ProjectFolder) -> Case:
    project.run("update")
    text = with_mark(project, DE)
    files = []
    for word in ("ONE", "TWO"):
        project.translate(DE, lambda entry, word=word: replace(entry, target="" if entry.context else word))  # type: ignore[misc]
        out = project.root / word
        project.run("exchange", "export", "--to", "csv", "--locale", "de", "-o", str(out))
        files.append(str(out / "de/cold-packs.csv"))
    turn = itertools.cycle(files)
    return DE, text, lambda: ran(project, "exchange", "import", "--apply", "--overwrite", next(turn))


def glossary(project: ProjectFolder) -> Case:
    turn = itertools.count()

    def work() -> None:
        offered = project.write("offered.tsv", f"word {next(turn)}\tWort\n")
        ran(project, "glossary", "import", "--locale", "de", str(offered))

    return "glossary.csv", f"{TERMS}pack,en,pack,preferred,,,,,{MARK}\n", work


def memory(project: ProjectFolder) -> Case:
    turn = itertools.count()

    def work() -> None:
        offered = project.write("offered.tmx", tmx(f"Sentence {next(turn)}."))
        ran(project, "memory", "import", str(offered))

    return "memory/de.tmx", tmx(MARK), work


def tmx(source: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<tmx version="1.4"><header creationtool="x" creationtoolversion="1"'
        ' segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body><tu>'
        f'<tuv xml:lang="en"><seg>{source}</seg></tuv><tuv xml:lang="de"><seg>Satz.</seg></tuv></tu></body></tmx>\n'
    )


def approve(project: ProjectFolder) -> Case:
    project.run("update")
    project.translate(DE)
    turn = itertools.count()
    row = f"hip,{MARK},,2026-11-27,{'0' * 64},\n"

    def work() -> None:
        ran(project, "approve", "cold-packs", "--locale", "de", "--reviewer", f"Dr. {next(turn)}")

    return "locales/de/approvals.csv", HEADER + row, work


@pytest.mark.parametrize("command", [update, pseudo, fix, exchange, glossary, memory, approve])
def test_no_save_is_lost(project: ProjectFolder, command: Callable[[ProjectFolder], Case]) -> None:
    path, text, work = command(project)
    assert MARK in text
    project.write(path, text)
    work()
    assert project.read(path) != text, "the command writes the file too"
    assert lost_saves(project.root / path, text, work, saves=SAVES, pause=0.08) == []
