"""Approvals on a project on disk: recorded, shown on the page, lapsed, required, and broken by hand."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from localize.model.catalog import Entry
from support.approvals import HEADER
from support.folder import ARTICLE, ProjectFolder
from support.word import docx, heading, image, paragraph, png

DE = "locales/de/LC_MESSAGES/cold-packs.po"
RECORD = "locales/de/approvals.csv"
PAGE = "dist/de/cold-packs.html"
DOCTOR = "Dr. A. Example"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def required(translated: ProjectFolder) -> ProjectFolder:
    """A project whose German pages must be approved."""
    configure(translated, 'approval = "required"')
    return translated


def configure(project: ProjectFolder, *lines: str) -> None:
    """Sets options of the German locale."""
    text = project.read("localize.toml").replace("[locales.de]\n", "\n".join(("[locales.de]", *lines, "")), 1)
    project.write("localize.toml", text)


def approve(project: ProjectFolder, *more: str, article: str = "cold-packs", locale: str = "de") -> None:
    options = ("--date", "2026-11-27", *more)
    result = project.run("approve", article, "--locale", locale, "--reviewer", DOCTOR, *options)
    assert result.exit_code == 0, result.output


def standing(project: ProjectFolder, locale: str = "de", article: str = "cold-packs") -> dict[str, Any]:
    """What `status` tells of the approvals of a page."""
    (row,) = project.json("status", article, "--locale", locale)["articles"]
    found: dict[str, Any] = row["approval"]
    return found


def why(project: ProjectFolder, locale: str = "de") -> list[str]:
    (row,) = project.json("status", "cold-packs", "--locale", locale)["articles"]
    return list(row["reasons"])


def reworded(old: str, new: str) -> object:
    def change(entry: Entry) -> Entry:
        return replace(entry, target=entry.target.replace(old, new), fuzzy=False)

    return change


# Recording


def test_an_approval_is_a_row_with_the_digests_of_what_readers_see(translated: ProjectFolder) -> None:
    approve(translated, "--role", "Neurologist")
    header, row = translated.read(RECORD).splitlines()
    article, reviewer, role, day, digest, segments = row.split(",")
    assert f"{header}\n" == HEADER
    assert (article, reviewer, role, day) == ("cold-packs", DOCTOR, "Neurologist", "2026-11-27")
    assert (digest[:2], len(digest), len(segments.split())) == ("2:", 66, 9), "8 segments and the reference"


def test_without_a_date_it_is_of_today(translated: ProjectFolder) -> None:
    before = datetime.now().astimezone().date()
    translated.run("approve", "cold-packs", "--locale", "de", "--reviewer", DOCTOR)
    (found,) = standing(translated)["by"]
    assert before.isoformat() <= found["date"] <= datetime.now().astimezone().date().isoformat()


def test_the_same_approval_again_writes_nothing(translated: ProjectFolder) -> None:
    approve(translated)
    before = translated.snapshot()
    stamp = (translated.root / RECORD).stat().st_mtime_ns
    approve(translated)
    assert translated.snapshot() == before
    assert (translated.root / RECORD).stat().st_mtime_ns == stamp


def test_several_reviewers_approve_the_same_page_and_history_is_kept(translated: ProjectFolder) -> None:
    approve(translated)
    approve(translated, "--reviewer", "Dr. B. Roe", "--date", "2026-11-28")
    found = standing(translated)
    assert [each["reviewer"] for each in found["by"]] == [DOCTOR, "Dr. B. Roe"]
    translated.translate(DE, reworded("CLOTH", "TOWEL"))  # type: ignore[arg-type]
    approve(translated, "--date", "2026-12-01")
    assert translated.read(RECORD).count("\n") == 4
    assert [each["date"] for each in standing(translated)["by"]] == ["2026-12-01"]


def test_unknown_columns_and_the_rows_of_others_stay(translated: ProjectFolder) -> None:
    other = '"zzz","B",,2025-01-01,' + "0" * 64 + ',,"a ""note"""\r\n'
    translated.write(RECORD, HEADER.replace("\n", ",note\r\n") + other)
    approve(translated)
    first, second, third = translated.read(RECORD).splitlines(keepends=True)
    assert (first, third) == (HEADER.replace("\n", ",note\r\n"), other)
    assert second.startswith("cold-packs,")
    assert second.endswith(",\r\n")


