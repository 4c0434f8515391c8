"""Whether a piece of a text is a term: a whole word, not a part of a compound or a name."""

from __future__ import annotations

import regex

from localize.expressions import unicode_expression
from localize.language.forms import Forms
from localize.language.scripts import SPACELESS
from localize.model.glossary import Term

_LETTER = unicode_expression(r"[\p{L}\p{N}]")
_HYPHENS = "-\u2010\u2011"
_WORD_BEFORE = unicode_expression(r"([\p{L}\p{M}\p{N}-]{1,40})([.]?[ \u00a0\u202f]+)\Z|\Z", regex.V1)
_WORD_AFTER = unicode_expression(r"[ \u00a0\u202f]+(\p{L}[\p{L}\p{M}]{0,40})[.]?")
_NO_START = unicode_expression(r"[\p{L}\p{M}\p{N},%)\]]\s*[\"'“”„«»‘’(\[]*\s*\Z")
"""The text before a word that does not begin a sentence."""
_WORDS = unicode_expression(r"\p{L}[\p{L}\p{M}]{3,}+")
_KATAKANA = unicode_expression(r"[\p{Katakana}ーｰﾞﾟ]")
_HAN = unicode_expression(r"\p{Han}")
_FIRST_SPACELESS = "\u0e00"
"""The first character of Thai; all characters before it belong to scripts with spaces."""
_CONTEXT = 80
"""How many characters before and after a term are looked at."""


class SpanContext:
    """Judges pieces of a text by the text around them."""

    def __init__(self, text: str, *, no_case: bool = False) -> None:
        self._text = text
        self._no_case = no_case
        self._titled: bool | None = None

    def stands_alone(self, start: int, end: int, *, forms: Forms, term: Term) -> bool:
        """Whether the piece is a whole word and not a proper name."""
        text = self._text
        if max(text[start], text[end - 1]) > _FIRST_SPACELESS and (
            SPACELESS.match(text, start) or SPACELESS.match(text, end - 1)
        ):
            return not self._in_a_run(start, end)
        if forms.compounds.links and self._hyphenated(start, end):
            return False
        if self._no_case or not text[start].isupper():
            return True
        return not self.is_name(start, end, forms=forms, term=term, strictly=True)

    def _in_a_run(self, start: int, end: int) -> bool:
        """Whether a piece is a part of a longer word: one in Katakana, or a single Chinese character in a word."""
        text = self._text
        before, after = text[start - 1 : start], text[end : end + 1]
        if _KATAKANA.match(before) and _KATAKANA.match(text[start]):
            return True
        if _KATAKANA.match(after) and _KATAKANA.match(text[end - 1]):
            return True
        return end - start == 1 and bool(_HAN.match(text[start]) and (_HAN.match(before) or _HAN.match(after)))

    def _hyphenated(self, start: int, end: int) -> bool:
        text = self._text
        before, after = text[max(start - 2, 0) : start], text[end : end + 2]
        return (len(before) == 2 and before[1] in _HYPHENS and bool(_LETTER.match(before))) or (
            len(after) == 2 and after[0] in _HYPHENS and bool(_LETTER.match(after[1]))
        )

    def is_name(self, start: int, end: int, *, forms: Forms, term: Term, strictly: bool) -> bool:
        """Whether a word is the name of somebody or something: "Dolores", where the term is "dolor".

        A title before it shows a name. Where common nouns have no capitals, a capital within a sentence shows one too;
        without `strictly`, only if a word beside it has a capital as well.
        """
        text = self._text
        if term.case_sensitive or not text[start].isupper() or " " in term.text:
            return False
        head, tail = text[max(start - _CONTEXT, 0) : start], text[end : end + _CONTEXT]
        before = _WORD_BEFORE.search(head)
        word_before = before[1] or "" if before else ""
        if word_before.casefold() in forms.titles and word_before[:1].isupper() | (
            "." in (before[2] if before else "")
        ):
            return True
        if not forms.names or not term.text[:1].islower() or self._in_title_case():
            return False
        after = _WORD_AFTER.match(tail)
        name_follows = bool(after and after[1][0].isupper() and not after[1].isupper())
        if not _NO_START.search(head):
            return name_follows
        return strictly or name_follows or word_before[:1].isupper()

    def _in_title_case(self) -> bool:
        """Whether most words of the text have capitals, as in English headings."""
        if self._titled is None:
            words = _WORDS.findall(self._text, 0, 2000)
            self._titled = len(words) > 1 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
        return self._titled
