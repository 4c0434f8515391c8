"""Which terms a locale has, what it inherits counted in."""

from __future__ import annotations

from localize.model.glossary import Glossary, Status, Term


def texts(chain: tuple[str, ...], **terms: tuple[tuple[str, Status], ...]) -> list[str]:
    rows = {
        tag.replace("_", "-"): tuple(Term("bicycle", tag, text=text, status=status) for text, status in found)
        for tag, found in terms.items()
    }
    return [term.text for term in Glossary({"bicycle": rows}).of("bicycle", chain)]


PREFERRED, FORBIDDEN = Status.PREFERRED, Status.FORBIDDEN


def test_a_regional_locale_inherits_the_terms_of_its_fallback() -> None:
    assert texts(("de-CH", "de"), de=(("Fahrrad", PREFERRED),)) == ["Fahrrad"]


def test_a_term_of_its_own_stands_for_those_of_the_fallback() -> None:
    assert texts(("de-CH", "de"), de=(("Fahrrad", PREFERRED),), de_CH=(("Velo", PREFERRED),)) == ["Velo"]


def test_a_locale_that_only_says_what_to_avoid_inherits_what_to_write() -> None:
    found = texts(("de-CH", "de"), de=(("Fahrrad", PREFERRED), ("Rad", PREFERRED)), de_CH=(("Rad", FORBIDDEN),))
    assert found == ["Rad", "Fahrrad"]
