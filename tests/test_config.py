"""The configuration, as an editor writes it and gets it wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from localize.config import ApprovalPolicy, Config, LocaleConfig, Policy, Segmentation, Worth, load
from localize.config.formats import METADATA, Formats, Surroundings, TitleRule
from localize.errors import ConfigError
from localize.model.finding import Confidence, EntryFinding, LeastConfidence, RuleSettings, Severity

TABLE = ("tool", "localize")
ALL_KEYS = """\
source-locale = "de"
base-url = "https://health.example/"
segmentation = "block"
source = "articles"
catalogs = "translations"
glossary = "words/glossary.csv"
output = "public"
memory = "translated"
adopt = "translated"

[checks]
untouched = "off"

[locales.en]
[locales.de-CH]
fallback = ["en"]
policy = "fallback"
approval = "required"
clinical = true

[locales.de-CH.checks]
invisible = "error"
"""
RULES = {"tags": Severity.ERROR, "invisible": Severity.WARNING, "untouched": Severity.WARNING}
ALL_VALUES = Config(
    source_locale="de",
    base_url="https://health.example/",
    segmentation=Segmentation.BLOCK,
    source="articles",
    catalogs="translations",
    glossary="words/glossary.csv",
    output="public",
    memory=Worth.TRANSLATED,
    adopt=Worth.TRANSLATED,
    checks=RuleSettings({"untouched": None}),
    locales={
        "en": LocaleConfig("en", checks=RuleSettings({"untouched": None})),
        "de-CH": LocaleConfig(
            "de-CH",
            ("en",),
            policy=Policy.FALLBACK,
            approval=ApprovalPolicy.REQUIRED,
            clinical=True,
            checks=RuleSettings(
                {"untouched": None, "invisible": Severity.ERROR}, LeastConfidence(always_block=("tags",))
            ),
        ),
    },
)


def problems(text: str, table: tuple[str, ...] = ()) -> list[str]:
    """What is wrong with a configuration, as its reader sees it."""
    with pytest.raises(ConfigError) as caught:
        load(text, "localize.toml", table, rules=RULES)
    return [str(problem) for problem in caught.value.problems]


def only_problem(text: str, table: tuple[str, ...] = ()) -> str:
    """The one thing that is wrong with a configuration."""
    (problem,) = problems(text, table)
    return problem


def in_table(text: str) -> str:
    """The same keys as they stand in pyproject.toml, below another table."""
    return '[project]\nname = "health"\n\n[tool.localize]\n' + re.sub(
        r"\[(?=locales\.|checks\])", "[tool.localize.", text
    )


def test_every_key_of_the_design_is_read_from_localize_toml() -> None:
    assert load(ALL_KEYS, "localize.toml", rules=RULES) == ALL_VALUES


def test_the_same_keys_are_read_from_the_table_in_pyproject_toml() -> None:
    assert load(in_table(ALL_KEYS), "pyproject.toml", TABLE, rules=RULES) == ALL_VALUES


def test_nothing_need_be_configured() -> None:
    config = load("", "localize.toml")
    assert config == Config(
        source_locale="en",
        base_url="",
        segmentation=Segmentation.SENTENCE,
        source="source",
        catalogs="locales",
        glossary="glossary.csv",
        output="dist",
        memory=Worth.FUZZY,
        locales={},
    )


def test_a_locale_needs_no_key_and_withholds_what_is_not_ready() -> None:
    locale = load("[locales.de]", "localize.toml").locales["de"]
    assert (locale.fallback, locale.policy, locale.approval) == ((), Policy.WITHHOLD, ApprovalPolicy.NONE)
    assert locale.chain == ("de",)


def test_a_chain_is_the_locale_and_its_fallbacks_nearest_first() -> None:
    text = '[locales.de]\n[locales.de-CH]\nfallback = ["de-AT", "de"]\n[locales.de-AT]\n'
    assert load(text, "localize.toml").locales["de-CH"].chain == ("de-CH", "de-AT", "de")


def test_locales_keep_the_order_of_the_file() -> None:
    text = "[locales.nb]\n[locales.ar]\n[locales.ja]\n"
    assert list(load(text, "localize.toml").locales) == ["nb", "ar", "ja"]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_byte_order_mark_and_any_line_ends_are_accepted(end: str) -> None:
    assert load("\ufeff" + ALL_KEYS.replace("\n", end), "localize.toml", rules=RULES) == ALL_VALUES


@pytest.mark.parametrize("written", ["https://health.example", "https://health.example/", "https://health.example//"])
def test_the_base_url_always_ends_in_one_slash(written: str) -> None:
    assert load(f'base-url = "{written}"', "localize.toml").base_url == "https://health.example/"


def test_a_base_url_may_have_a_port_and_a_path() -> None:
    text = 'base-url = "http://[2001:db8::1]:8080/pain/a%20b"'
    assert load(text, "localize.toml").base_url == "http://[2001:db8::1]:8080/pain/a%20b/"


# Unknown keys


def test_an_unknown_key_is_told_with_its_line_and_the_allowed_ones() -> None:
    keys = "source-locale, other-languages, base-url, segmentation, source, catalogs, glossary, output, memory"
    allowed = f"{keys}, adopt, slugs, formats, checks, locales"
    expected = f"localize.toml:2: unknown key 'colour', allowed are: {allowed}"
    assert only_problem('source = "a"\ncolour = 3\n') == expected


def test_an_unknown_key_that_is_nearly_a_known_one_is_told_with_that_one() -> None:
    assert "unknown key 'base_url', did you mean 'base-url'? allowed are: " in only_problem('base_url = "x"')


def test_an_unknown_key_of_a_locale_is_told_with_the_allowed_ones_of_a_locale() -> None:
    problem = only_problem("[locales.de]\n[locales.fr]\nfallbacks = []\n")
    expected = (
        "unknown key 'fallbacks', did you mean 'fallback'? allowed are: fallback, policy, approval, clinical, checks"
    )
    assert problem == f"localize.toml:3: {expected}"


def test_an_unknown_key_of_a_locale_is_told_in_pyproject_toml_with_its_line_there() -> None:
    text = in_table('[locales.de]\npolicy = "keep"\nname = "German"\n')
    assert only_problem(text, TABLE).startswith("localize.toml:7: unknown key 'name'")


# Wrong values


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("source-locale = 3", "unknown locale 3, expected a tag that CLDR knows"),
        ("base-url = true", "base-url is True, expected an address"),
        ("segmentation = 1.5", "segmentation is 1.5, expected one of: sentence, block"),
        ('segmentation = "Block"', "segmentation is 'Block', expected one of: sentence, block"),
        ('memory = "exact"', "memory is 'exact', expected one of: fuzzy, translated"),
        ('source = ["a"]', "source is ['a'], expected a relative path"),
        ("catalogs = {}", "catalogs is {}, expected a relative path"),
        ("glossary = 2026-11-16", "glossary is datetime.date(2026, 11, 16), expected a relative path"),
        ("output = ''", "output is '', expected a relative path"),
        ('locales = ["de"]', "locales is ['de'], expected a table for each locale, such as [locales.de]"),
        ("[[locales]]", "locales is [{}], expected a table for each locale"),
        ('locales.de = "German"', "de is 'German', expected a table [locales.de]"),
        ('locales.de.fallback = "fr"', "fallback is 'fr', expected a list of locales"),
        ("locales.de.fallback = [1]", "fallback is [1], expected a list of locales"),
        ('locales.de.policy = "hide"', "policy is 'hide', expected one of: withhold, keep, fallback"),
        ("locales.de.policy = []", "policy is [], expected one of: withhold, keep, fallback"),
        ("locales.de.approval = true", "approval is True, expected one of: none, required"),
    ],
)
def test_a_value_of_another_kind_is_told_with_what_was_expected(line: str, expected: str) -> None:
    problem = only_problem(f"# the project\n{line}\n")
    assert problem.startswith(f"localize.toml:2: {expected}")


@pytest.mark.parametrize("value", ["3", '"sentence"', "[]"])
def test_a_table_that_is_none_is_told(value: str) -> None:
    assert "expected a table [tool.localize]" in only_problem(f"[tool]\nlocalize = {value}", TABLE)
    assert "localize.toml:1: tool is " in only_problem(f"tool = {value}", TABLE)


@pytest.mark.parametrize("tag", ["xx", "de_CH", "de-ch", "DE", "german", "de-XX", "und", "eng", "ru-Latn", "de-", ""])
def test_a_locale_that_cldr_does_not_know_is_told(tag: str) -> None:
    expected = f"unknown locale {tag!r}, expected a tag that CLDR knows, such as de, pt-BR or zh-Hant"
    assert only_problem(f'source-locale = "{tag}"') == f"localize.toml:1: {expected}"
    assert only_problem(f'[locales.de]\n[locales."{tag}"]') == f"localize.toml:2: {expected}"


@pytest.mark.parametrize(
    "tag",
    [
        "de",
        "nb",
        "pt-BR",
        "zh-Hant",
        "zh-Hant-HK",
        "zh-CN",
        "hi-Latn",
        "pa-Arab",
        "es-419",
        "sr-Latn",
        "fil",
        "en-XA",
        "ar-XB",
    ],
)
def test_locales_may_have_a_script_and_a_region(tag: str) -> None:
    assert list(load(f"[locales.{tag}]", "localize.toml").locales) == [tag]


@pytest.mark.parametrize(
    "address",
    [
        "health.example",
        "//health.example/",
        "ftp://health.example/",
        "https:///pages",
        "https://health.example/?a=1",
        "https://health.example/#top",
        "https://health.example/a b",
        "https://health.example/ä",
        "https://health.example/%zz",
        "https://health.example:port/",
        "https://user:secret@health.example/",
        "http://[::1",
        "javascript:alert(1)//",
        " https://health.example/",
    ],
)
def test_a_base_url_that_is_no_whole_address_is_told(address: str) -> None:
    expected = f"base-url is {address!r}, expected an address such as https://health.example/"
    assert only_problem(f"base-url = '{address}'") == f"localize.toml:1: {expected}"


@pytest.mark.parametrize("key", ["source", "catalogs", "glossary", "output"])
@pytest.mark.parametrize(
    "path", ["../outside", "a/../../b", "/etc", "a//b", "a/", ".", "./a", "", r"C:\pages", "C:/a", r"a\b"]
)
def test_a_path_out_of_the_project_is_told(key: str, path: str) -> None:
    expected = f"{key} is {path!r}, expected a relative path inside the project, such as {key!r}"
    assert only_problem(f"{key} = '{path}'") == f"localize.toml:1: {expected}"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('source = "a\\u0001"', "source is 'a\\x01', expected a text without U+0001"),
        (
            '[formats]\nprose-fences = ["a", "b\\uFFFE"]',
            "prose-fences is ['a', 'b\\ufffe'], expected a text without U+FFFE",
        ),
    ],
)
def test_a_text_that_no_page_can_hold_is_told(line: str, told: str) -> None:
    assert only_problem(line).endswith(f": {told}")


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ('source = "x"\ncatalogs = "x"', 2, "x, x, dist"),
        ('output = "source"', 1, "source, locales, source"),
        ('output = "source/pages"\nsource = "source"', 1, "source, locales, source/pages"),
        ('catalogs = "dist/locales"', 1, "source, dist/locales, dist"),
        ('source = "locales/en"', 1, "locales/en, locales, dist"),
    ],
)
def test_folders_that_stand_in_each_other_are_told(text: str, line: int, named: str) -> None:
    expected = f"source, catalogs and output are {named}, expected three separate folders"
    assert only_problem(text) == f"localize.toml:{line}: {expected}"


def test_folders_with_a_common_beginning_of_their_names_are_separate() -> None:
    config = load('source = "site/text"\ncatalogs = "site/text-po"\noutput = "site/textile"', "localize.toml")
    assert (config.source, config.catalogs, config.output) == ("site/text", "site/text-po", "site/textile")


# Locales and fallbacks


def test_the_source_locale_among_the_target_locales_is_told() -> None:
    expected = "localize.toml:2: 'en' is the source locale, expected target locales only"
    assert only_problem("[locales.de]\n[locales.en]\n") == expected


def test_a_fallback_to_a_locale_that_is_not_configured_is_told() -> None:
    text = '[locales.de]\n[locales.fr]\n[locales.de-CH]\npolicy = "keep"\nfallback = ["de-AT", "de"]\n'
    assert only_problem(text) == "localize.toml:5: fallback to 'de-AT', expected one of: de, fr"


def test_a_fallback_to_the_locale_itself_is_told() -> None:
    assert only_problem('[locales.de]\nfallback = ["de"]') == "localize.toml:2: fallback to 'de', expected one of: none"


def test_a_fallback_to_the_source_locale_is_told_because_it_is_the_end_of_every_chain() -> None:
    assert only_problem('[locales.de]\nfallback = ["en"]').startswith("localize.toml:2: fallback to 'en'")


def test_a_fallback_named_twice_is_told() -> None:
    problem = only_problem('[locales.de]\n[locales.de-CH]\nfallback = ["de", "de"]')
    assert problem.startswith("localize.toml:3: fallback is ['de', 'de'], expected a list of locales")


def test_two_locales_that_fall_back_to_each_other_are_told_once() -> None:
    text = '[locales.de]\nfallback = ["de-AT"]\n[locales.de-AT]\nfallback = ["de"]\n'
    assert only_problem(text) == "localize.toml:2: fallback in a circle: de → de-AT → de, expected an end"


def test_a_longer_circle_is_told_whoever_leads_into_it() -> None:
    text = """\
