"""One rule for names: what check takes, every regional site can write; what it does not, it tells with a proposal."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localize.release.manifest import MANIFEST, read_manifest
from support.folder import ProjectFolder

TEXT = "Knee\n\nA knee.\n"
BAD = {
    "a colon": (
        "a:b.md",
        "the name 'a:b' has ':', which no file name on Windows can have, expected another, such as 'a-b'",
    ),
    "turned around": ("knee\u202edp.md", "'knee\\u202edp' has a character that cannot be seen, U+202E"),
    "230 bytes": ("k" * 230 + ".md", "has a part of 244 bytes in UTF-8, more than the 200 of the longest name"),
    "a device": ("pain/aux.md", "AUX is the name of a device on Windows, expected another, such as 'pain/aux-file'"),
    "a question": (
        "what now?.md",
        "has '?', which no file name on Windows can have, expected another, such as 'what now'",
    ),
    "a folder with a dot at its end": ("pain./hip.md", "ends in a dot or space, which Windows drops, expected another"),
}


@pytest.mark.parametrize(("name", "words"), BAD.values(), ids=BAD)
def test_an_article_whose_name_breaks_the_rule_is_told_and_the_others_are_published(
    project: ProjectFolder, name: str, words: str
) -> None:
    project.write(f"source/{name}", TEXT)
    result = project.run("check")
    assert result.exit_code == 1
    assert "error: the name" in result.output
    assert words in result.output
    project.run("publish")
    pages = {path for path in project.snapshot() if path.startswith("dist/en/") and path.endswith(".html")}
    assert pages == {"dist/en/index.html", "dist/en/cold-packs.html", "dist/en/cold-packs.fragment.html"}


def test_a_file_whose_name_breaks_the_rule_keeps_its_article_back(project: ProjectFolder) -> None:
    project.write("source/knee.md", "# Knee\n\nText.\n\n![A chart](dose%3A%20adults.png)\n")
    project.write("source/dose: adults.png", b"x")
    words = "source/knee.md:5: error: the file 'dose: adults.png' has ':', which no file name on Windows can have"
    assert f"{words}, expected another name, such as 'dose- adults.png'" in project.run("check").output
    project.run("publish")
    assert not any("adults" in path for path in project.snapshot() if path.startswith("dist/"))
    assert "dist/en/knee.html" not in project.snapshot()


@pytest.mark.parametrize(("first", "second"), [("Knee.png", "knee.png"), ("bl\u00e5.png", "bla\u030a.png")])
def test_files_that_are_one_on_some_systems_are_told(project: ProjectFolder, first: str, second: str) -> None:
    for name, file in (("hip", first), ("knee", second)):
        project.write(f"source/{name}.md", f"# T\n\n![A]({file})\n")
        project.write(f"source/{file}", b"x")
    assert "are one on some systems, expected names that differ in more than case" in project.run("check").output


def test_a_slug_that_breaks_the_rule_is_told(project: ProjectFolder) -> None:
    project.write("source/knee.md", f"---\nslug: {'k' * 190}\n---\n# Knee\n\nText.\n")
    project.write("source/hip.md", "---\nslug: con\n---\n# Hip\n\nText.\n")
    output = project.run("check").output
    assert "more than the 200 of the longest name, expected another slug" in output
    assert "the page 'con' has a part 'con.fragment.html', and CON is the name of a device on Windows" in output


def test_a_former_name_that_breaks_the_rule_leaves_no_page_behind(project: ProjectFolder) -> None:
    project.write("locales/de/redirects.csv", "article,page\ncold-packs,kühl:akku\ncold-packs,kuehlakku\n")
    names = ("cold:packs", "cold-pack", "Cold-Pack", "COLD-PACKS")
    rows = "".join(f"cold-packs,{name}\n" for name in names)
    project.write("locales/en/redirects.csv", f"article,page\n{rows}")
    project.run("publish")
    found = {
        path for path in project.snapshot() if path.startswith("dist/en/") and b"refresh" in project.snapshot()[path]
    }
    assert found in ({"dist/en/cold-pack.html"}, {"dist/en/Cold-Pack.html"}), "one on systems that know no capitals"
    assert read_manifest((project.root / "dist/en" / MANIFEST).read_bytes(), MANIFEST).files


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(st.sampled_from("ab:?\u202e\u200c éCON."), min_size=1, max_size=8).filter(lambda name: name[0] not in ".~")
)
def test_what_is_published_is_what_a_site_takes(project: ProjectFolder, name: str) -> None:
    place = project.write(f"source/{name}.md", TEXT)
    try:
        project.run("publish")
        data = (project.root / "dist/en" / MANIFEST).read_bytes()
        assert read_manifest(data, MANIFEST).files
    finally:
        place.unlink()
