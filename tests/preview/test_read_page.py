"""What stands for the texts that somebody has read on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from localize.model.finding import EntryFinding, Severity
from localize.preview import project_work
from localize.preview.opened_page import OpenedPage, opened, with_changed_entries, with_compared
from localize.preview.previewed_project import PreviewedProject
from localize.preview.read_page import read_digest, read_page
from support.folder import ProjectFolder

KEY = (None, "Then rest.")


@pytest.fixture
def page(translated: ProjectFolder) -> Iterator[OpenedPage]:
    project = PreviewedProject(translated.root)
    content = project_work.open_page(project, "cold-packs", "de")
    yield opened(content, project_work.outline(project).targets["en"]["de"], version="1")
    project.close()


def test_what_is_found_later_changes_the_page_but_not_what_was_read(page: OpenedPage) -> None:
    finding = EntryFinding("translated-differently", Severity.WARNING, "elsewhere it is 'Ruhen.'")
    after = with_compared(page, ((KEY, (finding,)),), (), version="2")
    assert after.version != page.version
    assert after.segments != page.segments
    assert (read_digest(after), read_page(after)) == (read_digest(page), read_page(page))


def test_another_translation_or_another_article_was_not_read(page: OpenedPage) -> None:
    entry = page.chain[0].now[KEY]
    changed = with_changed_entries(page, "de", {KEY: replace(entry, target="Dann ruhen.")}, version="2")
    source = replace(page.source, row=replace(page.source.row, key=b"another"))
    assert len({read_digest(page), read_digest(changed), read_digest(replace(page, source=source))}) == 3
    assert read_page(changed).texts[KEY] == "Dann ruhen."
