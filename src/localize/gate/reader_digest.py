"""The digest of what readers of a locale see of an article: what an approval is bound to, version 2.

It is the SHA-256 of the reader document in canonical JSON (RFC 8785), so that other programs can make it too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from localize.gate import reader_digest_v1
from localize.gate.canonical_json import Json, canonical
from localize.gate.display import Display, DisplayedBlock, DisplayedPart, DisplayedSegment
from localize.gate.reader_digest_v1 import METADATA, Image
from localize.model.approval import Piece, ReaderView
from localize.model.article import Article
from localize.model.block import Label, LanguageMark, LinkAddress, PageValue, Part
from localize.model.catalog import Key

__all__ = ["METADATA", "VERSION", "Image", "reader_document", "reader_view", "version_of"]

VERSION = 2
_PREFIX = f"{VERSION}:"
_SHORT = 8
_UNTRANSLATED = "untranslated"


def version_of(digest: str) -> int:
    """The version of the recipe that a recorded digest was made by; those of version 1 do not name it."""
    return VERSION if digest.startswith(_PREFIX) else 1


def reader_view(
    article: Article,
    translations: Mapping[Key, str],
    locale: str,
    *,
    images: Iterable[Image] = (),
    version: int = VERSION,
) -> ReaderView:
    """What readers of the locale see, and the source of it, by one version of the recipe.

    It changes with what page and source say, and with their markup: title, metadata, text, attributes, content of the
    head, reference lists, addresses as in the source, images, the date. The rest may change without a new approval:
    interface words, templates, marks of languages, isolation of amounts, the way a date is written, the target of a
    link to another article in this release, the name of the page.
    """
    images = tuple(images)
    display = Display(article.locale, locale, translations)
    if version == 1:
        return reader_digest_v1.reader_view(article, display, images=images)
    document = reader_document(article, display, images=images)
    pieces = [
        *_segment_pieces(article, display),
        *(Piece(each.path, each.line, digest=each.digest[:_SHORT], kind="image") for each in images),
    ]
    if article.date:
        day = article.date.isoformat()
        pieces.append(Piece(day, 0, digest=_digest(day)[:_SHORT], kind="date"))
    return ReaderView(_PREFIX + _digest(document), tuple(pieces))


def reader_document(article: Article, display: Display, *, images: Iterable[Image] = ()) -> Mapping[str, Json]:
    """What the digest is made of, as a JSON object (docs/reviewers.md describes it)."""
    fields = [(name, article.field(name)) for name in METADATA]
    return {
        "version": VERSION,
        "metadata": [{"field": name, **_block(display.block(block), display)} for name, block in fields if block],
        "heading": _parts(display.parts(article.heading), display),
        "body": _parts(display.parts(article.body), display),
        "head": _parts(display.parts(article.head), display),
        "date": article.date.isoformat() if article.date else "",
        "images": [{"path": each.path, "sha256": each.digest} for each in images],
    }


def _parts(parts: Iterable[DisplayedPart], display: Display) -> list[Json]:
    """HTML as strings, and between them objects for parts that are not HTML yet; marks of languages are left out."""
    return _joined(_part(part, display) for part in parts if not isinstance(part, LanguageMark))


def _part(part: str | Label | DisplayedBlock | PageValue | LinkAddress, display: Display) -> Json:
    if isinstance(part, str):
        return part
    if isinstance(part, DisplayedBlock):
        return _block(part, display)
    if isinstance(part, Label):
        return {"label": part.word}
    return {"page": part.value} if isinstance(part, PageValue) else {"link": part.address}


def _block(displayed: DisplayedBlock, display: Display) -> dict[str, Json]:
    """A block: what it says in the source, and what readers see of it."""
    source: list[str] = []
    content: list[Json] = []
    for number, each in enumerate(displayed.segments, 1):
        last = number == len(displayed.segments)
        source.append(each.segment.text + ("" if last else each.segment.tail))
        html = _joined(inline for part in each.pattern for inline in _inline(part, display))
        content += [{_UNTRANSLATED: html}] if each.in_source else html
        content += [] if last else [each.space]
    return {"source": "".join(source), "displayed": _joined(content)}


def _inline(part: Part, display: Display) -> list[Json]:
    if isinstance(part, str):
        return [escape(part, quote=False)]
    return _parts(display.parts(part.parts), display) if part.parts else [part.markup]


def _segment_pieces(article: Article, display: Display) -> Iterator[Piece]:
    """The segments in reading order, each with a digest of both sides; also those of blocks inside elements."""
    fields = [block for name in METADATA if (block := article.field(name))]
    for parts in (fields, article.heading, article.body, article.head):
        yield from _pieces(display.parts(parts), display)


def _pieces(parts: Iterable[DisplayedPart], display: Display) -> Iterator[Piece]:
    for part in parts:
        if isinstance(part, DisplayedBlock):
            for each in part.segments:
                digest = _digest([part.block.context or "", each.segment.text, _shallow(each)])[:_SHORT]
                yield Piece(each.segment.text, each.segment.line, digest, safety=part.block.safety)
                inner = (
                    every
                    for placeholder in each.pattern
                    if not isinstance(placeholder, str)
                    for every in placeholder.parts
                )
                yield from _pieces(display.parts(inner), display)


def _shallow(displayed: DisplayedSegment) -> Json:
    """A segment without the blocks inside its elements."""
    html: list[Json] = []
    for part in displayed.pattern:
        if isinstance(part, str):
            html.append(escape(part, quote=False))
        elif not part.parts:
            html.append(part.markup)
        else:
            html += [
                {"link": each.address} if isinstance(each, LinkAddress) else each
                for each in part.parts
                if isinstance(each, str | LinkAddress)
            ]
    return {_UNTRANSLATED: _joined(html)} if displayed.in_source else _joined(html)


def _joined(parts: Iterable[Json]) -> list[Json]:
    """The parts, with neighbouring texts joined and empty texts left out."""
    joined: list[Json] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(last := joined[-1], str):
            joined[-1] = last + part
        elif part != "":
            joined.append(part)
    return joined


def _digest(value: Json) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()