def test_a_reviewer_can_look_at_the_page_first_and_approve_exactly_that(required: ProjectFolder) -> None:
    told = required.run("approve", "cold-packs", "--locale", "de", "--page").stdout
    place, digest = told.strip().split(": digest ")
    assert place == ".localize/review/de/cold-packs.html"
    assert "WRAP THE PACK IN A CLOTH." in required.read(place)
    assert (required.root / ".localize/review/de/style.css").is_file()
    assert not (required.root / RECORD).exists()
    required.translate(DE, reworded("CLOTH", "TOWEL"))  # type: ignore[arg-type]
    again = ("approve", "cold-packs", "--locale", "de", "--reviewer", DOCTOR, "--digest")
    refused = required.run(*again, digest)
    assert refused.exit_code == 1
    assert f"expected '{digest}': it is not the one that was read" in refused.stderr
    new = required.run("approve", "cold-packs", "--locale", "de", "--page").stdout.strip().split(": digest ")[1]
    assert required.run(*again, new.upper()).exit_code == 0


def test_those_who_approve_at_the_same_time_lose_no_row(translated: ProjectFolder) -> None:
    doctors = ("Dr. B. Roe", "Dr. C. Moe", "Dr. D. Loe")
    command = [sys.executable, "-m", "localize", "-C", str(translated.root), "approve", "cold-packs", "--locale", "de"]
    running = [subprocess.Popen([*command, "--reviewer", doctor], stdout=subprocess.DEVNULL) for doctor in doctors]
    assert [each.wait() for each in running] == [0, 0, 0]
    record = translated.read(RECORD)
    assert all(doctor in record for doctor in doctors)


# What cannot be approved


def refusal(project: ProjectFolder, *arguments: str) -> tuple[int, str]:
    before = project.snapshot()
    result = project.run("approve", "cold-packs", "--locale", "de", "--reviewer", DOCTOR, *arguments)
    assert project.snapshot() == before
    return result.exit_code, result.stderr


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"target": ""}, "1 untranslated"),
        ({"fuzzy": True}, "1 fuzzy"),
        ({"target": "BENUTZEN <em>"}, "1 with blocking findings"),
        ({"target": "USE IT FOR 12 MINUTES."}, "1 with blocking findings"),
    ],
)
def test_what_is_not_complete_is_refused(translated: ProjectFolder, change: dict[str, str], reason: str) -> None:
    translated.translate(DE, lambda entry: replace(entry, **change) if "10" in entry.source else entry)  # type: ignore[arg-type]
    status, told = refusal(translated)
    assert status == 1
    assert f"cold-packs in de cannot be approved: {reason}, expected a finished page without errors" in told
    assert ("error: " in told.replace("error: cold-packs", "")) is ("blocking" in reason)


