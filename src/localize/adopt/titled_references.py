"""References that show the title of what they lead to, as Sphinx has them: its messages have a label there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import TypeGuard

from localize.adopt.inline_elements import elements
from localize.adopt.match_keys import match_key
from localize.checks.plain_clues import addresses_in
from localize.dataclass import dataclass
from localize.expressions import expression
from localize.model.article import Article
from localize.model.block import Kind, Part, Pattern, Placeholder, normal

_LABEL = expression(r'\sclass="reference"')
_NO_LETTERS = expression(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class TitledLabel:
    """What a label names in our articles: its address there, and the title that a reference shows."""

    address: str
    title: str


def titled_labels(articles: Iterable[Article], keys: Set[str]) -> dict[str, TitledLabel]:
    """The labels that articles have links to, by their folded names; those alone whose title is one text.

    `keys` are the words of the texts of all articles: a title is one of these.
    """
    found: dict[str, set[TitledLabel]] = defaultdict(set)
    for article in articles:
        for block in article.blocks():
            for element in elements(block.pattern):
                addresses = addresses_in(element.placeholder.markup) if element.placeholder.tag == "a" else []
                if addresses and addresses[0].startswith("#") and match_key((element.inside,)) in keys:
                    found[_folded(addresses[0])].add(TitledLabel(addresses[0], element.inside))
    return {name: labels.pop() for name, labels in found.items() if len(labels) == 1}


def labels_in(patterns: Iterable[Pattern]) -> frozenset[str]:
    """The folded names of the labels that texts refer to without words of their own."""
    return frozenset(_folded(part.content) for pattern in patterns for part in pattern if _is_reference(part))


def with_titles(pattern: Pattern, labels: Mapping[str, TitledLabel]) -> Pattern:
    """A text in which each reference to one of the labels is a link with its title."""
    parts: list[Part] = []
    for part in pattern:
        if _is_reference(part) and (label := labels.get(_folded(part.content))):
            link = Placeholder(Kind.OPEN, "a", f'<a href="{label.address}">')
            parts += [link, label.title, Placeholder(Kind.CLOSE, "a", "</a>")]
        else:
            parts.append(part)
    return normal(parts)


def _is_reference(part: Part) -> TypeGuard[Placeholder]:
    return isinstance(part, Placeholder) and part.kind is Kind.LOCKED and _LABEL.search(part.markup) is not None


def _folded(name: str) -> str:
    """A label's name as all of its forms have it: `Add_Rule`, `#add-rule`."""
    return _NO_LETTERS.sub("-", name.casefold()).strip("-")
