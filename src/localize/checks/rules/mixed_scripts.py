"""Words with letters of two scripts."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Message, Pair
from localize.expressions import unicode_expression
from localize.language import scripts

_WORD = unicode_expression(r"[\p{Latin}\p{Cyrillic}\p{Greek}][\p{Latin}\p{Cyrillic}\p{Greek}\p{M}]*+")

_OF_ONE_SCRIPT = unicode_expression(r"[\p{Latin}\p{M}]+|[\p{Cyrillic}\p{M}]+|[\p{Greek}\p{M}]+")


def mixed_scripts(pair: Pair) -> Iterator[Message]:
    """A word with letters of another script that look like those of its own: "сancer" with a Cyrillic с."""
    target = pair.target_reading.prose
    in_text = scripts.of_letters(pair.target_reading.characters)
    if "Latin" not in in_text or in_text.isdisjoint(scripts.TWINS):
        return
    known = set(_WORD.findall(pair.source_text))
    for match in _WORD.finditer(target):
        word = match[0]
        if word != pair.target_text[match.start() : match.end()]:
            continue  # beside an address, or what must not be translated
        if word.isascii() or _OF_ONE_SCRIPT.fullmatch(word) or word in known:
            continue
        used = {scripts.of_letter(char) for char in word} - {""}
        if "Latin" not in used or len(used) != 2:
            continue
        (other,) = used - {"Latin"}
        latin = "".join(char for char in word if scripts.of_letter(char) == "Latin")
        rest = "".join(char for char in word if scripts.of_letter(char) == other)
        if scripts.as_latin(rest, other) and not _is_symbol(rest, other):
            plain = "".join(scripts.TWINS[other].get(char, char) for char in word)
            yield Message(f"'{word}' has {other} letters ('{rest}'), expected Latin ones: '{plain}'", match.span())
        elif native := scripts.from_latin(latin, other):
            yield Message(f"'{word}' has Latin letters ('{latin}'), expected {other} ones: '{native}'", match.span())


def _is_symbol(letters: str, script: str) -> bool:
    """Whether letters of a script are symbols in Latin words: "Kν"."""
    return script == "Greek" and len(letters) == 1 and letters in "νχ"
