"""The pages on which people work, as they come from the server: they say all without a script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import html as lxml_html

from support.folder import ProjectFolder
from support.running_preview import RunningPreview, running_preview

CATALOG = "locales/de/LC_MESSAGES/knee.po"
GLOSSARY = """concept,locale,term,status,part_of_speech,case,forms,definition,note
dose,en,dose,preferred,noun,,,how much is taken at once,
dose,de,Dosis,preferred,noun,,,,
dose,de,Portion,forbidden,noun,,,,
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    project = ProjectFolder(tmp_path_factory.mktemp("project"))
    project.write("localize.toml", "[locales.de]\n[locales.ar]\n")
    project.write("glossary.csv", GLOSSARY)
    project.write("source/knee.txt", "Knee pain\n\nTake a dose of 5 mg.\n\nRest the knee.\n")
    project.run("update")
    text = project.read(CATALOG)
    for source, target in (("Knee pain", "Knieschmerz"), ("Take a dose of 5 mg.", "Nehmen Sie eine Dosis von 50 mg.")):
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    text = text.replace(
        '#: source/knee.txt\nmsgid "Rest the knee."\nmsgstr ""',
        '# ask <Dr. Roe>\n#: source/knee.txt\n#, fuzzy\n#| msgid "Rest the leg."\n'
        'msgid "Rest the knee."\nmsgstr "Schonen Sie das Bein."',
    )
    project.write(CATALOG, text)
    return project


@pytest.fixture(scope="module")
def preview(project: ProjectFolder) -> Iterator[RunningPreview]:
    with running_preview(project.root) as running:
        yield running


def dom(text: str) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(text)


def segment(preview: RunningPreview, words: str, path: str = "/de/knee") -> lxml_html.HtmlElement:
    """The segment with these words in its source."""
    segments = dom(preview.get(path).text).cssselect(".segment")
    return next(each for each in segments if words in each.cssselect(".source-text")[0].text_content())


def test_a_state_is_a_word_and_a_drawing(preview: RunningPreview) -> None:
    states = {"Knee pain": "Translated", "Take a dose": "Has errors", "Rest": "Needs review"}
    for words, state in states.items():
        mark = segment(preview, words).cssselect(".state")[0]
        assert mark.text_content() == state
        assert len(mark.cssselect("svg[aria-hidden=true]")) == 1


def test_a_finding_stands_at_its_segment_with_the_piece_marked(preview: RunningPreview) -> None:
    wrong = segment(preview, "Take a dose")
    assert "Error" in wrong.cssselect(".finding")[0].text_content()
    assert "50" in wrong.cssselect(".target-text mark")[0].text_content()


def test_a_term_leads_to_its_translation_and_definition(preview: RunningPreview) -> None:
    with_term = segment(preview, "Take a dose")
    term = with_term.cssselect(".source-text .term")[0]
    assert (term.text_content(), term.get("tabindex"), term.get("role")) == ("dose", "0", "button")
    tip = with_term.get_element_by_id(str(term.get("aria-describedby")))
    assert tip.get("role") == "tooltip"
    text = " ".join(tip.text_content().split())
    assert text == "dose Dosis Avoid: Portion Definition: how much is taken at once"
    assert tip.cssselect(".write")[0].get("lang") == "de"


def test_what_changed_in_the_source_is_also_spoken(preview: RunningPreview) -> None:
    fuzzy = segment(preview, "Rest")
    assert fuzzy.cssselect("del")[0].text_content() == "removed: leg"
    assert fuzzy.cssselect("ins")[0].text_content() == "added: knee"


def test_a_note_is_text_whatever_stands_in_it(preview: RunningPreview) -> None:
    assert "ask <Dr. Roe>" in segment(preview, "Rest").cssselect(".notes")[0].text_content()


def test_each_text_has_its_own_language_and_direction(preview: RunningPreview) -> None:
    each = segment(preview, "Rest", "/ar/knee")
    source, target = each.cssselect(".source-text")[0], each.cssselect(".target-text")[0]
    assert (source.get("lang"), source.get("dir")) == ("en", "ltr")
    assert (target.get("lang"), target.get("dir")) == ("ar", "rtl")


def test_a_reviewer_reads_the_translation_first(preview: RunningPreview) -> None:
    texts = segment(preview, "Rest", "/review/de/knee").cssselect(".text")
    assert [each.get("lang") for each in texts] == ["de", "en"]


def test_an_unfinished_page_cannot_be_approved(preview: RunningPreview) -> None:
    box = dom(preview.get("/review/de/knee").text).get_element_by_id("review")
    assert "cannot be approved yet" in box.text_content()
    assert box.cssselect("button") == []


def test_the_list_leads_to_work_and_review_of_each_page(preview: RunningPreview) -> None:
    page = dom(preview.settled())
    links = [each.get("href") for each in page.cssselect(".rows a")]
    assert links == ["/de/knee", "/review/de/knee", "/ar/knee", "/review/ar/knee"]
    assert "Knee pain" in page.cssselect(".article")[0].text_content()
    assert "1 of 3" in page.cssselect(".rows tr")[2].text_content()


def test_the_list_is_filtered(preview: RunningPreview) -> None:
    preview.settled()
    fuzzy = dom(preview.get("/?state=fuzzy").text)
    assert [each.get("href") for each in fuzzy.cssselect(".rows a")] == ["/de/knee", "/review/de/knee"]
    assert "Nothing was found." in preview.get("/?text=elbow").text


@pytest.mark.parametrize(("begin", "rows"), [("0", 2), ("1", 1), ("9", 0), ("-1", 2), ("x", 2), ("9" * 5000, 2)])
def test_a_long_list_begins_where_a_link_leads(preview: RunningPreview, begin: str, rows: int) -> None:
    page = dom(preview.get(f"/?from={begin}").text)
    assert len(page.cssselect(".rows tbody tr:not(.article)")) == rows


def test_an_unknown_page_is_not_there(preview: RunningPreview) -> None:
    assert preview.get("/de/elbow").status == 404
    assert preview.get("/review/xx/knee").status == 404
