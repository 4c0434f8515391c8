"""Where long lists are cut, and what their parts are called."""

from __future__ import annotations

from itertools import chain, islice

from hypothesis import given
from hypothesis import strategies as st

from localize.pages.outputs import parts
from localize.pages.outputs.bundle import BundleRows
from localize.pages.outputs.parts import in_parts, is_single
from support.releases import KNEE, bundle, page, read, release
from support.rows import SMALL, page_row, settings

ids = st.lists(st.text("abc/-", min_size=1, max_size=6), max_size=60)


def cut(names: list[str], most: int = 10) -> list[list[str]]:
    """The parts of a list of names."""
    return list(in_parts(names, most=most, key=str))


@given(ids, st.integers(1, 40))
def test_the_parts_together_are_the_list_and_none_is_empty_or_too_great(names: list[str], most: int) -> None:
    made = cut(names, most)
    assert list(chain.from_iterable(made)) == names
    assert all(0 < len(part) <= most for part in made)
    assert (len(made) <= 1) == (len(names) <= most)


@given(st.lists(st.integers(0, 12), max_size=40))
def test_the_sizes_of_a_part_are_together_at_most_the_limit_but_for_a_row_that_is_greater_alone(
    sizes: list[int],
) -> None:
    made = list(in_parts(sizes, most=10, key=str, size=int))
    assert list(chain.from_iterable(made)) == sizes
    assert all(sum(part) <= 10 or len(part) == 1 for part in made)


def test_an_article_more_changes_a_part_or_two_and_not_all_that_follow() -> None:
    before = [f"pain/article-{number:04}" for number in range(3000)]
    whole = {tuple(part) for part in cut(before, 200)}
    after = {tuple(part) for part in cut(sorted([*before, "pain/article-0099b"]), 200)}
    assert len(whole) > 20
    assert len(after - whole) <= 4


def test_a_list_that_fits_is_never_cut() -> None:
    assert cut([f"a{number}" for number in range(1000)], 1000) == [[f"a{number}" for number in range(1000)]]


def test_whether_there_is_one_part_is_known_without_losing_any() -> None:
    for count in range(5):
        alone, each = is_single(iter(range(count)))
        assert (alone, list(each)) == (count < 2, list(range(count)))


def rows(*paths: str, assets: tuple[str, ...] = (), previous: tuple[str, ...] = ()) -> BundleRows:
    """The rows of a bundle with these paths in it."""
    pages = [page_row(path, assets=assets) for path in paths]
    return BundleRows(settings=settings(), pages=pages, previous_paths=[("knee", path) for path in previous])


def named(stem: str, suffix: str, of: BundleRows, first: int = 1) -> list[str]:
    """What the first three parts are called."""
    return list(islice(parts.names(stem, suffix, of, first=first), 3))


def test_parts_are_called_by_number() -> None:
    assert named("items", ".json", rows("knee")) == ["items-1.json", "items-2.json", "items-3.json"]
    assert named("index", ".html", rows("knee"), first=2) == ["index-2.html", "index-3.html", "index-4.html"]


def test_no_part_has_the_name_of_a_page_a_redirect_or_a_file_that_a_page_shows() -> None:
    of = rows("Index-2", "index-4", assets=("items-1.json", "sitemap-2.xml/a.png"), previous=("index-3",))
    assert named("index", ".html", of, first=2) == ["index-5.html", "index-6.html", "index-7.html"]
    assert named("items", ".json", of)[0] == "items-2.json"
    assert named("sitemap", ".xml", of)[:2] == ["sitemap-1.xml", "sitemap-3.xml"]


def test_a_bundle_in_parts_has_each_path_once() -> None:
    articles = [read(KNEE, name) for name in ("index-2", "index-4", "knee", "sub/index-3")]
    made = bundle(release(*map(page, articles)), limits=SMALL)
    paths = [file.path for file in made.files]
    assert len(set(paths)) == len(paths)
    assert {"index-2.html", "index-3.html", "index-4.html", "index-5.html", "index-6.html"} <= set(paths)
