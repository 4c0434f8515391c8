"""The front matter of Markdown articles, as editors write it and get it wrong."""

from __future__ import annotations

import pytest

from localize import formats
from localize.config.formats import METADATA, Formats
from localize.errors import SourceError
from localize.model.article import Article
from localize.model.block import plain_text
from localize.segments.inline import to_text
from support.golden import read


def article(front: str, options: Formats | None = None) -> Article:
    return read(f"---\n{front}\n---\n\nText\n", ".md", options)


def fields(front: str) -> dict[str, str]:
    return {str(block.context): plain_text(block.pattern) for block in article(front).metadata}


def problems(front: str) -> list[str]:
    with pytest.raises(SourceError) as caught:
        article(front)
    return [str(problem).removeprefix("source/a.md:") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("key", "context"),
    [
        ("title", "title"),
        ("Title", "title"),
        ("description", "description"),
        ("meta-description", "description"),
        ("meta_description", "description"),
        ("keywords", "keywords"),
        ("author", "author"),
        ("authors", "author"),
        ("reviewer", "reviewer"),
        ("reviewers", "reviewer"),
        ("reviewed_by", "reviewer"),
        ("Reviewed-By", "reviewer"),
    ],
)
def test_every_key_and_its_other_names_are_read(key: str, context: str) -> None:
    front = f"{key}: Some words" if context == "title" else f"title: T\n{key}: Some words"
    assert fields(front)[context] == "Some words"


def test_a_date_of_yaml_with_a_time_is_its_date() -> None:
    assert str(article("title: T\ndate: 2001-12-14 21:59:43.10 -5").date) == "2001-12-14"
    assert str(article("title: T\ndate: !!timestamp 2001-12-14t21:59:43.10-05:00").date) == "2001-12-14"


def test_a_region_of_the_same_language_is_the_language_of_the_source() -> None:
    assert article("title: T\nlang: en-US").locale == "en"


@pytest.mark.parametrize("key", ["date", "updated", "lastmod", "last-modified", "last_modified"])
def test_every_key_of_the_date_is_read(key: str) -> None:
    assert str(article(f"title: T\n{key}: 2026-11-16").date) == "2026-11-16"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("'It''s: so'", "It's: so"),
        ('"A \\"b\\" \\u00e9"', 'A "b" é'),
        ("5 mg # a comment", "5 mg"),
        ("no", "no"),
        ("2026", "2026"),
        ("1_000", "1_000"),
        ("null", "null"),
        (">\n  folded\n  text\n\n  more", "folded text more"),
        ("|\n  a\n  b", "a b"),
        ("one\n  and two", "one and two"),
        ("[a, 'b, c', 5]", "a, b, c, 5"),
        ("\n- a\n- b", "a, b"),
        ("{name: Ada, url: x}", "Ada"),
        ("[{name: Ada}, {name: Bo}, Cy, {url: x}]", "Ada, Bo, Cy"),
        ("[&a Ada, *a]", "Ada"),
        ("!!python/name:os.system Ada", "Ada"),
    ],
)
def test_values_are_texts_and_lists_of_texts(value: str, text: str) -> None:
    assert fields(f"title: T\nauthor: {value}")["author"] == text


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("title: T\nlang: Elvish", ["3: the language is 'Elvish', expected a BCP 47 tag such as 'en'"]),
        ("- title: T", ["2: front matter without keys, expected lines key: value"]),
        ("[:", ["2: front matter that is not valid YAML"]),
        ('title: "a\\0b"', ["2: control character U+0000 in 'title', expected text"]),
        ('title: "\\ud800"', ["2: half a surrogate pair U+D800 in 'title', expected text"]),
    ],
)
def test_what_is_wrong_is_told_with_its_line(front: str, expected: list[str]) -> None:
    assert [problem.split(" (expected")[0] for problem in problems(front)] == expected


@pytest.mark.parametrize("front", ["draft: true\ndraft: false", "draft: false\ndraft: true"])
def test_of_two_drafts_one_that_says_yes_is_enough(front: str) -> None:
    assert article(f"title: T\n{front}").is_draft


