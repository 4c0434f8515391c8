"""The glossary as the checks of a locale use it."""

from __future__ import annotations

from localize.dataclass import dataclass
from localize.glossary.match import Matcher
from localize.model.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Terms:
    """The glossary for the checks of a locale: `source` finds terms of the source, `target` those of the locale."""

    glossary: Glossary
    source: Matcher
    target: Matcher
    chain: tuple[str, ...]
