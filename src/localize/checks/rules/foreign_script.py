"""Letters of scripts that the locale does not use."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks import windows
from localize.checks.pair import Message, Pair
from localize.checks.rules.script import other_script
from localize.language import scripts, tags

_GREEK_SYMBOL = 2
"""Greek letters in a row that are symbols: "α", "ΔG", "µm"; more are a word."""


def foreign_script(pair: Pair) -> Iterator[Message]:
    """Letters of a script that neither the locale nor the source uses; each script is reported once."""
    if not scripts.has_foreign_letters(pair.target_reading.characters, pair.locale) or other_script(pair):
        return
    text = pair.target_reading.prose
    letters = scripts.foreign_letters(pair.locale)
    there = {scripts.named(char) for run in letters.findall(pair.source_text) for char in run}
    reported: set[str] = set()
    for match in letters.finditer(text):
        script = scripts.named(match[0][0])
        short = script == "Greek" and len(match[0]) <= _GREEK_SYMBOL
        inside_word = _touches_latin(text, match.start(), match.end())
        if script in there or script in reported or short or inside_word:
            continue
        reported.add(script)
        expected = f"the script of {pair.locale}"
        twin = scripts.as_latin(match[0], script) if script in scripts.TWINS else ""
        if twin and tags.script(pair.locale) == "Latn":
            expected = f"'{twin}' in Latin ones"
        yield Message(
            f"'{windows.short(match[0], 40)}' is written in {script} letters, expected {expected}", match.span()
        )


def _touches_latin(text: str, start: int, end: int) -> bool:
    """Whether letters stand in a Latin word, which is for the rule `mixed-scripts` to judge."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(scripts.of_letter(char) == "Latin" for char in around)
