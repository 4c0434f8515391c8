"""Links in Markdown without words: which of them get those of the heading that they lead to."""

from __future__ import annotations

import pytest

from localize.formats.clean.rendered import as_html
from localize.model.article import blocks_in
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


@pytest.mark.parametrize(
    ("role", "link"),
    [
        ("{ref}`end`", '<a href="#end">Stop it</a>'),
        ("{ref}`END`", '<a href="#end">Stop it</a>'),
        ("{ref}`the end <end>`", '<a href="#end">the end</a>'),
        ("{ref}`other`", '<span class="reference" translate="no">other</span>'),
    ],
)
def test_a_reference_to_the_label_of_a_heading_is_a_link_to_it(role: str, link: str) -> None:
    """So readers of a page made by Sphinx see it; the label of another page is shown, and kept from translators."""
    page = as_html(read(f"# Pain\n\nSee {role}.\n\n(end)=\n## Stop `it`\n\nNow.\n", ".md").body, "en")
    assert f"See {link}." in page


@pytest.mark.parametrize("link", ["[here](#stop)", "[](#other)", "[](stop.md)"])
def test_other_links_stay_as_they_are(link: str) -> None:
    words = "here" if "here" in link else ""
    assert shown(f"# Pain\n\nSee {link}.\n\n## Stop\n\nNow.\n") == f"Pain | See {words}. | Stop | Now."


@pytest.mark.parametrize(
    ("link", "text", "words"),
    [
        ("end", "## Stop {#end}\n\nNow.\n\n## End", "Stop"),
        ("end-2", "## Stop {#end}\n\nNow.\n\n## End", "End"),
        ("content", "## Content", ""),
        ("content-2", "## Content", "Content"),
        ("stop", '<p id="stop">A paragraph.</p>\n\n## Stop', ""),
        ("stop-2", "(stop)=\nA paragraph.\n\n## Stop", "Stop"),
        ("stop-2", 'A <a id="stop">mark</a>.\n\n## Stop', "Stop"),
        ("pain", "## Pain!", "Pain!"),
        ("pain", "## Rest", "Pain"),
    ],
)
def test_the_words_are_those_of_the_heading_that_has_the_id_on_the_page(link: str, text: str, words: str) -> None:
    article = read(f"# Pain\n\nSee [](#{link}).\n\n{text}\n\nBye.\n", ".md")
    assert plain_text(next(iter(blocks_in(article.body))).pattern) == f"See {words}."
