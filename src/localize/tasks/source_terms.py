"""The terms in the source texts of articles; a text that an earlier run has searched is not searched again."""

from __future__ import annotations

from collections.abc import Iterable

from localize.dataclass import dataclass
from localize.glossary.hints import terms_in
from localize.tasks.sources import Sources

TermNumbers = tuple[int, ...]
"""The first term of each concept in a text: its number among the glossary's terms of the source locale."""


@dataclass(frozen=True, slots=True)
class SearchedTexts:
    """The texts of an article that have been searched, and for each the numbers of its terms."""

    texts: tuple[str, ...]
    terms: tuple[TermNumbers, ...]


class SourceTerms:
    """Finds the terms in the texts of articles in one source locale."""

    def __init__(self, sources: Sources, locale: str) -> None:
        """Look into the results of earlier runs, which are good for the same glossary."""
        self.terms = tuple(sources.glossary.value.in_locale(locale))
        self._numbers = {id(term): number for number, term in enumerate(self.terms)}
        self._matcher = next((target.terms.source for target in sources.targets[locale].values()), None)
        self._step = sources.project.files.steps.step("source terms", SearchedTexts)
        self._parts = (locale, sources.glossary.base or "")

    def of(self, article: str, texts: Iterable[str]) -> dict[str, TermNumbers]:
        """Return the texts of an article that have terms."""
        if not self.terms or self._matcher is None:
            return {}
        before = self._step.known(article, *self._parts)
        known = dict(zip(before.texts, before.terms, strict=True)) if before else {}
        now = {text: known[text] if text in known else self._searched(text) for text in texts}
        if now != known:
            self._step.keep(article, SearchedTexts(tuple(now), tuple(now.values())), *self._parts)
        return {text: numbers for text, numbers in now.items() if numbers}

    def _searched(self, text: str) -> TermNumbers:
        assert self._matcher is not None
        return tuple([self._numbers[id(term)] for term in terms_in(text, self._matcher)])
