"""Makes the texts of tasks the labels of their boxes."""

from __future__ import annotations

from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def labels(state: StateCore) -> None:
    """Make the text of a task the label of its box, for people who hear the page; in loose lists too."""
    for item, paragraph, inline in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if item.type == "list_item_open" and "checked" in item.meta and paragraph.type == "paragraph_open":
            checked = ' checked=""' if item.meta.pop("checked") else ""
            opening, closing = Token("html_inline", "", 0), Token("html_inline", "", 0)
            opening.content = f'<label><input class="task-list-item-checkbox" disabled="" type="checkbox"{checked}> '
            closing.content = "</label>"
            inline.children = [opening, *(inline.children or []), closing]
