"""The cases of the rules: plain files beside them, which rules/README.txt describes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from localize.checks import runner
from localize.checks.consistency import compared_rows
from localize.checks.pair import Located, Pair
from localize.checks.terms import Terms
from localize.dataclass import dataclass
from localize.expressions import expression
from localize.glossary import table
from localize.glossary.match import Matcher
from localize.model.block import Kind, Part, Pattern, Placeholder, Segment, normal
from localize.model.catalog import Entry
from localize.model.finding import Finding
from localize.model.glossary import Glossary
from localize.segments.tags import Tag, pieces, unescape

FOLDER = Path(__file__).parent / "rules"

_FIELDS = (
    "locale",
    "source",
    "target",
    "source-locale",
    "context",
    "comment",
    "severity",
    "message",
    "fixed",
    "others",
)
_REPEATED = ("source", "target", "message", "fixed")
_END_OF_EXAMPLES = "---"
_NUMBERED = expression(r"\{U\+([0-9A-F]{4,6})\}")
_WITH_ATTRIBUTES = ("a", "span", "q")


class CaseKind(Enum):
    """What a case expects; the value is its first line."""

    INVALID = "must find"
    VALID = "must not find"
    SILENT = "no rule may find"


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a rule.

    `sources` and `targets` are the texts of its translations, several for a rule that compares them. Each of `messages`
    is a part of a finding's message. `fixed` are the targets after the fix of the rule, empty if it has no fix for
    them. `severity` is empty for the default severity of the rule. An `example` is for people to read. Each
    translation but the first stands in the locale as often as `others` says.
    """

    rule: str
    line: int
    kind: CaseKind
    locale: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    source_locale: str = "en"
    context: str | None = None
    comment: str = ""
    severity: str = ""
    messages: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    example: bool = False
    others: int = 1

    def __str__(self) -> str:
        return f"{self.rule}.txt:{self.line}"


@dataclass(frozen=True, slots=True)
class RuleCases:
    """The file of a rule: why the rule is there, and its cases."""

    why: str
    cases: tuple[Case, ...]


@cache
def of_rule(name: str) -> RuleCases:
    """Return the file of a rule of the table; raises ValueError with `file:line` for one that cannot be read."""
    return parse((FOLDER / f"{name}.txt").read_text(encoding="utf-8"), name)


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together: the kind, if the first line is one, and the fields in order."""

    line: int
    kind: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)


def parse(text: str, rule: str) -> RuleCases:
    """Return what the text of a rule's file says; raises ValueError with `file:line`."""
    why, example = "", True
    cases = []
    for paragraph in _paragraphs(text, rule):
        if paragraph.kind == _END_OF_EXAMPLES:
            example = False
        elif paragraph.kind:
            cases.append(_case(paragraph, rule, example=example))
        else:
            why = dict(paragraph.fields)["why"]
    return RuleCases(why, tuple(cases))


def _paragraphs(text: str, rule: str) -> Iterator[_Paragraph]:
    kinds = (*(kind.value for kind in CaseKind), _END_OF_EXAMPLES)
    paragraph: _Paragraph | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if paragraph:
                yield paragraph
            paragraph = None
        elif paragraph is None and line in kinds:
            paragraph = _Paragraph(number, line)
        elif paragraph and paragraph.fields and line.startswith(" "):
            name, value = paragraph.fields[-1]
            paragraph.fields[-1] = name, f"{value} {_visible(line.strip())}"
        else:
            name, _, value = line.partition(": ")
            known = _FIELDS if paragraph and paragraph.kind else ("why",)
            if name not in known:
                expected = ", ".join(known if paragraph else (*kinds, *known))
                raise ValueError(f"{rule}.txt:{number}: {line[:60]!r}, expected one of: {expected}")
            paragraph = paragraph or _Paragraph(number)
            paragraph.fields.append((name, _visible(value)))
    if paragraph:
        yield paragraph


