"""What is kept of an article or a locale goes when that is gone; what is kept of the others stays."""

from __future__ import annotations

from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder

OF_FOLDERS = {"content", "output folder"}
"""Steps that are kept by folder, and only once its stamps are not those of this moment."""


def test_what_is_kept_of_a_gone_article_goes_with_it(translated: ProjectFolder) -> None:
    translated.write("source/knee.txt", "Knee\n\nText.\n")
    translated.run("publish")
    (translated.root / "source/knee.txt").unlink()
    translated.run("publish")
    store = Workspace(translated.root).steps.store
    assert store.owners("article") == ["cold-packs"]
    assert store.get("page", "en/knee") is None
    store.close()


def test_what_is_kept_of_a_gone_locale_goes_with_it(translated: ProjectFolder) -> None:
    translated.run("publish")
    store = Workspace(translated.root).steps.store
    owners = {each.owner for each in store.all_results() if each.step not in OF_FOLDERS}
    assert {"ar", "ar/cold-packs"} <= owners
    store.close()
    translated.write("localize.toml", translated.read("localize.toml").replace("[locales.ar]\n", ""))
    translated.run("publish")
    store = Workspace(translated.root).steps.store
    now = {each.owner for each in store.all_results() if each.step not in OF_FOLDERS}
    assert now == {owner for owner in owners if owner.partition("/")[0] != "ar"}
    store.close()
