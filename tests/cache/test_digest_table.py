from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.cache.digest_table import DigestTable, PackedDigests
from localize.cache.scan import FileDigest

STAMPS = st.sampled_from(["", "100644 1 2 3 4", "100644 5 2 3 4", "100644 1 2 3 5"])
CONTENTS = st.sampled_from([hashlib.sha256(content).hexdigest() for content in (b"", b"one", b"two")])
FILES = st.builds(FileDigest, STAMPS, CONTENTS, st.booleans())


def file(stamp: str = "100644 1 2 3 4", content: bytes = b"one", *, is_marked: bool = False) -> FileDigest:
    return FileDigest(stamp, hashlib.sha256(content).hexdigest(), is_marked)


def test_a_file_is_known_by_its_path_as_long_as_its_stamp_is_the_same() -> None:
    table = DigestTable().followed_by({"de/a.po": file(), "de/b.html": file(content=b"two", is_marked=True)})

    assert table.find("de/a.po", "100644 1 2 3 4") == file()
    assert table.find("de/b.html", "100644 1 2 3 4") == file(content=b"two", is_marked=True)
    assert table.find("de/a.po", "100644 1 2 3 5") is None
    assert table.find("de/c.po", "100644 1 2 3 4") is None


@given(st.lists(st.dictionaries(st.sampled_from("abcdefgh"), FILES), max_size=5), STAMPS)
def test_a_table_gives_what_a_dictionary_of_the_trusted_files_would(
    runs: list[dict[str, FileDigest]], stamp: str
) -> None:
    table, expected = DigestTable(), dict[str, FileDigest]()
    for read in runs:
        table = DigestTable(table.followed_by(read).packed)
        expected |= {path: each for path, each in read.items() if each.stamp}

    assert len(table) == len(expected)
    for path in "abcdefgh":
        known = expected.get(path)
        assert table.find(path, stamp) == (known if known and known.stamp == stamp else None)


def test_a_file_takes_49_bytes_whatever_it_is_called() -> None:
    packed = DigestTable().followed_by({f"locales/de/LC_MESSAGES/{number}.po": file() for number in range(100)}).packed

    assert len(packed.paths) + len(packed.rows) == 100 * 49


@pytest.mark.parametrize("packed", [PackedDigests(b"1234567", b""), PackedDigests(bytes(8), bytes(40))])
def test_bytes_that_are_no_table_are_refused(packed: PackedDigests) -> None:
    with pytest.raises((ValueError, TypeError)):
        DigestTable(packed)
