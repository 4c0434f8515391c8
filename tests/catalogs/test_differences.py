"""What is another in a catalog, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from localize.catalogs.differences import differences
from localize.model.catalog import Catalog, Entry, Previous

REST = Entry("Rest.", "Ruhe.", hints=("Glossary: rest → Ruhe",))
ICE = Entry("Ice it.")


def catalog(*entries: Entry) -> Catalog:
    """A catalog without a header."""
    return Catalog((), entries)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ((), (REST, ICE), ("2 new",)),
        ((REST, ICE), (REST,), ("1 gone from the source",)),
        ((REST,), (replace(REST, obsolete=True),), ("1 gone from the source",)),
        (
            (REST,),
            (replace(REST, source="Rest well.", fuzzy=True, previous=Previous("Rest.")),),
            ("1 changed in the source", "1 gone from the source"),
        ),
        ((ICE,), (replace(ICE, target="Kühlen.", fuzzy=True),), ("1 filled", "1 fuzzy now")),
        ((REST,), (replace(REST, target="Pause."),), ("1 translated otherwise",)),
        ((replace(REST, fuzzy=True),), (REST,), ("1 no longer fuzzy",)),
        ((REST,), (replace(REST, hints=("Glossary: rest → Pause (not: Ruhe)",)),), ("glossary: rest",)),
        ((REST,), (replace(REST, hints=()),), ("glossary: rest",)),
        ((REST, ICE), (REST, replace(ICE, hints=("heading",))), ("comments of 1",)),
        ((REST,), (REST,), ("its header, or how lines are wrapped",)),
    ],
)
def test_what_became_of_entries_is_told(
    before: tuple[Entry, ...], after: tuple[Entry, ...], told: tuple[str, ...]
) -> None:
    assert differences(catalog(*before), catalog(*after)) == told


def test_of_many_terms_a_few_are_named() -> None:
    hints = tuple(f"Glossary: term {number} (do not translate)" for number in range(9))
    (told,) = differences(catalog(ICE), catalog(replace(ICE, hints=hints)))
    assert told == "glossary: term 0, term 1, term 2, term 3, term 4 and 4 more"
