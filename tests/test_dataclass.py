"""Dataclasses whose methods are written when they are first called: in all that they do as those of `dataclasses`."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest

from localize.dataclass import dataclass as lean

_Made = Callable[..., Any]


def _plain(made: _Made) -> Any:
    @made(frozen=True, slots=True)
    class Dose:
        amount: int
        unit: str = "mg"

    return Dose


def _single(made: _Made) -> Any:
    @made(frozen=True, slots=True)
    class Name:
        amount: int

    return Name


def _loose(made: _Made) -> Any:
    @made(frozen=True)
    class Dose:
        amount: int
        unit: str = "mg"

    return Dose


def _open(made: _Made) -> Any:
    @made(slots=True)
    class Dose:
        amount: int
        unit: str = "mg"

    return Dose


def _by_identity(made: _Made) -> Any:
    @made(slots=True, eq=False)
    class Dose:
        amount: int

    return Dose


def _ordered(made: _Made) -> Any:
    @made(frozen=True, slots=True, order=True)
    class Dose:
        amount: int
        unit: str = "mg"

    return Dose


def _by_name(made: _Made) -> Any:
    @made(frozen=True, slots=True, kw_only=True)
    class Dose:
        amount: int
        unit: str = "mg"

    return Dose


def _with_fields(made: _Made) -> Any:
    @made(frozen=True, slots=True)
    class Dose:
        amount: int
        notes: list[str] = field(default_factory=list, compare=False)
        origin: str = field(default="", compare=False, repr=False)
        per: str = field(default="day", kw_only=True)
        doubled: int = field(init=False)
        ways: tuple[str, ...] = field(init=False, default_factory=tuple)

        def __post_init__(self) -> None:
            if self.amount < 0:
                raise ValueError("less than nothing")
            object.__setattr__(self, "doubled", 2 * self.amount)

    return Dose


def _derived(made: _Made) -> Any:
    base = _plain(made)

    @made(frozen=True, slots=True)
    class Derived(base):  # type: ignore[misc, valid-type]
        per: str = "day"

    return Derived


def _with_its_methods(made: _Made) -> Any:
    @made(frozen=True, slots=True)
    class Dose:
        amount: int

        def __repr__(self) -> str:
            return f"{self.amount} mg"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 1

    return Dose


CLASSES = [
    _plain,
    _single,
    _loose,
    _open,
    _by_identity,
    _ordered,
    _by_name,
    _with_fields,
    _derived,
    _with_its_methods,
]


def _tried(action: Callable[[], Any]) -> Any:
    """What comes of it; of an error its type."""
    try:
        return action()
    except (TypeError, ValueError, AttributeError) as error:
        return type(error)


def _seen(type_: Any) -> list[Any]:
    """What can be seen of a dataclass and of its values; the names of classes are the same in both."""
    one, same, other = type_(amount=5), type_(amount=5), type_(amount=6)
    attempts: list[Callable[[], Any]] = [
        lambda: repr(one),
        lambda: (one == same, one == other, one != other, one == 5),
        lambda: {one, same} == {one},
        lambda: hash(one) == hash(same),
        lambda: one < other,
        lambda: repr(type_(7)),
        lambda: repr(type_(7, "ml")),
        lambda: repr(type_(7, unit="ml")),
        type_,
        lambda: type_(-1),
        lambda: type_(1, wrong=1),
        lambda: repr(replace(one, amount=8)),
        lambda: repr(copy.copy(one)),
        lambda: repr(copy.deepcopy(one)),
        lambda: setattr(one, "amount", 9),
        lambda: delattr(one, "amount"),
        lambda: [(each.name, each.type, each.compare, each.repr, each.kw_only) for each in fields(type_)],
        lambda: type_.__match_args__,
        lambda: type_.__dict__.get("__slots__"),
    ]
    return [_tried(attempt) for attempt in attempts]


@pytest.mark.parametrize("made", CLASSES)
def test_it_is_as_a_dataclass(made: Callable[[_Made], Any]) -> None:
    assert [str(each) for each in _seen(made(lean))] == [str(each) for each in _seen(made(dataclass))]


def test_each_value_has_a_list_of_its_own() -> None:
    type_ = _with_fields(lean)
    assert type_(1).notes is not type_(1).notes


def test_what_is_frozen_says_which_field() -> None:
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'amount'"):
        _plain(lean)(5).amount = 6


@lean(frozen=True, slots=True)
class Sent:
    amount: int
    unit: str = "mg"


def test_values_go_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(Sent(5))) == Sent(5)


def test_a_class_can_be_derived_before_and_after_its_first_value() -> None:
    base = _plain(lean)

    @lean(frozen=True, slots=True)
    class Before(base):  # type: ignore[misc, valid-type]
        per: str = "day"

    assert base(5) != Before(5)

    @lean(frozen=True, slots=True)
    class After(base):  # type: ignore[misc, valid-type]
        per: str = "day"

    assert [repr(type_(5)).rpartition(".")[2] for type_ in (base, Before, After)] == [
        "Dose(amount=5, unit='mg')",
        "Before(amount=5, unit='mg', per='day')",
        "After(amount=5, unit='mg', per='day')",
    ]


def test_what_makes_values_is_written_with_the_first() -> None:
    type_ = _plain(lean)
    first = type_.__init__
    type_(5)
    assert type_.__init__ is not first
