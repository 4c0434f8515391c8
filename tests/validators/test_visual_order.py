"""Law 10 as readers see it: in which order the characters of amounts stand on right-to-left pages, in Chromium."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest
import regex

from localize import formats
from localize.config import Segmentation
from localize.language import tags
from localize.model.catalog import Key
from localize.model.page import Page
from localize.pages.outputs.page import page_html
from localize.pages.outputs.style import style_sheet
from localize.segments.split import split
from support.rendering import content
from validate.programs import run

pytestmark = pytest.mark.validators

CASES = Path(__file__).parents[1] / "cases" / "rtl"
LOCALES = ("ar", "fa", "he", "ur")
HERE = Path(__file__).parent
_TAG = re.compile(r"</?[a-z]+>")
_TEXT = re.compile(r"(?<=>)[^<]+|^[^<]+")
_WORD = regex.compile(r"(?:[\p{Arabic}\p{Hebrew}--[\p{N}\p{P}٪]]\p{M}*|(?<=\p{Hebrew})\")+", regex.V1)


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, and the amounts in it as they stand on the screen."""

    sentence: str
    expected: tuple[str, ...]


def cases(locale: str) -> list[Case]:
    """The cases of a locale; the form is described in the folder's README.txt."""
    blocks = (CASES / f"{locale}.txt").read_text(encoding="utf-8").strip("\n").split("\n\n")
    return [Case(sentence, tuple(expected)) for sentence, *expected in (block.split("\n") for block in blocks)]


PLACES = {
    "h2": "<h2>{}</h2>",
    "p": "<p>{}</p>",
    "li": "<ul><li>{}</li></ul>",
    "td": "<table><tr><td>{}</td></tr></table>",
    "figcaption": "<figure><figcaption>{}</figcaption></figure>",
    "summary": "<details open><summary>{}</summary></details>",
}


def published(locale: str, sentences: Sequence[str], folder: Path) -> Path:
    """A page that says each of the sentences at each of the places, and each title as a paragraph at the end."""
    names = [f"S{number} " + _TEXT.sub("x", each) for number, each in enumerate(sentences)]
    body = "\n".join(form.format(name) for form in PLACES.values() for name in names)
    source = f"<title>T</title><meta name='description' content='D'><h1>T</h1>{body}"
    article = split(formats.parse(source.encode(), "source/a.html", name="a", locale="en"), Segmentation.BLOCK)
    keys: list[Key] = [(None, segment.text) for block, segment in article.translatable() if not block.context]
    assert len(keys) == len(sentences) * len(PLACES)
    targets = dict(zip(keys, list(sentences) * len(PLACES), strict=True))
    plain = []
    for sentence in sentences:
        fields: dict[Key, str] = {("title", "T"): _TAG.sub("", sentence), ("description", "D"): _TAG.sub("", sentence)}
        said = content(article, {**targets, **fields}, locale, str)
        plain += [said.title, said.description]
    html = page_html(Page(locale, tags.direction(locale), content=said, root=""), str)
    shown = "".join(f'<h6 class="plain">{escape(text)}</h6>' for text in plain)
    page = folder / "page.html"
    page.write_text(html.replace("</article>", f"{shown}</article>"), encoding="utf-8")
    (folder / "style.css").write_bytes(style_sheet())
    return page


def spelled(order: Sequence[tuple[str, int]]) -> str:
    """The characters from left to right, words of right-to-left scripts as they are spelled."""
    line = "".join(char for char, _ in order)
    return _WORD.sub(
        lambda match: "".join(char for char, _ in sorted(order[slice(*match.span())], key=lambda each: each[1])), line
    )


@pytest.fixture(scope="module")
def orders(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[list[tuple[str, int]]]]:
    """For each locale, each of its sentences at each place as the browser has laid it out."""
    pages = []
    for locale in LOCALES:
        sentences = [case.sentence for case in cases(locale)]
        pages.append(published(locale, sentences, tmp_path_factory.mktemp(locale)))
    selector = ", ".join([*(f"article {place}" for place in PLACES), "article .plain"])
    done = run(["node", HERE / "visual_order.mjs", selector, *pages])
    assert done.returncode == 0, done.stderr
    return dict(zip(LOCALES, map(json.loads, done.stdout.splitlines()), strict=True))


@pytest.mark.parametrize("locale", LOCALES)
def test_amounts_stand_as_readers_of_the_locale_expect(
    locale: str, orders: Mapping[str, list[list[tuple[str, int]]]]
) -> None:
    wanted = cases(locale)
    everywhere = [*(wanted * len(PLACES)), *(case for case in wanted for _ in ("title", "description"))]
    lines = [spelled(order) for order in orders[locale]]
    faults = [
        f"{each!r} is not in {line!r}"
        for case, line in zip(everywhere, lines, strict=True)
        for each in case.expected
        if each not in line
    ]
    assert faults == []
