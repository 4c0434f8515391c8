"""The configuration: `[tool.localize]` in pyproject.toml, or the same keys at the top of localize.toml."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Mapping, Set
from dataclasses import field, replace
from enum import Enum
from itertools import permutations
from typing import Any

from babel import Locale, UnknownLocaleError

from localize import paths
from localize.config import formats, levels
from localize.config.formats import Formats
from localize.config.layout import Layout
from localize.config.reading import Keys, Reader, ReportProblem, choice, flag, key_lines, listed, read_table
from localize.dataclass import dataclass
from localize.errors import ConfigError, Problem, reads_file
from localize.expressions import expression
from localize.model.finding import Levels, RuleSettings, Severity


class Segmentation(Enum):
    """What becomes a segment."""

    SENTENCE = "sentence"
    BLOCK = "block"


class Worth(Enum):
    """Whether a certain translation from elsewhere counts as finished, or as fuzzy."""

    FUZZY = "fuzzy"
    TRANSLATED = "translated"


class OtherLanguages(Enum):
    """What becomes of an article that says it is in another language than the source locale."""

    LEAVE_OUT = "leave-out"
    TRANSLATE = "translate"


class Policy(Enum):
    """What readers of a locale get where a page is not ready."""

    WITHHOLD = "withhold"
    KEEP = "keep"
    FALLBACK = "fallback"


class SlugPolicy(Enum):
    """What the file of a page is called: as its source, or as translators say."""

    SOURCE = "source"
    LOCALIZED = "localized"


class ApprovalPolicy(Enum):
    """Whether a page needs a clinician's sign-off before it is published."""

    NONE = "none"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class LocaleConfig:
    """One target locale, and the locales in which its missing translations are looked up.

    `checks` are the levels of rules that are not those of the table, and how sure findings must be: the locale's own,
    then the project's. Where `clinical` is true, none of them lowers a rule that blocks pages. They hold for
    translations from the source locale; `raw_checks` are what the configuration says of the locale, see `between`.
    """

    tag: str
    fallback: tuple[str, ...] = ()
    policy: Policy = Policy.WITHHOLD
    approval: ApprovalPolicy = ApprovalPolicy.NONE
    clinical: bool = False
    checks: RuleSettings = field(default_factory=RuleSettings)
    raw_checks: RuleSettings = field(default_factory=RuleSettings, compare=False)

    @property
    def chain(self) -> tuple[str, ...]:
        """The locale and its fallbacks, nearest first, without the source locale."""
        return (self.tag, *self.fallback)


@dataclass(frozen=True, slots=True)
class Config:
    """The whole configuration.

    Paths are relative to the project folder, with "/"; `output` may be the URL of a folder in an object store.
    `base_url` ends in "/"; it is empty where none is configured, and pages then name no canonical address and no
    alternates. `checks` are the settings of rules for all locales. `locales` are all target locales but the source
    locale, into which articles in other languages are translated as `into_source` says.
    """

    source_locale: str = "en"
    other_languages: OtherLanguages = OtherLanguages.LEAVE_OUT
    base_url: str = ""
    segmentation: Segmentation = Segmentation.SENTENCE
    source: str = "source"
    catalogs: str = "locales"
    glossary: str = "glossary.csv"
    output: str = "dist"
    memory: Worth = Worth.FUZZY
    adopt: Worth = Worth.FUZZY
    slugs: SlugPolicy = SlugPolicy.SOURCE
    formats: Formats = field(default_factory=Formats)
    checks: RuleSettings = field(default_factory=RuleSettings)
    locales: Mapping[str, LocaleConfig] = field(default_factory=dict)
    into_source: LocaleConfig | None = None

    @property
    def targets(self) -> Mapping[str, LocaleConfig]:
        """The locales into which some article may be translated; the source locale, if it is one, comes first."""
        return {self.into_source.tag: self.into_source, **self.locales} if self.into_source else self.locales

    @property
    def layout(self) -> Layout:
        """Where each file of the project stands."""
        return Layout(self.source, self.catalogs, self.output)


Certain = Callable[[str, str], frozenset[str]]
"""The rules that are errors in a clinical locale and warnings elsewhere, by the source locale and the locale."""

Unquiet = Callable[[Levels, str, str], Levels]
"""Completes levels by those of the rules that are not quiet enough, by the source locale and the locale."""

_NO_RULES: Mapping[str, Severity] = {}


def _none_certain(_source_locale: str, _locale: str) -> frozenset[str]:
    return frozenset()


def _all_quiet(levels: Levels, _source_locale: str, _locale: str) -> Levels:
    return levels


@dataclass(frozen=True, slots=True)
class MeasuredRules:
    """What follows from how many good translations the rules flag: which are errors, and which are off in a locale."""

    certain: Certain = _none_certain
    unquiet: Unquiet = _all_quiet


_NOT_MEASURED = MeasuredRules()


