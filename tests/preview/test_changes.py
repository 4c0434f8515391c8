"""What the change of a file means for the preview."""

from __future__ import annotations

import pytest

from localize import config
from localize.checks.quiet_levels import MEASURED
from localize.checks.severities import SEVERITIES
from localize.preview.changes import FileChanges, changes_of

CONFIG = config.load(
    'source-locale = "en"\n[locales.de]\n[locales.pt-BR]\n',
    "localize.toml",
    (),
    rules=SEVERITIES,
    measured=MEASURED,
)


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("locales/de/LC_MESSAGES/a.po", ("a", "de")),
        ("locales/pt_BR/LC_MESSAGES/part/a.po", ("part/a", "pt-BR")),
    ],
)
def test_a_catalog_changes_its_page(path: str, names: tuple[str, str]) -> None:
    assert changes_of([path], CONFIG) == FileChanges({path: names})


def test_approvals_change_what_becomes_of_pages_in_their_locale_only() -> None:
    changes = changes_of(["locales/de/approvals.csv"], CONFIG)
    assert (changes.approvals, changes.everything) == (frozenset({"de"}), False)


@pytest.mark.parametrize(
    "path",
    [
        "source/a.txt",
        "source/figure.svg",
        "glossary.csv",
        "localize.toml",
        "locales/de/LC_MESSAGES/interface.po",
    ],
)
def test_what_all_pages_are_made_from_changes_everything(path: str) -> None:
    assert changes_of([path], CONFIG).everything


@pytest.mark.parametrize(
    "path",
    [
        "locales/de/LC_MESSAGES/.a.po.swp",
        "locales/de/LC_MESSAGES/a.po~",
        "locales/de/LC_MESSAGES/a.mo",
        "locales/de/LC_MESSAGES/4913",
        "locales/de/LC_MESSAGES/.#a.po",
        "source/#a.txt#",
        "locales/templates/a.pot",
        "dist/de/a.html",
        ".localize/results.sqlite",
    ],
)
def test_files_for_a_moment_and_what_is_made_from_others_mean_nothing(path: str) -> None:
    assert not changes_of([path], CONFIG)


def test_changes_add_up() -> None:
    one, other = changes_of(["locales/de/LC_MESSAGES/a.po"], CONFIG), changes_of(["source/a.txt"], CONFIG)
    assert (one | other).everything
    assert list((one | other).catalogs) == ["locales/de/LC_MESSAGES/a.po"]
