"""Values of frozen dataclasses made fast."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from localize.model.frozen import maker


@dataclass(frozen=True, slots=True)
class Dose:
    amount: int
    unit: str = "mg"


@dataclass(frozen=True, slots=True)
class Checked:
    amount: int

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("less than nothing")


@dataclass(frozen=True)
class Loose:
    amount: int


@dataclass(frozen=True, slots=True)
class Derived(Dose):
    per: str = "day"


@dataclass(frozen=True, slots=True)
class Counted:
    amount: int
    doubled: int = field(init=False, default=0)


def test_a_value_is_like_one_that_its_class_makes() -> None:
    dose = maker(Dose)(5, "ml")
    assert (type(dose), dose, hash(dose), repr(dose)) == (Dose, Dose(5, "ml"), hash(Dose(5, "ml")), repr(Dose(5, "ml")))


def test_it_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        maker(Dose)(5, "ml").amount = 6  # type: ignore[misc]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_all_fields_are_needed(count: int) -> None:
    with pytest.raises(TypeError):
        maker(Dose)(*range(count))


@pytest.mark.parametrize("type_", [Checked, Loose, Derived, Counted])
def test_other_classes_make_their_values_themselves(type_: type) -> None:
    assert maker(type_) is type_
