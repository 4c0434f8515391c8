"""Articles in groups: they follow each other, and few groups change where an article comes or goes."""

from __future__ import annotations

from localize.tasks.article_groups import grouped

NAMES = [f"pain/article-{number:04}" for number in range(2000)]


def test_groups_have_all_articles_in_their_order() -> None:
    groups = list(grouped(NAMES, locales=10))
    assert [name for group in groups for name in group] == NAMES
    assert list(grouped([], locales=10)) == []


def test_a_group_has_about_as_many_pages_whatever_the_number_of_locales() -> None:
    for locales in (1, 5, 10, 50):
        groups = list(grouped(NAMES, locales=locales))
        assert 40 <= len(NAMES) * locales / len(groups) <= 320, locales
    assert list(grouped(NAMES[:3], locales=1000)) == [(name,) for name in NAMES[:3]]


def test_an_article_that_comes_or_goes_changes_two_groups_at_most() -> None:
    before = set(grouped(NAMES, locales=10))
    for number in (0, 1, 700, 1999):
        after = set(grouped([*NAMES[:number], *NAMES[number + 1 :]], locales=10))
        assert len(before - after) <= 2
        assert len(after - before) <= 1


def test_with_another_locale_most_groups_stay() -> None:
    assert list(grouped(NAMES, locales=9)) == list(grouped(NAMES, locales=10))
