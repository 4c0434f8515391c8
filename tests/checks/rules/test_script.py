"""Code in a translation into another script; what the rule finds besides is in its cases."""

from __future__ import annotations

from localize.checks.pair import Pair
from localize.checks.rules.script import script
from localize.checks.terms import Terms
from localize.glossary.match import Matcher
from localize.model.block import Kind, Placeholder, Segment
from localize.model.catalog import Entry
from localize.model.glossary import Glossary
from localize.segments.inline import to_text


def _code(text: str) -> Placeholder:
    return Placeholder(Kind.LOCKED, "code", markup=f"<code>{text}</code>", content=text)


def test_code_is_no_word_in_latin_letters() -> None:
    one, two, three, four = map(_code, ("read_count", "io::error", "num::parse_error", "string::parse"))
    source = (one, " can return ", two, ", ", three, " or ", four)
    target = to_text((one, " 関数は、", two, "、", three, "、", four, " を返す"), source)
    segment = Segment(to_text(source), source, "", 1)
    terms = Terms(Glossary({}), Matcher(()), target=Matcher(()), chain=("ja",))
    assert not list(script(Pair(segment, Entry(segment.text, target), "en", "ja", terms)))
