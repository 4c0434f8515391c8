"""localize import on files as they come from sites and word processors."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from support import word
from support.folder import CONFIG, ProjectFolder
from support.web_archive import file as archived
from support.web_archive import mhtml

CASES = Path(__file__).parent.parent / "cases" / "import"
PAGE = "<!doctype html><html lang=en><title>Knee pain</title><main><h1>Knee pain</h1>{}</main></html>"


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is not in the project."""
    return tmp_path_factory.mktemp("downloads")


def saved(folder: Path, name: str, content: str | bytes) -> str:
    """A file in a folder; gives its path."""
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(place)


def imported(project: ProjectFolder, folder: Path, body: str, *more: str) -> Result:
    """Imports a page with that body as `knee`."""
    return project.run("import", saved(folder, "knee.html", PAGE.format(body)), *more)


def content(project: ProjectFolder, path: str = "source/knee.html") -> str:
    """What is below the title of an imported article."""
    return project.read(path).partition("</h1>\n")[2].partition("\n</article>")[0]


@pytest.mark.parametrize("name", ["cms-page.html", "word-saved.htm"])
def test_a_messy_page_becomes_a_clean_article(project: ProjectFolder, name: str) -> None:
    result = project.run("import", str(CASES / name), "--as", "case")
    assert result.exit_code == 0
    assert project.read("source/case.html") == (CASES / f"{Path(name).stem}.clean.html").read_text(encoding="utf-8")
    assert project.run("update").exit_code == 0


def test_what_was_done_and_what_is_next_is_told(project: ProjectFolder, elsewhere: Path) -> None:
    saved(elsewhere, "a.png", "A")
    saved(elsewhere, "sheet.pdf", "B")
    body = '<p><img src="a.png" alt="A"> <a href="sheet.pdf">Sheet</a> <a href="gone.pdf">Gone</a></p>'
    result = imported(project, elsewhere, body, "--as", "pain/Knee Pain.html")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "source/pain/knee-pain.html written, 1 image, 1 other file, 1 warning",
        "next: look at it, then localize update",
    ]
    assert f"{elsewhere / 'knee.html'}:1: warning: 'gone.pdf' is not there, expected a file beside" in result.stderr
    assert project.read("source/pain/knee-pain-files/a.png") == "A"
    assert '<a href="knee-pain-files/sheet.pdf">Sheet</a>' in project.read("source/pain/knee-pain.html")
    project.run("publish")
    assert project.read("dist/en/pain/knee-pain-files/a.png") == "A"


def test_files_get_safe_names_that_are_free(project: ProjectFolder, elsewhere: Path) -> None:
    saved(elsewhere, "Fotos/Mein Knie.de.PNG", "1")
    saved(elsewhere, "more/mein-knie-de.png", "2")
    project.write("source/knee-files/MEIN-KNIE-DE.png", "0")
    body = (
        '<p>Two: <img src="Fotos/Mein%20Knie.de.PNG?v=1" alt=""><img src="more/mein-knie-de.png" alt=""'
        ' srcset="more/mein-knie-de.png 1x, Fotos/Mein%20Knie.de.PNG 2x"></p>'
    )
    assert "2 images" in imported(project, elsewhere, body).stdout
    assert content(project) == (
        '<p>Two: <img src="knee-files/mein-knie-de-2.png" alt=""><img src="knee-files/mein-knie-de-3.png" alt=""'
        ' srcset="knee-files/mein-knie-de-3.png 1x, knee-files/mein-knie-de-2.png 2x"></p>'
    )
    assert project.read("source/knee-files/mein-knie-de-3.png") == "2"
    assert project.read("source/knee-files/MEIN-KNIE-DE.png") == "0"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("../secret.png", "leads out of the folder of the page"),
        ("a/../../secret.png", "leads out of the folder of the page"),
        ("%2e%2e/secret.png", "leads out of the folder of the page"),
        ("..\\secret.png", "leads out of the folder of the page"),
        ("link.png", "leads out of the folder of the page"),
        ("/etc/passwd", "begins at the root of another site"),
        ("file:///etc/passwd", "was left out"),
        ("C:\\secret.png", "was left out"),
        ("javascript:alert(1)", "was left out"),
        (".hidden.png", "is no image, film, sound or document"),
        ("id_rsa", "is no image, film, sound or document"),
        ("notes.txt", "is an article of its own"),
        ("folder.png", "is not there"),
        ("a%00b.png", "leads out"),
        (f"{'x' * 300}.png", "is not there"),
    ],
)
def test_an_address_that_is_not_followed_is_told(
    project: ProjectFolder, elsewhere: Path, address: str, why: str
) -> None:
    folder = elsewhere / "page"
    saved(elsewhere, "secret.png", "secret")
    for name in (".hidden.png", "id_rsa", "notes.txt"):
        saved(folder, name, "secret")
    (folder / "folder.png").mkdir()
    (folder / "link.png").symlink_to(elsewhere / "secret.png")
    before = project.snapshot()
    result = imported(project, folder, f'<p>A <a href="{address}">link</a>.</p>')
    assert result.exit_code == 0
    assert why in result.stderr
    assert "0 images, 1 warning" in result.stdout
    assert project.snapshot().keys() - before.keys() == {"source/knee.html"}


