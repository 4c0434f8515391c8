"""Texts are cut at tags, terms and what findings are about; states say how far a translation is."""

from __future__ import annotations

import pytest

from localize.preview.segment_views import text_parts
from localize.preview.views import segment_id
from support.folder import ProjectFolder
from support.running_preview import running_preview

COLUMNS = "concept,locale,term,status,part_of_speech,case,forms,definition,note"


def test_a_text_is_cut_at_tags_and_spans() -> None:
    parts = text_parts("Use <em>cold</em> packs", [(8, 12)], [(4, 23), None, (18, 23)])
    assert [(part.text, part.is_tag, part.terms, part.findings) for part in parts] == [
        ("Use ", False, (), ()),
        ("<em>", True, (), (0,)),
        ("cold", False, (0,), (0,)),
        ("</em>", True, (), (0,)),
        (" ", False, (), (0,)),
        ("packs", False, (), (0, 2)),
    ]


@pytest.mark.parametrize("span", [(2, 2), (1, 99), (7, 9)])
def test_a_span_of_no_length_or_beyond_the_end_does_no_harm(span: tuple[int, int]) -> None:
    assert "".join(part.text for part in text_parts("abc", [], [span])) == "abc"


def test_no_text_has_no_parts() -> None:
    assert text_parts("", [], [None]) == ()


def test_an_id_stays_and_tells_contexts_apart() -> None:
    ids = {segment_id((None, "Cold packs")), segment_id(("title", "Cold packs")), segment_id(("", "Cold packs"))}
    assert segment_id((None, "Cold packs")) == "s7dd3946643"
    assert len(ids) >= 2


def test_terms_are_located_in_the_text_with_its_tags(project: ProjectFolder) -> None:
    rows = ("pain,en,pain,preferred,,,,What hurts.,", "pain,de,Schmerz,preferred,,,,,", "pain,de,Pein,forbidden,,,,,")
    project.write("glossary.csv", "\n".join((COLUMNS, *rows)) + "\n")
    project.write("source/cold-packs.txt", "Cold packs\n\n- Stop: In pain, stop.\n")
    project.run("update")
    with running_preview(project.root) as preview:
        page = preview.live.opened("cold-packs", "de").view()
    segment = next(each for each in page.segments if "pain" in each.key[1])
    assert segment.key[1] == "<strong>Stop:</strong> In pain, stop."
    assert [part.text for part in segment.source if part.terms] == ["pain"]
    (term,) = segment.terms
    assert (term.write, term.avoid, term.definition) == (("Schmerz",), ("Pein",), "What hurts.")


def test_states_findings_and_what_changed_in_the_source(translated: ProjectFolder) -> None:
    translated.write(
        "source/cold-packs.txt", translated.read("source/cold-packs.txt").replace("for 10 minutes", "for 15 minutes")
    )
    translated.run("update")
    german = "locales/de/LC_MESSAGES/cold-packs.po"
    translated.write(
        german,
        translated.read(german)
        .replace('msgstr "THEN REST."', 'msgstr ""')
        .replace("WRAP THE PACK IN A CLOTH.", "WRAP 3 PACKS IN A CLOTH."),
    )
    with running_preview(translated.root) as preview:
        segments = {each.key[1]: each for each in preview.live.opened("cold-packs", "de").view().segments}
    states = {source: each.state.value for source, each in segments.items()}
    assert states["Then rest."] == "missing"
    assert states["Wrap the pack in a cloth."] == "blocked"
    assert states["Use it for 15 minutes."] == "fuzzy"
    blocked = segments["Wrap the pack in a cloth."]
    assert [each.rule for each in blocked.findings] == ["numbers"]
    assert [part.text for part in blocked.target if part.findings] == ["3"]
    fuzzy = segments["Use it for 15 minutes."]
    assert fuzzy.previous == "Use it for 10 minutes."
    assert [(run.text, run.edited.value) for run in fuzzy.difference if run.edited.value != "same"] == [
        ("10", "removed"),
        ("15", "added"),
    ]
    lines = translated.read(german).splitlines()
    assert lines[fuzzy.line - 1] == 'msgid "Use it for 15 minutes."'
