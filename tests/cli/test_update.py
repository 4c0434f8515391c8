"""localize update: the memory, regional catalogs, articles that come and go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from localize.catalogs import po
from localize.model.catalog import Entry
from support.folder import ARTICLE, ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"
CH = "locales/de_CH/LC_MESSAGES/cold-packs.po"
WARM = "Warm packs\n\nWrap the pack in a cloth. Use it for 15 minutes.\n"


def entries(project: ProjectFolder, path: str) -> dict[str, Entry]:
    return {entry.source: entry for entry in po.read(project.read(path).encode(), path).entries}


def test_a_new_article_takes_proposals_from_the_others(translated: ProjectFolder) -> None:
    translated.write("source/warm-packs.txt", WARM)
    translated.run("update")
    found = entries(translated, "locales/de/LC_MESSAGES/warm-packs.po")
    same, near = found["Wrap the pack in a cloth."], found["Use it for 15 minutes."]
    assert (same.target, same.fuzzy) == ("WRAP THE PACK IN A CLOTH.", True)
    assert "Memory: 100 % like 'Wrap the pack in a cloth.' in cold-packs" in same.hints
    assert (near.target, near.fuzzy) == ("USE IT FOR 10 MINUTES.", True)
    assert not found["Warm packs"].target


def test_a_translation_that_a_changed_sentence_has_taken_is_proposed_for_others_too(translated: ProjectFolder) -> None:
    translated.write("source/cold-packs.txt", ARTICLE.replace("10 minutes", "15 minutes"))
    translated.write("source/warm-packs.txt", "Warm packs\n\nUse it for 20 minutes.\n")
    translated.run("update")
    for path, source in (
        (DE, "Use it for 15 minutes."),
        ("locales/de/LC_MESSAGES/warm-packs.po", "Use it for 20 minutes."),
    ):
        found = entries(translated, path)[source]
        assert (found.target, found.fuzzy) == ("USE IT FOR 10 MINUTES.", True)


def test_exact_matches_count_as_translated_where_the_configuration_says_so(translated: ProjectFolder) -> None:
    translated.write("localize.toml", 'memory = "translated"\n' + translated.read("localize.toml"))
    translated.write("source/warm-packs.txt", WARM)
    translated.run("update")
    found = entries(translated, "locales/de/LC_MESSAGES/warm-packs.po")
    assert found["Wrap the pack in a cloth."].translated
    assert found["Use it for 15 minutes."].fuzzy


def test_a_proposal_s_note_goes_when_the_translator_has_finished(translated: ProjectFolder) -> None:
    path = "locales/de/LC_MESSAGES/warm-packs.po"
    translated.write("source/warm-packs.txt", WARM)
    translated.run("update")
    before = translated.snapshot()
    translated.run("update")
    assert translated.snapshot() == before
    translated.translate(path, lambda entry: replace(entry, fuzzy=False, previous=None))
    translated.run("update")
    assert "Memory:" not in translated.read(path)


def test_a_segment_that_moves_to_another_article_takes_its_translation_with_it(translated: ProjectFolder) -> None:
    translated.write("source/cold-packs.txt", ARTICLE.replace("Wrap the pack in a cloth. ", ""))
    translated.write("source/warm-packs.txt", "Warm packs\n\nWrap the pack in a cloth.\n")
    translated.run("update")
    found = entries(translated, "locales/de/LC_MESSAGES/warm-packs.po")["Wrap the pack in a cloth."]
    assert found.target == "WRAP THE PACK IN A CLOTH."


def test_a_regional_catalog_holds_only_what_differs(translated: ProjectFolder) -> None:
    translated.write("localize.toml", translated.read("localize.toml") + '[locales.de-CH]\nfallback = ["de"]\n')
    translated.run("update")
    assert entries(translated, CH) == {}
    german = entries(translated, DE)
    own = (
        'msgid "Wrap the pack in a cloth."\nmsgstr "PACK EINPACKEN"\n\n'
        'msgid "Use it for 10 minutes."\nmsgstr "USE IT FOR 10 MINUTES."\n\n'
        '# same on purpose\nmsgid "Then rest."\nmsgstr "THEN REST."\n'
    )
    translated.write(CH, translated.read(CH) + "\n" + own)
    translated.run("update")
    assert {source: entry.target for source, entry in entries(translated, CH).items()} == {
        "Wrap the pack in a cloth.": "PACK EINPACKEN",
        "Then rest.": german["Then rest."].target,
    }
    before = translated.snapshot()
    translated.run("update")
    assert translated.snapshot() == before
    translated.run("publish")
    assert "<p>PACK EINPACKEN USE IT FOR 10 MINUTES.</p>" in translated.read("dist/de-CH/cold-packs.html")


def test_a_regional_translation_whose_source_changed_gives_way_to_that_of_the_fallback(
    translated: ProjectFolder,
) -> None:
    translated.write("localize.toml", translated.read("localize.toml") + '[locales.de-CH]\nfallback = ["de"]\n')
    translated.run("update")
    translated.write(CH, translated.read(CH) + '\nmsgid "Use it for 10 minutes."\nmsgstr "ZEHN MINUTEN, GELL"\n')
    translated.write("source/cold-packs.txt", ARTICLE.replace("10 minutes", "15 minutes"))
    translated.run("update")
    translated.translate(DE)
    assert entries(translated, CH)["Use it for 15 minutes."].fuzzy
    rows = translated.json("status", "--locale", "de-CH")["articles"]
    assert (rows[0]["translated"], rows[0]["fuzzy"]) == (8, 0)


def test_a_regional_catalog_is_settled_at_the_first_update(translated: ProjectFolder) -> None:
    """An entry left out as the fallback's gives way to an obsolete one, in the same run and not in the next."""
    translated.write("localize.toml", translated.read("localize.toml") + '[locales.de-CH]\nfallback = ["de"]\n')
    translated.run("update")
    own = 'msgid "Use it for 10 minutes."\nmsgstr ""\n\nmsgid "Use it for 20 minutes."\nmsgstr "ZWANZIG, GELL"\n'
    translated.write(CH, translated.read(CH) + "\n" + own)
    translated.run("update")
    before = translated.snapshot()
    translated.run("update")
    assert translated.snapshot() == before


