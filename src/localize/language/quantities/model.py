"""What a number in a text means."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from localize.dataclass import dataclass

COMPARISONS = ("<", "<=", ">", ">=")
"""The comparisons that signs and words express; a word may leave open which of two."""


class Notation(Enum):
    """How a number is written; this decides how strictly a translation must keep it."""

    DIGITS = "digits"
    CODE = "code"
    """Digits that belong to a name: "SARS-CoV-2", "H1N1"."""
    WORD = "word"
    """A number word, a roman or a Chinese numeral; many of them also mean something else ("one", "second")."""
    MONTH = "month"
    """The name of a month, or its numeral where that is its name (3月)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its name in `data/quantities/units.toml`; units of one dimension are multiples of each other.

    A loose unit (days, metres) is often left out or put in other words; any other unit is never dropped. `parts` of a
    quotient are what is divided, and what it is divided by.
    """

    name: str
    dimension: str
    factor: Decimal
    loose: bool = False
    parts: tuple[Unit, ...] = ()

    def per(self, other: Unit) -> Unit:
        """The quotient: mg per kg."""
        return Unit(
            f"{self.name}/{other.name}",
            f"{self.dimension}/{other.dimension}",
            self.factor / other.factor,
            self.loose and other.loose,
            (self, other),
        )


class Quantity(NamedTuple):
    """A number where it stands in a text (`start`, `end`), with its unit.

    `values` are what it can mean, the likeliest first ("1.500" in French: 1500 or 1.5). `parts` are the numbers that it
    may be instead ("1,2": 1 and 2). `other_units` are the other meanings of its unit ("2 m" in French: metres, or
    months). `comparison` holds the comparisons that it can be the bound of, and may be empty; `sign` says that a
    mathematical sign expresses them, and `compared` where what expresses them begins and ends.

    Three fields speak of this number and the next one. `parted`: they are a part and its whole ("5 of 20"). `ranged`:
    they are the ends of a range. `listed`: they are in one range or list, and may share a unit.

    `month` is the month of a name, 1 to 12. `dated` says that such a name stands beside a number, or a number beside
    such a name, as in a date.

    `vague` says that its word is another word too.

    `daytime` says that the first value is an hour of 24, told by the part of the day beside it ("8 pm": 20 or 8).
    """

    values: tuple[Decimal, ...]
    written: Notation
    start: int
    end: int
    parts: tuple[Decimal, ...] = ()
    unit: Unit | None = None
    other_units: tuple[Unit, ...] = ()
    comparison: frozenset[str] = frozenset()
    sign: bool = False
    parted: bool = False
    ranged: bool = False
    listed: bool = False
    month: int = 0
    dated: bool = False
    vague: bool = False
    daytime: bool = False
    compared: tuple[int, int] = (0, 0)

    @property
    def units(self) -> tuple[Unit, ...]:
        """All that its unit can mean, the likeliest first."""
        return (self.unit, *self.other_units) if self.unit else ()

    @property
    def span(self) -> tuple[int, int]:
        """The offsets of its first character, and of the character after its last."""
        return self.start, self.end

    @property
    def has_firm_unit(self) -> bool:
        """Whether it has a unit that is never left out, as doses have."""
        return self.unit is not None and not self.unit.loose
