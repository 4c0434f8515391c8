"""Files that people edit: what they save while we work is never lost."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from localize.files import exchange, system, temporary, tidying
from localize.files.exchange import base_of
from localize.files.system import Swap, UnsupportedError
from localize.files.waiting import alone
from support.editor import MARK, lost_saves, save


def no_swap(_: Path, __: Path) -> None:
    raise UnsupportedError(errno.EINVAL, "Invalid argument")


def saving(*saves: bytes, swap: Swap = system.swap) -> Swap:
    """A swap before which an editor saves: one of these each time it is called."""
    left = list(saves)

    def swapped(one: Path, other: Path) -> None:
        if left:
            save(other, left.pop(0).decode())
        swap(one, other)

    return swapped


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "de.po"
    path.write_bytes(b"read")
    return path


def alone_in_its_folder(path: Path) -> bool:
    return [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("swap", [system.swap, no_swap])
def test_a_file_that_is_as_it_was_read_is_replaced(path: Path, swap: Swap) -> None:
    assert exchange.exchange(path, b"new", base_of(b"read"), swap=swap)
    assert path.read_bytes() == b"new"
    assert alone_in_its_folder(path)


@pytest.mark.parametrize("swap", [system.swap, no_swap])
def test_a_file_that_was_saved_since_it_was_read_stays(path: Path, swap: Swap) -> None:
    save(path, "saved")
    assert not exchange.exchange(path, b"new", base_of(b"read"), swap=swap)
    assert path.read_bytes() == b"saved"
    assert alone_in_its_folder(path)


@pytest.mark.parametrize("saves", [1, 2, 3, 4, 5])
def test_what_is_saved_at_the_moment_of_the_exchange_stays_the_last_of_them(path: Path, saves: int) -> None:
    texts = [f"save {number}".encode() for number in range(saves)]
    assert not exchange.exchange(path, b"new", base_of(b"read"), swap=saving(*texts))
    assert path.read_bytes() == texts[-1]
    assert alone_in_its_folder(path)


def test_a_save_of_just_what_was_to_be_written_is_the_last_one_too(path: Path) -> None:
    assert not exchange.exchange(path, b"new", base_of(b"read"), swap=saving(b"x", b"new"))
    assert path.read_bytes() == b"new"


def test_a_file_that_was_removed_is_not_made_again_from_what_was_in_it(path: Path) -> None:
    path.unlink()
    assert not exchange.exchange(path, b"new", base_of(b"read"))
    assert not path.exists()


def test_a_save_before_the_file_is_removed_is_put_back(path: Path) -> None:
    first = saving(b"saved")

    def then_removed(one: Path, other: Path) -> None:
        first(one, other)
        if other.read_bytes() == b"new":
            other.unlink()  # an editor that is about to save once more, and keeps a backup under another name

    assert not exchange.exchange(path, b"new", base_of(b"read"), swap=then_removed)
    assert path.read_bytes() == b"saved"


def test_a_writer_in_place_that_is_not_done_goes_on_in_the_same_file(path: Path) -> None:
    with path.open("wb") as editor:  # as vim and others do: emptied, then written bit by bit
        editor.write(b"first half, ")
        editor.flush()
        assert not exchange.exchange(path, b"new", base_of(b"read"))
        editor.write(b"second half")
    assert path.read_bytes() == b"first half, second half"


def test_a_writer_in_place_between_the_look_and_the_exchange_goes_on_in_the_same_file(path: Path) -> None:
    editors: list[BinaryIO] = []

    def opened_first(one: Path, other: Path) -> None:
        if not editors:
            editors.append(other.open("wb"))
        system.swap(one, other)

    assert not exchange.exchange(path, b"new", base_of(b"read"), swap=opened_first)
    with editors[0] as editor:
        editor.write(b"all of it")
    assert path.read_bytes() == b"all of it"


def test_a_new_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new.po"
    assert exchange.exchange(path, b"new", None)
    assert path.read_bytes() == b"new"
    assert alone_in_its_folder(path)


def test_a_new_file_never_takes_the_place_of_one_that_appeared(path: Path) -> None:
    assert not exchange.exchange(path, b"new", None)
    assert path.read_bytes() == b"read"
    assert alone_in_its_folder(path)


def test_mode_and_owner_stay(path: Path) -> None:
    path.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(path, 12, 34)
    before = path.stat()
    assert exchange.exchange(path, b"new", base_of(b"read"))
    after = path.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)


def test_a_new_file_gets_the_mode_of_new_files(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    exchange.exchange(tmp_path / "new.po", b"new", None)
    assert (tmp_path / "new.po").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_and_what_it_leads_to_is_replaced(path: Path) -> None:
    (path.parent / "folder").mkdir()
    link = path.parent / "folder/link.po"
    link.symlink_to("../de.po")
    assert exchange.exchange(link, b"new", base_of(b"read"))
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_second_name_of_the_file_keeps_what_it_was(path: Path) -> None:
    os.link(path, path.with_name("second"))
    assert exchange.exchange(path, b"new", base_of(b"read"))
    assert path.with_name("second").read_bytes() == b"read"


def test_a_name_as_long_as_the_file_system_allows_can_be_exchanged(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 252 + ".po")
    assert exchange.exchange(path, b"one", None)
    assert exchange.exchange(path, b"two", base_of(b"one"))


def test_an_error_leaves_the_file_and_nothing_beside_it(path: Path) -> None:
    def fails(_: Path, __: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        exchange.exchange(path, b"new", base_of(b"read"), swap=fails)
    assert path.read_bytes() == b"read"
    assert alone_in_its_folder(path)


def test_a_file_is_removed_only_if_it_is_as_it_was(path: Path) -> None:
    assert not alone(exchange.withdrawing(path, base_of(b"other") or ""))
    assert path.read_bytes() == b"read"
    assert alone(exchange.withdrawing(path, base_of(b"read") or ""))
    assert not path.exists()
    assert not alone(exchange.withdrawing(path, base_of(b"read") or ""))
    assert not list(path.parent.iterdir())


def test_of_a_thousand_saves_none_is_lost(path: Path) -> None:
    def add_or_take_a_star() -> bool:
        text = path.read_bytes()
        bare = text.rstrip(b"*")
        return exchange.exchange(path, bare if text != bare else text + b"*", base_of(text))

    assert lost_saves(path, MARK, add_or_take_a_star, saves=1000, pause=0.001) == []


def slot_beside(path: Path, *, base: bytes, new: bytes | None, held: bytes) -> Path:
    """A slot as a killed run leaves it, with what it held at that moment."""
    digests = [base_of(each)[:32] if each is not None else "0" * 32 for each in (base, new)]  # type: ignore[index]
    slot = path.parent / "-".join([temporary.free(path.parent).name, *digests])
    slot.mkdir()
    (slot / path.name).write_bytes(held)
    return slot


@pytest.mark.parametrize(
    ("there", "held", "then"),
    [
        pytest.param(b"read", b"new", b"read", id="killed before the exchange"),
        pytest.param(b"new", b"read", b"new", id="killed after it"),
        pytest.param(b"new", b"saved", b"saved", id="killed after it, with a save of another program in the slot"),
        pytest.param(b"newest", b"saved", b"newest", id="and with a newer save at the path"),
        pytest.param(None, b"saved", b"saved", id="and with the file removed"),
    ],
)
def test_what_a_killed_exchange_held_is_put_where_it_belongs(
    path: Path, there: bytes | None, held: bytes, then: bytes
) -> None:
    path.unlink() if there is None else path.write_bytes(there)
    slot_beside(path, base=b"read", new=b"new", held=held)
    tidying.tidy(path.parent)
    assert path.read_bytes() == then
    assert alone_in_its_folder(path)


@pytest.mark.parametrize(("held", "then"), [(b"read", None), (b"saved", b"saved")])
def test_a_killed_removal_ends_and_gives_a_save_back(path: Path, held: bytes, then: bytes | None) -> None:
    path.unlink()
    slot_beside(path, base=b"read", new=None, held=held)
    tidying.tidy(path.parent)
    assert (path.read_bytes() if path.exists() else None) == then
    assert [each.name for each in path.parent.iterdir()] == ([path.name] if then else [])


def test_a_new_file_that_is_half_written_is_removed(path: Path) -> None:
    slot = slot_beside(path, base=b"read", new=b"new", held=b"new")
    (slot / path.name).unlink()
    temporary.free(slot).write_bytes(b"ne")
    tidying.tidy(path.parent)
    assert path.read_bytes() == b"read"
    assert alone_in_its_folder(path)


def test_the_slot_of_a_living_process_is_left_alone(path: Path) -> None:
    def meanwhile(one: Path, other: Path) -> None:
        tidying.tidy(path.parent)
        system.swap(one, other)

    assert exchange.exchange(path, b"new", base_of(b"read"), swap=meanwhile)
    assert path.read_bytes() == b"new"


def test_a_save_that_cannot_be_put_back_yet_stays_in_the_slot(path: Path) -> None:
    """A removal took out a save, and a folder stands in the way now: the next run looks again."""
    path.unlink()
    slot = slot_beside(path, base=b"read", new=None, held=b"saved")
    path.mkdir()
    tidying.tidy(path.parent)
    assert (slot / path.name).read_bytes() == b"saved"
    path.rmdir()
    tidying.tidy(path.parent)
    assert path.read_bytes() == b"saved"


def test_a_link_is_removed_and_what_it_leads_to_stays(path: Path) -> None:
    link = path.with_name("link.po")
    link.symlink_to(path.name)
    assert not alone(exchange.withdrawing(link, base_of(b"other") or ""))
    assert alone(exchange.withdrawing(link, base_of(b"read") or ""))
    assert alone_in_its_folder(path)
