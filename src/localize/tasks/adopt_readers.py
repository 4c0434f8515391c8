"""The readers of files with translations made elsewhere."""

from __future__ import annotations

from localize.tasks import adopt_catalogs, adopt_documents
from localize.tasks.adopted_files import AdoptReader

READERS: tuple[AdoptReader, ...] = (adopt_catalogs.READER, adopt_documents.READER)
"""The readers, in the order in which they are tried."""
