"""Objects in a store: read, put on condition, listed, copied, removed. Against a real server."""

from __future__ import annotations

import pytest

from localize.errors import FileError
from localize.files.object_store import ObjectStore, SupersededError, is_url, version_of


def test_a_url_is_told_from_a_path() -> None:
    assert is_url("s3://pages/site")
    assert not is_url("dist")


@pytest.mark.parametrize("url", ["s3://", "ftp://pages/site", "memory://pages"])
def test_a_store_without_conditions_is_refused_with_what_is_expected(url: str) -> None:
    with pytest.raises(FileError, match="expected s3://bucket/folder"):
        ObjectStore(url)


@pytest.mark.cluster
class TestStore:
    def test_what_was_put_is_read_back_and_what_is_not_there_is_none(self, store_url: str) -> None:
        store = ObjectStore(store_url)
        store.put("de/a.html", "Käse".encode(), version="")
        assert store.read("de/a.html") == "Käse".encode()
        assert store.read("de/a.html", most=1) == b"K"
        assert store.read("de/b.html") is None
        assert store.version("de/b.html") == ""

    def test_an_object_is_put_only_over_the_version_that_was_read(self, store_url: str) -> None:
        store = ObjectStore(store_url)
        first = store.put("manifest.json", b"1", version="")
        with pytest.raises(SupersededError, match="put by another run meanwhile"):
            store.put("manifest.json", b"2", version="")
        second = store.put("manifest.json", b"2", version=first)
        with pytest.raises(SupersededError, match="put by another run meanwhile"):
            store.put("manifest.json", b"3", version=first)
        assert store.read("manifest.json") == b"2"
        assert second == store.version("manifest.json") == version_of(b"2")

    def test_many_objects_are_put_copied_listed_and_removed(self, store_url: str) -> None:
        store = ObjectStore(store_url)
        store.put_all({f"{number}.html": b"%d" % number for number in range(20)}, under="new/")
        store.copy([(f"new/{number}.html", f"de/{number}.html") for number in range(20)])
        listed = store.objects()
        assert sorted(listed) == sorted(f"{under}/{number}.html" for under in ("de", "new") for number in range(20))
        assert listed["de/7.html"].version == version_of(b"7")
        store.remove([f"new/{number}.html" for number in range(20)])
        store.remove(["new/0.html"])
        assert sorted(store.objects()) == sorted(f"de/{number}.html" for number in range(20))
        assert store.objects("new") == {}

    @pytest.mark.usefixtures("store_environment")
    def test_a_bucket_that_is_not_there_is_named(self) -> None:
        with pytest.raises(FileError, match=r"s3://nowhere/site.*expected a bucket that is there"):
            ObjectStore("s3://nowhere/site").objects()

    def test_a_browser_is_told_what_an_object_is(self, store_url: str) -> None:
        store = ObjectStore(store_url)
        store.put_all({"a.html": b"<p>", "a.json": b"{}", "a.svg": b"<svg/>"})
        types = {path: store._system().info(f"{store._root}/{path}")["ContentType"] for path in store.objects()}
        assert types == {
            "a.html": "text/html; charset=utf-8",
            "a.json": "application/json",
            "a.svg": "image/svg+xml",
        }
