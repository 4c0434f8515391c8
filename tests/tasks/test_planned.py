"""Why a file would be written, as its content tells."""

from __future__ import annotations

import pytest

from localize.tasks.planned import reason

PO = b'msgid ""\nmsgstr "Language: de\\n"\n\n#. Glossary: rest\nmsgid "Rest."\nmsgstr "Ruhe."\n'


@pytest.mark.parametrize(
    ("path", "before", "after", "told"),
    [
        ("a.po", None, PO, "1 new"),
        ("a.po", PO, PO.replace(b"Ruhe", b"Pause"), "1 translated otherwise"),
        ("a.po", PO, PO.replace(b"#. Glossary: rest\n", b""), "glossary: rest"),
        ("a.po", b"<<<<<<< ours", PO, ""),
        ("glossary.csv", None, b"a\n", ""),
        ("glossary.csv", b"a\nb\n", b"a\nc\nd\n", "+2 -1 lines"),
        ("glossary.csv", b"a\nb\n", b"a\n", "-1 line"),
        ("page.png", b"1", b"2", ""),
    ],
)
def test_a_reason_names_entries_or_lines(path: str, before: bytes | None, after: bytes, told: str) -> None:
    assert reason(path, before, after) == told
