"""Laws of bundles: the three forms of a page are one, fragments can stand beside each other, the order is no input."""

from __future__ import annotations

from html import escape
from urllib.parse import quote, unquote

from hypothesis import given
from hypothesis import strategies as st

from localize.gate.decide import Outcome
from localize.pages.outputs.fragment import fragment
from localize.pages.released_page import Asset
from localize.release.fragments import prefix_for
from support import dom
from support.releases import KNEE, LOCALES, bundle, page, read, release, texts

names = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8)
ids = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters=" "), min_size=1, max_size=6
)
_SEVERAL = ("headers", "aria-labelledby", "aria-describedby", "aria-controls", "for")


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[str]]:
    """An article with ids, and references to them and to nothing, in any order."""
    found = draw(st.lists(ids, unique=True, max_size=5))
    pieces = [f'<h2 id="{escape(each)}">{escape(draw(names))}</h2>' for each in found]
    for target in draw(st.lists(st.sampled_from([*found, "gone"]), max_size=8)):
        kind = draw(st.sampled_from(["href", "quoted", "several", "paint", "use"]))
        text, address = escape(draw(names)), escape(target)
        if kind in ("href", "quoted"):
            pieces.append(f'<p><a href="#{quote(target) if kind == "quoted" else address}">{text}</a></p>')
        elif kind == "several":
            pieces.append(f'<p {draw(st.sampled_from(_SEVERAL))}="{address} gone">{text}</p>')
        elif kind == "use":
            pieces.append(f'<svg><use href="#{address}"></use></svg>')
        else:
            pieces.append(f"<p>{text}</p>")
    return "\n".join(draw(st.permutations(pieces))), found


def cut(article: str, name: str = "pain/knee") -> str:
    """The fragment of an article."""
    return fragment(article, locale="de", direction="ltr", prefix=prefix_for(name))


@given(articles())
def test_all_ids_have_the_prefix_and_all_references_lead_where_they_led(drawn: tuple[str, list[str]]) -> None:
    article, found = drawn
    before, after = list(dom.elements(dom.one(article))), list(dom.elements(dom.one(cut(article), "article")))
    prefix = prefix_for("pain/knee")
    renamed = {each: f"{prefix}{each}" for each in found}
    assert [each.attrs.get("id") for each in after if "id" in each.attrs] == [
        renamed[str(each.attrs["id"])] for each in before if "id" in each.attrs
    ]
    for old, new in zip(before, after, strict=True):
        assert old.tag == new.tag
        was, now = dom.attributes(old), dom.attributes(new)
        for name, value in was.items():
            if name == "href":
                target = unquote(value[1:]) if value[1:] not in found else value[1:]
                led = now[name][1:] if now[name][1:] in renamed.values() else unquote(now[name][1:])
                assert led == renamed.get(target, target)
            elif name in _SEVERAL:
                assert now[name].split(" ") == [renamed.get(each, each) for each in value.split(" ")]


@given(articles())
def test_a_fragment_says_what_the_article_says(drawn: tuple[str, list[str]]) -> None:
    article, _ = drawn
    assert dom.words(cut(article)) == dom.words(f"<article>\n{article}\n</article>")
    assert dom.words_again(cut(article)) == dom.words_again(f"<article>\n{article}\n</article>")


def paths(draw: st.DrawFn) -> str:
    """The name of an article: folders and a file."""
    return "/".join(draw(st.lists(names.filter(lambda name: "/" not in name), min_size=1, max_size=3)))


@given(st.data())
def test_no_two_articles_have_an_id_in_common(data: st.DataObject) -> None:
    some = st.composite(paths)()
    one, other = data.draw(some), data.draw(some)
    if one != other:
        mine, yours = (f"{prefix_for(name)}{data.draw(ids)}" for name in (one, other))
        assert mine != yours
        assert not prefix_for(one).startswith(prefix_for(other))


@given(st.lists(st.sampled_from(["-", "_", "__", "/", ".", "a", "5f", " "]), min_size=1, max_size=6), st.data())
def test_nor_have_articles_whose_names_are_alike(parts: list[str], data: st.DataObject) -> None:
    one, other = "".join(parts), "".join(data.draw(st.permutations(parts)))
    folders = [name for name in (one, other) if all(name.split("/"))]
    if one != other and len(folders) == 2:
        some = st.lists(st.sampled_from(["-", "_", "__", ".", "a", "5f"]), min_size=1, max_size=4).map("".join)
        assert f"{prefix_for(one)}{data.draw(some)}" != f"{prefix_for(other)}{data.draw(some)}"


ARTICLES = [read(KNEE.replace("nee", name), f"pain/{name}") for name in ("nee", "ip", "eel")]
PAGES = [
    page(article, locale, outcome, missing=missing, assets=(Asset("a.png", data=b"a"),))
    for article in ARTICLES
    for locale, outcome, missing in (
        ("en", Outcome.PUBLISHED, 0),
        ("de", Outcome.PUBLISHED, 0),
        ("ar", Outcome.FALLBACK, 1),
    )
]
WHOLE = {locale: texts(release(*PAGES), locale) for locale in LOCALES}


@given(st.permutations(LOCALES), st.data())
def test_the_order_of_work_is_no_input(order: list[str], data: st.DataObject) -> None:
    """Locales in any order, articles one at a time in any order: together the files of one run over all."""
    whole = release(*PAGES)
    for locale in order:
        found: dict[str, str] = {}
        for name in data.draw(st.permutations([article.name for article in ARTICLES])):
            for output in bundle(whole, locale, {name}.__contains__).files:
                assert found.setdefault(output.path, output.data.decode()) == output.data.decode()
        assert found == WHOLE[locale]
