from __future__ import annotations

import pytest

from localize.cache.steps import PartedStep, Steps
from localize.cache.store import StepResult, Store, key_of
from localize.model.page import PageInfo


@pytest.fixture
def store() -> Store:
    return Store()


def test_a_result_is_known_by_what_it_was_made_from(store: Store) -> None:
    step = Steps(store, "1.0").step("info", PageInfo)
    step.keep("knee", PageInfo("abc", 3), "source", b"options")

    assert step.known("knee", "source", b"options") == PageInfo("abc", 3)
    assert step.known("knee", "source", b"other options") is None
    assert step.known("hip", "source", b"options") is None


def test_another_version_of_the_program_knows_nothing(store: Store) -> None:
    Steps(store, "1.0").step("info", PageInfo).keep("knee", PageInfo("abc"), "source")

    assert Steps(store, "1.1").step("info", PageInfo).known("knee", "source") is None


def test_a_result_is_made_once(store: Store) -> None:
    step = Steps(store, "1.0").step("info", PageInfo)
    made = []

    def make() -> PageInfo:
        made.append(1)
        return PageInfo("abc")

    assert [step.made("knee", ("source",), make) for _ in range(3)] == [PageInfo("abc")] * 3
    assert made == [1]


def test_a_result_that_cannot_be_unpacked_is_not_known(store: Store) -> None:
    step = Steps(store, "1.0").step("info", PageInfo)
    step.keep("knee", PageInfo("abc"), "source")
    result = store.get("info", "knee")
    assert result is not None
    store.put("info", "knee", StepResult(result.key, b"\xc1"))

    assert step.known("knee", "source") is None


def test_a_part_is_known_while_another_has_changed(store: Store) -> None:
    step: PartedStep[str] = PartedStep(Steps(store, "1.0"), "pages", str)
    keys = {"de": key_of("de 1"), "ar": key_of("ar 1")}
    step.keep("knee", keys, {"de": "Seite", "ar": "صفحة"})

    assert step.known("knee", keys) == {"de": "Seite", "ar": "صفحة"}
    assert step.known("knee", {**keys, "de": key_of("de 2")}) == {"ar": "صفحة"}
    assert step.known("hip", keys) == {}
    assert PartedStep(Steps(store, "1.1"), "pages", str).known("knee", keys) == {}


def test_some_parts_are_kept_and_the_others_stay(store: Store) -> None:
    step: PartedStep[str] = PartedStep(Steps(store, "1.0"), "pages", str)
    keys = {"de": key_of("de 1"), "ar": key_of("ar 1")}
    step.keep("knee", keys, {"de": "Seite", "ar": "صفحة"})
    step.keep_some("knee", {"de": key_of("de 2")}, {"de": "Blatt"})

    assert step.known("knee", {**keys, "de": key_of("de 2")}) == {"de": "Blatt", "ar": "صفحة"}
    assert step.known("knee", keys) == {"ar": "صفحة"}


def test_a_part_without_a_key_is_not_kept(store: Store) -> None:
    step: PartedStep[str] = PartedStep(Steps(store, "1.0"), "pages", str)
    step.keep("knee", {"de": key_of("de")}, {"de": "Seite", "ar": "unlesbar"})

    assert step.known("knee", {"de": key_of("de"), "ar": key_of("ar")}) == {"de": "Seite"}
