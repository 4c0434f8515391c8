"""The memory: translations made elsewhere, proposed for new entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from localize.catalogs import memory
from localize.catalogs.memory import (
    LocatedRows,
    Memory,
    MemoryPair,
    MemoryRow,
    NearSources,
    Proposal,
    as_rows,
    fill,
    pairs_of,
    questions,
)
from localize.model.catalog import Catalog, Entry, Key, Previous

DOSE = "Take 300 mg of gabapentin in the evening."


def located(locale: str, origin: str, *rows: MemoryRow) -> LocatedRows:
    return locale, origin, as_rows(rows)


KNOWN = [
    located("de", "pain", (DOSE, "Nehmen Sie abends 300 mg Gabapentin.", None), ("Pain", "Schmerz", "title")),
    located("de", "other", ("Pain", "Schmerzen", None)),
    located("de", "pain", ("See <a>the long trial of 2020</a> by Doe.", "Siehe <a>die Studie</a> von Doe.", None)),
    located("fr", "pain", ("Only in French, this sentence is.", "Phrase.", None)),
]


def proposed(
    source: str, context: str | None = None, *, chain: tuple[str, ...] = ("de",), finished: bool = False
) -> Entry:
    entry = Entry(source, context=context)
    proposal = Memory(lambda: KNOWN, [source], NearSources("en")).proposal(entry.key, chain)
    return memory.proposed(entry, proposal, finished=finished) if proposal else entry


def test_an_exact_match_is_proposed_as_fuzzy_with_a_note_where_it_comes_from() -> None:
    entry = proposed(DOSE)
    assert (entry.target, entry.fuzzy, entry.previous) == ("Nehmen Sie abends 300 mg Gabapentin.", True, None)
    assert entry.hints == (f"Memory: 100 % like {DOSE!r} in pain",)


def test_an_exact_match_counts_as_translated_where_the_project_says_so() -> None:
    assert proposed(DOSE, finished=True) == Entry(DOSE, "Nehmen Sie abends 300 mg Gabapentin.")


def test_a_match_of_another_context_is_only_ever_proposed() -> None:
    assert proposed("Pain", "title", finished=True).target == "Schmerz"
    other = proposed("Pain", "keywords", finished=True)
    assert (other.target, other.fuzzy) == ("Schmerz", True)


def test_a_title_matches_whatever_its_context() -> None:
    heading = [located("de", "pain", ("Knee pain", "Knieschmerzen", None))]
    proposal = Memory(lambda: heading, ["Knee pain"], NearSources("en")).proposal(("title", "Knee pain"), ("de",))
    assert proposal is not None
    for context in ("title", "page-title"):
        assert memory.proposed(Entry("Knee pain", context=context), proposal, finished=True).translated
    assert memory.proposed(Entry("Knee pain", context="alt"), proposal, finished=True).fuzzy


def test_a_near_match_is_proposed_with_what_it_translated_and_how_near_it_is() -> None:
    entry = proposed("Take 600 mg of gabapentin in the evening.")
    assert (entry.target, entry.fuzzy) == ("Nehmen Sie abends 300 mg Gabapentin.", True)
    assert entry.previous == Previous(DOSE)
    assert entry.hints[0].startswith("Memory: 95 % like 'Take 300 mg")


def test_what_is_not_near_enough_is_not_proposed() -> None:
    assert proposed("Take a walk in the evening.") == Entry("Take a walk in the evening.")


def test_tags_of_a_near_match_are_renamed() -> None:
    assert (
        proposed("See <cite>the long trial of 2021</cite> by Doe.").target == "Siehe <cite>die Studie</cite> von Doe."
    )


def test_only_the_locale_and_its_fallbacks_are_asked() -> None:
    sentence = "Only in French, this sentence is."
    assert not proposed(sentence).target
    assert proposed(sentence, chain=("de-CH", "fr")).target == "Phrase."


def test_only_new_entries_are_filled() -> None:
    catalog = Catalog(
        (), (Entry(DOSE), Entry("Pain", "selbst"), Entry("Pain", context="title"), Entry("x", plural="y"))
    )
    before: dict[Key, Entry] = {(None, DOSE): Entry(DOSE)}
    assert questions(catalog, before) == (("title", "Pain"),)
    proposals = {
        entry.key: Proposal(MemoryPair(entry.source, "Schmerz", context=entry.context, origin="pain"), 1.0)
        for entry in catalog.entries
    }
    filled = fill(catalog, before, proposals=proposals, finished=False)
    assert [entry.target for entry in filled.entries] == ["", "selbst", "Schmerz", ""]


def test_translations_are_read_one_after_another_and_only_those_that_help_are_held() -> None:
    """A memory of many translations is never in memory as a whole."""
    reads: list[LocatedRows] = []

    def read() -> Iterator[LocatedRows]:
        for each in KNOWN:
            reads.append(each)
            yield each

    helps = Memory(read, ["Take 600 mg of gabapentin in the evening."], NearSources("en"))
    assert len(reads) == 4 * len(KNOWN)
    assert helps.proposal((None, DOSE), ("de",)) is not None
    assert helps.proposal(("title", "Pain"), ("de",)) is None


def test_what_is_near_is_searched_once_for_locales_that_know_the_same_sources() -> None:
    passes: list[int] = []
    question = "Take 600 mg of gabapentin in the evening."

    def proposed_in(rows: LocatedRows, search: NearSources, *asked: str) -> list[Proposal | None]:
        reads = [0]

        def read() -> list[LocatedRows]:
            reads[0] += 1
            return [rows]

        helps = Memory(read, asked, search)
        passes.append(reads[0])
        return [helps.proposal((None, each), (rows[0],)) for each in asked]

    def of_locale(locale: str, *sources: str) -> LocatedRows:
        return located(locale, "pain", *((source, f"{source} {locale}", None) for source in sources))

    german, french, welsh = of_locale("de", DOSE), of_locale("fr", DOSE), of_locale("cy", "Pain", DOSE)
    search = NearSources("en")
    together = [proposed_in(rows, search, question) for rows in (german, french, welsh)]
    also_asked = proposed_in(welsh, search, question, "Pains")
    assert passes == [4, 2, 4, 4]
    alone = [proposed_in(rows, NearSources("en"), question) for rows in (german, french, welsh)]
    assert together == alone
    assert also_asked == proposed_in(welsh, NearSources("en"), question, "Pains")


def test_without_questions_nothing_is_read() -> None:
    def read() -> Iterable[LocatedRows]:
        raise AssertionError

    assert Memory(read, [], NearSources("en")).proposal((None, DOSE), ("de",)) is None


def test_finished_translations_are_remembered_those_in_use_first() -> None:
    catalog = Catalog(
        (),
        (
            Entry("a", "alt", obsolete=True),
            Entry("a", "neu"),
            Entry("b", "vielleicht", fuzzy=True),
            Entry("c"),
            Entry("d", "eins", plural="ds", targets=("eins", "viele")),
        ),
    )
    assert pairs_of([("de", "x", catalog)]) == [
        ("de", MemoryPair("a", "neu", context=None, origin="x")),
        ("de", MemoryPair("a", "alt", context=None, origin="x")),
    ]


def test_texts_that_only_were_cut_elsewhere_are_looked_at_again() -> None:
    question = "Take it in the evening."
    cut, whole = ["Take it in the eve", "ning now."], ["Take it in the evening now.", ""]
    search = NearSources("en")
    search.of([question], lambda: cut)
    assert search.of([question], lambda: whole)[question] == ["Take it in the evening now."]
