"""A text as the rules read it."""

from __future__ import annotations

from localize.checks import plain_clues, repetition, sentence_ends
from localize.checks.text_keys import folded, is_wordy, key_of
from localize.checks.word_hints import Kind, may_have
from localize.dataclass import dataclass
from localize.language import frequencies, lengths, meanings, names, negation, quantities, sentences
from localize.language.addresses import without_addresses
from localize.language.cue_search import Cue
from localize.language.cue_text import CueText
from localize.language.frequencies import Frequency
from localize.language.meanings import Frames, Meanings
from localize.language.names import Mention
from localize.language.quantities import Quantity
from localize.language.remembered import once
from localize.model.block import Pattern, plain_text
from localize.model.finding import Span


@dataclass(frozen=True)
class TextReading:
    """A text of a locale; each thing is read of it once, when a rule first asks for it.

    That of a source serves the pairs of all locales.
    """

    pattern: Pattern
    locale: str

    @once
    def text(self) -> str:
        """What readers see: no tags. All offsets are those of this text."""
        return plain_text(self.pattern)

    @once
    def characters(self) -> frozenset[str]:
        """The different characters of the text and of its prose: most rules need only look for a few marks."""
        return frozenset(self.text if self.prose is self.text else self.text + self.prose)

    def _may_have(self, kind: Kind) -> bool:
        """Whether a word of the text may be a thing of a kind (`word_hints`); otherwise it has none."""
        return may_have(kind, self.cue_text.pieces, self.locale)

    @once
    def has_address(self) -> bool:
        """Whether there is a web address, a DOI or an e-mail address."""
        return self._may_have("address")

    @once
    def prose(self) -> str:
        """The text with "x" in place of addresses and of what must not be translated."""
        if all(isinstance(part, str) or not part.content for part in self.pattern):
            return without_addresses(self.text, by="x") if self.has_address else self.text
        text = "".join(part if isinstance(part, str) else "x" * len(part.content) for part in self.pattern)
        return without_addresses(text, by="x")

    @once
    def folded(self) -> str:
        """The words in small letters, with the signs that change the meaning."""
        return folded(self.text)

    @once
    def words(self) -> frozenset[str]:
        """The different words in small letters."""
        return frozenset(self.folded.split())

    @once
    def size(self) -> int:
        """The letters and digits, as the lengths of texts are compared."""
        return lengths.size(self.folded)

    @once
    def key(self) -> bytes:
        """The same for texts that differ in case and punctuation only; empty for a text without words."""
        return key_of(self.folded)

    @once
    def wordy(self) -> bool:
        """Whether the text has four words or more."""
        return is_wordy(self.text)

    @once
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, with the white space after them."""
        return tuple(sentences.spans(self.text, self.locale))

    @once
    def repeated(self) -> Span | None:
        """The first sentence that stands in the text a second time, or the second half of a text that stands twice."""
        return repetition.repeated(self.text, self.sentences, folded=self.folded)

    @once
    def ends(self) -> frozenset[str]:
        """The kinds of ends that the text may have."""
        return sentence_ends.ends(self.prose, self.locale)

    @once
    def numbers(self) -> tuple[Quantity, ...]:
        """The numbers outside of addresses; in a list or range, one without a unit takes the unit of the next."""
        if not self.has_address and not self._may_have("number"):
            return ()
        shared: list[Quantity] = []
        text = without_addresses(self.text) if self.has_address else self.text
        numbers = quantities.read(text, self.locale)
        if not any(number.listed for number in numbers):
            return numbers
        for number in reversed(numbers):
            lent = number.listed and number.unit is None and bool(shared)
            last = shared[-1] if lent else number
            shared.append(number._replace(unit=last.unit, other_units=last.other_units) if lent else number)
        return tuple(reversed(shared))

    @once
    def plain_clues(self) -> frozenset[str]:
        """What a translation in any language shares with the text, if it is the right one."""
        return plain_clues.clues_of(
            self.pattern, text=self.text, prose=self.prose, characters=self.characters, numbers=self.numbers
        )

    @once
    def frequencies(self) -> tuple[Frequency, ...]:
        """How often, where the text says so: "twice daily", "every 8 hours"."""
        return frequencies.read(self.text, self.locale, self.numbers) if self._may_have("frequency") else ()

    @once
    def as_needed(self) -> tuple[Cue, ...]:
        """The words for a dose that is taken only when there is a need for it, or that may translate them."""
        return frequencies.as_needed(self.cue_text, self.locale)

    @once
    def mentions(self) -> tuple[Mention, ...]:
        """The names of drugs."""
        if not self._may_have("name") or not names.may_name(self.words, self.text, self.locale):
            return ()
        return names.read(self.prose, self.locale)

    @once
    def cue_text(self) -> CueText:
        """The text as it is searched for words that deny or forbid."""
        return negation.cue_text(self.text, self.locale)

    @once
    def sure_meanings(self) -> Meanings:
        """The words that must not become others of their class, in the frames in which one is sure."""
        return meanings.read(self._prose_words, self.locale) if self._may_mean else {}

    def meanings(self, within: Frames) -> Meanings:
        """The words that must not become others of their class, in some frames."""
        return meanings.read(self._prose_words, self.locale, within=within) if self._may_mean else {}

    @once
    def _may_mean(self) -> bool:
        """Whether there may be such words; of a prose that is not the text, that is not known."""
        return self.prose is not self.text or self._may_have("meaning")

    @once
    def _prose_words(self) -> CueText:
        """The words of the text without those of names and addresses."""
        return self.cue_text if self.prose is self.text else negation.cue_text(self.prose, self.locale)

    @once
    def cues(self) -> tuple[Cue, ...]:
        """The words that deny, or may stand for a denial."""
        return negation.cues(self.cue_text, self.locale) if self._may_have("denial") else ()

    @once
    def prohibitions(self) -> tuple[Cue, ...]:
        """The words that forbid."""
        return negation.prohibitions(self.cue_text, self.locale) if self._may_have("prohibition") else ()
