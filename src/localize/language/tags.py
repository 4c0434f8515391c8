"""Locale tags: BCP 47 in code and HTML, gettext's form in paths, and what CLDR says of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from localize.expressions import expression
from localize.language.cldr_files import file_of, with_parents

_TAG = expression(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
_PSEUDO_REGION = expression(r"-X[AB]$")
_SCRIPT_MODIFIER = {"Latn": "latin", "Cyrl": "cyrillic", "Arab": "arabic", "Deva": "devanagari"}
_IDEOGRAPHIC = ("Hans", "Hant", "Jpan")
"""Scripts whose characters are words, or nearly so."""
SPACELESS = (*_IDEOGRAPHIC, "Thai", "Laoo", "Khmr", "Mymr", "Tibt")
"""The scripts (ISO 15924) that are written without spaces between words."""
_RIGHT_TO_LEFT = frozenset(("Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"))
"""The scripts of CLDR's locales whose lines run from right to left (UAX #9)."""


@lru_cache
def cldr(tag: str) -> Locale:
    """Babel's locale of a BCP 47 tag.

    Raises ValueError, with what was expected, for a tag that is not written as BCP 47 recommends (`pt-BR`,
    `zh-Hant`) or that CLDR has no data for. A pseudo locale (CLDR's regions XA and XB) has the data of its language.
    """
    if not _TAG.fullmatch(tag):
        raise ValueError(f"{tag!r} is not a locale tag, expected one such as de, pt-BR or zh-Hant")
    try:
        return Locale.parse(_PSEUDO_REGION.sub("", tag), sep="-")
    except (UnknownLocaleError, ValueError):
        raise ValueError(
            f"unknown locale {tag!r}, expected a tag that CLDR knows, such as de, pt-BR or zh-Hant"
        ) from None


@lru_cache(maxsize=1024)
def language(tag: str) -> str:
    """The language subtag: `pt` of `pt-BR`."""
    return tag.split("-", 1)[0].lower()


def names_script(tag: str) -> bool:
    """Whether a tag has a script subtag: `sr-Latn`."""
    return any(len(part) == 4 and part.isalpha() for part in tag.split("-")[1:])


@lru_cache
def script(tag: str) -> str:
    """The ISO 15924 script a locale is written in, by CLDR's likely subtags: `Hant` of `zh-TW`."""
    locale = cldr(tag)
    likely = get_global("likely_subtags")
    full = likely.get(str(locale)) or likely.get(locale.language) or ""
    return locale.script or next((part for part in full.split("_") if len(part) == 4), "")


def served_by(locale: str, available: Collection[str]) -> str:
    """Return which of the available tags serves a locale: its own, or that of its language in the same script.

    Empty where none does. Example: `zh-TW` is served by `zh-Hant`, `pt-BR` by `pt`.
    """
    for tag in (locale, f"{language(locale)}-{script(locale)}", language(locale)):
        if tag in available and (tag == locale or script(tag) == script(locale)):
            return tag
    return ""


def is_written_alike(text: str, tag: str) -> bool:
    """Whether a text names the language of a tag in the same script, of whatever region: `en_us` for `en-GB`.

    Large and small letters are the same (RFC 5646, 2.1.1), and "_" is taken for "-", as many programs write it.
    """
    named = written_tag(text)
    return bool(named) and language(named) == language(tag) and script(named) == script(tag)


def written_tag(text: str) -> str:
    """The tag of a locale that a text names in any letters: `pt-BR` for `PT_br`; empty where it names none."""
    parts = text.strip().replace("_", "-").split("-")
    scripts = [part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()]
    regions = [part.upper() for part in parts[1:] if len(part) == 2 or (len(part) == 3 and part.isdigit())]
    named = "-".join([parts[0].lower(), *scripts[:1], *regions[:1]])
    try:
        cldr(named)
    except ValueError:
        return ""
    return named