@pytest.mark.parametrize(
    ("date", "day", "guess"),
    [
        ("16 May 2026", "2026-05-16", "read as 2026-05-16"),
        ("2026-02-30", "None", "which is no date that can be read"),
        ("2026-11-16T25:00", "None", "which is no date that can be read"),
    ],
)
def test_a_date_in_another_form_is_guessed_with_a_warning(date: str, day: str, guess: str) -> None:
    found = article(f"title: T\ndate: {date}")
    assert str(found.date) == day
    message = f"source/a.md:3: the date is {date!r}, {guess}, expected one like 2026-11-16"
    assert [str(each) for each in found.guesses] == [message]


@pytest.mark.parametrize(
    ("slug", "page", "guess"),
    [
        ("Dry Mouth", "dry-mouth", "read as 'dry-mouth'"),
        ("../Ménière's", "meniere-s", "read as 'meniere-s'"),
        ("боль", "a", "the page is called after its file"),
    ],
)
def test_a_slug_in_another_form_is_guessed_with_a_warning(slug: str, page: str, guess: str) -> None:
    found = article(f'title: T\nslug: "{slug}"')
    assert found.page == page
    expected = "expected small letters, digits and hyphens, such as dry-mouth"
    assert [str(each) for each in found.guesses] == [f"source/a.md:3: the slug is {slug!r}, {guess}, {expected}"]


def test_keys_of_contentful_are_read() -> None:
    found = article("title: T\nmetaDescription: D\nupdatedAt: 2026-11-16T10:00:00.000Z\npublishDate: 2025-01-01")
    assert str(found.date) == "2026-11-16"
    assert found.metadata[1].pattern == ("D",)


TOML = '+++\ntitle = "T"\ndraft = true\ndate = 2026-11-16T10:00:00Z\nauthors = ["A", "B"]\n[params]\ntitle = "x"\n+++\n'


def test_front_matter_of_hugo_in_toml_is_read() -> None:
    found = read(TOML + "\nText\n", ".md")
    assert (found.is_draft, str(found.date)) == (True, "2026-11-16")
    assert [(block.line, plain_text(block.pattern)) for block in found.blocks()] == [
        (2, "T"),
        (5, "A, B"),
        (10, "Text"),
    ]


def test_toml_that_is_none_is_refused_with_its_reason() -> None:
    with pytest.raises(SourceError, match=r"source/a.md:2: front matter that is not valid TOML \(.+\), expected lines"):
        read("+++\ntitle: T\n+++\n\nText\n", ".md")


def test_a_page_break_is_a_space() -> None:
    assert fields('title: "Fie\\fber"') == {"title": "Fie ber"}


def test_keys_of_other_programs_are_left_alone() -> None:
    assert fields("title: T\ndraft: true\nlayout: {a: [1, x]}\ntags:\n  - a\n[1]: 2\n") == {"title": "T"}


def test_front_matter_may_be_empty() -> None:
    assert [plain_text(block.pattern) for block in read("---\n---\n# A\n\nB", ".md").blocks()] == ["A", "B"]


def test_a_value_knows_the_lines_it_stands_on() -> None:
    (title,) = article("# a comment\ntitle: T").metadata
    assert title.lines == ((0, 3),)


@pytest.mark.parametrize("context", METADATA)
def test_metadata_that_the_configuration_names_is_not_translated(context: str) -> None:
    front = "title: One\ndescription: D\nkeywords: K\nauthor: A\nreviewer: R"
    found = read(f"---\n{front}\n---\n# Two\n\nText\n", ".md", Formats(untranslated=(context,)))
    assert [block.context for block in found.metadata if not block.translatable] == [context]
    assert len(found.metadata) == len(METADATA)


def test_template_tags_are_protected_in_metadata() -> None:
    (title,) = article('title: "In {{ year }}"').metadata
    assert to_text(title.pattern) == "In <ph>{{ year }}</ph>"


def test_the_slug_is_the_name_of_the_page() -> None:
    text = b"---\ntitle: T\nslug: dry-mouth\n---\nText"
    assert formats.parse(text, "source/pain/a.md", name="pain/a", locale="en").page == "pain/dry-mouth"


@pytest.mark.parametrize("value", ["", "''", "[]", "# none"])
def test_a_key_without_a_value_counts_as_none(value: str) -> None:
    assert fields(f"title: T\nauthor: {value}") == {"title": "T"}


def test_the_language_is_that_of_the_article() -> None:
    assert article("title: T\nlang: nl_BE").locale == "nl-BE"


