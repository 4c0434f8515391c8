"""Words as dictionaries list them, so that plural and singular count as one."""

from __future__ import annotations

import re
from functools import lru_cache

from localize.language.forms import Forms, forms_of
from localize.language.lemmas import lemma
from localize.language.snowball import stemmer
from localize.language.tags import language


@lru_cache(maxsize=20_000)
def singular(word: str, tag: str) -> str:
    """What the forms of a word have in common, in small letters: its lemma, or the lemma without its ending.

    It is the word itself in a language without a dictionary. An article that is written together with the word is left
    out, with the particles before it. In languages that write compounds together a stem is used, because no dictionary
    lists all compounds.
    """
    code = language(tag)
    forms = forms_of(code)
    lowered = word.casefold()
    for article in _articles(forms):
        if lowered.startswith(article) and len(lowered) > len(article) + 1:
            return lowered.removeprefix(article)
    if lowered.endswith(forms.separate_endings):
        return lowered
    listed = lemma(word, code).casefold()
    stem = stemmer(code) if forms.compounds.links else None
    if stem is not None:
        return stem(listed)
    if forms.plural and listed == lowered and re.search(rf"{forms.plural}\Z", lowered):
        return lowered[:-1]
    return listed


def _articles(forms: Forms) -> list[str]:
    """The articles of a language, alone and with what is written together with them, the longest first."""
    if not forms.articles:
        return []
    return sorted((each for each in forms.before if each.endswith(forms.articles)), key=len, reverse=True)
