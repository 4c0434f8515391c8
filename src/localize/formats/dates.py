"""Reads the date in a value that a file gives."""

from __future__ import annotations

from datetime import date

from localize.expressions import expression
from localize.language import tags
from localize.language.calendar_names import month_names

_TIME = r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::(?:[0-5][0-9]|60)(?:[.,][0-9]+)?)?"
_ZONE = r"[ \t]*(?:[Zz]|UTC|GMT|[+\-\u2212][0-9]{1,2}(?::?[0-5][0-9])?(?:\[[A-Za-z0-9_+/\-]+\])?)"
_DATE = expression(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?:(?:[Tt]|[ \t]+){_TIME}(?:{_ZONE})?)?")
"""A day as ISO 8601, RFC 3339, RFC 9557, YAML 1.1 and HTML write it, alone or with a time and a zone behind it.

ISO 8601 without hyphens ("20261116") and with weeks ("2026-W47-1") is not read: in an article it is a mistake.
"""


def written_date(text: str) -> date | None:
    """The date as it is written, whatever time and zone follow: `2024-05-01T23:30:00-05:00` is the first of May.

    None for what is no date.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return date.fromisoformat(match[1])
    except ValueError:
        return None


_DAY, _MONTH, _YEAR = r"(?P<day>[0-9]{1,2})", r"(?P<month>[0-9]{1,2})", r"(?P<year>[0-9]{4})"
_NAMED_MONTH = r"(?P<name>[^\W\d_]{3,12})\.?"
_BEHIND = rf"(?:[Tt,]?[ \t]*{_TIME}.*)?"
_IN_WORDS = [
    expression(rf"(?:[^\W\d_]{{2,12}}\.?,?[ ]+)?{form}{_BEHIND}")
    for form in (
        rf"{_DAY}\.[ ]?{_MONTH}\.[ ]?{_YEAR}",
        rf"{_YEAR}([-/.]){_MONTH}\2{_DAY}",
        rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        rf"{_DAY}(?:\.|st|nd|rd|th)?[ -]{_NAMED_MONTH},?[ -]{_YEAR}",
        rf"{_NAMED_MONTH}[ ]{_DAY}(?:st|nd|rd|th)?,?[ ]{_YEAR}",
    )
]
"""Ways to write a day that can be read in one way only; `05/06/2026` cannot, nor `5.6.2026` by all."""
_DOTTED = _IN_WORDS[0]
_MONTHS = 12


def guessed_date(text: str, locale: str) -> date | None:
    """The date in a text that is written in another way, such as `16 May 2026`; names of months are those of a locale.

    None where it could be several, or is none.
    """
    for form in _IN_WORDS:
        if match := form.fullmatch(text.strip()):
            fields = match.groupdict()
            month = _month_called(fields["name"], locale) if "name" in fields else int(fields["month"])
            if form is _DOTTED and month != int(fields["day"]) <= _MONTHS and _begins_with_month(locale):
                return None
            try:
                return date(int(fields["year"]), month, int(fields["day"]))
            except ValueError:
                return None
    return None


def _begins_with_month(locale: str) -> bool:
    """Whether the short dates of a locale begin with the month, as those of the United States do (CLDR)."""
    return str(tags.cldr(locale).date_formats["short"].pattern).lstrip().startswith(("M", "L"))


def _month_called(name: str, locale: str) -> int:
    """The month with a name, whole or shortened, in a locale or in English; 0 for none."""
    folded = name.casefold().removesuffix(".")
    widths = (width for each in (locale, "en") for width in month_names(tags.cldr(each)).values())
    months = (months.items() for names in widths for months in names.values())
    return next((number for each in months for number, known in each if known.casefold().strip(".") == folded), 0)