@reads_file(ConfigError)
def load(
    text: str,
    path: str,
    table: tuple[str, ...] = (),
    *,
    rules: Mapping[str, Severity] = _NO_RULES,
    measured: MeasuredRules = _NOT_MEASURED,
) -> Config:
    """The configuration in a TOML text.

    `path` names it in messages; `table` is where the keys stand (`("tool", "localize")` in pyproject.toml). `rules`
    are the rules of the checks with what they are worth by themselves, `measured` tells what they are worth in single
    locales. Raises ConfigError with all problems found.
    """
    text = text.removeprefix("\ufeff")
    data: Any = _parsed(text, path)
    problems: list[Problem] = []
    lines = key_lines(text)

    def report(key: Keys, message: str) -> None:
        full = (*table, *key)
        line = next((lines[full[:end]] for end in range(len(full), 0, -1) if full[:end] in lines), 0)
        problems.append(Problem(path, line, message))

    for end, name in enumerate(table, 1):
        data = data.get(name, {})
        if not isinstance(data, dict):
            line_of_table = lines.get(table[:end], 0)
            raise ConfigError(Problem(path, line_of_table, f"{name} is {data!r}, expected a table [{'.'.join(table)}]"))
    values = read_table(data, _readers(rules), (), report)
    config = Config(**{key.replace("-", "_"): value for key, value in values.items()})
    if "source-locale" in values or "source-locale" not in data:
        _check_source_locale(config, report)
    config = _with_source_as_target(config)
    targets = {
        tag: between(config, replace(each, raw_checks=each.checks), rules=rules, measured=measured, report=report)
        for tag, each in config.targets.items()
    }
    into_source = targets.pop(config.source_locale) if config.into_source else None
    config = replace(config, locales=targets, into_source=into_source)
    _check_fallbacks(config, report)
    _check_folders(config, values.keys(), data.keys() - values.keys(), report)
    if problems:
        raise ConfigError(problems)
    return config


