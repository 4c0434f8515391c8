"""`localize report` writes one page that shows all of a project."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace

import pytest

from support.folder import ProjectFolder, shout

GLOSSARY = """\
concept,locale,term,status,part_of_speech,case,forms,definition,note
pack,en,cold pack,preferred,noun,,,,
pack,de,COLD PACK,preferred,noun,,,,
heat,en,heat pad,preferred,noun,,,,
"""
DE = "locales/de/LC_MESSAGES/cold-packs.po"


@pytest.fixture
def begun(translated: ProjectFolder) -> ProjectFolder:
    """A project with a missing sentence, a wrong dose, a glossary, and an approval that lapsed."""
    approved = translated.run("approve", "cold-packs", "--locale", "de", "--reviewer", "Dr. A. Example")
    assert approved.exit_code == 0, approved.output
    translated.write("glossary.csv", GLOSSARY)
    translated.translate(
        DE,
        lambda entry: replace(
            shout(entry),
            target="" if entry.source.startswith("Wrap") else shout(entry).target.replace("10 ", "100 "),
        ),
    )
    return translated


def page(project: ProjectFolder, *arguments: str) -> str:
    target = project.root / "report.html"
    assert project.run("report", "-o", str(target), *arguments).exit_code == 1, "a wrong dose is an error"
    return target.read_text(encoding="utf-8")


def test_the_page_shows_coverage_findings_approvals_and_terms(begun: ProjectFolder) -> None:
    html = page(begun)
    assert "cold-packs, de: 7 of 8 segments translated, 6 words left, 1 withheld" in html
    assert '<th scope="row">numbers</th><td>error</td><td class="number">1</td><td>de</td>' in html
    assert "<td><bdi>Dr. A. Example</bdi></td>" in html
    row = html[html.index("<bdi>cold pack</bdi>") :].partition("</tr>")[0]
    assert re.sub("<[^>]+>", " ", row).split() == ["cold", "pack", "pack", "2", "ar"]
    assert "2 source terms, of which 1 stand in no article" in html


def test_the_page_needs_nothing_else_and_runs_nothing(begun: ProjectFolder) -> None:
    html = page(begun)
    assert re.findall(r"<script|<link|<img|url\(|@import|https?://", html) == []
    assert "default-src 'none'" in html


def test_names_cannot_be_markup(begun: ProjectFolder) -> None:
    begun.write("source/a<b>&.txt", "Title\n\nText.\n")
    html = page(begun)
    assert "a&lt;b&gt;&amp;" in html
    assert "a<b>" not in html


def test_without_git_there_is_no_progress(begun: ProjectFolder) -> None:
    assert "Git has no history of the catalogs" in page(begun)


def test_progress_comes_from_git(begun: ProjectFolder) -> None:
    def git(*arguments: str, day: str = "2026-11-01") -> None:
        dates = {
            "GIT_AUTHOR_DATE": f"{day}T12:00:00Z",
            "GIT_COMMITTER_DATE": f"{day}T12:00:00Z",
            "PATH": "/usr/bin:/bin",
        }
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *arguments], cwd=begun.root, env=dates, check=True, capture_output=True)

    git("init", "-q")
    git("add", "locales")
    git("commit", "-qm", "begun")
    begun.translate(DE)
    git("commit", "-qam", "done", day="2026-11-09")
    result = json.loads(begun.run("report", "--format", "json", "-o", "-").stdout)
    points = [(point["date"], point["words_done"], point["words_left"]) for point in result["progress"]["points"]]
    assert points == [("2026-11-01", 28, 40), ("2026-11-09", 34, 34)]
    assert result["progress"]["one_article_of"] == 1


def test_many_articles_are_summed_up(begun: ProjectFolder) -> None:
    for number in range(130):
        begun.write(f"source/article-{number:03}.txt", "Title\n\nText.\n")
    rows = json.loads(begun.run("report", "--format", "json", "-o", "-").stdout)["coverage"]
    assert len(rows) <= 60
    assert rows[0]["name"] == "article-000 … article-002"
    assert sum(row["articles"] for row in rows) == 131


def test_a_project_without_usable_articles_has_a_page(project: ProjectFolder) -> None:
    project.write("source/cold-packs.txt", b"\xff\xff\xfe")
    result = project.run("report", "-o", "-")
    assert result.exit_code == 1
    assert "There is no article that can be used." in result.stdout
