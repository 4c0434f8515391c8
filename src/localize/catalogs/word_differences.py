"""The difference of two texts in words: what is in both, what was removed, and what was added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from rapidfuzz.distance import Indel

from localize.dataclass import dataclass
from localize.expressions import expression, unicode_expression
from localize.glossary.words import pieces
from localize.segments import tags


class Edited(Enum):
    """What became of some words between two versions of a text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class WordRun:
    """Some words of two versions of a text: in both, in the earlier one, or in the later one."""

    text: str
    edited: Edited


def word_difference(before: str, after: str) -> tuple[WordRun, ...]:
    """The runs of words that make up two texts, in reading order; of words that were replaced the removed ones first.

    The runs that are not added make up `before`, those that are not removed `after`, to the letter. Tags and numbers
    are whole; in scripts without spaces each character is a word. Spaces and signs between changed words count as
    changed: a phrase that was written anew is read as one.
    """
    runs = []
    for block in _joined(list(_blocks(word_pieces(before), word_pieces(after)))):
        if block.same:
            runs.append(WordRun(block.before, Edited.SAME))
        else:
            runs += [WordRun(block.before, Edited.REMOVED)] if block.before else []
            runs += [WordRun(block.after, Edited.ADDED)] if block.after else []
    return tuple(runs)


_WHOLE = unicode_expression(rf"({tags.TAG}|\p{{Nd}}++(?:[.,:/]\p{{Nd}}++)*+)")
_SIGN = expression(r"\s+|\S")


def word_pieces(text: str) -> list[str]:
    """The words, tags, numbers, spaces and signs that make up a text."""
    cut: list[str] = []
    for is_whole, piece in enumerate(_WHOLE.split(text)):
        if is_whole % 2:
            cut.append(piece)
            continue
        for is_word, each in enumerate(pieces(piece)):
            if is_word % 2 or len(each) == 1:
                cut.append(each)
            elif each:
                cut += _SIGN.findall(each)
    return cut


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of both texts: the same in both, or changed."""

    same: bool
    before: str
    after: str

    @property
    def has_words(self) -> bool:
        return any(map(str.isalnum, self.before + self.after))


def _blocks(before: Sequence[str], after: Sequence[str]) -> Iterator[_Block]:
    """What is the same and what is not, by turns."""
    removed = added = ""
    for edit in Indel.opcodes(before, after):
        old, new = "".join(before[edit.src_start : edit.src_end]), "".join(after[edit.dest_start : edit.dest_end])
        if edit.tag != "equal":
            removed, added = removed + old, added + new
            continue
        if removed or added:
            yield _Block(same=False, before=removed, after=added)
            removed = added = ""
        yield _Block(same=True, before=old, after=new)
    if removed or added:
        yield _Block(same=False, before=removed, after=added)


def _joined(blocks: Sequence[_Block]) -> list[_Block]:
    """The blocks with changed words on both sides of a space or sign joined to one."""
    joined: list[_Block] = []
    for block in blocks:
        if not block.same and block.has_words and len(joined) > 1 and not joined[-1].has_words and joined[-2].has_words:
            between, changed = joined.pop(), joined.pop()
            before = changed.before + between.before + block.before
            block = _Block(same=False, before=before, after=changed.after + between.after + block.after)  # noqa: PLW2901
        joined.append(block)
    return joined
