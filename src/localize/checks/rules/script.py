"""Translations in the script of another language: single entries, and whole catalogs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from localize.checks import windows
from localize.checks.pair import NAMES, Message, Pair
from localize.checks.severities import SCRIPT
from localize.expressions import unicode_expression
from localize.language import scripts
from localize.model.finding import Finding

_RUNNING = unicode_expression(
    r"(?<![\p{L}\p{N}@./-])\p{Script=Latin}[\p{Script=Latin}\p{M}'’]+(?![\p{L}\p{N}@/]|[.-]\p{L})"
)
_LETTER = unicode_expression(r"\p{L}")
_FEWEST_LETTERS, _FEWEST_WORDS = 4, 4
_SHARE = 0.3
"""The share of letters in other scripts from which on a text is not in its locale's; half of Japanese is in kana."""
_PART = 1 / 3
"""The part of the translations of a catalog from which on it is taken for one of another language."""
_FEWEST_ENTRIES = 3


def script(pair: Pair) -> Iterator[Message]:
    """A translation in a script that its locale does not use, and so in another language; names may be in any."""
    if letters := other_script(pair):
        name = Counter(map(scripts.named, letters)).most_common(1)[0][0]
        text = windows.short(pair.target_text, 40)
        message = f"{text!r} is written in {name} letters, expected {_expected(pair.locale)}"
        yield Message(message, (0, len(pair.target_text)))


def other_script(pair: Pair) -> str:
    """The letters of other scripts in a translation, if so many that it must be in another language; else "".

    Letters of the source do not count. In Latin letters, which all languages use for names, only words without a
    capital count.
    """
    if not scripts.scripts_of(pair.locale) or pair.entry.context in NAMES:
        return ""
    text, characters = pair.target_reading.prose, pair.target_reading.characters
    foreign = _foreign(pair, text) if scripts.has_foreign_letters(characters, pair.locale) else ""
    if foreign or scripts.has_latin(pair.locale):
        return foreign
    return _latin(pair, text) if "Latin" in scripts.of_letters(characters) else ""


def _foreign(pair: Pair, text: str) -> str:
    """Letters of scripts that are neither the locale's nor Latin, of which most texts have none."""
    known = set(pair.source_text)
    letters = "".join(
        char for run in scripts.foreign_letters(pair.locale).findall(text) for char in run if char not in known
    )
    enough = len(letters) >= _FEWEST_LETTERS and len(letters) >= _SHARE * len(_LETTER.findall(text))
    return letters if enough else ""


def _latin(pair: Pair, text: str) -> str:
    """The letters of running words in Latin letters, where they are more than all others and not in the source."""
    words = [word for word in _RUNNING.findall(text) if word[0].islower() and word.strip("x")]  # x: not translated
    if len(words) < _FEWEST_WORDS:
        return ""
    known = {word.casefold() for word in _RUNNING.findall(pair.source_text)}
    words = [word for word in words if word.casefold() not in known]
    letters = "".join(words)
    others = sum(1 for char in _LETTER.findall(text) if scripts.of_letter(char) != "Latin")
    return letters if len(words) >= _FEWEST_WORDS and len(letters) > others else ""


def _expected(locale: str) -> str:
    return f"those of {locale}: {scripts.names(locale)}"


def catalogs_of_another_language(findings: Sequence[Finding], counts: Counter[str]) -> dict[str, Finding]:
    """For each catalog, by path, that is in another script as a whole, the finding that says so.

    `counts` are the numbers of finished translations of the catalogs.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.rule == SCRIPT:
            by_path.setdefault(finding.path, []).append(finding)
    return {
        path: _whole(group, counts[path])
        for path, group in by_path.items()
        if len(group) >= _FEWEST_ENTRIES and len(group) >= _PART * counts[path]
    }


def _whole(group: Sequence[Finding], count: int) -> Finding:
    first = group[0]
    names = Counter(each.message.split(" is written in ")[1].split(" letters, ")[0] for each in group)
    message = (
        f"{len(group)} of {count} translations are written in {names.most_common(1)[0][0]} letters,"
        f" expected {_expected(first.locale)}; this may be the catalog of another language"
    )
    return replace(first, message=message, context="", source="", target="", source_span=None, target_span=None)
