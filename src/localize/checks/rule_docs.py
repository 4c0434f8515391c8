"""The manual of the rules: what each finds and why it matters, with examples that are true."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from localize import checks
from localize.checks import guards, measured
from localize.checks.pair import Located, Pair, Terms
from localize.glossary.match import Matcher
from localize.language import datafiles
from localize.model.block import Kind, Part, Pattern, Placeholder, Segment, normal
from localize.model.catalog import Entry
from localize.model.finding import Finding, Severity
from localize.model.glossary import Glossary, Status, Term
from localize.segments.tags import pieces

_UNUSED_SUMMARY = "A waiver that silences nothing, or names a rule that there is not."


@dataclass(frozen=True, slots=True)
class Example:
    """A source and a translation; `terms` are rows of a glossary: concept, locale, term, status."""

    locale: str
    source: str
    target: str
    source_locale: str = "en"
    context: str | None = None
    comment: str = ""
    terms: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RuleDoc:
    """What there is to say of a rule. All `bad` examples together are what the rule finds, in no `good` one does it."""

    name: str
    severity: Severity
    summary: str
    why: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]


@cache
def page(name: str) -> RuleDoc:
    """The page of a rule of the table."""
    place = files("localize.checks") / "examples" / f"{name}.toml"
    data = tomllib.loads(place.read_text(encoding="utf-8"))
    bad, good = (tuple(map(_example, data[kind])) for kind in ("bad", "good"))
    return RuleDoc(name, checks.SEVERITIES[name], summary(name), data["why"], bad, good)


def summary(name: str) -> str:
    """The first line of what a rule's function says of itself."""
    functions = {rule.name: rule.check.__doc__ or "" for rule in checks.RULES}
    functions |= {rule.name: rule.check.__doc__ or "" for rule in checks.WIDE_RULES}
    return {**functions, checks.UNUSED_WAIVER: _UNUSED_SUMMARY}[name].split("\n", 1)[0]


def article(number: int) -> str:
    """The name of the article that an example, counted from 1, is in."""
    return f"article-{number}"


def told(name: str, examples: Sequence[Example]) -> list[Finding]:
    """What a rule says of examples, each in an article of its own."""
    placed = [Located(_pair(each), f"{article(number)}.po", article(number)) for number, each in enumerate(examples, 1)]
    wide = list(checks.run_wide(placed))
    return [
        finding
        for place in placed
        for finding in checks.settle(
            place,
            [
                *checks.run(place.pair, path=place.path, article=place.article),
                *(finding for about, finding in wide if about is place),
            ],
        )
        if finding.rule == name
    ]


def _example(data: Mapping[str, Any]) -> Example:
    values = {key.replace("-", "_"): value for key, value in data.items()}
    return Example(**{**values, "terms": tuple(map(tuple, data.get("terms", ())))})


def _pair(example: Example) -> Pair:
    concepts: dict[str, dict[str, tuple[Term, ...]]] = {}
    for concept, locale, text, status in example.terms:
        term = Term(concept, locale, text, Status(status))
        locales = concepts.setdefault(concept, {})
        locales[locale] = (*locales.get(locale, ()), term)
    glossary = Glossary(concepts)
    source, target = (Matcher(glossary.in_locale(locale)) for locale in (example.source_locale, example.locale))
    terms = Terms(glossary, source, target, (example.locale,))
    comments = (f" {example.comment}",) if example.comment else ()
    entry = Entry(example.source, example.target, context=example.context, comments=comments, line=1)
    segment = Segment(example.source, _pattern(example.source), "", 1)
    return Pair(segment, entry, example.source_locale, example.locale, terms)


def _pattern(text: str) -> Pattern:
    """The pattern whose text for translators this is; its tags have an attribute, so that none may be dropped."""
    parts: list[Part] = []
    for piece in pieces(text):
        if isinstance(piece, str):
            parts.append(piece)
        elif piece.closes:
            parts.append(Placeholder(Kind.CLOSE, piece.element, piece.text))
        else:
            parts.append(Placeholder(Kind.OPEN, piece.element, f'<{piece.element} id="x">'))
    return normal(parts)


def table() -> list[str]:
    """The rows of the table of rules in docs/checks.md."""
    return [
        f"| `{name}` | {severity.value}{' (clinical: error)' if name in measured.figures() else ''} | {summary(name)} |"
        for name, severity in checks.SEVERITIES.items()
    ]


def languages() -> list[str]:
    """The rows of the table in docs/checks.md that says which rules need data of single languages, and have it."""
    known = sorted({code for subject in ("clauses", "negation", "quantities") for code in datafiles.languages(subject)})
    rows = []
    for rule in checks.RULES:
        sources = [code for code in known if any(rule.guards(code, other) for other in known)]
        targets = [code for code in known if any(rule.guards(other, code) for other in known)]
        if rule.guards is not guards.all_languages:
            anywhere = any(rule.guards(code, "und") for code in known)
            rows.append(f"| `{rule.name}` | {' '.join(sources)} | {'all' if anywhere else ' '.join(targets)} |")
    return rows


def clinical() -> list[str]:
    """The rows of the table in docs/checks.md that says which rules are errors in which clinical locales."""
    return [
        f"| `{rule}` | {source} | {' '.join(sorted(target for _, target in certain))} |"
        for rule, found in measured.figures().items()
        for source in dict.fromkeys(source for source, _ in found)
        if (certain := [pair for pair, row in found.items() if row.certain and pair[0] == source])
    ]
