"""The translations that a lapsed approval was given to, as far as the history of their catalog has them."""

from __future__ import annotations

from collections.abc import Collection

from localize.catalogs import po
from localize.errors import CatalogError
from localize.gate import reader_digest
from localize.model.approval import Approval
from localize.model.article import Article
from localize.model.catalog import Key
from localize.tasks.workspace import Workspace

_MOST_VERSIONS = 30


def approved_texts(
    workspace: Workspace, article: Article, locale: str, approval: Approval, keys: Collection[Key]
) -> dict[Key, str]:
    """Return the approved translation of each of these entries whose source is as it was.

    An approval records the digest of each piece. So a version of the catalog is looked for whose text has that digest,
    from the newest commit to older ones; without git, or where no commit has it, the text is not known.
    """
    found: dict[Key, str] = {}
    path = workspace.layout.catalog(locale, article.name)
    if not approval.pieces or not keys:
        return found
    version, approved = reader_digest.version_of(approval.digest), frozenset(approval.pieces)
    for data in workspace.committed_versions(path, most=_MOST_VERSIONS):
        try:
            entries = po.read(data, path).by_key()
        except CatalogError:
            continue
        texts = {key: entry.target for key, entry in entries.items() if entry.translated}
        view = reader_digest.reader_view(article, texts, locale, version=version)
        sources = {piece.source for piece in view.pieces if piece.digest in approved}
        for key in keys:
            if key not in found and key[1] in sources and key in texts:
                found[key] = texts[key]
        if len(found) == len(keys):
            break
    return found
