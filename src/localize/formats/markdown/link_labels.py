"""Where the label of a link ends, found without going on where it is known that nothing closes.

markdown-it looks for the end of each `[` to the end of the paragraph, and at each `[` on the way again, as deep as
blocks may be nested: `[[a` many times took a minute for each two million characters.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from markdown_it import helpers
from markdown_it.rules_inline import StateInline


def label_end(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N803  # markdown-it calls it so
    """The offset of the `]` that closes the `[` at `start` (CommonMark, "Links"), -1 where nothing does.

    With `disableNested` it is -1 where a link stands in the label, too.
    """
    if _is_unclosed(state, start):
        return -1
    before = state.pos
    state.pos = start + 1
    level = 1
    end = -1
    while state.pos < state.posMax:
        at, mark = state.pos, state.src[state.pos]
        level -= mark == "]"
        if level == 0:
            end = at
            break
        state.md.inline.skipToken(state)
        if mark != "[" or state.pos > state.posMax:  # brackets too deep, of which markdown-it skips the rest
            continue
        if state.pos != at + 1:
            if disableNested:
                state.pos = before
                return -1
        elif _is_unclosed(state, at):  # then nothing behind it closes what stands before it
            break
        else:
            level += 1
    if end < 0:
        state.cache[_unclosed(start)] = start
    state.pos = before
    return end


def _is_unclosed(state: StateInline, start: int) -> bool:
    return _unclosed(start) in state.cache


def _unclosed(start: int) -> int:
    """The key under which it is kept that a label has no end; markdown-it keeps the ends of tokens by their offsets."""
    return -1 - start


HELPERS: Any = SimpleNamespace(
    parseLinkLabel=label_end,
    parseLinkDestination=helpers.parseLinkDestination,
    parseLinkTitle=helpers.parseLinkTitle,
)
"""What the rules of markdown-it call as `md.helpers`."""