def test_an_editor_s_way_to_wrap_comments_stays(translated: ProjectFolder) -> None:
    translated.write("source/warm-packs.txt", WARM)
    translated.run("update")
    path = "locales/de/LC_MESSAGES/warm-packs.po"
    note = "#. Memory: 100 % like 'Wrap the pack in a cloth.' in cold-packs"
    assert note in translated.read(path)
    translated.write(path, translated.read(path).replace(note, note.replace(" like ", "\n#. like ")))
    before = translated.read(path)
    translated.run("update")
    assert translated.read(path) == before


def test_a_change_of_segmentation_loses_no_work(translated: ProjectFolder) -> None:
    config = translated.read("localize.toml")
    sentences = translated.read(DE)
    translated.write("localize.toml", 'segmentation = "block"\n' + config)
    translated.run("update")
    blocks = entries(translated, DE)
    assert blocks["Wrap the pack in a cloth. Use it for 10 minutes."].translated
    assert translated.json("status", "--locale", "de")["articles"][0]["state"] == "published"
    assert '"X-Segmentation: block\\n"' in translated.read(DE)
    translated.write("localize.toml", config)
    translated.run("update")
    assert translated.read(DE) == sentences


def test_the_template_of_an_article_that_is_gone_is_removed_and_its_catalogs_stay(translated: ProjectFolder) -> None:
    translated.write("source/warm-packs.txt", WARM)
    translated.run("update")
    (translated.root / "source/warm-packs.txt").unlink()
    result = translated.run("update")
    assert "removed locales/templates/warm-packs.pot" in result.stdout
    assert (translated.root / "locales/de/LC_MESSAGES/warm-packs.po").exists()
    assert (translated.root / "locales/templates/cold-packs.pot").exists()


