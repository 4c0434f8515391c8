"""Who follows a tutorial sees what it shows: its commands are run, step by step, in a fresh folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.tutorial import Done, Step, follow, steps

DOCS = Path(__file__).parent.parent / "docs"
TUTORIALS = [
    pytest.param(path, marks=pytest.mark.validators if path.name.startswith("site-") else ())
    for path in sorted([DOCS / "quick-start.md", *DOCS.glob("tutorials/*.md")])
]
"""Those for sites want programs of Debian (nginx, hugo), as the validators do."""


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda path: path.stem)
def test_each_step_prints_what_the_tutorial_shows(tutorial: Path, tmp_path: Path) -> None:
    for done in follow(tutorial.read_text(encoding="utf-8"), tmp_path):
        name = f"{tutorial.name}:{done.step.line}: $ {done.step.command}"
        assert done.is_as_shown, f"{name}\nprinted (status {done.status}):\n{done.output}\nand not:\n{done.step.output}"


def test_a_document_has_steps_seen_and_unseen() -> None:
    text = """\
Type:

```console
$ echo a
a
$ true
```

<!-- run: cat <<'END'
typed
END -->

<!-- file: a/b.txt -->

```text
in it
```

<!-- not run: it needs a network -->

```console
$ pip install it
```
"""
    assert list(steps(text)) == [
        Step(3, "echo a", "a\n"),
        Step(3, "true", ""),
        Step(9, "cat <<'END'\ntyped\nEND", None),
        Step(13, "mkdir -p a", None),
        Step(13, "printf %s 'in it\n' >a/b.txt", None),
    ]


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("1 file\n", "1 file\n", True),
        ("1 file\n", "2 files\n", False),
        ("1 file\n", "1 file\nand more\n", False),
        ("", "an error\n", False),
        ("digest …\n", "digest 6a5624\n", True),
        ("digest …\n", "digest 6a5624\nand more\n", False),
        ("first\n…\nlast\n", "first\nsecond\nthird\nlast\n", True),
        ("of 2026-11-27\n", "of 2027-01-02\n", True),
        ("of 2026-11-27\n", "of today\n", False),
    ],
)
def test_what_is_printed_is_compared_whole(shown: str, printed: str, same: bool) -> None:
    assert Done(Step(1, "x", shown), printed, 0).is_as_shown is same


def test_what_nobody_sees_must_succeed() -> None:
    assert Done(Step(1, "x", None), "any text\n", 0).is_as_shown
    assert not Done(Step(1, "x", None), "", 1).is_as_shown