@pytest.mark.parametrize("address", ["./knee.png", "a/../knee.png", "./a/.././knee.png"])
def test_a_file_is_taken_by_whatever_way_its_address_leads_to_it(
    project: ProjectFolder, elsewhere: Path, address: str
) -> None:
    saved(elsewhere, "knee.png", "K")
    result = imported(project, elsewhere, f'<p>A <img src="{address}" alt="knee"> <img src="knee.png" alt="knee"></p>')
    assert "1 image, 0 warnings" in result.stdout
    assert project.read("source/knee-files/knee.png") == "K"


def test_pictures_in_the_page_itself_become_files(project: ProjectFolder, elsewhere: Path) -> None:
    saved(elsewhere, "real.jpg", "J")
    body = (
        '<p><img src="data:image/png;base64,UE5H" alt="One">'
        '<img src="data:image/gif;base64,R0lG" data-src="real.jpg" alt="Two"></p>'
    )
    assert "2 images, 0 warnings" in imported(project, elsewhere, body).stdout
    assert project.read("source/knee-files/image-1.png") == "PNG"
    assert project.read("source/knee-files/real.jpg") == "J"


def test_links_of_a_page_with_a_base_lead_where_they_led(project: ProjectFolder, elsewhere: Path) -> None:
    path = saved(
        elsewhere,
        "knee.html",
        '<base href="https://old.example/pain/"><title>T</title><h1 id=t>T</h1>'
        '<p><a href="back.html">Back</a> <a href="/x">X</a> <a href="#t">Top</a></p>',
    )
    assert "0 warnings" in project.run("import", path).stdout
    assert content(project) == (
        '<p><a href="https://old.example/pain/back.html">Back</a> <a href="https://old.example/x">X</a>'
        ' <a href="#t">Top</a></p>'
    )


@pytest.mark.parametrize("there", ["source/knee.md", "source/Knee.TXT", "source/knee.html", "source/knee.docx"])
def test_an_article_that_is_there_is_never_replaced(project: ProjectFolder, elsewhere: Path, there: str) -> None:
    project.write(there, "Knee\n\nText.\n")
    before = project.snapshot()
    result = imported(project, elsewhere, "<p>New.</p>")
    assert result.exit_code == 1
    assert f"{there}: error: is there already and stays as it is, expected another name: --as NAME" in result.stderr
    assert project.snapshot() == before


@pytest.mark.parametrize(
    ("name", "article"),
    [
        ("Knee Pain – Überblick (2).html", "knee-pain-uberblick-2"),
        ("Straße.HTM", "strasse"),
        ("痛み.html", "痛み"),
        ("हिन्दी.html", "हिन्दी"),
        ("..html", None),
        ("con.html", "con-file"),
        ("a" * 240 + ".html", "a" * 120),
    ],
)
def test_the_name_of_the_file_makes_that_of_the_article(
    project: ProjectFolder, elsewhere: Path, name: str, article: str | None
) -> None:
    result = project.run("import", saved(elsewhere, name, PAGE.format("<p>Text.</p>")))
    if article is None:
        assert result.exit_code in (1, 2)
    else:
        assert (project.root / f"source/{article}.html").is_file()


