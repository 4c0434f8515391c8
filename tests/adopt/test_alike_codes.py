"""Code that was translated, put back as its source has it."""

from __future__ import annotations

import pytest

from localize.adopt.alike_codes import with_codes_of
from localize.model.block import Kind, Pattern, Placeholder


def _pattern(text: str) -> Pattern:
    """A text with code between backticks."""
    return tuple(
        Placeholder(Kind.LOCKED, "code", f"<code>{part}</code>", part) if number % 2 else part
        for number, part in enumerate(text.split("`"))
    )


def _text(pattern: Pattern) -> str:
    return "".join(part if isinstance(part, str) else f"`{part.content}`" for part in pattern)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("`glob(pattern)` finds files", "`glob(Muster)` findet Dateien", "`glob(pattern)` findet Dateien"),
        ("Enter `<NAME>`.", "Geben Sie `<IME>` ein.", "Geben Sie `<NAME>` ein."),
        ("cannot be used with `pagenames`", "nicht mit `pagemames`", "nicht mit `pagenames`"),
        (
            "`archives/2007` for the year, `archives/2007/01` for January",
            "`archiv/2007/01` für Januar, `archiv/2007` für das Jahr",
            "`archives/2007/01` für Januar, `archives/2007` für das Jahr",
        ),
        ("`page(glob)`, as `glob()`", "`page(Muster)`, wie `glob()`", "`page(glob)`, wie `glob()`"),
    ],
)
def test_code_that_clearly_stands_for_one_of_the_source(source: str, target: str, expected: str) -> None:
    assert _text(with_codes_of(_pattern(target), _pattern(source))) == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Call `112`.", "Rufen Sie `110` an."),  # other digits
        ("Use `Rc`.", "Verwenden Sie `Mutex`."),  # another name
        ("`f(x)` or `g(x)`", "`h(y)` oder `k(y)`"),  # each may stand for each
        ("Use `start`.", "Verwenden Sie `starte` oder `begin`."),  # one more
        ("Rest.", "`Ruhe`."),
    ],
)
def test_code_in_doubt_stays_as_it_is(source: str, target: str) -> None:
    assert with_codes_of(_pattern(target), _pattern(source)) == _pattern(target)
