"""Links in Markdown without words: which of them get those of the heading that they lead to."""

from __future__ import annotations

import pytest

from localize.model.block import plain_text
from support.golden import read


def shown(text: str) -> str:
    """The texts of an article as readers see them, one after the other."""
    return " | ".join(plain_text(block.pattern) for block in read(text, ".md").blocks())


@pytest.mark.parametrize(
    ("heading", "address"),
    [("## When to *stop*?", "when-to-stop"), ("## Stop {#end}", "end"), ("(end)=\n## Stop `it`", "end")],
)
def test_a_link_without_words_has_those_of_its_heading(heading: str, address: str) -> None:
    words = {"## When to *stop*?": "When to stop?", "## Stop {#end}": "Stop"}.get(heading, "Stop it")
    assert shown(f"# Pain\n\nSee [](#{address}).\n\n{heading}\n\nNow.\n") == f"Pain | See {words}. | {words} | Now."


@pytest.mark.parametrize("link", ["[here](#stop)", "[](#other)", "[](stop.md)"])
def test_other_links_stay_as_they_are(link: str) -> None:
    words = "here" if "here" in link else ""
    assert shown(f"# Pain\n\nSee {link}.\n\n## Stop\n\nNow.\n") == f"Pain | See {words}. | Stop | Now."
