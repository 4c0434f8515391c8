"""Amounts in patterns, isolated with elements or with characters."""

from __future__ import annotations

import pytest

from localize.model.block import Kind, Pattern, Placeholder, plain_text
from localize.pages.isolation import isolated
from support.articles import BREAK, EM, EM_END

MG = Placeholder(Kind.LOCKED, "span", markup='<span translate="no">mg</span>', content="mg")
ALL = Placeholder(Kind.LOCKED, "code", markup="<code>5 mg</code>", content="5 mg")


def html(pattern: Pattern, locale: str = "ar", *, elements: bool = True) -> str:
    return "".join(
        part if isinstance(part, str) else part.markup for part in isolated(pattern, locale, elements=elements)
    )


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (("خذ 5 mg الآن",), 'خذ <bdi dir="ltr">5 mg</bdi> الآن'),
        (("5–10 أيام",), '<bdi dir="rtl"><bdi dir="ltr">5–10</bdi> أيام</bdi>'),
        (("خذ ", EM, "5 mg", EM_END), 'خذ <em><bdi dir="ltr">5 mg</bdi></em>'),
        (("خذ 5 ", EM, "mg من", EM_END, " 6 mg"), 'خذ \u20665 <em>mg\u2069 من</em> <bdi dir="ltr">6 mg</bdi>'),
        (("خذ 2–", EM, "5", EM_END, " mg"), 'خذ <bdi dir="ltr">2–<em>5</em> mg</bdi>'),
        (("خذ 5", BREAK, " mg"), 'خذ <bdi dir="ltr">5<br> mg</bdi>'),
        (("خذ 5 ", MG, " الآن"), 'خذ <bdi dir="ltr">5 <span translate="no">mg</span></bdi> الآن'),
        (("اكتب ", ALL, " هنا"), "اكتب <code>5 mg</code> هنا"),
    ],
)
def test_an_amount_stands_in_an_element_or_where_that_would_cross_another_between_characters(
    pattern: Pattern, expected: str
) -> None:
    assert html(pattern) == expected


def test_where_no_element_can_stand_there_are_characters() -> None:
    assert html(("5–10 أيام",), elements=False) == "\u2067\u20665–10\u2069 أيام\u2069"


def test_a_text_without_amounts_is_the_same() -> None:
    pattern: Pattern = ("في عام 2014 شملت 130 دراسة ", EM, "COVID-19", EM_END)
    assert isolated(pattern, "ar", elements=True) is pattern
    assert plain_text(isolated(("خذ 5 mg",), "ar", elements=True)) == "خذ 5 mg"