def test_a_page_without_its_interface_words_is_refused(translated: ProjectFolder) -> None:
    translated.translate("locales/de/LC_MESSAGES/interface.po", lambda entry: replace(entry, target=""))
    assert "16 interface words untranslated" in refusal(translated)[1]


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        (DE, "msgid", f"{DE}:1: error:"),
        ("glossary.csv", "x\n", "glossary.csv:1: error:"),
        ("source/cold-packs.txt", "", "source/cold-packs.txt:1: error:"),
        (RECORD, "x\n", f"{RECORD}:1: error:"),
    ],
)
def test_what_cannot_be_read_is_refused(translated: ProjectFolder, path: str, content: str, message: str) -> None:
    translated.write(path, content)
    status, told = refusal(translated)
    assert status == 1
    assert message in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("cold-packs", "--locale", "de"), "no --reviewer, expected the name of who has read the page"),
        (("cold-packs",), "expected one article and one --locale"),
        (("--locale", "de"), "expected one article and one --locale"),
        (("cold-packs", "--locale", "de", "--locale", "ar"), "expected one article and one --locale"),
        (("cold-packs", "--locale", "en"), "error: en: the source locale, expected one that is translated into"),
        (("cold-packs", "--locale", "en-XA"), "error: en-XA: made-up text that nobody reads"),
        (("cold-packs", "--locale", "fr"), "error: fr: no such locale"),
        (("warm-packs", "--locale", "de"), "error: warm-packs: no such article"),
        (("cold-packs", "--locale", "de", "--reviewer", "=A1"), "reviewer is '=A1', begins with '='"),
        (("cold-packs", "--locale", "de", "--reviewer", "A\nB"), "U+000A in it, expected one line of text"),
        (("cold-packs", "--locale", "de", "--date", "27.11.2026"), "the date is '27.11.2026', expected one like 2026"),
        (("cold-packs", "--locale", "de", "--digest", "12"), "expected 8 to 64 hexadecimal digits"),
    ],
)
def test_what_was_asked_for_wrongly_is_told(
    translated: ProjectFolder, arguments: tuple[str, ...], message: str
) -> None:
    translated.write("localize.toml", translated.read("localize.toml") + "[locales.en-XA]\n")
    before = translated.snapshot()
    result = translated.run("approve", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert translated.snapshot() == before


# The page


def test_only_approved_pages_are_published_and_they_name_the_reviewers(required: ProjectFolder) -> None:
    assert "de/cold-packs: withheld: approval required, none recorded" in required.run("publish").stdout
    approve(required)
    assert "1 published" in required.run("publish").stdout
    page = required.read(PAGE)
    assert f"<span>Übersetzung geprüft von: <bdi>{DOCTOR}</bdi></span>" in page
    assert '<time datetime="2026-11-27">27. November 2026</time>' in page
    assert "Translation reviewed by" not in required.read("dist/en/cold-packs.html")
    assert standing(required)["state"] == "approved"


def test_a_name_is_text_on_the_page(translated: ProjectFolder) -> None:
    approve(translated, "--reviewer", "<b>A</b> & B")
    translated.run("publish")
    assert "<bdi>&lt;b&gt;A&lt;/b&gt; &amp; B</bdi>" in translated.read(PAGE)


def test_where_no_approval_is_needed_the_page_names_one_only_as_long_as_it_stands(translated: ProjectFolder) -> None:
    approve(translated)
    translated.run("publish")
    assert DOCTOR in translated.read(PAGE)
    translated.translate(DE, reworded("CLOTH", "TOWEL"))  # type: ignore[arg-type]
    translated.run("publish")
    assert "TOWEL" in translated.read(PAGE)
    assert DOCTOR not in translated.read(PAGE)


def test_a_second_publish_writes_nothing(required: ProjectFolder) -> None:
    approve(required)
    required.run("publish")
    before = required.snapshot()
    assert "0 files written" in required.run("publish").stdout
    assert required.snapshot() == before


def test_keep_leaves_the_approved_page_online_and_never_shows_another(required: ProjectFolder) -> None:
    configure(required, 'policy = "keep"')
    approve(required)
    required.run("publish")
    required.translate(DE, reworded("CLOTH", "TOWEL"))  # type: ignore[arg-type]
    told = required.run("publish").stdout
    assert f"de/cold-packs: kept: approval by {DOCTOR} of 2026-11-27 lapsed: 1 segment changed" in told
    page = required.read(PAGE)
    assert "CLOTH" in page
    assert DOCTOR in page
    assert 'class="notice"' in page


def test_keep_never_leaves_a_former_dose_online_while_the_new_one_waits_for_approval(required: ProjectFolder) -> None:
    configure(required, 'policy = "keep"')
    required.write("source/pill.md", "# Pill\n\n::: dosing\nTake one.\n:::\n\nRest well.\n")
    required.run("update")
    path = "locales/de/LC_MESSAGES/pill.po"
    required.translate(path, lambda entry: replace(entry, target=entry.source, fuzzy=False))
    approve(required, article="pill")
    required.run("publish")
    required.translate(path, reworded("Rest", "Sleep"))  # type: ignore[arg-type]
    assert "de/pill: kept: approval by" in required.run("publish").stdout
    required.translate(path, reworded("one", "two"))  # type: ignore[arg-type]
    told = required.run("publish").stdout
    assert "lapsed: 2 segments changed, what changed may be on dosing or in warnings, never shown stale" in told
    assert not (required.root / "dist/de/pill.html").exists()


def test_fallback_never_shows_a_page_that_is_not_approved(required: ProjectFolder) -> None:
    configure(required, 'policy = "fallback"')
    approve(required)
    required.run("publish")
    required.translate(DE, lambda entry: replace(entry, fuzzy="10" in entry.source))
    told = required.run("publish").stdout
    assert f"withheld: 1 fuzzy, approval by {DOCTOR} of 2026-11-27 lapsed: 1 segment changed" in told
    assert not (required.root / PAGE).exists()


def test_fallback_without_approval_shows_the_page_without_the_reviewer(translated: ProjectFolder) -> None:
    configure(translated, 'policy = "fallback"')
    approve(translated)
    translated.translate(DE, lambda entry: replace(entry, fuzzy="10" in entry.source))
    translated.run("publish")
    assert 'class="untranslated"' in translated.read(PAGE)
    assert DOCTOR not in translated.read(PAGE)


def test_a_pseudo_locale_has_no_approvals_whatever_stands_in_its_record(translated: ProjectFolder) -> None:
    approve(translated)
    translated.write("localize.toml", translated.read("localize.toml") + "[locales.en-XA]\n")
    translated.run("update")
    translated.run("pseudo", "--locale", "en-XA")
    translated.write("locales/en_XA/approvals.csv", translated.read(RECORD))
    assert standing(translated, "en-XA")["state"] == "none"


# Lapsing


def test_a_changed_translation_lapses_it_and_is_named_with_its_line(required: ProjectFolder) -> None:
    approve(required)
    required.translate(DE, reworded("CLOTH", "TOWEL"))  # type: ignore[arg-type]
    assert why(required) == [f"approval by {DOCTOR} of 2026-11-27 lapsed: 1 segment changed"]
    found = standing(required)
    assert found["state"] == "lapsed"
    assert found["changed"] == [
        {"kind": "segment", "source": "Wrap the pack in a cloth.", "path": "source/cold-packs.txt", "line": 5}
    ]
    listed = required.run("approve", "--list", "--locale", "de").stdout
    assert "lapsed, was by Dr. A. Example of 2026-11-27" in listed
    assert "  source/cold-packs.txt:5: Wrap the pack in a cloth.\n" in listed
    assert "  source/cold-packs.txt:5: Wrap the pack in a cloth.\n" in required.run("status").stdout
    required.translate(DE, reworded("TOWEL", "CLOTH"))  # type: ignore[arg-type]
    assert standing(required)["state"] == "approved"


def test_a_changed_source_lapses_it_even_where_the_translation_is_confirmed_as_it_was(required: ProjectFolder) -> None:
    approve(required)
    required.write("source/cold-packs.txt", ARTICLE.replace("Then rest", "Never rest"))
    required.run("update")
    assert why(required)[-1] == f"approval by {DOCTOR} of 2026-11-27 lapsed: 1 segment changed"
    required.translate(DE, lambda entry: replace(entry, fuzzy=False))
    assert why(required) == [f"approval by {DOCTOR} of 2026-11-27 lapsed: 1 segment changed"]
    (changed,) = standing(required)["changed"]
    assert (changed["source"], changed["line"]) == ("Never rest.", 9)


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("Doe J, Roe R.", "Doe J, Poe R.", "1 segment changed"),
        ("Meta-", "Date: 2026-11-16\nMeta-", "1 date changed"),
        ("\n- Skin: Look at it often.", "", "1 segment removed"),
        ("- Pain", "1. Pain", "markup or addresses changed"),
    ],
)
def test_whatever_readers_see_lapses_it(required: ProjectFolder, old: str, new: str, difference: str) -> None:
    approve(required)
    required.write("source/cold-packs.txt", ARTICLE.replace(old, new))
    required.run("update")
    assert difference in standing_reason(required)