def _case(paragraph: _Paragraph, rule: str, *, example: bool) -> Case:
    values: dict[str, list[str]] = {name: [] for name in _FIELDS}
    for name, value in paragraph.fields:
        values[name].append(value)
    single = {name: each[0] for name, each in values.items() if each and name not in _REPEATED}
    doubled = [name for name, each in values.items() if len(each) > 1 and name not in _REPEATED]
    if doubled or "locale" not in single or not values["source"] or len(values["source"]) != len(values["target"]):
        got = ", ".join(name for name, _ in paragraph.fields)
        raise ValueError(f"{rule}.txt:{paragraph.line}: {got}, expected one locale, and a target for each source")
    return Case(
        rule=rule,
        line=paragraph.line,
        kind=CaseKind(paragraph.kind),
        locale=single["locale"],
        sources=tuple(values["source"]),
        targets=tuple(values["target"]),
        source_locale=single.get("source-locale", "en"),
        context=single.get("context"),
        comment=single.get("comment", ""),
        severity=single.get("severity", ""),
        messages=tuple(values["message"]),
        fixed=tuple(values["fixed"]),
        example=example,
        others=int(single.get("others", "1")),
    )


def _visible(text: str) -> str:
    """Return a text with the characters that are written as numbers: {U+200B}."""
    return _NUMBERED.sub(lambda match: chr(int(match[1], 16)), text)


def translations(case: Case) -> list[Located]:
    """Return the translations of a case as rules get them, each in an article of its own."""
    first, *others = zip(case.sources, case.targets, strict=True)
    return [
        Located(_pair(case, source, target), f"article-{number}.po", f"article-{number}")
        for number, (source, target) in enumerate([first, *others * case.others], 1)
    ]


def findings(case: Case) -> list[Finding]:
    """Return what all rules find in a case."""
    located = translations(case)
    compared = list(runner.compare(compared_rows(located)))
    return [
        each.finding(finding)
        for each in located
        for finding in runner.settle(
            each.pair.entry,
            [*runner.run(each.pair), *(finding for row, finding in compared if row.article == each.article)],
        )
    ]


def _pair(case: Case, source: str, target: str) -> Pair:
    comments = (f" {case.comment}",) if case.comment else ()
    entry = Entry(source, target, context=case.context, comments=comments, line=1)
    segment = Segment(source, pattern_of(source), tail="", line=1)
    return Pair(
        segment,
        entry,
        source_locale=case.source_locale,
        locale=case.locale,
        terms=_terms(case.source_locale, case.locale),
    )


@lru_cache(maxsize=256)
def _terms(source_locale: str, locale: str) -> Terms:
    """Return the terms of rules/terms.csv; a regional locale has those of its language too."""
    glossary = _glossary()
    chain = (locale, locale.split("-", maxsplit=1)[0]) if "-" in locale else (locale,)
    targets = [term for tag in chain for term in glossary.in_locale(tag)]
    return Terms(glossary, Matcher(glossary.in_locale(source_locale)), target=Matcher(targets), chain=chain)


@cache
def _glossary() -> Glossary:
    return table.read((FOLDER / "terms.csv").read_bytes(), "terms.csv")


def pattern_of(text: str) -> Pattern:
    """Return the pattern of a source document whose text for translators is `text`; see rules/README.txt for tags."""
    parts: list[Part] = []
    locked: str | None = None
    for piece in pieces(text):
        if locked is not None:
            if isinstance(piece, str):
                locked = piece
            else:
                parts.append(
                    Placeholder(Kind.LOCKED, "code", markup=f'<code translate="no">{locked}</code>', content=locked)
                )
                locked = None
        elif isinstance(piece, str):
            parts.append(unescape(piece))
        elif piece.element == "code":
            locked = ""
        else:
            parts.append(_placeholder(piece))
    return normal(parts)


def _placeholder(tag: Tag) -> Placeholder:
    if tag.closes:
        return Placeholder(Kind.CLOSE, tag.element, f"</{tag.element}>")
    attributes = f' class="{tag.name}"' if tag.element in _WITH_ATTRIBUTES else ""
    kind = Kind.ALONE if tag.element == "br" else Kind.OPEN
    return Placeholder(kind, tag.element, f"<{tag.element}{attributes}>")
