"""What somebody reads on a page, who may approve it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from localize.dataclass import dataclass
from localize.model.catalog import Key
from localize.preview.opened_page import OpenedPage


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as somebody has read it: its article, and the translations that they saw; `key` is that of the article."""

    article: str
    locale: str
    key: bytes
    texts: Mapping[Key, str]


def read_page(page: OpenedPage) -> ReadPage:
    """Return a page as it is read now."""
    article, tag = page.names
    texts = {view.key: view.target_text for view in page.segments.values() if view.state.finished}
    return ReadPage(article, tag, page.source.row.key, texts)


def read_digest(page: OpenedPage) -> str:
    """Return what stands for the texts of a page, whatever is found in them; another one when a text has changed."""
    whole = blake2b(page.source.row.key, digest_size=16)
    for name, view in page.segments.items():
        whole.update(f"{name}\0{view.target_text}\0".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()