def standing_reason(project: ProjectFolder) -> str:
    return project.run("status", "--locale", "de").stdout


def test_a_glossary_that_forces_another_text_lapses_it(required: ProjectFolder) -> None:
    required.write("localize.toml", required.read("localize.toml") + '[checks]\nglossary = "error"\n')
    approve(required)
    head = "concept,locale,term,status,part_of_speech,case,forms,definition,note\n"
    rows = "cloth,en,cloth,preferred,,,,,\ncloth,de,tuch,preferred,,,,,\n"
    required.write("glossary.csv", head + rows)
    assert why(required) == [
        "1 with blocking findings",
        f"approval by {DOCTOR} of 2026-11-27 lapsed: 1 segment changed",
    ]
    required.translate(DE, reworded("CLOTH", "TUCH"))  # type: ignore[arg-type]
    assert why(required) == [f"approval by {DOCTOR} of 2026-11-27 lapsed: 1 segment changed"]
    approve(required)
    assert why(required) == []


def test_an_interface_word_a_template_or_another_article_lapses_nothing(required: ProjectFolder) -> None:
    required.write("source/cold.md", "# Cold\n\nSee [warm](warm.md).\n")
    required.write("source/warm.md", "# Warm\n\nText.\n")
    required.run("update")
    required.translate("locales/de/LC_MESSAGES/cold.po", lambda entry: replace(entry, target=entry.source, fuzzy=False))
    approve(required, article="cold")
    required.run("publish")
    assert '../en/warm.html" hreflang="en"' in required.read("dist/de/cold.html")
    required.translate("locales/de/LC_MESSAGES/warm.po", lambda entry: replace(entry, target=entry.source, fuzzy=False))
    approve(required, article="warm")
    required.translate("locales/de/LC_MESSAGES/interface.po", reworded("Artikel", "Texte"))  # type: ignore[arg-type]
    required.run("publish")
    assert '<a href="warm.html">' in required.read("dist/de/cold.html")
    assert "Alle Texte" in required.read("dist/de/cold.html")
    assert standing(required, article="cold")["state"] == "approved"


