"""The list of recalls: what is written is read, and what cannot be read is an error."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.release.manifest import BundleError, Manifest, read_manifest
from localize.release.recalls import EVERYWHERE, Recall, content_digests, read_recalls, recalled_articles, write_recalls
from support.bundles import bundle_files, manifest, row

DIGESTS = st.lists(st.text("0123456789abcdef", min_size=64, max_size=64), max_size=3).map(tuple)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
RECALLS = st.builds(
    Recall, TEXTS.filter(bool), st.sampled_from(["de", "pt-BR", EVERYWHERE]), TEXTS, TEXTS, DIGESTS, st.booleans()
)


@given(st.lists(RECALLS))
def test_what_is_written_is_read(found: list[Recall]) -> None:
    data = write_recalls(found)
    assert sorted(read_recalls(data, "x")) == sorted(found)
    assert write_recalls(reversed(found)) == data


@pytest.mark.parametrize(
    "change",
    [{"article": ""}, {"article": None}, {"locale": "../x"}, {"digests": ["x"]}, {"digests": 1}, {"date": 3}],
)
def test_a_row_that_is_wrong_is_never_passed_over(change: dict[str, object]) -> None:
    raw = json.loads(write_recalls([Recall("a", "de", reason="", date="", digests=())]))
    raw["recalls"][0] |= change
    with pytest.raises(BundleError, match="is no recall, expected an object"):
        read_recalls(json.dumps(raw).encode(), "x")


def _bundle() -> Manifest:
    rows = [row(path, data) for path, data in bundle_files({"a": "A", "b": "B"}).items()]
    return read_manifest(manifest("de", rows), "x")


def test_a_recall_holds_for_the_article_and_for_its_content_under_another_name() -> None:
    bundle = _bundle()
    digests = tuple(sorted(content_digests(bundle, article="b", locale="de")))
    assert len(digests) == 2
    assert set(recalled_articles(bundle, [Recall("a", EVERYWHERE, reason="", date="", digests=())])) == {"a"}
    assert set(recalled_articles(bundle, [Recall("renamed", "de", reason="", date="", digests=digests)])) == {"b"}
    assert set(recalled_articles(bundle, [Recall("b", "de", reason="", date="", digests=digests, corrected=True)])) == {
        "b"
    }
    assert not recalled_articles(bundle, [Recall("b", "de", reason="", date="", digests=("0" * 64,), corrected=True)])
    assert not recalled_articles(bundle, [Recall("b", "fr", reason="", date="", digests=digests)])
