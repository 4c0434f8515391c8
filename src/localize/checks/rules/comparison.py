"""Comparisons of numbers: none is turned round, none lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize.checks import guards
from localize.checks.number_texts import around
from localize.checks.pair import Message, Pair
from localize.checks.rules.units import PERCENT
from localize.checks.text_reading import TextReading
from localize.language.cue_search import Cue
from localize.language.quantities import Quantity, free_order
from localize.model.finding import Confidence

UPPER, LOWER = frozenset({"<", "<="}), frozenset({">", ">="})

_DENIED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
"""What each comparison means when it is denied."""

_DENIAL_BEFORE, _DENIAL_AFTER, _DENIAL_AFTER_LAST = 36, 16, 40
"""Characters between a number and the denial of its comparison at most: "do not ever take more than 4 g".

More come after it where the verb, which is denied, comes last.
"""


def comparison(pair: Pair) -> Iterator[Message]:
    """A comparison that is turned round ("under 5" for "over 5"), or one that is lost."""
    for source, target in pair.numbers.matched:
        opposite = (source.comparison <= UPPER and target.comparison <= LOWER) or (
            source.comparison <= LOWER and target.comparison <= UPPER
        )
        both = bool(source.comparison and target.comparison)
        other_sign = both and source.sign and target.sign and source.comparison != target.comparison
        if other_sign or (both and opposite and not _denied(pair, source, target)):
            turned, expected = around(pair.target_text, target), around(pair.source_text, source)
            message = f"{turned} turns the comparison round, expected that of {expected}"
            yield Message(message, target.span, source.span)
        elif source.sign and not target.comparison:
            yield Message(
                f"the comparison of {around(pair.source_text, source)} is lost, expected it as in the source",
                target.span,
                source.span,
            )
        elif _lacks_limit(pair, source, target):
            yield Message(
                f"the limit of {around(pair.source_text, source)} is lost, expected it as in the source",
                target.span,
                source.span,
                confidence=Confidence.LIKELY,
            )


def _lacks_limit(pair: Pair, source: Quantity, target: Quantity) -> bool:
    """Whether an amount of the source is a limit, and only an amount in the translation: "4 g" for "at most 4 g".

    Not where the unit may be left out, as that of times: "within 14 days" has too many translations.
    """
    dose = source.unit is not None and not source.unit.loose and source.unit.name != PERCENT
    limited = dose and bool(source.comparison) and source.comparison <= UPPER
    answered = bool(target.comparison) or any(cue.hard for cue in pair.target_reading.cues)  # "nicht überschreiten"
    return limited and not answered and guards.bounds(pair.source_locale, pair.locale)


def _denied(pair: Pair, source: Quantity, target: Quantity) -> bool:
    """Whether one side compares and the other denies the opposite comparison.

    "Do not take more than 4 g" is "nehmen Sie höchstens 4 g", but never "not under 12" "not over 12". Where both deny,
    it is turned round: "not for 12 and over" is not "not for those under 12". "Not under 3 months" may be answered by
    any word that denies: 3个月以下禁用.
    """
    sides = (source, pair.source_reading), (target, pair.target_reading)
    return any(
        _may_be_denied(one)
        and not other.comparison.isdisjoint(_DENIED[each] for each in one.comparison)
        and _is_denied(_denials(one, reading), _denials(other, other_reading), any_word=_denies(other, other_reading))
        for (one, reading), (other, other_reading) in (sides, sides[::-1])
    )


def _is_denied(denials: Sequence[Cue], others: Sequence[Cue], *, any_word: bool) -> bool:
    """Whether more denials stand near one comparison than near the other, of words that surely deny or of any."""
    return sum(any_word or cue.hard for cue in denials) > sum(any_word or cue.hard for cue in others)


def _may_be_denied(number: Quantity) -> bool:
    """Whether its comparison is one that people deny: "under 12" or "12 and over", but not "at most 12"."""
    return number.comparison not in (frozenset({"<="}), frozenset({">="})) or number.compared[0] >= number.end


def _denies(number: Quantity, reading: TextReading) -> bool:
    """Whether the comparison itself has a word that denies: "not under 12"."""
    begin, end = number.compared
    return any(cue.start < end and cue.end > begin for cue in reading.cues)


def _denials(number: Quantity, reading: TextReading) -> list[Cue]:
    """The denials that stand near a number and its comparison, but for those in the latter ("not over 4 g")."""
    after = _DENIAL_AFTER_LAST if free_order(reading.locale) else _DENIAL_AFTER
    begin, end = number.compared
    return [
        cue
        for cue in reading.cues
        if number.start - _DENIAL_BEFORE <= cue.end
        and cue.start <= max(number.end, end) + after
        and not (cue.start < end and cue.end > begin)
    ]
