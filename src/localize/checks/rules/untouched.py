"""Words and phrases that were left as they are in the source."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import NAMES, Message, Pair
from localize.language import tags
from localize.language.quantities import unit_names

_PUNCTUATION = ".,;:!?…()[]\"'«»„“”‘’"


def untouched(pair: Pair) -> Iterator[Message]:
    """A word or phrase that is the same in the translation as in the source; names, numbers and terms may be."""
    if pair.entry.context in NAMES or tags.language(pair.locale) == tags.language(pair.source_locale):
        return
    source, target = pair.source_text, pair.target_text
    if source.split() == target.split() and _translatable(pair, source) and not pair.left:
        yield Message(
            "the translation is the same as the source, expected a translation", (0, len(target)), (0, len(source))
        )


def _translatable(pair: Pair, text: str) -> bool:
    """Whether a text has two words, or in a script without spaces five letters, that another language would change."""
    chars = list(text)
    for hit in pair.terms.target.find(text):
        chars[hit.start : hit.end] = " " * (hit.end - hit.start)
    words = {word.strip(_PUNCTUATION) for word in "".join(chars).split()}
    names = unit_names(pair.locale)
    changed = [word for word in words if word.isalpha() and not word.isupper() and not names[word]]
    return len(changed) > 1 or (not tags.sentence_space(pair.source_locale) and sum(map(str.isalpha, chars)) > 4)