[locales.de-LI]
fallback = ["de-CH"]
[locales.de-CH]
fallback = ["de"]
[locales.de]
fallback = ["de-AT"]
[locales.de-AT]
fallback = ["de-CH"]
"""
    expected = "localize.toml:4: fallback in a circle: de-CH → de → de-AT → de-CH, expected an end"
    assert only_problem(text) == expected


def test_two_locales_that_share_a_fallback_are_no_circle() -> None:
    text = '[locales.de]\n[locales.de-CH]\nfallback = ["de"]\n[locales.de-LI]\nfallback = ["de-CH", "de"]\n'
    assert load(text, "localize.toml").locales["de-LI"].fallback == ("de-CH", "de")


# All problems, and where they are


def test_all_problems_are_told_at_once_in_the_order_of_their_lines() -> None:
    text = """\
source = "../other"
base-url = "health.example"
colour = "red"

[locales.xx]
[locales.de]
policy = "hide"
fallback = ["it"]
"""
    lines = [re.match(r"localize\.toml:(\d+): (\w+)", problem) for problem in problems(text)]
    told = [(int(line[1]), line[2]) for line in lines if line]
    expected = [(1, "source"), (2, "base"), (3, "unknown"), (5, "unknown"), (7, "policy"), (8, "fallback")]
    assert told == expected


def test_a_wrong_value_does_not_bring_up_a_second_problem_about_its_default() -> None:
    assert len(problems('source-locale = "xx"\n[locales.en]')) == 1
    assert len(problems('source = "/source"\noutput = "source"')) == 1


@pytest.mark.parametrize(
    "text",
    [
        '\nlocales.de.policy = "hide"',
        '\nlocales = { de = { policy = "hide" } }',
        '[locales]\n"de".policy = "hide"',
        '[ locales . de ]  # German\n  policy="hide"',
        "[locales.\"de\"]\n'policy' = 'hide'",
        '\r\n[locales.de]\r\npolicy = "hide"'.removeprefix("\r\n"),
    ],
)
def test_the_line_is_right_however_the_key_is_written(text: str) -> None:
    assert only_problem(text).startswith("localize.toml:2: policy is 'hide'")


def test_what_looks_like_a_key_in_a_long_string_does_not_move_the_line() -> None:
    text = '''\
[project]
description = """
[tool.localize]
colour = 1 \\""" # no end
"""
note = 'a """ in a string'  # and """ in a comment
[tool.localize]
colour = 2
'''
    assert only_problem(text, TABLE).startswith("localize.toml:8: unknown key 'colour'")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('source = "a"\noutput = \n', 2),
        ('source = "a"\nsource = "b"\n', 2),
        ('source = "a"\n[locales.de\n', 2),
        ('source = "a"\noutput = "b', 2),
        ("[locales.de]\n[locales.de]\n", 2),
    ],
)
def test_a_text_that_is_not_toml_is_told_with_its_line(text: str, line: int) -> None:
    assert only_problem(text).startswith(f"localize.toml:{line}: not valid TOML: ")


def test_the_configuration_of_this_project_is_valid() -> None:
    path = Path(__file__).parents[1] / "localize.toml"
    assert set(load(path.read_text(encoding="utf-8"), path.name).locales) == {"ar", "de", "es", "fr", "ja", "nb"}


@pytest.mark.parametrize("tag", ["en-XA", "ar-XB", "zh-Hant-XA"])
def test_the_pseudo_locales_of_cldr_are_locales(tag: str) -> None:
    assert list(load(f"[locales.{tag}]", "localize.toml").locales) == [tag]


@pytest.mark.parametrize("tag", ["xx-XA", "en-XC", "und-XA"])
def test_no_other_unknown_locale_is_taken_for_a_pseudo_locale(tag: str) -> None:
    assert "unknown locale" in only_problem(f"[locales.{tag}]")


# Levels of rules


def levels(text: str, tag: str = "de") -> object:
    return load(text, "localize.toml", rules=RULES).locales[tag].checks.levels


def test_a_level_for_all_locales_holds_in_each() -> None:
    assert levels('[checks]\ntags = "warning"\nuntouched = "off"\n[locales.de]\n') == {
        "tags": Severity.WARNING,
        "untouched": None,
    }


def test_a_level_of_a_locale_goes_before_that_for_all() -> None:
    text = '[checks]\nuntouched = "off"\n[locales.de.checks]\nuntouched = "error"\n[locales.fr]\n'
    assert levels(text) == {"untouched": Severity.ERROR}
    assert levels(text, "fr") == {"untouched": None}


def test_a_regional_locale_does_not_take_over_the_levels_of_its_fallback() -> None:
    text = '[locales.de.checks]\nuntouched = "off"\n[locales.de-CH]\nfallback = ["de"]\n'
    assert levels(text, "de-CH") == {}


def test_a_level_for_all_locales_does_not_lower_a_blocking_rule_in_a_clinical_one() -> None:
    text = '[checks]\ntags = "off"\nuntouched = "off"\n[locales.de]\nclinical = true\n[locales.fr]\n'
    assert levels(text) == {"untouched": None}
    assert levels(text, "fr") == {"tags": None, "untouched": None}


@pytest.mark.parametrize("level", ["off", "warning"])
def test_a_blocking_rule_cannot_be_lowered_in_a_clinical_locale(level: str) -> None:
    expected = f"tags is '{level}', expected 'error': de is clinical, and the rule 'tags' blocks pages"
    text = f'[locales.de]\nclinical = true\n[locales.de.checks]\ntags = "{level}"\n'
    assert only_problem(text) == f"localize.toml:4: {expected}"


def test_a_rule_may_be_raised_in_a_clinical_locale() -> None:
    text = '[locales.de]\nclinical = true\nchecks = { tags = "error", invisible = "error" }\n'
    assert levels(text) == {"tags": Severity.ERROR, "invisible": Severity.ERROR}


def test_a_warning_may_be_turned_off_in_a_clinical_locale() -> None:
    assert levels('[locales.de]\nclinical = true\nchecks.untouched = "off"\n') == {"untouched": None}


@pytest.mark.parametrize("table", ["checks", "locales.de.checks"])
def test_an_unknown_rule_is_told_with_the_known_ones(table: str) -> None:
    problem = only_problem(f'[{table}]\ntag = "off"\n')
    expected = "unknown rule 'tag', did you mean 'tags'? rules are: tags, invisible, untouched"
    assert problem == f"localize.toml:2: {expected}"


@pytest.mark.parametrize("value", ['"fatal"', "true", "[]"])
def test_an_unknown_level_is_told_with_the_known_ones(value: str) -> None:
    problem = only_problem(f"[checks]\ntags = {value}\n")
    assert problem.startswith("localize.toml:2: tags is ")
    assert problem.endswith(", expected one of: off, warning, error")


def test_a_rule_may_have_a_table_of_its_own() -> None:
    assert levels('[checks]\ntags = { level = "warning" }\n[locales.de.checks.untouched]\nlevel = "off"\n') == {
        "tags": Severity.WARNING,
        "untouched": None,
    }


def test_levels_that_are_no_table_are_told() -> None:
    problem = only_problem('checks = "off"\n')
    expected = "checks is 'off', expected a table [checks] with lines such as untouched = \"off\""
    assert problem == f"localize.toml:1: {expected}"


def test_clinical_is_true_or_false() -> None:
    assert only_problem('[locales.de]\nclinical = "yes"\n') == (
        "localize.toml:2: clinical is 'yes', expected true or false"
    )


# How source files are read

FORMATS = "trust-markup, article, surroundings, prose-fences, untranslated, title, pass-metadata"


def test_every_option_of_the_readers_is_read() -> None:
    text = """\
[formats]
trust-markup = true
article = "main .article"
surroundings = "keep"
prose-fences = ["text", "script"]
untranslated = ["author", "reviewer"]
title = "required"
pass-metadata = ["audience"]
"""
    expected = Formats(
        trust_markup=True,
        article="main .article",
        surroundings=Surroundings.KEEP,
        prose_fences=("text", "script"),
        untranslated=("author", "reviewer"),
        title=TitleRule.REQUIRED,
        pass_metadata=("audience",),
    )
    assert load(text, "localize.toml").formats == expected
    table = f"[tool.localize]\n{text.replace('[formats]', '[tool.localize.formats]')}"
    assert load(table, "pyproject.toml", TABLE).formats == expected


def test_markup_is_not_trusted_unless_that_is_configured() -> None:
    assert load("", "localize.toml").formats == load("[formats]", "localize.toml").formats == Formats()
    assert Formats() == Formats(
        trust_markup=False, article="", surroundings=Surroundings.DROP, prose_fences=(), untranslated=()
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('trust-markup = "yes"', "trust-markup is 'yes', expected true or false"),
        ("article = 5", "article is 5, expected a CSS selector such as 'main .article'"),
        ('article = " "', "article is ' ', expected a CSS selector such as 'main .article'"),
        ('surroundings = "hide"', "surroundings is 'hide', expected one of: drop, keep"),
        ('prose-fences = "text"', "prose-fences is 'text', expected a list of texts such as [\"text\"]"),
        ("prose-fences = [5]", 'prose-fences is [5], expected a list of texts such as ["text"]'),
        (
            'untranslated = ["authors"]',
            f"'authors' is no metadata that is translated, expected some of: {', '.join(METADATA)}",
        ),
        (
            'pass-metadata = ["robots"]',
            "'robots' cannot be passed on, expected keys of front matter that pages do not have themselves",
        ),
        (
            "trust_markup = true",
            f"unknown key 'trust_markup', did you mean 'trust-markup'? allowed are: {FORMATS}",
        ),
    ],
)
def test_a_wrong_option_of_the_readers_is_told(line: str, expected: str) -> None:
    assert only_problem(f"[formats]\n{line}\n") == f"localize.toml:2: {expected}"


def test_options_of_the_readers_that_are_no_table_are_told() -> None:
    expected = "formats is true, expected a table [formats] with lines such as trust-markup = true"
    assert only_problem("formats = true\n").lower() == f"localize.toml:1: {expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("segmentation = 'block'\nbase-url = " + "9" * 5000, "localize.toml:2: a number of more than 4,300 digits"),
        ("segmentation = 'block'\nbase-url = " + "[" * 2000, "localize.toml:2: lists or tables nested too deeply"),
        ("base-url = " + "[" * 2000 + "]" * 2000, "localize.toml:1: lists or tables nested too deeply"),
        ("\nlocales = " + "{a = " * 2000, "localize.toml:2: lists or tables nested too deeply"),
    ],
)
def test_what_python_cannot_hold_is_told_with_its_line(text: str, expected: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(text, "localize.toml")
    assert str(caught.value).startswith(expected)


# How sure findings must be


def least(text: str, rule: str, tag: str = "de") -> Confidence:
    return load(text, "localize.toml", rules=RULES).locales[tag].checks.confidence.of(rule)


def test_findings_of_any_confidence_count_where_nothing_is_set() -> None:
    assert least("[locales.de]\n", "tags") is Confidence.POSSIBLE


def test_a_confidence_for_all_rules_holds_for_each_without_its_own() -> None:
    text = '[checks]\nconfidence = "certain"\nuntouched = { confidence = "likely" }\n[locales.de]\n'
    assert least(text, "tags") is Confidence.CERTAIN
    assert least(text, "untouched") is Confidence.LIKELY


def test_the_confidence_of_a_locale_goes_before_that_of_the_project() -> None:
    text = '[checks]\nconfidence = "certain"\n[locales.de.checks]\nconfidence = "possible"\n[locales.fr]\n'
    assert least(text, "tags") is Confidence.POSSIBLE
    assert least(text, "tags", "fr") is Confidence.CERTAIN


def test_what_the_project_sets_for_a_rule_goes_before_what_a_locale_sets_for_all() -> None:
    text = '[checks]\ntags = { confidence = "certain" }\n[locales.de.checks]\nconfidence = "possible"\n'
    assert least(text, "tags") is Confidence.CERTAIN


def test_a_confidence_leaves_the_level_as_it_is() -> None:
    assert levels('[checks]\ntags = { confidence = "certain" }\n[locales.de]\n') == {}


def test_a_case_of_a_rule_has_its_confidence() -> None:
    strict = LeastConfidence(by_rule={"untouched": Confidence.CERTAIN})
    assert strict.of("untranslated", "untouched") is Confidence.CERTAIN


@pytest.mark.parametrize(("rule", "counts"), [("tags", True), ("untouched", False)])
def test_an_error_of_a_rule_that_a_clinical_locale_holds_always_counts(rule: str, *, counts: bool) -> None:
    text = '[checks]\nconfidence = "certain"\n[locales.de]\nclinical = true\n'
    confidence = load(text, "localize.toml", rules=RULES).locales["de"].checks.confidence
    finding = EntryFinding(rule, Severity.ERROR, "wrong", confidence=Confidence.POSSIBLE)
    assert confidence.counts(finding) is counts


@pytest.mark.parametrize("line", ['confidence = "sure"', 'tags = { confidence = "sure" }', "tags.confidence = 1"])
def test_an_unknown_confidence_is_told_with_the_known_ones(line: str) -> None:
    problem = only_problem(f"[checks]\n{line}\n")
    assert problem.startswith("localize.toml:2: confidence is ")
    assert problem.endswith(", expected one of: certain, likely, possible")


def test_an_unknown_key_of_a_rule_is_told_with_the_known_ones() -> None:
    problem = only_problem('[checks]\ntags = { severity = "off" }\n')
    assert problem == "localize.toml:2: unknown key 'severity', allowed are: level, confidence"
