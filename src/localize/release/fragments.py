"""How the ids in the fragment of an article begin."""

from __future__ import annotations

from localize.expressions import expression

_NO_WORD = expression(r"[^\w/-]|_")


def prefix_for(name: str) -> str:
    """The prefix of the ids in the fragment of an article: `pain_knee__` for `pain/knee`.

    Each article has its own prefix, and no prefix is the beginning of another one: `__` is only at the end.
    """
    return f"{_NO_WORD.sub(lambda match: f'.{ord(match[0]):x}.', name).replace('/', '_')}__"
