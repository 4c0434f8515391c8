"""What stands in a block of MkDocs or beside a break is text, unless it is certain that it is an option of it."""

from __future__ import annotations

import pytest

from localize.model.article import Article
from localize.model.block import plain_text
from support.golden import read


def shown(article: Article) -> str:
    """The skeleton and the texts of an article, as they stand in it."""
    return "".join(part if isinstance(part, str) else plain_text(getattr(part, "pattern", ())) for part in article.body)


@pytest.mark.parametrize("line", ["Take: two tablets", "Note:"])
def test_an_indented_text_with_a_colon_in_a_block_is_no_option(line: str) -> None:
    assert line in shown(read(f"# A\n\n/// note\n    {line}\n\nText.\n///\n", ".md"))


@pytest.mark.parametrize("line", ["open: true", "attrs: {class: wide}"])
def test_an_option_of_a_block_is_no_text(line: str) -> None:
    text = shown(read(f"# A\n\n/// note\n    {line}\n\nText.\n///\n", ".md"))
    assert "Text." in text
    assert line.partition(":")[0] not in text


@pytest.mark.parametrize(("line", "is_text"), [("+++ {stop}", True), ("+++", False), ('+++ {"a": 1}', False)])
def test_only_metadata_stands_beside_a_break(line: str, *, is_text: bool) -> None:
    assert ("+++" in shown(read(f"# A\n\nText.\n\n{line}\n", ".md"))) is is_text
