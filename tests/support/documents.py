"""A document for other tools with everything in it."""

from __future__ import annotations

from localize.catalogs.progress import EntryState
from localize.exchange.model import ExchangeDocument, ExchangeMessage, GlossEntry, fingerprint
from localize.model.block import Kind, Pattern, Placeholder


def pair(tag: str, markup: str, *inside: str | Placeholder) -> Pattern:
    """An element with its content."""
    return (
        Placeholder(Kind.OPEN, tag, markup),
        *inside,
        Placeholder(Kind.CLOSE, tag, f"</{tag}>"),
    )


BREAK = Placeholder(Kind.ALONE, "br", "<br>")
LOCKED = Placeholder(Kind.LOCKED, "i", '<i translate="no">E. coli</i>', "E. coli")
LINKS: Pattern = (
    "Read ",
    *pair("a", '<a href="https://a.example/">', "the ", *pair("em", "<em>", "side effects")),
    " or ",
    *pair("a", '<a href="https://b.example/">', "the rest"),
    BREAK,
    "if x < 5 & ",
    LOCKED,
    " grows.",
)
LINKS_TEXT = "Read <a1>the <em>side effects</em></a1> or <a2>the rest</a2><br>if x < 5 & <i>E. coli</i> grows."
LINKS_TARGET = (
    "<a2>Den Rest</a2> oder <a1>die <em>Nebenwirkungen</em></a1> lesen,<br>wenn x < 5 & <i>E. coli</i> wächst."
)

DOCUMENT = ExchangeDocument(
    "source/cold-packs.txt",
    "en",
    "de",
    (
        ExchangeMessage(
            "Cold packs",
            "Kühlpacks",
            EntryState.TRANSLATED,
            "title",
            fingerprint("Kühlpacks", fuzzy=False),
            ("Cold packs",),
            ("Title",),
            (GlossEntry("cold pack", ("Kühlpack", "Kühlkissen"), 0, 10, "A bag that is cold."),),
            line=20,
        ),
        ExchangeMessage(
            LINKS_TEXT,
            LINKS_TARGET,
            EntryState.FUZZY,
            None,
            fingerprint(LINKS_TARGET, fuzzy=True),
            LINKS,
            ("Paragraph", "Glossary: side effect → Nebenwirkung", "Translated from: Read the trial."),
            (GlossEntry("side effect", ("Nebenwirkung",), 9, 21),),
            line=25,
        ),
        ExchangeMessage(
            "Use it for 10 minutes.",
            "",
            EntryState.MISSING,
            None,
            fingerprint("", fuzzy=False),
            ("Use it for 10 minutes.",),
            ("Paragraph",),
            line=30,
        ),
        ExchangeMessage(
            "- 5 °C  or less",
            "=5\u00a0°C\u2028 oder weniger ",
            EntryState.TRANSLATED,
            None,
            fingerprint("=5\u00a0°C\u2028 oder weniger ", fuzzy=False),
            ("- 5 °C  or less",),
            line=35,
        ),
    ),
    "locales/de/LC_MESSAGES/cold-packs.po",
)
"""One article in German."""
