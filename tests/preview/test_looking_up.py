"""What is looked up in all texts of the project, by a real server."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from localize.preview.views import segment_id
from localize.tasks.concordance_index import INDEX
from support.folder import ARTICLE, ProjectFolder
from support.running_preview import PATIENCE, Answer, RunningPreview, running_preview

DE = "locales/de/LC_MESSAGES/cold-packs.po"
NEW = "Wrap the new pack in a cloth."


@pytest.fixture
def preview(translated: ProjectFolder) -> Iterator[RunningPreview]:
    translated.write("source/hip.txt", ARTICLE.replace("Cold packs", "Hip").replace("the pack", "the new pack"))
    with running_preview(translated.root) as running:
        running.settled()
        search(running, "Hip")
        yield running


def search(preview: RunningPreview, text: str, locale: str = "", expected: str = "<mark>") -> str:
    """The page of the concordance, once it has what is expected."""
    end = time.monotonic() + PATIENCE
    while True:
        answer = preview.get(f"/search?{urlencode({'text': text, 'locale': locale})}").text
        if expected in answer:
            return answer
        assert time.monotonic() < end, answer
        time.sleep(0.02)


def matches(preview: RunningPreview, source: str) -> Answer:
    names = {"article": "hip", "locale": "de", "id": segment_id((None, source))}
    return preview.get(f"/matches?{urlencode(names)}")


def test_a_word_is_looked_up_in_sources_and_translations(preview: RunningPreview) -> None:
    page = search(preview, "cloth", "de")

    assert "WRAP THE PACK IN A CLOTH." in page
    assert f"/de/cold-packs#{segment_id((None, 'Wrap the pack in a cloth.'))}" in page
    assert "USE IT FOR 10 MINUTES." in page, "the entry after it"


def test_what_is_saved_is_looked_up_at_once(preview: RunningPreview, translated: ProjectFolder) -> None:
    translated.write(DE, translated.read(DE).replace("THEN REST.", "Danach ausruhen."))

    assert "<mark>ausruhen</mark>" in search(preview, "ausruhen")


def test_a_damaged_index_is_filled_again(preview: RunningPreview) -> None:
    cache = preview.live.workspace.cache()
    assert cache
    other = sqlite3.connect(cache / INDEX)
    with other:
        other.execute("UPDATE texts SET text = 'x'")
    other.close()

    assert "<mark>cloth</mark>" in search(preview, "cloth")


def test_nothing_is_looked_up_without_a_word(preview: RunningPreview) -> None:
    assert preview.get("/search").status == 200
    assert "<mark>" not in preview.get("/search?text=paracetamol").text
    assert preview.get(f"/search?{urlencode({'text': 'x' * 5000, 'locale': '../..'})}").status == 200


def test_near_matches_come_with_their_difference(preview: RunningPreview) -> None:
    answer = matches(preview, NEW).json["html"]

    assert "WRAP THE PACK IN A CLOTH." in answer
    assert "new" in answer
    assert "100" in matches(preview, "Then rest.").json["html"]


def test_a_segment_that_is_not_there_has_no_matches(preview: RunningPreview) -> None:
    assert matches(preview, "No such segment.").status == 404
    assert preview.get("/matches?article=..%2F..&locale=de&id=x").status == 404
