"""The articles of a bundle with the addresses of a site: only addresses change, and they lead somewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from localize.cli import main
from localize.consumer.site_addresses import AddressPattern, Form, PatternError, SiteAddresses, SourceBundle, adapted
from localize.release.manifest import BundleFile, Manifest

PAGES = AddressPattern("/{locale}/{path}/", ("locale", "path", "id"))
FILES = AddressPattern("/media/{locale}/{path}", ("locale", "path"))
HEAD = json.dumps({"title": "Knee “pain”", "description": "What helps.", "lang": "de", "dir": "ltr"}).encode()


def bundle(html: str, *, others: Mapping[str, Mapping[str, str]] | None = None) -> SourceBundle:
    """A bundle of two articles; the first has this fragment, and the second is `pain/hip_2`."""
    contents = {
        "knee.html": b"",
        "knee.fragment.html": html.encode(),
        "knee.head.json": HEAD,
        "pain/huefte.html": b"",
        "pain/huefte.fragment.html": b"<article></article>",
        "pain/huefte.head.json": HEAD,
        "pain/bone 1.png": b"PNG",
    }
    roles = {".fragment.html": "fragment", ".head.json": "metadata", ".html": "page", ".png": "asset"}
    files = tuple(
        BundleFile(path, "", 0, next(roles[end] for end in roles if path.endswith(end)), article_of(path))
        for path in sorted(contents)
    )
    return SourceBundle(Manifest("de", "ltr", files), contents.__getitem__, (others or {}).get)


def article_of(path: str) -> str:
    return "knee" if path.startswith("knee") else "" if path.endswith("png") else "pain/hip_2"


def linked(html: str, **others: Mapping[str, str]) -> str:
    result = adapted(bundle(html, others=others), SiteAddresses(PAGES, FILES), Form.FRAGMENTS)
    return result.files["pages/knee.html"].decode()


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("pain/huefte.html", "/de/pain/huefte/"),
        ("pain/huefte.html#what-helps", "/de/pain/huefte/#pain_hip.5f.2__what-helps"),
        ("pain/../knee.html?print=1", "/de/knee/?print=1"),
        ("pain/bone%201.png", "/media/de/pain/bone%201.png"),
        ("../en/hip.html#top", "/en/hip/#pain_hip.5f.2__top"),
        ("#knee__rest", "#knee__rest"),
        ("https://a.example/knee.html", "https://a.example/knee.html"),
        ("//a.example/knee.html", "//a.example/knee.html"),
        ("/knee.html", "/knee.html"),
        ("tel:+4420", "tel:+4420"),
    ],
)
def test_a_link_leads_where_the_site_has_it(link: str, address: str) -> None:
    assert (
        linked(f'<p><a href="{link}">so</a></p>', en={"hip.html": "pain/hip_2"}) == f'<p><a href="{address}">so</a></p>'
    )


def test_pictures_and_their_sizes_are_found() -> None:
    picture, elsewhere = "pain/bone%201.png", "https://a.example/b.png"
    html = f'<img src="{picture}" srcset="{picture} 2x, {elsewhere} 3x" alt="a">'
    assert linked(html) == html.replace(picture, f"/media/de/{picture}")


@pytest.mark.parametrize("link", ["gone.html", "../en/hip.html", "../../outside.html"])
def test_what_leads_nowhere_stays_and_is_told(link: str) -> None:
    result = adapted(bundle(f'<a href="{link}">so</a>'), SiteAddresses(PAGES, FILES), Form.FRAGMENTS)
    assert result.lost == (("knee", link),)
    assert result.files["pages/knee.html"].decode() == f'<a href="{link}">so</a>'


def test_all_but_addresses_stays_to_the_letter() -> None:
    html = '<article lang="ar" dir="rtl">\n<p>\u2066120/80\u2069 &amp; <bdi dir="ltr">5&nbsp;mg</bdi></p>\n</article>\n'
    assert linked(html) == html


def test_files_stand_below_pages_and_files() -> None:
    result = adapted(bundle("<p>a</p>"), SiteAddresses(PAGES, FILES), Form.FRAGMENTS)
    assert sorted(result.files) == [
        "files/pain/bone 1.png",
        "pages/knee.html",
        "pages/knee.json",
        "pages/pain/huefte.html",
        "pages/pain/huefte.json",
    ]
    assert json.loads(result.files["pages/pain/huefte.json"])["address"] == "/de/pain/huefte/"


def test_for_hugo_the_head_stands_before_the_fragment() -> None:
    text = adapted(bundle("<p>a</p>"), SiteAddresses(PAGES, FILES), Form.HUGO).files["pages/knee.html"].decode()
    head, end = json.JSONDecoder().raw_decode(text)
    assert (head["title"], head["description"], head["head"]["dir"]) == ("Knee “pain”", "What helps.", "ltr")
    assert text[end:] == "\n<p>a</p>"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("/{locale}/{page}/", "{page} in '/{locale}/{page}/', expected some of {locale}, {path}, {id}"),
        ("/{locale}/", "'/{locale}/' is the same for all, expected {path} in it"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_refused(text: str, message: str) -> None:
    with pytest.raises(PatternError) as error:
        AddressPattern(text, ("locale", "path", "id"))
    assert str(error.value) == message


def run(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["fragments", *map(str, arguments)])
    return done.exit_code, done.output


@pytest.fixture
def bundle_folder(tmp_path: Path) -> Path:
    """A bundle on disk, with one article in it."""
    folder = tmp_path / "project"
    (folder / "source").mkdir(parents=True)
    (folder / "source/knee.md").write_text("# Knee pain\n\nRest helps. [Again](knee.md#why).\n\n## Why\n\nIt does.\n")
    (folder / "localize.toml").write_text("[locales.de]\n")
    assert CliRunner().invoke(main, ["-C", str(folder), "publish"]).exit_code == 0
    return folder / "dist/en"


def test_a_second_run_writes_nothing_and_what_is_gone_is_removed(bundle_folder: Path, tmp_path: Path) -> None:
    into = tmp_path / "into"
    assert run(bundle_folder, "--into", into) == (0, f"1 article; 2 files written to {into}/\n")
    (into / "pages/old.html").write_text("taken back")
    assert run(bundle_folder, "--into", into) == (0, f"1 article; 0 files written to {into}/\n")
    assert not (into / "pages/old.html").exists()


def test_a_bundle_that_is_not_as_its_manifest_says_is_refused(bundle_folder: Path, tmp_path: Path) -> None:
    (bundle_folder / "knee.fragment.html").write_text("<p>another dose</p>")
    status, output = run(bundle_folder, "--into", tmp_path / "into")
    assert status == 2
    assert "nothing was written: the bundle is not as its manifest says" in output
    assert not (tmp_path / "into").exists()


def test_a_folder_of_somebody_else_is_left_alone(bundle_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "into").mkdir()
    (tmp_path / "into/notes.txt").write_text("mine")
    status, output = run(bundle_folder, "--into", tmp_path / "into")
    assert status != 0
    assert "a folder of somebody else" in output
    assert sorted(path.name for path in (tmp_path / "into").iterdir()) == ["notes.txt"]
