"""Attributes in braces are the same behind words and behind a heading."""

from __future__ import annotations

import pytest

from support.golden import read, shown


def markup(text: str) -> str:
    return shown(read(f"# A\n\n{text}\n", ".md"))


IDS = ["here", "1-first", "2.0", "eq:dose", "größe"]
WHERE = ["[Words]{#ID}", "## Words {#ID}", "Words\n{: #ID}", "{#ID}\nWords", "[Words](b.md){#ID}"]


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("where", WHERE)
def test_an_id_may_have_the_same_signs_wherever_it_stands(where: str, name: str) -> None:
    page = markup(where.replace("ID", name))
    assert f'id="{name}"' in page
    assert "{" not in page


@pytest.mark.parametrize("where", WHERE)
def test_a_backslash_before_an_id_is_none_of_it(where: str) -> None:
    assert 'id="2.0"' in markup(where.replace("ID", "\\2.0"))


@pytest.mark.parametrize("value", ["fr", '"fr"', "'fr'", '"fr .no #no"', "'fr .no #no'"])
@pytest.mark.parametrize("where", WHERE)
def test_what_stands_in_a_value_is_no_class_and_no_id(where: str, value: str) -> None:
    page = markup(where.replace("#ID", f".wide lang={value}"))
    assert 'class="wide"' in page
    assert 'id="no"' not in page
    assert "{" not in page
