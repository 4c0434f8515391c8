"""What becomes of an adopted text in its entry: no translation of a person is written over unasked."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from pathlib import PurePath

from localize.adopt.adopted import AdoptedText
from localize.catalogs.merge import ADOPTED_NOTE, with_proposal, with_target
from localize.catalogs.progress import EntryState, Resolved
from localize.config import Worth
from localize.dataclass import dataclass
from localize.errors import quoted
from localize.model import characters, waiver
from localize.model.catalog import Entry, Previous

_LONGEST_NEIGHBOUR = 80


class Verdict(Enum):
    """What becomes of an adopted text; the value is how people are told."""

    TRANSLATED = "adopted as translated"
    FUZZY = "adopted as fuzzy"
    SAME = "already there"
    OTHER = "left alone"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AdoptOptions:
    """What a certain translation is worth, and whether translations that are there are replaced.

    A finished one is only replaced by a certain one.
    """

    worth: Worth = Worth.FUZZY
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class JudgedText:
    """An adopted text with its verdict; `old` is the translation that was there, `reason` why it is not taken."""

    text: AdoptedText
    verdict: Verdict
    old: str = ""
    reason: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether the entry gets the text."""
        return self.verdict in (Verdict.TRANSLATED, Verdict.FUZZY)


def judge(text: AdoptedText, entry: Entry, resolved: Resolved, options: AdoptOptions) -> JudgedText:
    """What becomes of a text.

    `entry` is the one in the locale's own catalog; `resolved` what the locale uses, perhaps from a fallback. A text
    that is fuzzy there may be what a person has begun: it is left alone as well.
    """
    used = resolved.entry.target if resolved.entry else ""
    if problem := _problem(text, entry):
        return JudgedText(text, Verdict.REFUSED, entry.target, problem)
    if text.text in (used, entry.target):
        return JudgedText(text, Verdict.SAME, used)
    finished = resolved.state is EntryState.TRANSLATED
    if finished and not text.certain:
        return JudgedText(text, Verdict.OTHER, used, "a finished translation differs, and this one is not certain")
    if not entry.empty and not options.overwrite:
        what = "fuzzy" if entry.fuzzy else "finished"
        return JudgedText(text, Verdict.OTHER, used, f"a {what} translation differs, --overwrite replaces it")
    verdict = Verdict.TRANSLATED if text.certain and options.worth is Worth.TRANSLATED else Verdict.FUZZY
    return JudgedText(text, verdict, entry.target)


def _problem(text: AdoptedText, entry: Entry) -> str:
    if entry.plural is not None:
        return "the entry has plural forms, expected one text"
    if not text.text.strip():
        return "only spaces, expected a translation"
    if char := characters.refused("".join((text.text, *text.comments))):
        return f"{characters.named(char)}, expected text"
    return ""


def adopted_entry(entry: Entry, judged: JudgedText) -> Entry:
    """The entry with a text that is taken; a fuzzy one with a note that tells where it comes from."""
    text = judged.text
    comments = tuple(dict.fromkeys((*entry.comments, *waiver.lapsed(text.comments))))
    entry = replace(entry, comments=comments)
    if judged.verdict is Verdict.TRANSLATED:
        return replace(with_target(entry, text.text, fuzzy=False), previous=None)
    previous = Previous(text.source, entry.context) if text.source and text.source != entry.source else None
    return with_proposal(entry, text.text, note=note(text), previous=previous)


def note(text: AdoptedText) -> str:
    """The hint that tells where a text comes from, how sure it is, and for one that is not certain its neighbours.

    It stands in the entry as long as this is fuzzy: `Adopted: knee.de.md:12, 63 % sure, after '…', before '…'`. What a
    person has to mend in it stands before the neighbours.
    """
    path = PurePath(text.path)
    label = path.name if path.is_absolute() else text.path  # folders of one machine help nobody else
    location = f"{label}:{text.line}" if text.line else label
    if text.certain:
        return f"{ADOPTED_NOTE}{location}"
    sure = f"{min(99, int(100 * text.confidence))} % sure"
    around = [
        f"{where} {quoted(neighbour, _LONGEST_NEIGHBOUR)}"
        for where, neighbour in zip(("after", "before"), text.neighbours, strict=False)
        if neighbour
    ]
    return f"{ADOPTED_NOTE}{', '.join((location, sure, *text.remarks, *around))}"
