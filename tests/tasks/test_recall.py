"""Which recalls are in force after an article is recalled, corrected, or shown again."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from localize.files.folder import Folder
from localize.release.recalls import EVERYWHERE, Recall
from localize.release.signing.keys import SigningError
from localize.tasks.recall import RecallRequest, add_recall, lift_recall, locales_in_words, narrow_recall
from localize.tasks.release_folder import ReleaseFolder
from support.publisher import ARTICLES, Publisher

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
KNEE = RecallRequest("pain/knee", EVERYWHERE, reason="wrong dose", now=NOW)


@pytest.fixture(scope="module")
def publisher(tmp_path_factory: pytest.TempPathFactory) -> Publisher:
    """A publisher with a release of three articles in German."""
    one = Publisher(tmp_path_factory.mktemp("publisher"))
    one.init()
    one.publish(ARTICLES)
    return one


@pytest.fixture
def target(publisher: Publisher, tmp_path: Path) -> ReleaseFolder:
    return ReleaseFolder(Folder(publisher.copy(tmp_path / "release")))


def digests_of(target: ReleaseFolder, article: str) -> set[str]:
    """The digests of the page and the fragment of an article."""
    files = [file for manifest in target.released_manifests() for file in manifest.files]
    return {file.sha256 for file in files if file.article == article and file.role in ("page", "fragment")}


def test_a_recall_holds_for_all_that_was_published_of_the_article(target: ReleaseFolder) -> None:
    (found,) = add_recall(KNEE, known=[], target=target)
    assert (found.article, found.locale, found.reason, found.date) == (
        "pain/knee", EVERYWHERE, "wrong dose", "2026-11-28T12:00:00Z",
    )  # fmt: skip
    assert set(found.digests) == digests_of(target, "pain/knee")
    assert len(found.digests) == 2
    assert not found.corrected


def test_a_second_recall_replaces_the_first_and_keeps_its_digests(target: ReleaseFolder) -> None:
    old = Recall("pain/knee", EVERYWHERE, reason="old reason", date="2026-01-01T00:00:00Z", digests=("0" * 64,))
    other = replace(old, article="rest")
    found = add_recall(KNEE, known=[old, other], target=target)
    assert found[0] == other
    assert found[1].reason == "wrong dose"
    assert set(found[1].digests) == {"0" * 64, *digests_of(target, "pain/knee")}
    assert len(found) == 2


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (
            replace(KNEE, article="pain/kne"),
            "pain/kne: no such article in any release that is here, expected one of: cold-packs, pain/knee, rest",
        ),
        (replace(KNEE, locale="fr"), "fr: no such locale in any release that is here, expected one of: de"),
    ],
)
def test_what_was_never_published_cannot_be_recalled(
    target: ReleaseFolder, request_: RecallRequest, message: str
) -> None:
    with pytest.raises(SigningError) as caught:
        add_recall(request_, known=[], target=target)
    assert str(caught.value) == message


def test_a_recall_is_not_narrowed_while_the_release_still_has_the_content(target: ReleaseFolder) -> None:
    known = add_recall(KNEE, known=[], target=target)
    with pytest.raises(SigningError) as caught:
        narrow_recall(KNEE, known=known, target=target)
    assert sorted(str(caught.value).split("\n")) == [
        f"de/pain/knee.{suffix}: the release still has what was recalled, expected a corrected release first,"
        " or --lift if the recall was a mistake"
        for suffix in ("fragment.html", "html")
    ]


def test_a_narrowed_recall_holds_only_for_what_was_wrong(publisher: Publisher, tmp_path: Path) -> None:
    mine = Publisher(tmp_path / "publisher")
    shutil.copytree(publisher.root, mine.root)
    wrong = ReleaseFolder(Folder(mine.copy(tmp_path / "wrong")))
    known = add_recall(KNEE, known=[], target=wrong)
    mine.publish({**ARTICLES, "pain/knee": "Knee corrected"})
    corrected = ReleaseFolder(Folder(mine.release_folder))
    (found,) = narrow_recall(KNEE, known=known, target=corrected)
    assert found.corrected
    assert set(found.digests) == digests_of(wrong, "pain/knee")
    assert not set(found.digests) & digests_of(corrected, "pain/knee")


def test_a_mistake_is_taken_back_and_nothing_else(target: ReleaseFolder) -> None:
    other = Recall("rest", EVERYWHERE, reason="", date="2026-01-01T00:00:00Z", digests=())
    known = [other, *add_recall(KNEE, known=[], target=target)]
    assert lift_recall(KNEE, known=known, target=target) == [other]
    with pytest.raises(SigningError, match=r"no recall for all locales, expected rest for all locales$"):
        lift_recall(KNEE, known=[other], target=target)
    with pytest.raises(SigningError, match=r"no recall for all locales, expected one that is in force$"):
        lift_recall(KNEE, known=[], target=target)


def test_locales_are_told_in_words() -> None:
    assert [locales_in_words(locale) for locale in (EVERYWHERE, "de")] == ["all locales", "de"]
