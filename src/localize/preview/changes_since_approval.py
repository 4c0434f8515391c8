"""What has changed on a page since it was approved last, in words."""

from __future__ import annotations

from collections.abc import Sequence

from localize.catalogs.word_differences import WordRun, word_difference
from localize.dataclass import dataclass
from localize.preview.opened_page import OpenedPage
from localize.preview.views import segment_id
from localize.tasks.approved_texts import approved_texts
from localize.tasks.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A segment that is not as it was approved: its id and source, and what has changed in its translation.

    `difference` is empty where the approved text is not known, or the source is another one.
    """

    id: str
    source: str
    difference: tuple[WordRun, ...] = ()


def changes_since_approval(workspace: Workspace, page: OpenedPage) -> Sequence[ChangeView]:
    """Return the segments of a page that are not as they were when it was approved last."""
    status = page.approval
    if status is None or status.lapsed is None:
        return ()
    sources = {piece.source for piece in status.changed if piece.kind == "segment"}
    keys = [key for key in page.source.segments if key[1] in sources]
    before = approved_texts(workspace, page.source.article, page.names[1], status.lapsed, keys)
    changes = []
    for key in keys:
        entry = page.resolved[key].entry
        difference = word_difference(before[key], entry.target) if key in before and entry else ()
        changes.append(ChangeView(segment_id(key), key[1], difference))
    return changes