@pytest.mark.parametrize("name", ["../knee", "/", "pain//..", "…", "pain/../knee", " "])
def test_a_name_that_is_none_is_told(project: ProjectFolder, elsewhere: Path, name: str) -> None:
    before = project.snapshot()
    result = imported(project, elsewhere, "<p>Text.</p>", "--as", name)
    assert result.exit_code == 2
    assert "gives the article no name, expected --as NAME, as in pain/knee" in result.stderr
    assert project.snapshot() == before


def test_a_reserved_name_is_told(project: ProjectFolder, elsewhere: Path) -> None:
    result = imported(project, elsewhere, "<p>Text.</p>", "--as", "index")
    assert result.exit_code == 1
    assert "'index' is a reserved name" in result.stderr


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("x.md", b"# T\n", "needs no import, expected it in source/: copy it there"),
        ("x.TXT", b"T\n", "needs no import, expected it in source/: copy it there"),
        ("x.doc", b"\xd0\xcf", "an old Word file, expected .docx"),
        ("x.pdf", b"%PDF", "a PDF, expected the HTML or Word file that it was made of"),
        (
            "x",
            b"T",
            "a file of another kind, expected a file with one of the suffixes .html, .htm, .docx, .odt, .mhtml, .mht",
        ),
        ("x.html", None, "cannot be read (No such file or directory), expected a file"),
        ("x.html", b"", "expected"),
        ("x.html", b"<p>\xff\xfe</p>".ljust(10_000_001), "10,000,001 bytes, expected at most 10,000,000"),
        ("x.html", b"<title>T</title><script>x</script>", "no text, expected at least one paragraph"),
        ("x.html", b"<meta charset=klingon><h1>T</h1><p>x", "unknown encoding 'klingon', expected utf-8"),
        ("x.html", b"<h1>T</h1>" + b"<div>" * 300 + b"x", "deep, expected fewer"),
        ("x.html", b"<title>T</title><h1>T</h1><form><button>Go</button></form>", "no text, expected at least one"),
        ("x.mhtml", b"<h1>T</h1><p>x", "no web page in the file, expected a page that a browser has saved in one file"),
        ("x.docx", b"PK\x03\x04 no Word file", "expected"),
        ("x.docx", b"", "expected"),
    ],
)
def test_a_file_that_cannot_be_imported_is_told(
    project: ProjectFolder, elsewhere: Path, name: str, data: bytes | None, message: str
) -> None:
    path = str(elsewhere / name) if data is None else saved(elsewhere, name, data)
    before = project.snapshot()
    result = project.run("import", path)
    assert result.exit_code == 1
    assert result.stderr.startswith(path)
    assert ": error: " in result.stderr
    assert message in result.stderr
    assert project.snapshot() == before


def test_a_title_is_guessed_as_in_a_source_file(project: ProjectFolder, elsewhere: Path) -> None:
    result = project.run("import", saved(elsewhere, "knee.html", "<h2>Knee pain</h2><p>Rest it.</p>"))
    assert result.exit_code == 0
    assert "warning: no title, the first heading is taken for it: 'Knee pain'" in result.stderr
    assert project.run("check").stdout.count("no title, the first heading is taken for it") == 1


def test_a_folder_is_no_file(project: ProjectFolder, elsewhere: Path) -> None:
    (elsewhere / "x.html").mkdir()
    result = project.run("import", str(elsewhere / "x.html"))
    assert (result.exit_code, "Is a directory" in result.stderr) == (1, True)


def test_a_source_folder_that_leads_out_of_the_project_is_not_written_to(
    project: ProjectFolder, elsewhere: Path
) -> None:
    (project.root / "source" / "out").symlink_to(elsewhere)
    path = saved(elsewhere, "page/knee.html", PAGE.format("<p>Text.</p>"))
    result = project.run("import", path, "--as", "out/knee")
    assert result.exit_code == 2
    assert "leads out of the project" in result.stderr
    assert [*elsewhere.iterdir()] == [elsewhere / "page"]


def test_the_first_article_of_a_project_can_be_an_imported_one(tmp_path: Path, elsewhere: Path) -> None:
    project = ProjectFolder(tmp_path)
    project.write("localize.toml", CONFIG)
    assert imported(project, elsewhere, "<p>Text.</p>").exit_code == 0
    assert project.run("update").exit_code == 0


