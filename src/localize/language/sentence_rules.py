"""The rules about the sentences of a language, from `data/sentences/<language>.toml`."""

from __future__ import annotations

from functools import lru_cache

from localize.dataclass import dataclass
from localize.language.datafiles import data


@dataclass(frozen=True, slots=True)
class Rules:
    """One language's data; all words in lower case and without their last stop."""

    joined: frozenset[str]
    """Abbreviations that never end a sentence: titles, "e.g", "approx"."""
    ending: frozenset[str]
    """Abbreviations that may end a sentence: "p.m", "inc", and units where they are written with a stop: ru "г"."""
    final: frozenset[str]
    """Abbreviations that end a list, so that any capital after them begins a sentence: en "etc"; not in languages
    that write nouns with capitals."""
    numbered: frozenset[str]
    """Abbreviations only before a number: "no", "fig", "p"."""
    units: frozenset[str]
    """Abbreviations that are units after a number, where they may end a sentence: "5 mm.", but not fr "MM. Roux"."""
    surnames: frozenset[str]
    """Family names that, after an initial, look like the first word of a sentence: "J. He", "T. Le", "Y. So"."""
    lettered: frozenset[str]
    """Words whose single letter is no initial, so that it may end a sentence: "vitamin C."."""
    starters: frozenset[str]
    """Words that begin sentences and are no names: "the", "if". After an abbreviation or an ellipsis only these, with
    a capital, show that a new sentence begins; where a language lists none, any capital does."""
    suffixes: tuple[str, ...]
    """Abbreviations at the end of compounds: "Hauptstr."."""
    prefixes: tuple[str, ...]
    """What is written together with the next word: ar "و", so that "وص. 14" is read as "ص. 14"."""
    continues: tuple[str, ...]
    """How a sentence goes on after a quotation inside it, in scripts that write no spaces: ja "と"."""
    speech: tuple[str, ...]
    """Verbs of a clause that follows a quotation and belongs to it, in scripts that write no spaces: zh "说"."""
    ordinals: bool
    """Whether a stop after a number makes an ordinal: "3. mai"."""
    year_first: bool
    """Whether dates in digits begin with the year and have a stop after it: hu "2024. 05. 03."."""
    stops: str
    """Characters that end sentences in this language only: the Greek question mark ";"."""

    listed: frozenset[str]
    """All abbreviations: `joined`, `ending`, `final`, `numbered` and `units`."""

    def begins(self, word: str) -> bool:
        """Whether a word shows that a sentence begins with it."""
        return word[:1].isupper() and (not self.starters or lower(word) in self.starters)

    def names(self, word: str) -> frozenset[str]:
        """The forms under which a word may be listed: the word itself, and the word without particles before it."""
        small = lower(word)
        bare = (small[len(prefix) :] for prefix in self.prefixes if small.startswith(prefix) and small != prefix)
        return frozenset([small, _after(small, "-"), _after(_after(small, "'"), "’"), *bare])


def lower(word: str) -> str:
    """A word in lower case as the data has it: Turkish "İlaç" as "ilaç", without the dot that Python leaves above."""
    return word.lower().replace("\u0307", "")


def _after(word: str, mark: str) -> str:
    """What follows the last `mark` in a word, if it is more than a letter: "env" of "d'env"."""
    rest = word.rpartition(mark)[2]
    return rest if len(rest) > 1 else word


@lru_cache
def rules_of(code: str) -> Rules:
    """The rules of a language (a language subtag); those that hold for all where it has no file."""
    base = data("sentences", "all")
    own = data("sentences", code)

    def listed(name: str) -> list[str]:
        return list(own.get(name, ()))

    taken_back = frozenset(listed("free"))

    def words(name: str) -> frozenset[str]:
        return frozenset(base.get(name, ())) - taken_back | frozenset(listed(name))

    abbreviations = {name: words(name) for name in ("joined", "ending", "final", "numbered", "units")}
    return Rules(
        **abbreviations,
        listed=frozenset().union(*abbreviations.values()),
        lettered=words("lettered"),
        starters=words("starters"),
        suffixes=tuple(listed("suffixes")),
        prefixes=tuple(listed("prefixes")),
        continues=tuple(listed("continues")),
        speech=tuple(listed("speech")),
        ordinals=bool(own.get("ordinals")),
        year_first=bool(own.get("year_first")),
        surnames=words("surnames"),
        stops="".join(listed("stops")),
    )