def test_the_image_that_the_locale_shows_counts_and_a_download_does_not(required: ProjectFolder) -> None:
    required.write("source/knee.md", "# Knee\n\n![Knee](knee.png) [Form](form.pdf)\n")
    for name in ("knee.png", "form.pdf"):
        required.write(f"source/{name}", PNG)
    required.run("update")
    required.translate("locales/de/LC_MESSAGES/knee.po", lambda entry: replace(entry, target=entry.source, fuzzy=False))
    approve(required, article="knee")
    required.write("source/form.pdf", b"other")
    assert standing(required, article="knee")["state"] == "approved"
    required.write("source/knee.de.png", PNG + b"de")
    found = standing(required, article="knee")
    assert found["changed"] == [{"kind": "image", "source": "knee.png", "path": "source/knee.md", "line": 3}]
    assert "  source/knee.md:3: image knee.png\n" in required.run("approve", "--list", "--locale", "de").stdout


def test_a_regional_locale_is_approved_by_what_it_shows_itself(required: ProjectFolder) -> None:
    text = required.read("localize.toml") + '[locales.de-CH]\nfallback = ["de"]\napproval = "required"\n'
    required.write("localize.toml", text)
    required.run("update")
    approve(required)
    assert why(required, "de-CH") == ["approval required, none recorded"]
    approve(required, locale="de-CH")
    assert required.read("locales/de_CH/approvals.csv") == required.read(RECORD), "as long as both show the same"
    required.translate(DE, reworded("CLOTH", "TOWEL"))  # type: ignore[arg-type]
    assert why(required, "de-CH") == [f"approval by {DOCTOR} of 2026-11-27 lapsed: 1 segment changed"]
    approve(required)
    assert (why(required), standing(required, "de-CH")["state"]) == ([], "lapsed")


