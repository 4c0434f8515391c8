"""TMX 1.4b (LISA OSCAR, 26 April 2005): articles for tools that read nothing else, and translation memories."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from lxml import etree

from localize.catalogs.memory import MemoryPair
from localize.catalogs.progress import EntryState
from localize.errors import ExchangeError, Problem, quoted, reads_file
from localize.exchange import codes, trees
from localize.exchange.codes import TagText
from localize.exchange.model import ExchangeDocument, ExchangeFormat, ExchangeMessage
from localize.expressions import expression
from localize.language import tags
from localize.model.block import Kind, Pattern
from localize.segments.tags import NAME

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HTML_TAG = expression(rf"<[ \t]?(/?)[ \t]?({NAME})(?:[ \t/][^<>]*)?>")
_ROOT = expression(r"<tmx\b")
_SPACES = expression(r"[ \t\r\n\f]+")
_OURS = "localize"
"""What the header of a file names that this program made."""
_STATES = {state.value: state for state in EntryState}


Remembered = tuple[str, MemoryPair]
"""A locale, and a finished translation into it as the memory holds it; tags are written as in catalogs."""


def write(document: ExchangeDocument) -> bytes:
    """The bytes of a TMX file with the translated messages of a document; raises ExchangeError."""
    body = _Body(document.source_locale, document.path)
    for message in document.messages:
        if message.target:
            props = {
                "article": document.article,
                "context": message.context,
                "state": message.state.value,
                "target": message.digest,
            }
            entry = body.add(props, message.notes, message.line)
            body.add_text(entry, document.source_locale, codes.coded(message.pattern), message.line)
            target = codes.coded_target(message.target, message.pattern)
            body.add_text(entry, document.locale, target, message.line)
    return body.finish()


def write_memory(memory: Iterable[Remembered], source_locale: str, *, path: str = "") -> bytes:
    """The bytes of a memory: sorted, each translation once; the same memory gives the same bytes.

    What was not translated from the source locale names its own.
    """
    body = _Body(source_locale, path)
    for locale, pair in sorted(set(memory), key=_order):
        pattern = codes.guessed(pair.source)
        entry = body.add({"origin": pair.origin, "context": pair.context}, (), 0)
        if pair.source_locale:
            entry.set("srclang", pair.source_locale)
        body.add_text(entry, pair.source_locale or source_locale, codes.coded(pattern), 0)
        body.add_text(entry, locale, _memory_target(pair.target, pattern), 0)
    return body.finish()


def _order(remembered: Remembered) -> tuple[str, ...]:
    locale, pair = remembered
    return (pair.source, locale, pair.context or "", pair.target, pair.origin, pair.source_locale)


def _memory_target(target: str, source: Pattern) -> tuple[codes.CodedPart, ...]:
    pieces = codes.coded_target(target, source)
    return codes.coded(codes.guessed(target)) if pieces == (target,) else pieces


class _Body:
    """Builds a TMX file."""

    def __init__(self, source_locale: str, path: str) -> None:
        self._path = path
        self._root = etree.Element("tmx", version="1.4")
        header = {
            "creationtool": _OURS,
            "creationtoolversion": "1",
            "segtype": "sentence",
            "o-tmf": "PO",
            "adminlang": "en",
            "srclang": source_locale,
            "datatype": "html",
        }
        etree.SubElement(self._root, "header", header)
        self._body = etree.SubElement(self._root, "body")

    def add(self, props: dict[str, str | None], notes: Iterable[str], line: int) -> etree._Element:
        entry = etree.SubElement(self._body, "tu")
        for note in notes:
            etree.SubElement(entry, "note").text = trees.clean(note)
        for name, value in props.items():
            if value is not None:
                etree.SubElement(entry, "prop", type=f"x-localize-{name}").text = self._holdable(value, line)
        return entry

    def add_text(self, entry: etree._Element, locale: str, pieces: Iterable[codes.CodedPart], line: int) -> None:
        variant = etree.SubElement(entry, "tuv", {_LANG: locale})
        segment = etree.SubElement(variant, "seg")
        for piece in pieces:
            if isinstance(piece, str):
                trees.add_text(segment, self._holdable(piece, line))
                continue
            name = {Kind.OPEN: "bpt", Kind.CLOSE: "ept"}.get(piece.kind, "ph")
            number = {"bpt": {"i": piece.id, "x": piece.id}, "ept": {"i": piece.id}}.get(name, {"x": piece.id})
            etree.SubElement(segment, name, number).text = self._holdable(piece.text, line)

    def finish(self) -> bytes:
        return trees.write(self._root, ("seg", "note", "prop"))

    def _holdable(self, text: str, line: int) -> str:
        if bad := trees.unholdable(text):
            expected = "expected a text without it (XLIFF 2.1 and CSV can hold it)"
            raise ExchangeError(
                Problem(self._path, line, f"{bad} in {quoted(text, 40)} cannot stand in TMX, {expected}")
            )
        return text


@reads_file(ExchangeError)
def read_memory(data: bytes, path: str, *, source_locale: str, keeps_lines: bool = False) -> tuple[Remembered, ...]:
    """The translations in a TMX file from a locale into any other, with languages as the file writes them.

    The origin is the one that the file gives, else the name of the file. If the file does not have the source locale, a
    region of it (`en-US`) is used. An entry that names its own source language is one from that only. White space that
    another tool has wrapped texts by is folded, unless lines are kept, as they are part of Markdown. Raises
    ExchangeError.
    """
    whole = read_whole_memory(data, path, source_locale=source_locale, keeps_lines=keeps_lines)
    return tuple((locale, pair) for locale, pair in whole if not pair.source_locale)


@reads_file(ExchangeError)
def read_whole_memory(
    data: bytes, path: str, *, source_locale: str, keeps_lines: bool = False
) -> tuple[Remembered, ...]:
    """The same, with what was translated from other locales by entries that name their own; raises ExchangeError."""
    head, entries = _open(data, path)
    tidy = _as_it_is if keeps_lines or head.get("creationtool") == _OURS else _folded
    pairs: list[Remembered] = []
    for entry in entries:
        other = tags.written_tag(entry.get("srclang", ""))
        other = "" if tags.is_written_alike(other, source_locale) else other
        of_entry = _remembered(entry, path, source_locale=other or source_locale, tidy=tidy)
        pairs += [(locale, replace(pair, source_locale=other)) for locale, pair in of_entry]
    return tuple(pairs)


def source_language(data: bytes, path: str) -> str:
    """The tag of the language from which a TMX file says it was translated; empty for none, and for any ("*all*")."""
    return tags.written_tag(_open(data, path)[0].get("srclang", ""))


def _remembered(
    entry: etree._Element, path: str, *, source_locale: str, tidy: Callable[[str], str]
) -> list[Remembered]:
    """The translations in an entry from a locale; none where it has no text in it, or is not finished."""
    texts = _texts(entry)
    lang = _source_lang(texts, source_locale)
    if lang is None or not texts[lang] or _prop(entry, "state") == EntryState.FUZZY.value:
        return []
    origin = _prop(entry, "origin") or _prop(entry, "article") or PurePosixPath(path).name
    context = _prop(entry, "context")
    return [
        (locale, MemoryPair(tidy(texts[lang]), tidy(target), context=context, origin=origin))
        for locale, target in texts.items()
        if locale != lang and target
    ]


def read(data: bytes, path: str) -> tuple[ExchangeDocument, ...]:
    """The documents in a TMX file that this program wrote; raises ExchangeError.

    A tool that drops the properties turns the file into a memory: it then belongs to no article, and is refused.
    """
    head, entries = _open(data, path)
    source_locale = head.get("srclang", "")
    messages: dict[tuple[str, str], list[ExchangeMessage]] = {}
    problems = []
    for entry in entries:
        texts = _texts(entry)
        article = _prop(entry, "article")
        source = texts.pop(source_locale, None)
        if article is None or source is None:
            problems.append(Problem(path, trees.line(entry), "names no article, expected a file from exchange export"))
            continue
        state = _STATES.get(_prop(entry, "state") or "", EntryState.TRANSLATED)
        for locale, target in texts.items():
            message = ExchangeMessage(
                source,
                target,
                state=state if target else EntryState.MISSING,
                context=_prop(entry, "context"),
                digest=_prop(entry, "target") or "",
                line=trees.line(entry),
            )
            messages.setdefault((article, locale), []).append(message)
    if problems and not messages:
        hint = "names no article: a memory goes in by `localize memory import`, expected a file from exchange export"
        raise ExchangeError(Problem(path, problems[0].line, hint))
    if problems:
        raise ExchangeError(problems)
    return tuple(
        ExchangeDocument(article, source_locale, locale=locale, messages=tuple(of_document), path=path)
        for (article, locale), of_document in messages.items()
    )


def _as_it_is(text: str) -> str:
    return text


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")


def _open(data: bytes, path: str) -> tuple[etree._Element, list[etree._Element]]:
    """The header and the entries of a TMX file."""
    root = trees.parse(data, path)
    header, body = trees.child(root, "header"), trees.child(root, "body")
    if trees.local(root) != "tmx" or header is None or body is None:
        raise ExchangeError(
            Problem(path, trees.line(root), 'not TMX, expected <tmx version="1.4"> with header and body')
        )
    return header, list(trees.children(body, "tu"))


def _texts(entry: etree._Element) -> dict[str, str]:
    """The first text of an entry in each language."""
    texts: dict[str, str] = {}
    for variant in trees.children(entry, "tuv"):
        lang, segment = variant.get(_LANG) or variant.get("lang") or "", trees.child(variant, "seg")
        if segment is not None:
            texts.setdefault(lang, codes.joined(_pieces(segment)))
    return texts


def _source_lang(texts: dict[str, str], source_locale: str) -> str | None:
    """The language in a file that stands for a locale: the locale in any spelling, else the first region of it."""
    spelled = {lang.replace("_", "-").casefold(): lang for lang in reversed(texts)}
    regions = [lang for name, lang in spelled.items() if name.startswith(f"{source_locale.casefold()}-")]
    return spelled.get(source_locale.casefold(), regions[-1] if regions else None)


def _prop(entry: etree._Element, name: str) -> str | None:
    props = (prop for prop in trees.children(entry, "prop") if prop.get("type") == f"x-localize-{name}")
    return next((prop.text or "" for prop in props), None)


def _pieces(element: etree._Element) -> Iterator[str | TagText]:
    """The content of a segment. Of other tools' codes only HTML tags stay, without attributes."""
    yield element.text or ""
    for child in element:
        if trees.local(child) in ("bpt", "ept", "ph", "it", "ut"):
            content = "".join(child.itertext())
            if tag := codes.notation(content):
                yield TagText(tag)
            elif match := _HTML_TAG.fullmatch(content):
                yield TagText(f"<{match[1]}{match[2]}>")
        else:
            yield from _pieces(child)
        yield child.tail or ""


def _recognizes(data: bytes, _: str) -> bool:
    return trees.matches(data, _ROOT)


FORMAT = ExchangeFormat("tmx", ".tmx", write=write, read=read, recognizes=_recognizes)
