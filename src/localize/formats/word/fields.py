"""The fields of a Word file that reach the page: links and cross-references."""

from __future__ import annotations

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.formats import source_urls

_TOKEN = expression(r'"([^"]*)"|\\([a-zA-Z*#@])|([^\s"\\]+)')
_INVISIBLE = expression(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]+")
LONGEST_CODE = 10_000
"""The most characters of a field's instruction that are read."""


@dataclass(frozen=True, slots=True)
class FieldLink:
    """Where a link leads: to a URL, or to a bookmark of the same document."""

    url: str
    bookmark: str


@dataclass(slots=True)
class Field:
    """A field that has begun: its instruction and, once `has_result` is true, its result."""

    code: str = ""
    has_result: bool = False
    link: FieldLink | None = None


def link(code: str) -> FieldLink | None:
    r"""The link in an instruction such as `HYPERLINK "https://a.example" \l "dose"` or `REF _Ref1 \h`."""
    name, _, rest = code[:LONGEST_CODE].strip().partition(" ")
    if name.upper() not in {"HYPERLINK", "REF"}:
        return None
    first, switches = _arguments(rest, {"l", "o", "t"} if name.upper() == "HYPERLINK" else set())
    if name.upper() == "REF":
        return FieldLink("", first) if first and "h" in switches else None
    return FieldLink(first, switches.get("l", "")) if first or switches.get("l") else None


def _arguments(text: str, with_value: set[str]) -> tuple[str, dict[str, str]]:
    """The first argument, and the switches with their values."""
    first, switches, waiting = "", {}, ""
    for match in _TOKEN.finditer(text):
        argument, switch = match[1] or match[3] or "", match[2]
        if switch:
            switches[switch.lower()] = ""
            waiting = switch.lower() if switch.lower() in with_value else ""
        elif waiting:
            switches[waiting], waiting = argument, ""
        elif not first:
            first = argument
    return first, switches


def safe(url: str) -> str:
    """The URL without the characters that browsers ignore; "" if an article may not have its scheme."""
    url = _INVISIBLE.sub("", url)
    return url if "\\" not in url and source_urls.scheme(url) in {"", *source_urls.SCHEMES} else ""
