"""Web addresses, DOIs and e-mail addresses: the same ones, letter for letter."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from urllib.parse import unquote

from localize.checks.pair import Message, Pair
from localize.dataclass import dataclass
from localize.expressions import expression
from localize.language import tags
from localize.language.addresses import ADDRESS, TRAILING
from localize.model.finding import Span

_LETTERS = expression(r"""[^\s<>"'«»„“”‚‘’「」『』（）()【】。、，；：！？؟،؛।]*""")
"""How an address may go on in letters of other scripts (RFC 3987); what ends it is in no address."""

_WWW = expression(r"^www\.(?=[^.]+\.)", re.IGNORECASE)
"""The beginning of most host names; without it they lead to the same page."""

_MOST_ALIKE = 20
"""The most addresses of one segment that are compared where they differ in letters of other scripts only."""


@dataclass(frozen=True, slots=True)
class _Address:
    text: str
    span: Span
    same: str
    """The address in the one form that all ways of writing it share."""
    whole: str
    """The same with the letters of other scripts that follow it."""


def web_address(pair: Pair) -> Iterator[Message]:
    """An address of the source that the translation lacks, or one that is not in the source.

    Upper and lower case do not count in host names and DOIs. A percent-encoded letter is the same as the letter.
    """
    if not pair.source_reading.has_address and not pair.target_reading.has_address:
        return
    expected = list(_addresses(pair.source_text, pair.source_locale))
    actual = list(_addresses(pair.target_text, pair.locale))
    missing, added = _apart(expected, actual)
    if len(missing) + len(added) <= _MOST_ALIKE:
        missing = [each for each in missing if not _is_bare(each, pair.target_text)]
        added = [each for each in added if not _is_bare(each, pair.source_text)]
    if len(missing) == len(added):
        for old, new in zip(missing, added, strict=True):
            message = f"{new.text} instead of {old.text}, expected the address of the source"
            yield Message(message, new.span, old.span)
        return
    for address in missing:
        yield Message(f"{address.text} is missing, expected it as in the source", source=address.span)
    for address in added:
        yield Message(f"{address.text} is not in the source, expected the same addresses", address.span)


def _addresses(text: str, tag: str) -> Iterator[_Address]:
    """The addresses of a text; in scripts with spaces, letters of all scripts that follow one belong to it."""
    for match in ADDRESS.finditer(text):
        short = match[0].rstrip(TRAILING)
        start = match.start()
        rest = "" if "@" in short else (_LETTERS.match(text, match.end()) or match)[0]
        whole = (match[0] + rest).rstrip(TRAILING)
        text = whole if tags.sentence_space(tag) else short
        yield _Address(text, (start, start + len(text)), same=_same(text), whole=_same(whole))


def _is_bare(address: _Address, text: str) -> bool:
    """Whether a text has an address without its "www.": gov.uk, which is not read as an address."""
    bare = _WWW.sub("", address.text)
    return (
        bare != address.text and re.search(rf"(?<![\w.-]){re.escape(bare)}(?![\w-])", text, re.IGNORECASE) is not None
    )


def _same(address: str) -> str:
    """One form for all ways of writing an address (RFC 3986, 6.2.2); a DOI's case does not count."""
    if address.startswith("10."):
        return address.lower()
    local, at, host = address.rpartition("@")
    if at and "/" not in address:
        return f"{local}@{host.lower()}"
    scheme, mark, rest = address.rpartition("://") if "://" in address[:9] else ("", "", address)
    host, _, path = rest.partition("/")
    host = _WWW.sub("", host)
    whole = f"{scheme}{mark}{host}".lower() + (f"/{unquote(path)}" if path else "")
    return whole.lower() if host.lower() in ("doi.org", "dx.doi.org") else whole


def _apart(expected: list[_Address], actual: list[_Address]) -> tuple[list[_Address], list[_Address]]:
    """The addresses that are missing and those that are too many, each once."""
    counts = Counter(each.same for each in expected)
    counts.subtract(each.same for each in actual)
    missing = _once(each for each in expected if counts[each.same] > 0)
    added = _once(each for each in actual if counts[each.same] < 0)
    begins = defaultdict(list)
    for each in added:
        begins[_ascii(each.whole)].append(each)
    still = []
    for each in missing:
        alike = begins[_ascii(each.same)][:_MOST_ALIKE]
        glued = next((other for other in alike if _goes_on(other, each) or _goes_on(each, other)), None)
        if glued is None:
            still.append(each)
        else:
            begins[_ascii(glued.whole)].remove(glued)
    return still, [each for others in begins.values() for each in others]


def _goes_on(longer: _Address, shorter: _Address) -> bool:
    """Whether an address is another address followed directly by words in another script."""
    return len(longer.whole) > len(shorter.same) and longer.whole.startswith(shorter.same)


def _ascii(address: str) -> str:
    """The address up to its first letter of another script: it finds an address directly followed by a word."""
    return re.split(r"[^\x00-\u024f]", address, maxsplit=1)[0]


def _once(addresses: Iterator[_Address]) -> list[_Address]:
    return list({each.same: each for each in reversed(list(addresses))}.values())[::-1]
