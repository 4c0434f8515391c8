"""JavaScript in Markdown: what of it readers see, and what is told of the rest."""

from __future__ import annotations

import pytest

from localize.model.article import Article
from localize.segments.inline import to_text
from support.golden import read


def mdx(text: str) -> Article:
    return read(text, ".mdx")


def texts(article: Article) -> list[str]:
    return [to_text(block.pattern) for block in article.blocks()]


def test_an_expression_stays_as_it_is() -> None:
    assert texts(mdx("# A\n\nTake {props.dose} mg.\n")) == ["A", "Take <span>{props.dose}</span> mg."]


def test_in_a_file_of_markdown_braces_are_words() -> None:
    assert texts(read("# A\n\nTake {five} mg.\n", ".md")) == ["A", "Take {five} mg."]


@pytest.mark.parametrize(
    "script",
    [
        "import A from 'a';",
        "import 'a.css'",
        "export const a = {\n  b: 1,\n};",
        "export default ({children}) => children",
        "export {a} from 'b'",
    ],
)
def test_a_script_is_no_text(script: str) -> None:
    assert texts(mdx(f"{script}\n\n# A\n\nText.\n")) == ["A", "Text."]


@pytest.mark.parametrize(
    "prose",
    [
        "import duties rise",
        "export 'a' to b",
        "export default values to a file",
        "export * files",
        "import A from 'a' and read it",
    ],
)
def test_prose_about_imports_is_text(prose: str) -> None:
    assert texts(mdx(f"# A\n\n{prose}\n")) == ["A", prose]


@pytest.mark.parametrize(
    ("component", "kind"),
    [
        ('<Aside type="caution" title="T">', "admonition caution"),
        ('<Warning title="T">', "admonition warning"),
        ("<Card title='T' icon={<Icon name=\"a\" />}>", "card"),
    ],
)
def test_a_component_is_an_element_with_its_title(component: str, kind: str) -> None:
    name = component[1:].split(maxsplit=1)[0]
    article = mdx(f"# A\n\n{component}\n*Text*.\n</{name}>\n")
    assert texts(article) == ["A", "T", "<em>Text</em>."]
    assert f'<div class="{kind}">' in str(article.body)


def test_components_without_words_are_told() -> None:
    (remark,) = mdx("# A\n\nText.\n\n<Chart data={a} />\n\n<Chart />\n").remarks
    assert str(remark).endswith(":5: <Chart> was left out (2 times), expected its text in the file itself")


@pytest.mark.parametrize("component", ["<Badge/>", "<Badge text={a} />", "<Ui.Badge />"])
def test_one_in_a_text_is_told_with_its_line(component: str) -> None:
    article = mdx(f"# A\n\nTake it\nwith {component} food.\n\n| A |\n|---|\n| b {component} |\n")
    name = component[1:].split("/", maxsplit=1)[0].split(maxsplit=1)[0]
    assert [str(each).split(":", 1)[1] for each in article.remarks] == [
        f"4: <{name}> was left out (2 times), expected its text in the file itself"
    ]
    assert texts(article)[1] == "Take it with food."


def test_one_in_a_text_around_words_is_not_told() -> None:
    assert mdx("# A\n\nTake <Badge kind={a}>it</Badge> with <>food</>.\n").remarks == ()
