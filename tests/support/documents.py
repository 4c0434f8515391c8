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
LOCKED = Placeholder(Kind.LOCKED, "i", markup='<i translate="no">E. coli</i>', content="E. coli")
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
    locale="de",
    messages=(
        ExchangeMessage(
            "Cold packs",
            "Kühlpacks",
            state=EntryState.TRANSLATED,
            context="title",
            digest=fingerprint("Kühlpacks", fuzzy=False),
            pattern=("Cold packs",),
            notes=("Title",),
            terms=(
                GlossEntry("cold pack", ("Kühlpack", "Kühlkissen"), start=0, end=10, definition="A bag that is cold."),
            ),
            line=20,
        ),
        ExchangeMessage(
            LINKS_TEXT,
            LINKS_TARGET,
            state=EntryState.FUZZY,
            context=None,
            digest=fingerprint(LINKS_TARGET, fuzzy=True),
            pattern=LINKS,
            notes=("Paragraph", "Glossary: side effect → Nebenwirkung", "Translated from: Read the trial."),
            terms=(GlossEntry("side effect", ("Nebenwirkung",), start=9, end=21),),
            line=25,
        ),
        ExchangeMessage(
            "Use it for 10 minutes.",
            "",
            state=EntryState.MISSING,
            context=None,
            digest=fingerprint("", fuzzy=False),
            pattern=("Use it for 10 minutes.",),
            notes=("Paragraph",),
            line=30,
        ),
        ExchangeMessage(
            "- 5 °C  or less",
            "=5\u00a0°C\u2028 oder weniger ",
            state=EntryState.TRANSLATED,
            context=None,
            digest=fingerprint("=5\u00a0°C\u2028 oder weniger ", fuzzy=False),
            pattern=("- 5 °C  or less",),
            line=35,
        ),
    ),
    path="locales/de/LC_MESSAGES/cold-packs.po",
)
"""One article in German."""
