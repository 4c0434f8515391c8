"""What a phrase such as "twice daily" means."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from localize.dataclass import dataclass

DAYS: dict[str, Fraction] = {
    "minute": Fraction(1, 1440),
    "hour": Fraction(1, 24),
    "day": Fraction(1),
    "week": Fraction(7),
    "month": Fraction(365, 12),
    "year": Fraction(365),
}
"""The units of time of a period, each with its days; those of a month are its mean."""

_CALENDAR = frozenset({"month", "year"})
_TOLERANCE = Fraction(1, 10)
"""The largest difference of two that are the same: "every 4 weeks" is "monthly"."""

Range = tuple[Decimal, Decimal]
"""The least and the most; the same number twice for one."""
ONE: Range = (Decimal(1), Decimal(1))


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often something is done, where it is written in a text (`start`, `end`): `times` in each `period` of a unit.

    "Twice daily" is 2 in 1 day, "every 6 to 8 hours" 1 in 6 to 8 hours. `precise` says that it names a number, or
    stands beside a dose ("20 mg daily"); one that is not may be an adjective: "daily life".
    """

    times: Range
    period: Range
    unit: str
    start: int
    end: int
    precise: bool

    @property
    def rates(self) -> tuple[Fraction, Fraction]:
        """The least and the most times a day."""
        (fewest, most), (shortest, longest) = self.times, self.period
        days = DAYS[self.unit]
        return Fraction(fewest) / (Fraction(longest) * days), Fraction(most) / (Fraction(shortest) * days)

    @property
    def span(self) -> tuple[int, int]:
        """The offsets of its first character, and of the character after its last."""
        return self.start, self.end

    def equals(self, other: Frequency) -> bool:
        """Whether both mean the same: "every 8 hours" and "three times a day"."""
        if self.rates == other.rates:
            return True
        mixed = (self.unit in _CALENDAR) != (other.unit in _CALENDAR)
        return mixed and all(
            abs(one - another) <= _TOLERANCE * max(one, another)
            for one, another in zip(self.rates, other.rates, strict=True)
        )

    def meets(self, other: Frequency) -> bool:
        """Whether both can mean the same: "3 to 4 times a day" and "3 times a day"."""
        (low, high), (other_low, other_high) = self.rates, other.rates
        return low <= other_high and other_low <= high
