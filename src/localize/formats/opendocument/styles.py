"""What the styles of an OpenDocument text mean (OpenDocument 1.3, part 3, chapter 16)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.formats.word import style_names
from localize.formats.word.xml import each, first

_CHAIN = 20
_CODED = expression(r"_([0-9a-f]{1,4})_")
_BOLD = frozenset({"bold", "600", "700", "800", "900"})


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """A style: its name as users see it, in small letters, and what it sets for words."""

    name: str
    parent: str
    outline: int
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OdtStyles:
    """The styles by family and name, and the numbered levels of each list style with their first numbers."""

    rows: Mapping[tuple[str, str], OdtStyle]
    numbered: Mapping[str, Mapping[int, tuple[str, int]]]

    def chain(self, family: str, name: str) -> Iterator[OdtStyle]:
        """The style and those it is based on, nearest first."""
        for _ in range(_CHAIN):
            row = self.rows.get((family, name))
            if row is None:
                return
            yield row
            name = row.parent

    def role(self, name: str) -> str:
        """The role of paragraphs in that style, as Word's styles have them; "" for none."""
        for row in self.chain("paragraph", name):
            if role := style_names.role(row.name):
                return role
            if row.outline:
                return f"Heading{row.outline}"
        return "" if self.rows.get(("paragraph", name)) else style_names.role(plain_name(name))

    def unknown(self, name: str) -> str:
        """The name of a paragraph's style that means nothing here, "" otherwise; automatic ones have no name."""
        names = [row.name for row in self.chain("paragraph", name) if row.name]
        if self.role(name) or not names or any(map(style_names.is_plain, names)):
            return ""
        return names[0]

    def tags(self, name: str) -> list[str]:
        """The elements around words in that character style, outermost first."""
        found: dict[str, str] = {}
        rows = list(self.chain("text", name))
        for row in rows:
            for key, setting in row.text.items():
                found.setdefault(key, setting)
        position = found.get("style:text-position", "").split(" ")[0]
        raised = position == "super" or (position.endswith("%") and position[0] not in "-0")
        marks = {
            "code": any(style_names.is_code(row.name) for row in rows),
            "strong": found.get("fo:font-weight") in _BOLD,
            "em": found.get("fo:font-style") in {"italic", "oblique"},
            "u": found.get("style:text-underline-style", "none") != "none",
            "s": found.get("style:text-line-through-style", "none") != "none",
            "sup": raised,
            "sub": position == "sub" or position.startswith("-"),
        }
        return [tag for tag, is_set in marks.items() if is_set]

    def is_hidden(self, name: str) -> bool:
        """Whether words in that character style are not shown."""
        return any(row.text.get("text:display") == "none" for row in self.chain("text", name))


def read_styles(roots: list[Element]) -> OdtStyles:
    """The styles of the parts `styles.xml` and `content.xml`."""
    rows: dict[tuple[str, str], OdtStyle] = {}
    numbered: dict[str, dict[int, tuple[str, int]]] = {}
    for root in roots:
        for element in root.iter("style:style"):
            name = element.get("style:name", "")
            rows[element.get("style:family", ""), name] = _style(name, element)
        for element in root.iter("text:list-style"):
            levels = each(element, "text:list-level-style-number")
            numbered[element.get("style:name", "")] = {
                _whole(level.get("text:level"), 1): (
                    level.get("style:num-format", "1"),
                    _whole(level.get("text:start-value"), 1),
                )
                for level in levels
            }
    return OdtStyles(rows, numbered)


def plain_name(name: str) -> str:
    """The name that users see for one as it is written, `_20_` for a space (OpenDocument 1.3, 19.502)."""
    return _CODED.sub(lambda match: chr(int(match[1], 16)), name).lower()


def _style(name: str, element: Element) -> OdtStyle:
    text = first(element, "style:text-properties")
    parent = element.get("style:parent-style-name", "")
    is_automatic = re.fullmatch(r"[A-Z]+[0-9]+", name) is not None and not element.get("style:display-name")
    return OdtStyle(
        "" if is_automatic else (element.get("style:display-name", "").lower() or plain_name(name)),
        parent,
        outline=_whole(element.get("style:default-outline-level"), 0),
        text={} if text is None else dict(text.items()),
    )


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default
