"""A text as the rules read it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from localize.checks import repetition, sentence_ends
from localize.checks.text_keys import folded, is_wordy, key_of
from localize.dataclass import dataclass
from localize.language import frequencies, lengths, meanings, names, negation, quantities, sentences
from localize.language.addresses import has_address, without_addresses
from localize.language.cue_search import Cue
from localize.language.cue_text import CueText
from localize.language.frequencies import Frequency
from localize.language.meanings import Frames, Meanings
from localize.language.names import Mention
from localize.language.quantities import Quantity
from localize.model.block import Pattern, plain_text
from localize.model.finding import Span


@dataclass(frozen=True)
class TextReading:
    """A text of a locale; each thing is read of it once, when a rule first asks for it.

    That of a source serves the pairs of all locales.
    """

    pattern: Pattern
    locale: str

    @cached_property
    def text(self) -> str:
        """What readers see: no tags. All offsets are those of this text."""
        return plain_text(self.pattern)

    @cached_property
    def characters(self) -> frozenset[str]:
        """The different characters of the text and of its prose: most rules need only look for a few marks."""
        return frozenset(self.text if self.prose is self.text else self.text + self.prose)

    @cached_property
    def has_address(self) -> bool:
        """Whether there is a web address, a DOI or an e-mail address."""
        return has_address(self.text)

    @cached_property
    def prose(self) -> str:
        """The text with "x" in place of addresses and of what must not be translated."""
        text = self.text
        if len(self.pattern) > 1 or text not in self.pattern:
            text = "".join(part if isinstance(part, str) else "x" * len(part.content) for part in self.pattern)
        return without_addresses(text, by="x")

    @cached_property
    def folded(self) -> str:
        """The words in small letters, with the signs that change the meaning."""
        return folded(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The different words in small letters."""
        return frozenset(self.folded.split())

    @cached_property
    def size(self) -> int:
        """The letters and digits, as the lengths of texts are compared."""
        return lengths.size(self.folded)

    @cached_property
    def key(self) -> bytes:
        """The same for texts that differ in case and punctuation only; empty for a text without words."""
        return key_of(self.folded)

    @cached_property
    def wordy(self) -> bool:
        """Whether the text has four words or more."""
        return is_wordy(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, with the white space after them."""
        return tuple(sentences.spans(self.text, self.locale))

    @cached_property
    def repeated(self) -> Span | None:
        """The first sentence that stands in the text a second time, or the second half of a text that stands twice."""
        return repetition.repeated(self.text, self.sentences, folded=self.folded)

    @cached_property
    def ends(self) -> frozenset[str]:
        """The kinds of ends that the text may have."""
        return sentence_ends.ends(self.prose, self.locale)

    @cached_property
    def numbers(self) -> tuple[Quantity, ...]:
        """The numbers outside of addresses; in a list or range, one without a unit takes the unit of the next."""
        shared: list[Quantity] = []
        for number in reversed(quantities.read(without_addresses(self.text), self.locale)):
            lent = number.listed and number.unit is None and bool(shared)
            last = shared[-1] if lent else number
            shared.append(replace(number, unit=last.unit, other_units=last.other_units) if lent else number)
        return tuple(reversed(shared))

    @cached_property
    def frequencies(self) -> tuple[Frequency, ...]:
        """How often, where the text says so: "twice daily", "every 8 hours"."""
        return frequencies.read(self.text, self.locale, self.numbers)

    @cached_property
    def as_needed(self) -> tuple[Cue, ...]:
        """The words for a dose that is taken only when there is a need for it, or that may translate them."""
        return frequencies.as_needed(self.cue_text, self.locale)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The names of drugs."""
        if not names.may_name(self.words, self.text, self.locale):
            return ()
        return names.read(self.prose, self.locale)

    @cached_property
    def cue_text(self) -> CueText:
        """The text as it is searched for words that deny or forbid."""
        return negation.cue_text(self.text, self.locale)

    @cached_property
    def sure_meanings(self) -> Meanings:
        """The words that must not become others of their class, in the frames in which one is sure."""
        return meanings.read(self._prose_words, self.locale)

    def meanings(self, within: Frames) -> Meanings:
        """The words that must not become others of their class, in some frames."""
        return meanings.read(self._prose_words, self.locale, within=within)

    @cached_property
    def _prose_words(self) -> CueText:
        """The words of the text without those of names and addresses."""
        return self.cue_text if self.prose is self.text else negation.cue_text(self.prose, self.locale)

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The words that deny, or may stand for a denial."""
        return negation.cues(self.cue_text, self.locale)

    @cached_property
    def prohibitions(self) -> tuple[Cue, ...]:
        """The words that forbid."""
        return negation.prohibitions(self.cue_text, self.locale)