def test_the_text_of_a_page_is_found_by_a_selector(project: ProjectFolder, elsewhere: Path) -> None:
    path = saved(
        elsewhere,
        "knee.html",
        "<title>Knee</title><nav><p>Menu</p></nav><div class='box text'><p>Text.</p></div><footer><p>End</p></footer>",
    )
    result = project.run("import", path)
    assert "all of the page was taken" in result.stderr
    result = project.run("import", path, "--article", ".text", "--as", "chosen")
    assert "0 warnings" in result.stdout
    assert content(project, "source/chosen.html") == "<p>Text.</p>"
    result = project.run("import", path, "--article", ".none", "--as", "none")
    assert (result.exit_code, "an element that '.none' selects" in result.stderr) == (1, True)
    result = project.run("import", path, "--article", "p[[", "--as", "none")
    assert (result.exit_code, "expected a CSS selector" in result.stderr) == (1, True)


@pytest.mark.parametrize("options", ['article = ".text"', 'surroundings = "keep"', "trust-markup = true"])
def test_what_the_project_configures_for_its_pages_holds_for_imported_ones(
    project: ProjectFolder, elsewhere: Path, options: str
) -> None:
    project.write("localize.toml", f"{CONFIG}[formats]\n{options}\n")
    body = '<div class="text"><h2>Why</h2><p>Text.</p></div><script>alert(1)</script>'
    result = imported(project, elsewhere, body)
    assert result.exit_code == 0
    assert "<p>Text.</p>" in project.read("source/knee.html")
    assert "script" not in project.read("source/knee.html")
    assert project.run("update").exit_code == 0


def test_a_page_that_the_project_could_not_read_again_is_not_written(project: ProjectFolder, elsewhere: Path) -> None:
    project.write("localize.toml", f'{CONFIG}[formats]\narticle = "div.text"\n')
    before = project.snapshot()
    result = imported(project, elsewhere, "<p>Text.</p>")
    assert result.exit_code == 1
    assert "the article written from it cannot be read: source/knee.html:1: no article, expected an" in result.stderr
    assert project.snapshot() == before


def test_a_page_in_another_language_is_told(project: ProjectFolder, elsewhere: Path) -> None:
    path = saved(elsewhere, "knie.html", PAGE.replace("lang=en", "lang=de-AT").format("<p>Knie.</p>"))
    result = project.run("import", path)
    assert "the page says its language is 'de-AT', expected 'en'" in result.stderr


def test_a_word_file_becomes_a_clean_article_with_its_pictures(project: ProjectFolder, elsewhere: Path) -> None:
    data = word.docx(
        word.heading("Knee pain"),
        word.paragraph("Take ", word.bold("5\u00a0mg"), " daily.", word.footnote("A trial.")),
        word.heading("Why", 2),
        word.bullets("One", "Two"),
        word.paragraph(word.image(word.png(), "A knee")),
    )
    result = project.run("import", saved(elsewhere, "Knee.docx", data))
    assert result.exit_code == 0
    assert "source/knee.html written, 1 image" in result.stdout
    html = content(project)
    assert html.startswith("<p>Take <strong>5&nbsp;mg</strong> daily.")
    assert "<ul>\n  <li>One</li>\n  <li>Two</li>\n</ul>" in html
    assert 'src="knee-files/image1.png" alt="A knee"' in html
    assert (project.root / "source/knee-files/image1.png").read_bytes() == word.png()
    assert project.run("update").exit_code == 0


def test_a_saved_web_page_comes_with_its_pictures(project: ProjectFolder, elsewhere: Path) -> None:
    page = (
        "<title>Knee | Clinic</title><base href='/pain/'><nav>Home</nav><main><h1>Knee</h1>"
        "<p>See <a href='hip.html'>hips</a>.<p><img src='knee.png' alt='A knee'></main>"
    )
    data = mhtml(page, archived(word.png(), "https://clinic.example/pain/knee.png"))
    result = project.run("import", saved(elsewhere, "Knee pain.mhtml", data))
    assert result.exit_code == 0, result.output
    text = project.read("source/knee-pain.html")
    assert '<a href="https://clinic.example/pain/hip.html">hips</a>' in text
    assert '<img src="knee-pain-files/image1.png" alt="A knee">' in text
    assert "Home" not in text
    assert (project.root / "source/knee-pain-files/image1.png").read_bytes() == word.png()