@pytest.mark.parametrize(
    ("front", "expected", "line"),
    [
        ("title: Dry mouth: what helps\nauthor: Ada", {"title": "Dry mouth: what helps", "author": "Ada"}, 2),
        ("title:\tT\nkeywords:\n\t- a\n\t- b", {"title": "T", "keywords": "a, b"}, 2),
        ('author: Ada\ntitle: "T" what\nnotes: [a', {"title": '"T" what', "author": "Ada"}, 3),
        ("title: T\nnotes: {a\n  b\nauthor: Ada", {"title": "T", "author": "Ada"}, 5),
    ],
)
def test_what_is_no_yaml_is_read_line_by_line_with_a_warning(front: str, expected: dict[str, str], line: int) -> None:
    (guess,) = article(front).guesses
    assert fields(front) == expected
    assert guess.line == line
    assert "was read line by line, expected quotation marks around a value" in guess.message


@pytest.mark.parametrize("text", ["just words", "- title", "words\n\nin two paragraphs"])
def test_what_has_no_key_is_part_of_the_text(text: str) -> None:
    words = [plain_text(block.pattern) for block in article(text).blocks()]
    assert " ".join(text.removeprefix("- ").split()) in " ".join(words)


@pytest.mark.parametrize(
    ("front", "description"),
    [
        ("summary: S", "S"),
        ("excerpt: E", "E"),
        ("excerpt: E\nsummary: S\ndescription: D", "D"),
        ("description:\nsummary: S", "S"),
    ],
)
def test_a_summary_is_the_description_where_there_is_no_other(front: str, description: str) -> None:
    assert fields(f"title: T\n{front}")["description"] == description


def test_of_several_dates_that_of_the_last_change_counts() -> None:
    assert str(article("title: T\ndate: 2020-01-02\nlastmod: 2026-11-16T10:00:00+01:00").date) == "2026-11-16"


@pytest.mark.parametrize(
    ("front", "is_draft"),
    [
        ("draft: true", True),
        ("draft: false", False),
        ("draft: Yes", True),
        ("published: false", True),
        ("draft:", False),
    ],
)
def test_a_draft_is_known(front: str, *, is_draft: bool) -> None:
    assert article(f"title: T\n{front}").is_draft is is_draft


def test_aliases_are_paths_of_pages() -> None:
    front = "title: T\naliases: [/old/knee/, b.html, /c/index.html, 'https://x.example/d', ../up, /a, /]"
    assert article(front).aliases == ("old/knee", "b", "c")


@pytest.mark.parametrize("front", ["aliases: ['/hips,knees/', /old/]", "aliases:\n- /hips,knees/\n- /old/"])
def test_an_alias_in_a_list_is_whole_whatever_is_in_it(front: str) -> None:
    assert article(f"title: T\n{front}").aliases == ("hips,knees", "old")


def test_the_only_alias_in_a_list_is_whole_too() -> None:
    assert article("title: T\naliases: ['/hips,knees/']").aliases == ("hips,knees",)


def test_aliases_in_a_list_of_toml_are_whole() -> None:
    front = '+++\ntitle = "T"\naliases = ["/hips,knees/"]\n+++\n\nText\n'
    assert read(front, ".md").aliases == ("hips,knees",)


def test_a_line_of_aliases_has_commas_between_them() -> None:
    assert article("title: T\nredirect_from: /old/, /older/").aliases == ("old", "older")


@pytest.mark.parametrize(
    ("front", "page"),
    [
        ("permalink: /dry-mouth/", "dry-mouth"),
        ("permalink: dry-mouth.html", "dry-mouth"),
        ("permalink: /other/dry-mouth/", "a"),
        ("permalink: /:categories/:title/", "a"),
        ("permalink: /b/\nslug: /c", "c"),
    ],
)
def test_an_address_in_the_same_folder_names_the_page(front: str, page: str) -> None:
    assert article(f"title: T\n{front}").page == page


def test_keys_of_other_programs_reach_the_page_only_where_they_are_listed() -> None:
    front = 'title: T\naudience: "<all>"\nnotes: internal'
    assert article(front).head == ()
    passed = article(front, Formats(pass_metadata=("audience",))).head
    assert passed == ('<meta name="audience" content="&lt;all&gt;">\n',)