def _parsed(text: str, path: str) -> dict[str, Any]:
    """The tables in a TOML text; raises ConfigError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        number = int(line[1]) if line else text.rstrip().count("\n") + 1
        raise ConfigError(Problem(path, number, f"not valid TOML: {error}")) from None
    except ValueError:  # Python reads no whole number that long
        message = f"a number of more than {sys.get_int_max_str_digits():,} digits, expected none in a configuration"
        long = re.search(rf"[0-9_]{{{sys.get_int_max_str_digits()}}}", text)
        raise ConfigError(Problem(path, text.count("\n", 0, long.start()) + 1 if long else 0, message)) from None
    except RecursionError:
        deep = max(enumerate(text.split("\n"), 1), key=lambda line: line[1].count("[") + line[1].count("{"))[0]
        message = "lists or tables nested too deeply, expected a few levels at most"
        raise ConfigError(Problem(path, deep, message)) from None


_TAG = expression(r"(?P<language>[a-z]{2,3})(?:-(?P<script>[A-Z][a-z]{3}))?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
_PSEUDO_REGION = expression(r"-X[AB]$")  # CLDR's pseudo locales, such as en-XA, have the data of their language
_STORE = expression(r"[a-z][a-z0-9+.-]*://[^\s/]+(?:/[^\s/]+)*/?")
"""A folder in an object store, such as `s3://bucket/site`."""
_URL = expression(
    r"https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]+)?"
    r"(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
)


def _tag(at: Keys, value: Any, report: ReportProblem) -> str | None:
    if isinstance(value, str) and (tag := _TAG.fullmatch(value)):
        try:
            locale = Locale.parse(_PSEUDO_REGION.sub("", value), sep="-")
            # Babel takes "und" and "eng" for "en", and passes over a script without data: "ru-Latn" would be Cyrillic.
            if locale.language == tag["language"] and tag["script"] in (None, locale.script):
                return value
        except (UnknownLocaleError, ValueError):
            pass
    report(at, f"unknown locale {value!r}, expected a tag that CLDR knows, such as de, pt-BR or zh-Hant")
    return None


def _tags(at: Keys, value: Any, report: ReportProblem) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(item, str) for item in value) and len(set(value)) == len(value):
        return tuple(value)
    report(at, f'{at[-1]} is {value!r}, expected a list of locales such as ["de"], each once')
    return None


def _url(at: Keys, value: Any, report: ReportProblem) -> str | None:
    """A base address (RFC 3986), without user, query and fragment; paths are appended to it."""
    if isinstance(value, str) and _URL.fullmatch(value):
        return value.rstrip("/") + "/"
    report(at, f"{at[-1]} is {value!r}, expected an address such as https://health.example/")
    return None


def _path(at: Keys, value: Any, report: ReportProblem) -> str | None:
    """A path inside the project: nothing is ever written outside it."""
    if isinstance(value, str) and paths.is_inside(value):
        return value
    report(at, f"{at[-1]} is {value!r}, expected a relative path inside the project, such as {at[-1]!r}")
    return None


def _output(at: Keys, value: Any, report: ReportProblem) -> str | None:
    """A path inside the project, or a folder in an object store, which `files` opens."""
    return value.rstrip("/") if isinstance(value, str) and _STORE.fullmatch(value) else _path(at, value, report)


def _locales(readers: Mapping[str, Reader]) -> Reader:
    def read(at: Keys, value: Any, report: ReportProblem) -> dict[str, LocaleConfig] | None:
        if not isinstance(value, dict):
            report(at, f"locales is {value!r}, expected a table for each locale, such as [locales.de]")
            return None
        locales = {}
        for tag, options in value.items():
            place = (*at, tag)
            if not isinstance(options, dict):
                report(place, f"{tag} is {options!r}, expected a table [locales.{tag}]")
            elif _tag(place, tag, report):
                locales[tag] = LocaleConfig(tag, **read_table(options, readers, place, report))
        return locales

    return read


def _unreported(_key: Keys, _message: str) -> None:
    """Tell nobody: it was told when the configuration was read."""


def between(  # noqa: PLR0913  # all that decides on a level
    config: Config,
    locale: LocaleConfig,
    source_locale: str = "",
    *,
    rules: Mapping[str, Severity],
    measured: MeasuredRules,
    report: ReportProblem = _unreported,
) -> LocaleConfig:
    """The locale with the settings of its rules for translations from `source_locale`, or else from that of the config.

    In a clinical locale every rule that blocks pages stays an error.
    """
    tag, source = locale.tag, source_locale or config.source_locale
    blocking = frozenset(name for name, severity in rules.items() if severity is Severity.ERROR)
    raised = measured.certain(source, tag) if locale.clinical else frozenset()
    held = blocking | raised if locale.clinical else frozenset()
    settings = levels.in_locale(tag, locale.raw_checks, config.checks, held=held, report=report)
    of_rules = {**dict.fromkeys(sorted(raised), Severity.ERROR), **settings.levels}
    completed = measured.unquiet(of_rules, source, tag)
    of_rules |= {name: level for name, level in completed.items() if name not in held}
    return replace(locale, checks=replace(settings, levels=of_rules))


def _check_source_locale(config: Config, report: ReportProblem) -> None:
    tag = config.source_locale
    if tag in config.locales and config.other_languages is OtherLanguages.LEAVE_OUT:
        report(("locales", tag), f"{tag!r} is the source locale, expected target locales only")


def _with_source_as_target(config: Config) -> Config:
    """The configuration with the source locale beside the other target locales, if it is a target at all."""
    if config.other_languages is OtherLanguages.LEAVE_OUT:
        return config
    others = dict(config.locales)
    into_source = others.pop(config.source_locale, LocaleConfig(config.source_locale))
    return replace(config, locales=others, into_source=into_source)


def _check_fallbacks(config: Config, report: ReportProblem) -> None:
    """Report fallbacks to no other target locale; the source locale is none, as most articles are in it."""
    told: set[str] = set()
    locales = config.locales
    for tag, locale in config.targets.items():
        at = ("locales", tag, "fallback")
        for other in locale.fallback:
            if other == tag or other not in locales:
                expected = listed(name for name in locales if name != tag)
                report(at, f"fallback to {other!r}, expected one of: {expected}")
        circle = _circle(tag, config.targets)
        if told.isdisjoint(circle) and len(circle) > 2:
            report(at, f"fallback in a circle: {' → '.join(circle)}, expected an end")
        told.update(circle)


def _circle(start: str, locales: Mapping[str, LocaleConfig]) -> tuple[str, ...]:
    """The shortest chain of fallbacks that leads from a locale back to itself; empty where none does."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for other in locales[way[-1]].fallback:
            if other == start:
                return (*way, start)
            if other in locales and other not in seen:
                seen.add(other)
                ways.append((*way, other))
    return ()


def _check_folders(config: Config, given: Set[str], unusable: Set[str], report: ReportProblem) -> None:
    """Report folders that are the same or lie in one another, at the last one that the configuration names."""
    folders = {"source": config.source, "catalogs": config.catalogs, "output": config.output}
    usable = [key for key in folders if key not in unusable]
    clashes = [pair for pair in permutations(usable, 2) if f"{folders[pair[0]]}/".startswith(f"{folders[pair[1]]}/")]
    if clashes:
        at = next(key for key in reversed(usable) if key in given and any(key in pair for pair in clashes))
        named = listed(folders.values())
        report((at,), f"source, catalogs and output are {named}, expected three separate folders")


def _readers(rules: Mapping[str, Severity]) -> dict[str, Reader]:
    """The keys of the configuration, each with the function that reads its value."""
    of_rules = levels.reader(rules)
    locale: dict[str, Reader] = {
        "fallback": _tags,
        "policy": choice(Policy),
        "approval": choice(ApprovalPolicy),
        "clinical": flag,
        "checks": of_rules,
    }
    return {
        "source-locale": _tag,
        "other-languages": choice(OtherLanguages),
        "base-url": _url,
        "segmentation": choice(Segmentation),
        "source": _path,
        "catalogs": _path,
        "glossary": _path,
        "output": _output,
        "memory": choice(Worth),
        "adopt": choice(Worth),
        "slugs": choice(SlugPolicy),
        "formats": formats.read,
        "checks": of_rules,
        "locales": _locales(locale),
    }
