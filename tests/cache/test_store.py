from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from localize.cache.store import KeptResult, StepResult, Store, key_of

KEY, VALUE = key_of("made of this"), b"value"


def test_a_result_is_there_for_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "results.sqlite"
    store = Store(path)
    store.put("article", "knee", StepResult(KEY, VALUE))
    store.close()

    again = Store(path)

    assert again.get("article", "knee") == StepResult(KEY, VALUE)
    assert again.value("article", "knee", KEY) == VALUE
    assert again.value("article", "knee", key_of("made of something else")) is None
    assert again.get("article", "hip") is None
    assert again.get("page", "knee") is None
    again.close()


def test_the_newest_result_of_an_owner_takes_the_place_of_the_older() -> None:
    store = Store()
    store.put("article", "knee", StepResult(KEY, b"old"))
    store.put("article", "knee", StepResult(key_of("new"), b"new"))

    assert list(store.all_results()) == [KeptResult("article", "knee", StepResult(key_of("new"), b"new"))]
    store.close()


def test_results_of_gone_owners_are_dropped_from_all_steps() -> None:
    store = Store()
    for owner in ("hip", "knee"):
        store.put("article", owner, StepResult(KEY, VALUE))
    store.put("page", "hip", StepResult(KEY, VALUE))

    assert sorted(store.owners("article")) == ["hip", "knee"]
    store.drop(["hip"])

    assert store.owners("article") == ["knee"]
    assert store.owners("page") == []
    store.close()


def test_results_of_owners_below_a_gone_one_are_dropped_with_it() -> None:
    store = Store()
    for owner in ("de", "de/knee", "de-AT/knee", "dé/knee", "knee/de"):
        store.put("page", owner, StepResult(KEY, VALUE))

    store.drop(["de"], with_all_below=True)

    assert sorted(store.owners("page")) == ["de-AT/knee", "dé/knee", "knee/de"]
    store.close()


def test_many_gone_owners_are_not_looked_for_among_all_results() -> None:
    store = Store()
    for number in range(2000):
        store.put("page", str(number), StepResult(KEY, VALUE))
    store.commit()
    thousands: list[None] = []
    store._connection.set_progress_handler(lambda: thousands.append(None), 1000)

    store.drop([str(number) for number in range(1000)])

    assert store.count("page", VALUE) == 1000
    assert len(thousands) < 200, "steps of SQLite's machine; 2,000 results for each of 1,000 owners are 10 millions"
    store.close()


def test_what_a_killed_run_has_put_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "results.sqlite"
    store = Store(path)
    store.put("article", "knee", StepResult(KEY, VALUE))

    other = Store(path)

    assert other.get("article", "knee") is None
    other.close()
    store.close()


@pytest.mark.parametrize("damage", ["no database", "", "zeros", "cut"])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "results.sqlite"
    store = Store(path)
    for number in range(500):
        store.put("article", str(number), StepResult(KEY, VALUE * 100))
    store.close()
    data = path.read_bytes()
    path.write_bytes(
        {"no database": b"no database" * 99, "": b"", "zeros": bytes(len(data)), "cut": data[:9000]}[damage]
    )

    for _ in range(3):
        again = Store(path)
        for number in range(500):
            assert again.get("article", str(number)) in (None, StepResult(KEY, VALUE * 100))
            again.put("article", str(number), StepResult(KEY, VALUE * 100))
        again.close()

    last = Store(path)
    assert last.get("article", "499") == StepResult(KEY, VALUE * 100)
    last.close()


def test_a_value_with_a_changed_byte_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "results.sqlite"
    store = Store(path)
    store.put("article", "knee", StepResult(KEY, VALUE))
    store.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE results SET value = ?", (b"valve",))
    connection.commit()
    connection.close()

    again = Store(path)

    assert again.get("article", "knee") is None
    again.close()


def test_without_a_folder_the_results_live_as_long_as_the_run(tmp_path: Path) -> None:
    store = Store(tmp_path / "no" / "folder" / "results.sqlite")
    store.put("article", "knee", StepResult(KEY, VALUE))

    assert store.value("article", "knee", KEY) == VALUE
    store.close()


def test_an_older_form_of_the_tables_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "results.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE results (step TEXT)")
    connection.commit()
    connection.close()

    store = Store(path)
    store.put("article", "knee", StepResult(KEY, VALUE))

    assert store.value("article", "knee", KEY) == VALUE
    store.close()


def test_two_lists_of_texts_have_two_digests() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("") != key_of()
    assert key_of("\ud800") != key_of("?")
