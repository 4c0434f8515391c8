"""The names that are known: drugs, with their synonyms and brands, and what they are called in a language.

`data/names/all.toml` has the names in English, the file of a language what does not follow from them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from localize.dataclass import dataclass
from localize.language.datafiles import data

SUBJECT = "names"
_ALL = "all"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written, and the drugs that it may stand for: several for a brand of a combination."""

    text: str
    drugs: frozenset[str]
    brand: bool = False


@cache
def drugs() -> Sequence[str]:
    """The names in English by which drugs are known here, each once."""
    return [name for group in data(SUBJECT, _ALL)["drugs"].values() for name in _listed(group)]


@cache
def english_names() -> Sequence[Name]:
    """All names in English: the drugs, their synonyms, and brands."""
    everything = data(SUBJECT, _ALL)
    meant: dict[str, set[str]] = defaultdict(set)
    for drug in drugs():
        meant[drug].add(drug)
    for drug, synonyms in everything["synonyms"].items():
        for name in _listed(synonyms):
            meant[name].add(drug)
    names = [Name(text, frozenset(of_name)) for text, of_name in meant.items()]
    for combined, brands in everything["brands"].items():
        drugs_of_brand = frozenset(combined.split(" + "))
        names += [Name(text, drugs_of_brand, brand=not text.islower()) for text in _listed(brands)]
    return names


@cache
def names_in(code: str) -> Sequence[Name]:
    """What drugs are called in a language, where that does not follow from their English names."""
    meant: dict[str, set[str]] = defaultdict(set)
    for drug, forms in _file(code).get("drugs", {}).items():
        for form in _listed(forms):
            meant[form].update(drug.split(" + "))
    return [Name(form, frozenset(of_form)) for form, of_form in meant.items()]


def expected_names(drugs: frozenset[str], code: str) -> Sequence[str]:
    """What some drugs are called in a language, where its file has names for them."""
    return [name.text for name in names_in(code) if name.drugs & drugs]


@cache
def ordinary_words(code: str) -> tuple[str, ...]:
    """How words of a language begin that would be taken for names, in small letters."""
    return tuple(_file(code).get("ordinary", "").split())


def are_alike(one: str, other: str) -> bool:
    """Whether two drugs have names that were taken for each other."""
    return frozenset((one, other)) in _alike()


def is_kind_of(one: str, other: str) -> bool:
    """Whether one drug is a kind of another, or the same: insulin glargine is an insulin."""
    return one == other or one.startswith(f"{other} ")


@cache
def _alike() -> frozenset[frozenset[str]]:
    pairs = _listed(data(SUBJECT, _ALL)["alike"]["pairs"])
    return frozenset(frozenset(pair.split("/")) for pair in pairs)


def _listed(text: str) -> Iterator[str]:
    return (each for each in (part.strip() for part in text.replace("\n", " ").split(",")) if each)


def _file(code: str) -> Mapping[str, Any]:
    return data(SUBJECT, code) if code != _ALL else {}
