"""How sure it is that a text is the translation of another one.

The limits were chosen on half of the documents of `benchmarks/adopt_documents.py`, for at most one wrong pair in 500.
"""

from __future__ import annotations

from math import exp

from localize.dataclass import dataclass

_PROBABLE = 0.92
_EVIDENT = 0.0
_FITTING = 0.0
_LEAST = 2.0
"""What is added to the evidence before it counts: short texts have little, and still belong together in order."""


@dataclass(frozen=True, slots=True)
class Certainty:
    """What speaks for a pair.

    `probability` is that of the alignment, from 0 to 1; `evidence` the logarithm of how much likelier the two texts are
    as a pair than by chance; `by_length` the part of it that their lengths tell: it is below 0 where one of them may
    say more than the other.
    """

    probability: float = 1.0
    evidence: float = 0.0
    by_length: float = 0.0

    @property
    def confidence(self) -> float:
        """All of it as a number from 0 to 1."""
        return self.probability * logistic(self.evidence + _LEAST)

    @property
    def is_certain(self) -> bool:
        """Whether a person may rely on the pair."""
        return self.probability >= _PROBABLE and self.evidence >= _EVIDENT and self.by_length >= _FITTING


NO_DOUBT = Certainty(evidence=50.0)


def logistic(evidence: float) -> float:
    """A logarithm of odds as a number from 0 to 1."""
    return 1 / (1 + exp(-evidence)) if evidence > -50 else 0.0
