"""Names of drugs, infections and devices that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize.checks import guards
from localize.checks.other_names import LostName, lost_names, other_names
from localize.checks.pair import NAMES, Message, Pair
from localize.language import meanings, tags
from localize.language.meanings import Meant
from localize.language.names import Mention, expected_names
from localize.model.finding import Confidence

_RULE = "names"
_EXAMPLES = 2


def lost_name(pair: Pair) -> Iterator[Message]:
    """A drug, infection or device of the source that the translation names in no way, and no other one for it."""
    if pair.entry.context in NAMES:
        return
    if guards.names_of(pair.source_locale, pair.locale) and pair.source_reading.mentions:
        lost = [each for each in lost_names(pair) if not each.partly]
        if lost and not any(other_names(pair)):
            yield from (_message(each, pair) for each in lost if not _is_shared(each.mention, pair))
    yield from (_of_meaning(name, word, pair) for name, word in _lost_meanings(pair))


def _is_shared(mention: Mention, pair: Pair) -> bool:
    """Whether the translation may say a word of the name once for several: "vitamins A, C and D"; or has its initials.

    Initials are capitals in the order of the name's letters: "HCQ" for "hydroxychloroquine".
    """
    first = mention.text.split()[0].casefold()
    others = [each for each in pair.source_reading.mentions if each != mention]
    if " " in mention.text and any(each.text.split()[0].casefold() == first for each in others):
        return True
    return any(_is_short_for(word, mention.text) for word in pair.target_reading.prose.split())


def _is_short_for(word: str, name: str) -> bool:
    letters = iter(name.casefold())
    short = "".join(filter(str.isalpha, word))
    return len(short) > 1 and short.isupper() and all(letter in letters for letter in short.casefold())


def _message(lost: LostName, pair: Pair) -> Message:
    mention = lost.mention
    terms = [term.text for term in lost.terms] or expected_names(mention.drugs, tags.language(pair.locale))
    return _lost(mention.text, (mention.start, mention.end), terms, pair, Confidence.LIKELY)


def _lost_meanings(pair: Pair) -> Iterator[tuple[str, Meant]]:
    """The last infection and the last device of the source, of whose kind the translation has no word at all."""
    here = pair.source_reading.sure_meanings
    frames = frozenset(name for name in here if meanings.frames()[name].rule == _RULE) & meanings.known(pair.locale)
    if not frames:
        return
    there = pair.target_reading.meanings(frames)
    for name in sorted(frames):
        sure = [word for word in here[name] if word.sure]
        if sure and not there.get(name) and not any(_is_in_a_word(name, word, pair) for word in sure):
            yield name, sure[-1]


def _is_in_a_word(frame: str, word: Meant, pair: Pair) -> bool:
    """Whether the translation has a word as it is in the source, or within a longer one."""
    text = pair.target_text.casefold()
    return word.text in pair.target_text or any(
        stem in text for stem in meanings.stems(pair.locale, frame, side=word.side)
    )


def _of_meaning(frame: str, word: Meant, pair: Pair) -> Message:
    examples = meanings.examples(pair.locale, frame, side=word.side)
    return _lost(word.text, (word.start, word.end), examples, pair, Confidence.POSSIBLE)


def _lost(name: str, span: tuple[int, int], words: Sequence[str], pair: Pair, confidence: Confidence) -> Message:
    expected = " or ".join(map(repr, words[:_EXAMPLES])) or "the same name"
    text = f"{name!r} of the source is not in the translation, expected {expected}"
    return Message(text, (0, len(pair.target_text)), span, confidence=confidence)