def test_an_approval_goes_with_an_article_that_is_renamed(required: ProjectFolder) -> None:
    approve(required)
    (required.root / "source/cold-packs.txt").rename(required.root / "source/ice.txt")
    required.run("update")
    assert standing(required, article="ice")["state"] == "approved"


def test_an_approval_of_an_article_that_is_gone_says_nothing_of_others(required: ProjectFolder) -> None:
    approve(required)
    required.write(RECORD, required.read(RECORD).replace("cold-packs,", "warm-packs,"))
    required.translate(DE, reworded("CLOTH", "TOWEL"))  # type: ignore[arg-type]
    assert why(required) == ["approval required, none recorded"]


def test_an_image_inside_a_word_file_counts(required: ProjectFolder) -> None:
    def written(shade: int) -> bytes:
        return docx(heading("Knee"), paragraph("Look at it."), paragraph(image(png(shade), "A knee")))

    required.write("source/knee.docx", written(1))
    required.run("update")
    required.translate("locales/de/LC_MESSAGES/knee.po", lambda entry: replace(entry, target=entry.source, fuzzy=False))
    approve(required, article="knee")
    required.write("source/knee.docx", written(2))
    found = standing(required, article="knee")
    assert [each["kind"] for each in found["changed"]] == ["image"]


# Shown


def test_the_list_tells_who_approved_which_page(translated: ProjectFolder) -> None:
    approve(translated, "--role", "Neurologist")
    lines = translated.run("approve", "--list").stdout.splitlines()
    assert [" ".join(line.split()) for line in lines] == [
        "article locale approval",
        "cold-packs de approved by Dr. A. Example (Neurologist) of 2026-11-27",
        "cold-packs ar never approved",
    ]
    told = translated.json("approve", "--list")["approvals"]
    assert [(row["article"], row["locale"], row["state"]) for row in told] == [
        ("cold-packs", "de", "approved"),
        ("cold-packs", "ar", "none"),
    ]
    assert told[0]["by"][0] | {"digest": ""} == {
        "reviewer": DOCTOR,
        "role": "Neurologist",
        "date": "2026-11-27",
        "digest": "",
    }
    status = translated.run("status").stdout
    assert "de/cold-packs: approved by Dr. A. Example (Neurologist) of 2026-11-27\n" in status


# Broken by hand


@pytest.mark.parametrize("command", ["status", "check", "publish", "approve --list"])
def test_a_broken_record_is_told_by_every_command_that_reads_it(required: ProjectFolder, command: str) -> None:
    approve(required)
    required.write(RECORD, required.read(RECORD).replace("2026-11-27", "27.11.26"))
    before = required.read(RECORD)
    result = required.run(*command.split())
    assert result.exit_code == 1
    assert f"{RECORD}:2: error: the date is '27.11.26', expected one like 2026-11-27" in result.output
    assert required.read(RECORD) == before


def test_a_broken_record_approves_nothing(required: ProjectFolder) -> None:
    approve(required)
    required.run("publish")
    required.write(RECORD, required.read(RECORD) + "<<<<<<< ours\n")
    told = required.run("publish").stdout
    assert f"de/cold-packs: withheld: {RECORD} cannot be read" in told
    assert not (required.root / PAGE).exists()
    assert standing(required)["state"] == "unreadable"


def test_a_broken_record_leaves_pages_that_need_none_without_their_reviewers(translated: ProjectFolder) -> None:
    approve(translated)
    translated.write(RECORD, translated.read(RECORD) + "x\n")
    result = translated.run("publish")
    assert result.exit_code == 1
    assert DOCTOR not in translated.read(PAGE)