def test_the_number_of_processes_makes_no_difference(
    translated: ProjectFolder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    translated.write(
        "localize.toml", translated.read("localize.toml") + '[locales.de-CH]\nfallback = ["de"]\n[locales.ja]\n'
    )
    translated.write("source/warm-packs.txt", WARM)
    translated.write("locales/ar/LC_MESSAGES/cold-packs.po", 'msgid "broken\n')
    other = ProjectFolder(tmp_path_factory.mktemp("other"))
    for path, data in translated.snapshot().items():
        other.write(path, data)
    one, three = translated.run("update", "--jobs", "1"), other.run("update", "--jobs", "3")
    assert (one.stdout, one.stderr, one.exit_code) == (three.stdout, three.stderr, three.exit_code)
    assert translated.snapshot() == other.snapshot()


def test_a_renamed_article_keeps_its_translations(translated: ProjectFolder) -> None:
    (translated.root / "source/cold-packs.txt").unlink()
    translated.write("source/packs/cold.txt", ARTICLE.replace("10 minutes", "15 minutes"))
    translated.run("update")
    path = "locales/de/LC_MESSAGES/packs/cold.po"
    found = entries(translated, path)
    assert found["Wrap the pack in a cloth."].translated
    assert (found["Use it for 15 minutes."].target, found["Use it for 15 minutes."].fuzzy) == (
        "USE IT FOR 10 MINUTES.",
        True,
    )
    assert '"Project-Id-Version: packs/cold\\n"' in translated.read(path)
    before = translated.snapshot()
    translated.run("update")
    assert translated.snapshot() == before


def test_a_catalog_without_an_article_is_told_and_left_alone(translated: ProjectFolder) -> None:
    (translated.root / "source/cold-packs.txt").rename(translated.root / "source/cold.txt")
    translated.run("update")
    result = translated.run("check")
    assert (
        f"{DE}: warning: no article 'cold-packs' in source/, expected one, or no such catalog [orphan]" in result.stdout
    )
    assert result.exit_code == 0
    assert (translated.root / DE).exists()


TMX = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
 srclang="en" datatype="plaintext"/><body><tu><tuv xml:lang="en"><seg>Use them on dry skin only.</seg></tuv>
<tuv xml:lang="de"><seg>Nur auf trockener Haut anwenden.</seg></tuv></tu></body></tmx>
"""


def test_translations_imported_from_other_projects_are_proposed(translated: ProjectFolder) -> None:
    translated.write("hospital.tmx", TMX)
    assert translated.run("memory", "import", str(translated.root / "hospital.tmx")).exit_code == 0
    translated.write("source/warm-packs.txt", "Warm packs\n\nUse them on dry skin only.\n")
    translated.run("update")
    found = entries(translated, "locales/de/LC_MESSAGES/warm-packs.po")["Use them on dry skin only."]
    assert (found.target, found.fuzzy) == ("Nur auf trockener Haut anwenden.", True)
    assert "Memory: 100 % like 'Use them on dry skin only.' in hospital.tmx" in found.hints


def test_a_memory_that_cannot_be_read_is_told_and_work_goes_on(translated: ProjectFolder) -> None:
    translated.write("memory/de.tmx", "<tmx><body>")
    translated.write("source/warm-packs.txt", "Warm packs\n\nUse them on dry skin only.\n")
    result = translated.run("update")
    assert result.exit_code == 1
    assert "memory/de.tmx:1: error: " in result.stderr
    assert (translated.root / "locales/de/LC_MESSAGES/warm-packs.po").exists()


def test_normalize_undoes_how_an_editor_has_wrapped_lines_and_keeps_what_was_typed(translated: ProjectFolder) -> None:
    comments = '#. Paragraph\n#: source/cold-packs.txt\nmsgid "Use it'
    typed = translated.read(DE).replace(comments, f"# ask the clinic\n{comments}")
    wrapped = typed.replace('"WRAP THE PACK', '""\n"WRAP THE "\n"PACK').replace("\n", "\r\n")
    assert "ask" in typed
    translated.write(DE, wrapped)
    assert "0 files written" in translated.run("update").output
    assert "how lines are wrapped" in translated.run("update", "--normalize", "--dry-run").output
    assert translated.read(DE) == wrapped
    assert "1 file written" in translated.run("update", "--normalize").output
    assert translated.read(DE) == typed
    assert "0 files written" in translated.run("update", "--normalize").output
