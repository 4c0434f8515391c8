"""Law 4: merging twice is merging once, and no translation is missing from the result."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from localize.catalogs import po
from localize.catalogs.merge import merge
from localize.catalogs.template import header
from localize.model.catalog import Catalog, Entry, Previous

WORDS = st.sampled_from(
    [
        "take",
        "the",
        "medicine",
        "with",
        "water",
        "twice",
        "daily",
        "never",
        "stop",
        "<strong>",
        "</strong>",
        "5",
        "mg",
        "acupuncture",
    ]
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=7).map(lambda words: " ".join(words) + ".")
BLOCK = st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join)
KEYS = st.lists(st.tuples(st.sampled_from([None, None, None, "title"]), BLOCK), max_size=8, unique=True)


def template_of(keys: list[tuple[str | None, str]]) -> Catalog:
    return Catalog(
        header("x", "sentence 1"),
        tuple(Entry(source, context=context, hints=("Paragraph",)) for context, source in keys),
    )


@st.composite
def catalogs(draw: st.DrawFn, keys: list[tuple[str | None, str]]) -> Catalog:
    """A catalog as translators leave it: finished, fuzzy, untouched and obsolete entries, with comments."""
    entries = []
    for number, (context, source) in enumerate(keys):
        pieces = draw(st.integers(0, 3))
        target = " ".join(f"Wort{number}x{piece} satz{number}x{piece}." for piece in range(pieces))
        fuzzy = bool(target) and draw(st.booleans())
        entries.append(
            Entry(
                source,
                target,
                context,
                fuzzy=fuzzy,
                obsolete=draw(st.sampled_from([False, False, False, True])),
                previous=Previous("once") if fuzzy and draw(st.booleans()) else None,
                comments=(f" note{number}",) if draw(st.booleans()) else (),
            )
        )
    return Catalog(header("x", draw(st.sampled_from(["sentence 1", "block"]))), tuple(entries))


PAIRS = st.tuples(KEYS, KEYS).flatmap(lambda pair: st.tuples(st.just(template_of(pair[0])), catalogs(pair[1])))


@st.composite
def edits(draw: st.DrawFn) -> tuple[Catalog, Catalog]:
    """A template that is the old catalog's article after an editor's work."""
    keys = draw(KEYS)
    old = draw(catalogs(keys))
    new = []
    for context, source in keys:
        kind = draw(st.sampled_from(["keep", "keep", "edit", "split", "join", "drop", "move"]))
        sentences = [f"{part.strip(' .')}." for part in source.split(". ")]
        if kind == "edit":
            new.append((context, draw(SENTENCE) + " " + source))
        elif kind == "split":
            new += [(context, sentence) for sentence in sentences]
        elif kind == "join" and new:
            new[-1] = (new[-1][0], f"{new[-1][1]} {source}")
        elif kind == "move":
            new.insert(0, (context, source))
        elif kind != "drop":
            new.append((context, source))
    retired = draw(st.lists(st.sampled_from(new), max_size=2)) if new else []
    extra = [Entry(source, f"Alt{n}", context, obsolete=True) for n, (context, source) in enumerate(retired)]
    return template_of(list(dict.fromkeys(new))), replace(old, entries=(*old.entries, *extra))


@given(PAIRS | edits())
def test_merging_twice_is_merging_once(pair: tuple[Catalog, Catalog]) -> None:
    template, old = pair
    once = merge(template, old, locale="de")
    assert merge(template, once, locale="de") == once


@given(PAIRS | edits())
def test_no_translation_and_no_comment_is_missing_from_the_result(pair: tuple[Catalog, Catalog]) -> None:
    template, old = pair
    result = merge(template, old, locale="de")
    words = {word for entry in result.entries for word in entry.target.split()}
    comments = {comment for entry in result.entries for comment in entry.comments}
    for entry in old.entries:
        assert set(entry.target.split()) <= words
        assert set(entry.comments) <= comments


@given(PAIRS | edits())
def test_the_result_has_the_entries_of_the_template_in_its_order_and_is_a_po_file(
    pair: tuple[Catalog, Catalog],
) -> None:
    template, old = pair
    result = merge(template, old, locale="de")
    assert [entry.key for entry in result.active()] == [entry.key for entry in template.entries]
    assert po.read(po.write(result), "x.po") == result


@given(edits())
def test_a_translation_stays_finished_only_where_nothing_but_the_cut_changed(pair: tuple[Catalog, Catalog]) -> None:
    template, old = pair
    finished = {entry.target: entry for entry in old.entries if not entry.fuzzy and not entry.empty}
    for entry in merge(template, old, locale="de").active():
        before = finished.get(entry.target)
        if not entry.translated or (before and before.key == entry.key):
            continue
        numbers = list(dict.fromkeys(re.findall(r"Wort(\d+)x", entry.target)))
        made_of = [before for number in numbers for before in finished.values() if f"Wort{number}x" in before.target]
        assert len(made_of) == len(numbers)
        source = entry.source.replace(" ", "")
        whole = "".join(before.source for before in made_of).replace(" ", "")
        assert source == whole or (len(made_of) == 1 and source in whole)


@given(PAIRS)
def test_a_catalog_read_from_disk_merges_like_the_one_in_memory(pair: tuple[Catalog, Catalog]) -> None:
    template, old = pair
    read = po.read(po.write(old), "x.po")
    assert merge(template, read, locale="de") == merge(template, replace(old, entries=tuple(old.entries)), locale="de")
