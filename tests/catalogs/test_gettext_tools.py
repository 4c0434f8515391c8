"""Our files in the hands of GNU gettext's programs, and theirs in ours."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from support.folder import ARTICLE, ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"
POT = "locales/templates/cold-packs.pot"


def run(*command: str | Path) -> str:
    """What a program says on standard error."""
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stderr


def test_msgfmt_finds_nothing_to_complain_about_in_what_we_write(translated: ProjectFolder, gettext: str) -> None:
    translated.write(
        "source/cold-packs.txt", ARTICLE.replace("10 minutes", "15 minutes").replace("Look at it often", "Check it")
    )
    translated.run("update")
    for path in translated.root.rglob("*.po"):
        assert run(f"{gettext}/msgfmt", "-c", "-o", translated.root / "x.mo", path) == ""


def test_msgcmp_finds_each_message_of_the_template_in_the_catalog(translated: ProjectFolder, gettext: str) -> None:
    assert run(f"{gettext}/msgcmp", translated.root / DE, translated.root / POT) == ""


EDITORS: Sequence[Sequence[str]] = (
    ["msgcat", "--width=60"],
    ["msgcat", "--no-wrap"],
    ["msgcat", "--width=20", "--no-location"],
    ["msgattrib", "--translated", "--width=79"],
)


@pytest.mark.parametrize("editor", EDITORS, ids=" ".join)
def test_a_file_saved_by_another_editor_is_not_rewritten(
    translated: ProjectFolder, gettext: str, editor: Sequence[str]
) -> None:
    program, *options = editor
    run(f"{gettext}/{program}", *options, "-o", translated.root / "saved.po", translated.root / DE)
    saved = translated.read("saved.po")
    if "--no-location" in options:
        saved = saved.replace("msgid", "msgid")
    translated.write(DE, saved)
    translated.run("update")
    after = translated.read(DE)
    if "--no-location" in options:  # our reference and flag come back, the wrapped messages stay
        after = after.replace("#: source/cold-packs.txt\n", "").replace("#, max-length:155\n", "")
    assert after == saved


def test_a_change_of_one_segment_is_one_entry_in_a_wrapped_file(translated: ProjectFolder, gettext: str) -> None:
    run(f"{gettext}/msgcat", "--width=30", "-o", translated.root / DE, translated.root / DE)
    before = translated.read(DE).split("\n\n")
    translated.write("source/cold-packs.txt", ARTICLE.replace("10 minutes", "15 minutes"))
    translated.run("update")
    after = translated.read(DE).split("\n\n")
    assert len(after) == len(before)
    assert [one for one, other in zip(before, after, strict=True) if one != other] == [
        next(entry for entry in before if "10 minutes" in entry)
    ]


def test_a_merge_by_msgmerge_leaves_nothing_for_us_to_do(translated: ProjectFolder, gettext: str) -> None:
    translated.write("source/cold-packs.txt", ARTICLE.replace("10 minutes", "15 minutes"))
    translated.run("extract")
    run(
        f"{gettext}/msgmerge",
        "-q",
        "--previous",
        "--update",
        "--backup=none",
        translated.root / DE,
        translated.root / POT,
    )
    before = translated.read(DE)
    translated.run("update")
    assert translated.read(DE) == before


def test_a_merge_by_us_leaves_nothing_for_msgmerge_to_do(translated: ProjectFolder, gettext: str) -> None:
    translated.write("source/cold-packs.txt", ARTICLE.replace("10 minutes", "15 minutes"))
    translated.run("update")
    run(
        f"{gettext}/msgmerge",
        "-q",
        "--previous",
        "--no-wrap",
        "-o",
        translated.root / "x.po",
        translated.root / DE,
        translated.root / POT,
    )
    # It drops flags that GNU gettext does not know.
    assert translated.read("x.po") == translated.read(DE).replace("#, max-length:155\n", "")


def test_babel_reads_what_we_write(translated: ProjectFolder) -> None:
    for path in (*translated.root.rglob("*.po"), *translated.root.rglob("*.pot")):
        assert len(read_po(BytesIO(path.read_bytes()), abort_invalid=True)) > 0


@pytest.mark.parametrize("folder", ["locales", "src/localize/pages/interface", "src/localize/preview/interface"])
def test_babel_reads_the_catalogs_of_this_project(folder: str) -> None:
    root = Path(__file__).parents[2]
    paths = [*(root / folder).rglob("*.po"), *(root / folder).rglob("*.pot")]
    assert len(paths) > 20
    for path in paths:
        read_po(BytesIO(path.read_bytes()), abort_invalid=True)


def test_a_catalog_without_a_date_gets_one_that_babel_reads_when_it_is_written_anyway(
    translated: ProjectFolder,
) -> None:
    empty = '"PO-Revision-Date: \\n"'
    translated.write(DE, translated.read(DE).replace('"PO-Revision-Date: YEAR-MO-DA HO:MI+0000\\n"', empty))
    before = translated.read(DE)
    translated.run("update")
    assert translated.read(DE) == before
    translated.write("source/cold-packs.txt", ARTICLE.replace("10 minutes", "15 minutes"))
    translated.run("update")
    assert empty not in translated.read(DE)
    read_po(BytesIO(translated.read(DE).encode()), abort_invalid=True)


def test_the_limit_of_a_description_is_a_flag_that_weblate_knows(translated: ProjectFolder) -> None:
    assert '#, max-length:155\nmsgctxt "description"' in translated.read(POT)
    assert '#, max-length:155\nmsgctxt "description"' in translated.read(DE)


def test_a_flag_of_ours_that_gettext_has_dropped_is_no_reason_to_write_and_a_wrong_one_is(
    translated: ProjectFolder,
) -> None:
    whole = translated.read(DE)
    dropped = whole.replace("#, max-length:155\n", "")
    translated.write(DE, dropped)
    translated.run("update")
    assert translated.read(DE) == dropped
    translated.write(DE, whole.replace("#, max-length:155\n", "#, max-length:100, no-wrap\n"))
    translated.run("update")
    assert translated.read(DE) == whole.replace("#, max-length:155\n", "#, no-wrap, max-length:155\n")
