"""What goes to another tool and comes back untouched says what it said, whatever Unicode stands in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.catalogs.progress import EntryState, Resolved
from localize.exchange import FORMATS
from localize.exchange.codes import canonical, guessed
from localize.exchange.compare import MessageVerdict, compare
from localize.exchange.model import ExchangeDocument, ExchangeMessage, GlossEntry, fingerprint
from localize.model.block import Kind, Part, Pattern, Placeholder, normal, plain_text
from localize.model.catalog import Entry
from localize.segments.inline import to_text
from support.sizes import size

CONTROLS = "".join(map(chr, {*range(32)} - {9, 10, 13}))
HOLDABLE = st.characters(exclude_categories=["Cs"], exclude_characters=f"{CONTROLS}\ufffe\uffff")
ANY = st.characters(exclude_categories=["Cs"])
AWKWARD = st.sampled_from(
    [
        "<",
        ">",
        "&",
        "<em>",
        "</em>",
        "&lt;",
        "&amp;lt;",
        "]]>",
        "\r",
        "\r\n",
        "\t",
        "\u0085",
        "\u2028",
        "=1+1",
        "'-",
        '"',
        ";",
        " ",
    ]
)
ELEMENTS = [
    ("em", "<em>"),
    ("em", '<em class="x">'),
    ("a", '<a href="x">'),
    ("a", '<a href="y&z">'),
    ("strong", "<strong>"),
]
ALONE = [
    Placeholder(Kind.ALONE, "br", "<br>"),
    Placeholder(Kind.ALONE, "img", '<img alt="" src="x">'),
    Placeholder(Kind.LOCKED, "i", markup='<i translate="no">E. coli</i>', content="E. coli"),
    Placeholder(Kind.LOCKED, "code", markup="<code>a &lt;i> b</code>", content="a <i> b"),
]


def texts(characters: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.text(characters, max_size=8) | AWKWARD, max_size=4).map("".join)


def in_element(element: tuple[str, str], parts: list[Part]) -> list[Part]:
    tag, markup = element
    return [
        Placeholder(Kind.OPEN, tag, markup),
        *parts,
        Placeholder(Kind.CLOSE, tag, f"</{tag}>"),
    ]


def patterns(characters: st.SearchStrategy[str]) -> st.SearchStrategy[Pattern]:
    leaf = st.one_of(texts(characters), st.sampled_from(ALONE)).map(lambda part: [part])
    tree: st.SearchStrategy[list[Part]] = st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds(in_element, st.sampled_from(ELEMENTS), inner),
            st.lists(inner, max_size=3).map(lambda lists: [part for parts in lists for part in parts]),
        ),
        max_leaves=6,
    )
    return tree.map(normal).filter(lambda pattern: bool(to_text(pattern).strip()))


@st.composite
def messages(draw: st.DrawFn, characters: st.SearchStrategy[str]) -> ExchangeMessage:
    pattern = draw(patterns(characters))
    other = [draw(texts(characters)) if isinstance(part, str) else part for part in pattern]
    typed = st.lists(texts(characters) | st.sampled_from(["<em>", "</em>", "<a1>", "<br>", "<x>"]), max_size=4)
    target = draw(st.just("") | st.just(to_text(normal(other), pattern)) | typed.map("".join))
    fuzzy = draw(st.booleans())
    state = EntryState.MISSING if not target else EntryState.FUZZY if fuzzy else EntryState.TRANSLATED
    length = len(plain_text(pattern))
    spans = draw(st.lists(st.tuples(st.integers(0, length), st.integers(1, 5)), max_size=2))
    terms: list[GlossEntry] = []
    for start, width in sorted(spans):
        if start + width <= length and (not terms or start >= terms[-1].end):
            terms.append(GlossEntry(draw(texts(HOLDABLE)), ("x",), start=start, end=start + width))
    return ExchangeMessage(
        to_text(pattern),
        target,
        state=state,
        context=draw(st.none() | st.text(HOLDABLE, min_size=1, max_size=8)),
        digest=draw(st.sampled_from(["", fingerprint(target, fuzzy=fuzzy)])),
        pattern=pattern,
        notes=tuple(draw(st.lists(texts(ANY), max_size=2))),
        terms=tuple(terms),
    )


def documents(characters: st.SearchStrategy[str]) -> st.SearchStrategy[ExchangeDocument]:
    unique = st.lists(messages(characters), min_size=1, max_size=4, unique_by=lambda message: message.key)
    return unique.map(
        lambda found: ExchangeDocument("source/a b.txt", "en", locale="pt-BR", messages=tuple(found), path="x.po")
    )


def there_and_back(name: str, document: ExchangeDocument) -> ExchangeDocument:
    suffix, write, read = FORMATS[name].suffix, FORMATS[name].write, FORMATS[name].read
    (back,) = read(write(document), f"x{suffix}")
    return back


@settings(max_examples=size(60, default=20))
@given(documents(ANY))
def test_xliff_2_1_holds_everything(wanted: ExchangeDocument) -> None:
    assert there_and_back("xliff", wanted) == in_codes(wanted)


@settings(max_examples=size(60, default=20))
@given(documents(HOLDABLE))
def test_xliff_1_2_holds_what_xml_can(wanted: ExchangeDocument) -> None:
    assert there_and_back("xliff12", wanted) == in_codes(wanted)


@settings(max_examples=size(60, default=20))
@given(documents(HOLDABLE))
def test_tmx_holds_the_translated_messages(wanted: ExchangeDocument) -> None:
    translated = replace(wanted, messages=tuple(message for message in wanted.messages if message.target))
    if translated.messages:
        assert there_and_back("tmx", wanted) == in_codes(translated)


@settings(max_examples=size(60, default=20))
@given(documents(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_csv_holds_everything_as_typed(wanted: ExchangeDocument) -> None:
    assert there_and_back("csv", wanted) == wanted


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=size(60, default=20))
@given(documents(HOLDABLE))
def test_what_comes_back_untouched_changes_nothing(name: str, wanted: ExchangeDocument) -> None:
    if name == "tmx" and not any(message.target for message in wanted.messages):
        return
    sent = {message.key: message for message in wanted.messages}
    for message in there_and_back(name, wanted).messages:
        before = sent[message.key]
        entry = Entry(before.source, before.target, fuzzy=before.state is EntryState.FUZZY)
        found = Resolved(before.state, entry if before.target else None)
        assert (
            compare(message, before.pattern, resolved=found, entry=entry, overwrite=False).verdict
            is MessageVerdict.SAME
        )


@settings(max_examples=size(60, default=20))
@given(documents(HOLDABLE), st.sampled_from(list(FORMATS)))
def test_the_same_document_gives_the_same_bytes(wanted: ExchangeDocument, name: str) -> None:
    assert FORMATS[name].write(wanted) == FORMATS[name].write(wanted)


@settings(max_examples=size(60, default=20))
@given(patterns(HOLDABLE))
def test_the_pattern_of_a_text_that_nobody_has_a_pattern_for_reads_the_same(wanted: Pattern) -> None:
    text = to_text(wanted)
    assert to_text(guessed(text)) == text


def in_codes(document: ExchangeDocument) -> ExchangeDocument:
    """The document as formats with inline codes give it back: tags that no source has are text in them."""
    return replace(
        document,
        messages=tuple(
            replace(message, target=canonical(message.target, message.pattern)) for message in document.messages
        ),
    )
