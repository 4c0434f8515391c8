"""What is a formula for certain: prices, variables of programs and prose in brackets are none."""

from __future__ import annotations

import pytest

from localize.model.block import plain_text
from support.golden import read


def formulas(text: str) -> list[str]:
    """The formulas in a text, and those that are blocks."""
    article = read(f"# A\n\n{text}\n", ".md")
    patterns = [block.pattern for block in article.blocks()]
    inline = [part for pattern in patterns for part in pattern if not isinstance(part, str)]
    blocks = [part for part in article.body if isinstance(part, str) and '"math"' in part]
    return [*(part.content for part in inline if '"math"' in part.markup), *blocks]


@pytest.mark.parametrize(
    "formula",
    [
        *("$x$", "$k = 0.1$", "$x^2$", "$x_1$", "$C_{max}$", r"$\alpha$", r"$\frac{a}{b}$", "$a<b$", "${}^{14}C$"),
        *("$2x + 3$", r"$v \text{ of the two men}$", "$$a^2$$", r"\(x^2\)", r"\[\sum_i x_i\]", r"\(a = b\)", "$β_1$"),
        *(r"$5\,mg$", r"$95\%$"),
    ],
)
def test_a_formula_is_locked(formula: str) -> None:
    assert formulas(f"The {formula} is.") == [formula]


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 or A$6.",
        "It costs US$5, then US$6_a.",
        "From $5 to $10.",
        "It is $5^1^ a day (about AU$6).",
        "Take $5 {net} and the $6 {gross}.",
        "It costs $5_net and then the rest is A$.",
        "In $HOME/x_y or $PATH_X it is.",
        "In ${a}_${b} it is.",
        "Cheap ($), dear ($$) or very dear ($$$).",
        r"A \[file name\], a \(note_of mine\) and \(so on = more\).",
        "它的价格是 $5^1每天的费用$。",
        "Five $ or $ six.",
        r"It is $5\% more, or 5\,000$ and $6\,000.",
    ],
)
def test_prices_variables_and_prose_are_text(text: str) -> None:
    assert formulas(text) == []


@pytest.mark.parametrize("block", ["$$\nIt never ends.", "$$ to $$", "$$\n\n$$", "    $$\n    a\n    $$"])
def test_dollars_without_a_formula_between_them_are_no_block_of_one(block: str) -> None:
    assert formulas(f"{block}\n\nText.") == []


def test_text_below_a_formula_keeps_its_line() -> None:
    article = read("# A\n\n$$\na\n\n= b\n$$\n\nText.\n", ".md")
    text = list(article.blocks())[1]
    assert (plain_text(text.pattern), text.lines) == ("Text.", ((0, 9),))
