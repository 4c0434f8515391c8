"""A good site has no faults, and each kind of fault, put into a copy of it, is found by the validator meant for it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from support.folder import ARTICLE, CONFIG, ProjectFolder
from validate.__main__ import VALIDATORS
from validate.site import Role, Site, role

pytestmark = pytest.mark.validators

BASE_URL = "https://health.example/"
PAGE = "de/cold-packs.html"
SITEMAP = "de/sitemap.xml"
PICTURE = '<img src="pack.svg" width="9" height="9" alt="PACK">'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Pack</title></svg>\n'
LINKED_DATA = {"@context": "https://schema.org", "@type": "MedicalWebPage", "inLanguage": "de"}
FRAGMENT = '<article lang="de" dir="ltr">\n<h1>Kühlkissen</h1>\n<p>Zehn Minuten.</p>\n</article>\n'
# Enough words of its own for the Nu HTML checker to tell the language.
GERMAN = """
Wickeln Sie das Kühlkissen in ein Tuch, bevor Sie es auf die Haut legen, und nehmen Sie es nach zehn Minuten wieder ab.
Wenn die Stelle danach weiter schmerzt oder sich die Haut verfärbt, sollten Sie eine Ärztin oder einen Arzt fragen.
Kälte hilft vor allem in den ersten beiden Tagen nach einer Verletzung, weil sie die Schwellung aufhält. Später tut den
meisten Menschen Wärme besser, zum Beispiel ein warmes Bad am Abend. Kinder und ältere Leute spüren manchmal zu spät,
dass ihnen etwas zu kalt wird; schauen Sie deshalb immer wieder nach, wie die Haut darunter aussieht. Bewahren Sie das
Kissen im Kühlschrank auf und nicht im Gefrierfach, denn dort wird es so kalt, dass es die Haut schädigen kann. Vor dem
nächsten Gebrauch sollte es sauber und trocken sein. Wer Durchblutungsstörungen hat, bespricht das Kühlen am besten
vorher mit seiner Hausarztpraxis und lässt sich zeigen, wie lange und wie oft es guttut.
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as `localize publish` writes it, with a picture, linked data and a fragment added to it."""
    project = ProjectFolder(tmp_path_factory.mktemp("project"))
    project.write("localize.toml", CONFIG)
    project.write("source/cold-packs.txt", ARTICLE)
    project.run("update")
    for locale in ("de", "ar"):
        project.translate(f"locales/{locale}/LC_MESSAGES/cold-packs.po")
    assert project.run("publish").exit_code == 0
    page = project.read(f"dist/{PAGE}")
    data = f'<script type="application/ld+json">{json.dumps(LINKED_DATA)}</script>\n</head>'
    body = f'<main id="content">\n<article>\n<h1>Kühlkissen</h1>\n<p>{PICTURE} {GERMAN * 2}</p>\n</article>\n</main>'
    before, after = page.split("<main")[0], page.split("</main>")[1]
    project.write(f"dist/{PAGE}", before.replace("</head>", data) + body + after)
    project.write("dist/de/pack.svg", SVG)
    project.write("dist/de/cold-packs.fragment.html", FRAGMENT)
    return project.root / "dist"


@pytest.fixture
def site(published: Path, tmp_path: Path) -> Site:
    """A copy of it that a test may spoil."""
    return Site(Path(shutil.copytree(published, tmp_path / "dist")).resolve(), BASE_URL)


@pytest.mark.parametrize("name", [name for name in VALIDATORS if name != "bundles"])  # more was added to its files
def test_a_good_site_has_no_faults(site: Site, name: str) -> None:
    assert VALIDATORS[name](site) == []


def spoil(place: Path, good: str, bad: str) -> None:
    """Puts a fault into a file."""
    text = place.read_text(encoding="utf-8")
    assert good in text
    place.write_text(text.replace(good, bad), encoding="utf-8")


def linked_data(**properties: object) -> tuple[str, str]:
    """Properties added to the linked data of the page."""
    return json.dumps(LINKED_DATA), json.dumps(LINKED_DATA | properties)


LOC = f"<loc>{BASE_URL}{PAGE}</loc>"
FAULTS: dict[str, tuple[str, str, tuple[str, str], str]] = {
    # kind of fault: validator, file, what is replaced by what, what the validator says
    "unclosed element": ("html", PAGE, ("</article>", "<div></article>"), "Unclosed element “div”"),
    "missing title": ("html", PAGE, ("<title>COLD PACKS</title>", ""), "“title”"),
    "duplicate id": ("html", PAGE, ("<h1>", '<h1 id="content">'), "Duplicate ID “content”"),
    "missing alt": ("html", PAGE, (' alt="PACK"', ""), "“alt” attribute"),
    "wrong language": ("html", PAGE, ('<html lang="de"', '<html lang="fr"'), "appears to be written in German"),
    "no such language": ("html", PAGE, ('<html lang="de"', '<html lang="xx-yyyyyyyyy"'), "“lang”"),
    "property not of CSS": ("html", "de/style.css", ("color: var(--text)", "colour: var(--text)"), "“colour”"),
    "value not of CSS": ("html", "de/style.css", ("margin: 0;", "margin: wide;"), "“margin”"),
    "bad drawing": ("html", "de/pack.svg", ("<title>", "<titel>"), "pack.svg"),
    "bad fragment": ("html", "de/cold-packs.fragment.html", ("</p>", "</p><p/>"), "Self-closing"),
    "second id, by rules": ("rules", PAGE, ("<h1>", '<h1 id="content">'), "[no-dup-id]"),
    "picture without alt, by rules": ("rules", PAGE, (' alt="PACK"', ""), "[wcag/h37]"),
    "element not closed, by rules": ("rules", PAGE, ("</article>", "<div></article>"), "[close-order]"),
    "fault in a fragment, by rules": ("rules", "de/cold-packs.fragment.html", ("<p>", "<p><div></div>"), ":3: "),
    "link to no page": ("links", PAGE, ('href="../en/cold-packs.html"', 'href="../en/warm-packs.html"'), "en/warm"),
    "link to no place": ("links", PAGE, ('href="#content"', 'href="#contents"'), "#contents"),
    "picture that is not there": ("links", PAGE, ("pack.svg", "sack.svg"), "de/sack.svg"),
    "dead alternate": (
        "links",
        PAGE,
        (f'"ar" href="{BASE_URL}ar/', f'"ar" href="{BASE_URL}arz/'),
        "arz/cold-packs.html",
    ),
    "dead canonical": ("links", PAGE, (f'"canonical" href="{BASE_URL}de/', f'"canonical" href="{BASE_URL}dk/'), "dk/"),
    "dead page in the sitemap": ("links", SITEMAP, (LOC, LOC.replace("cold", "old")), "de/old-packs.html"),
    "low contrast": ("access", "de/style.css", ("--text: #1c2429", "--text: #c0c0c0"), "[color-contrast]"),
    "low contrast in the dark": ("access", "de/style.css", ("--text: #e6ecef", "--text: #333333"), "dark"),
    "small target": (
        "access",
        "de/style.css",
        ("main {\n", "header ul { gap: 0 !important } header ul a { font-size: 4px; padding: 0 !important }\nmain {\n"),
        "[target-size]",
    ),
    "picture without a name": ("access", PAGE, (' alt="PACK"', ""), "[image-alt]"),
    "page without a title": ("access", PAGE, ("<title>COLD PACKS</title>", ""), "[document-title]"),
    "page without a language": ("access", PAGE, ('<html lang="de"', "<html"), "[html-has-lang]"),
    "box without a name": ("access", PAGE, ("<h1>", '<input type="checkbox"><h1>'), "[label]"),
    "style that the policy blocks": ("access", PAGE, ("<h1>", '<h1 style="margin:0">'), "[policy]"),
    "picture that the policy blocks": ("access", PAGE, ("img-src 'self'", "img-src 'none'"), "[policy]"),
    "page wider than a phone": (
        "access",
        "de/style.css",
        ("main {\n", "main { min-width: 400px }\nmain {\n"),
        "[reflow]",
    ),
    "bad date": ("sitemaps", SITEMAP, (LOC, f"{LOC}<lastmod>27.11.2026</lastmod>"), "27.11.2026"),
    "wrong namespace": ("sitemaps", SITEMAP, ("sitemap/0.9", "sitemap/0.8"), "urlset"),
    "alternate without address": ("sitemaps", SITEMAP, (' href="', ' src="'), "'src'"),
    "sitemap that is no XML": ("sitemaps", SITEMAP, ("</urlset>", ""), "sitemap.xml:"),
    "no such property": ("vocabulary", PAGE, linked_data(reviewer="Dr. A"), "no property 'reviewer'"),
    "property of another type": ("vocabulary", PAGE, linked_data(dosageForm="gel"), "of MedicalWebPage"),
    "no such type": ("vocabulary", PAGE, ("MedicalWebPage", "MedicalPage"), "no type 'MedicalPage'"),
    "value of a wrong kind": ("vocabulary", PAGE, linked_data(lastReviewed="yesterday"), "expected Date"),
    "node of a wrong type": ("vocabulary", PAGE, linked_data(author={"@type": "Place"}), "expected Organization"),
    "fault in a node": ("vocabulary", PAGE, linked_data(author={"@type": "Person", "nam": "A"}), "'nam'"),
    "JSON-LD that is no JSON": ("vocabulary", PAGE, ('"@context"', "@context"), "no JSON"),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_found(site: Site, kind: str) -> None:
    name, path, (good, bad), said = FAULTS[kind]
    spoil(site.root / path, good, bad)
    found = VALIDATORS[name](site)
    assert any(said in fault for fault in found), found


def test_an_alternate_to_a_page_that_is_not_published_is_found(site: Site) -> None:
    (site.root / "ar/cold-packs.html").unlink()
    found = VALIDATORS["links"](site)
    for path in (PAGE, "en/cold-packs.html", SITEMAP):
        assert any(fault.startswith(f"{path}:") and "ar/cold-packs.html" in fault for fault in found), (path, found)


def test_a_fault_has_its_file_and_line(site: Site) -> None:
    spoil(site.root / PAGE, ' alt="PACK"', "")
    lines = (site.root / PAGE).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "pack.svg" in text)
    for name in ("html", "rules"):
        found = VALIDATORS[name](site)
        assert [fault for fault in found if fault.startswith(f"{PAGE}:{line}: ")], (line, found)


def test_a_site_without_a_sitemap_is_told(site: Site) -> None:
    for path in site.paths(Role.SITEMAP):
        (site.root / path).unlink()
    assert VALIDATORS["sitemaps"](site) == ["sitemap.xml: is missing"]


def test_an_index_of_sitemaps_has_a_schema_of_its_own(site: Site) -> None:
    index = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{}</loc></sitemap></sitemapindex>'
    place = site.root / "sitemap-index.xml"
    place.write_text(index.format(f"{BASE_URL}sitemap.xml"), encoding="utf-8")
    assert VALIDATORS["sitemaps"](site) == []
    place.write_text(index.format("sitemap.xml"), encoding="utf-8")
    assert VALIDATORS["sitemaps"](site)


def test_the_first_pattern_that_fits_says_what_a_file_is() -> None:
    paths = ("de/a.fragment.html", "de/b/a.html", "de/sitemap.xml", "de/feed.xml", "de/manifest.json")
    assert [role(path) for path in paths] == [
        Role.FRAGMENT,
        Role.PAGE,
        Role.SITEMAP,
        Role.FEED,
        Role.OTHER,
    ]
