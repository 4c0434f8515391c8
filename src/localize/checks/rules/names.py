"""Names of drugs, infections and devices stay what they are."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks import guards
from localize.checks.other_codes import OtherCode, other_codes
from localize.checks.other_names import OtherName, other_names
from localize.checks.pair import NAMES, Message, Pair
from localize.checks.rules_of_meaning import messages
from localize.language import tags
from localize.language.names import are_alike, expected_names

_EXAMPLES = 2


def names(pair: Pair) -> Iterator[Message]:
    """A drug, infection, device or code that became another one: "hydralazine" for "hydroxyzine"; in any script."""
    yield from messages(pair, "names")
    if pair.entry.context in NAMES:
        return
    for code in other_codes(pair):
        yield _of_code(code, pair)
    if not guards.names_of(pair.source_locale, pair.locale):
        return
    for other in other_names(pair):
        yield _message(other, pair)


def _of_code(code: OtherCode, pair: Pair) -> Message:
    source, target = pair.source_text[slice(*code.source)], pair.target_text[slice(*code.target)]
    text = f"{source!r} in the source, but {target!r} in the translation, expected {source!r}"
    return Message(text, code.target, code.source, confidence=code.confidence)


def _message(other: OtherName, pair: Pair) -> Message:
    source, target = other.source, other.target
    alike = any(are_alike(one, two) for one in source.drugs for two in target.drugs)
    text = (
        f"{source.text!r} in the source, but {target.text!r}{_meaning(other)} in the translation"
        f"{', two names that look or sound alike' if alike else ''}, expected {_expected(other, pair)}"
    )
    return Message(text, (target.start, target.end), (source.start, source.end), confidence=other.confidence)


def _meaning(other: OtherName) -> str:
    """The English name of what stands in the translation, where that is another one than is written there."""
    drugs = sorted(other.target.drugs)
    return "" if other.target.text.casefold() in drugs else f" ({', '.join(drugs)})"


def _expected(other: OtherName, pair: Pair) -> str:
    terms = [term.text for term in other.terms] or expected_names(other.source.drugs, tags.language(pair.locale))
    return " or ".join(map(repr, terms[:_EXAMPLES])) or "the same drug"