def named_language(text: str, locale: str) -> str:
    """The tag of the language that a text calls by its name in a locale or in English: `de` for `German`.

    Empty where CLDR knows no language of that name that has data.
    """
    name = text.strip().casefold()
    names = (cldr(each).languages for each in (locale, "en"))
    tags = (written_tag(code) for known in names for code, called in known.items() if called.casefold() == name)
    return next(filter(None, tags), "")


def gettext_name(tag: str) -> str:
    """The name gettext uses in paths: `pt_BR`, `sr@latin`, `zh_Hant` (GNU gettext manual, "Locale Names")."""
    parts = tag.split("-")
    scripts = [part for part in parts[1:] if len(part) == 4]
    modifier = _SCRIPT_MODIFIER.get(scripts[0]) if scripts else None
    if modifier is None:
        return "_".join(parts)
    return "_".join(part for part in parts if part not in scripts) + "@" + modifier


@lru_cache
def with_territory(tag: str) -> str:
    """Language and territory as the Open Graph protocol wants them, by CLDR's likely subtags: `nb_NO`, `de_CH`."""
    locale = cldr(tag)
    likely = get_global("likely_subtags").get(str(locale)) or get_global("likely_subtags").get(locale.language) or ""
    territory = locale.territory or next((part for part in likely.split("_")[1:] if len(part) in (2, 3)), "")
    return f"{locale.language}_{territory}" if territory else locale.language


@lru_cache
def direction(tag: str) -> str:
    """`rtl` or `ltr`, the value of HTML's `dir`.

    That of the script, as in CLDR; Babel would read all that CLDR says of the locale.
    """
    return "rtl" if script(tag) in _RIGHT_TO_LEFT else "ltr"


def direction_of(written: str) -> str:
    """The direction of a tag as a person wrote it in `lang`; `ltr` for an unknown tag."""
    for tag in (written, language(written)):
        try:
            return direction(tag)
        except ValueError:
            continue
    return "ltr"


@lru_cache
def autonym(tag: str) -> str:
    """The language's own name: `norsk bokmål`, `português (Brasil)`; with its tag for a pseudo locale."""
    locale = cldr(tag)
    name = _name_in_itself(locale) if locale.language == str(locale) else locale.get_display_name()
    return f"{name or tag} ({tag})" if _PSEUDO_REGION.search(tag) else name or tag


def _name_in_itself(locale: Locale) -> str:
    """The name of a language in itself, as Babel's display name of it, without all else that CLDR says of it."""
    files = map(file_of, with_parents(locale.language))
    return next((str(name) for file in files if (name := file.get("languages", {}).get(locale.language))), "")


@lru_cache
def english_name(tag: str) -> str:
    """The language as English messages call it: `Norwegian Bokmål`, `Portuguese (Brazil)`."""
    return cldr(tag).get_display_name("en") or tag


def english_name_of_language(code: str) -> str:
    """The name of a language subtag in English: `Norwegian Bokmål`; empty for one that CLDR has no name for."""
    return str(cldr("en").languages.get(code, ""))


@lru_cache
def plural_forms(tag: str) -> str:
    """The value of a catalog's `Plural-Forms` header, from CLDR's plural rules."""
    from babel.messages.plurals import get_plural  # noqa: PLC0415  # not every command needs it

    return get_plural(str(cldr(tag))).plural_forms


@lru_cache(maxsize=1024)
def long_date(day: date, tag: str) -> str:
    """A date as readers of the locale write it in running text: `16. November 2026`."""
    from babel.dates import format_date  # noqa: PLC0415  # not every command needs it

    return format_date(day, format="long", locale=cldr(tag))


@lru_cache
def is_spaceless(tag: str) -> bool:
    """Whether a locale is written without spaces between words."""
    return script(tag) in SPACELESS


def is_ideographic(tag: str) -> bool:
    """Whether a locale is written in Chinese characters: a line may end after nearly every character."""
    return script(tag) in _IDEOGRAPHIC


@lru_cache
def sentence_space(tag: str) -> str:
    """What stands between two sentences of a paragraph: nothing in scripts that are written without spaces."""
    return "" if is_spaceless(tag) else " "
