"""What each key of the configuration is for, as the reference tells it."""

from __future__ import annotations

from collections.abc import Mapping

from localize.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class KeyDoc:
    """A key: what it may be, as people write it, and what it is for."""

    values: str
    purpose: str


_RULES = (
    'a table of rules, each "off", "warning", "error" or `{ level = …, confidence = … }`, and `confidence`: '
    '"certain", "likely", "possible"'
)

PROJECT: Mapping[str, KeyDoc] = {
    "source-locale": KeyDoc("a BCP 47 tag that CLDR knows", "The language of the articles."),
    "other-languages": KeyDoc(
        '"leave-out", "translate"',
        "What becomes of an article that says it is in another language: it is left out, or translated from that "
        "language into all the others, the source locale among them.",
    ),
    "base-url": KeyDoc(
        "an http or https address",
        "Where the pages will stand. Without it they name no canonical address and no alternates.",
    ),
    "segmentation": KeyDoc(
        '"sentence", "block"',
        "What a translator gets as one entry. If it is changed later, the articles are cut anew, and many translations "
        "become fuzzy or missing.",
    ),
    "source": KeyDoc("a folder in the project", "Where the articles stand."),
    "catalogs": KeyDoc("a folder in the project", "Where the PO catalogs and their templates stand."),
    "glossary": KeyDoc("a file in the project", "The glossary; it may be missing."),
    "output": KeyDoc(
        'a folder in the project, or in an object store ("s3://bucket/site")', "Where `publish` writes the pages."
    ),
    "memory": KeyDoc(
        '"fuzzy", "translated"', "What a translation of the same text elsewhere in the project is worth in a new entry."
    ),
    "adopt": KeyDoc(
        '"fuzzy", "translated"',
        "What a translation is worth of which `adopt` is certain; `--as` says it for one run.",
    ),
    "slugs": KeyDoc(
        '"source", "localized"', "Whether translators may give pages names in their language (the entry `slug`)."
    ),
    "formats": KeyDoc("a table", "How source files are read, see below."),
    "checks": KeyDoc(
        _RULES,
        "What a finding of a rule is worth in all locales, and how sure findings must be: [Checks](../checks.md).",
    ),
    "locales": KeyDoc(
        "a table for each target locale",
        'The languages of the translations, see below; with other-languages = "translate" the source locale may have '
        "one too, for articles in other languages.",
    ),
}
"""The keys of the project, in the order of the reference."""

FORMATS: Mapping[str, KeyDoc] = {
    "trust-markup": KeyDoc(
        "true, false",
        "Take HTML as it is, scripts included. The pages then have no Content-Security-Policy.",
    ),
    "article": KeyDoc("a CSS selector", "Where the article of an HTML page is, if it is not found without."),
    "surroundings": KeyDoc('"drop", "keep"', "What becomes of that which stands around the article in an HTML page."),
    "prose-fences": KeyDoc("a list of words", "The languages of fenced blocks in Markdown that are translated."),
    "untranslated": KeyDoc("a list of `msgctxt`", "The metadata that translators do not get."),
    "title": KeyDoc(
        '"guessed", "required"',
        "What becomes of an article without a title: something else in it is taken for one, or it is an error.",
    ),
    "pass-metadata": KeyDoc(
        "a list of keys", "Keys of other programs in front matter that pages get as `meta` elements."
    ),
}
"""The keys of `[formats]`."""

LOCALE: Mapping[str, KeyDoc] = {
    "fallback": KeyDoc("a list of target locales", "Where missing translations are looked up, the nearest first."),
    "policy": KeyDoc(
        '"withhold", "keep", "fallback"',
        "What readers get while a page is not ready: no page, the page as it was published before, or a page with the "
        "missing parts in the source language.",
    ),
    "approval": KeyDoc('"none", "required"', "Whether only pages that a clinician has approved are published."),
    "clinical": KeyDoc("true, false", "Whether errors of the checks can not be lowered in this locale."),
    "checks": KeyDoc(_RULES, "What a finding of a rule is worth in this locale, and how sure findings must be."),
}
"""The keys of `[locales.TAG]`."""
