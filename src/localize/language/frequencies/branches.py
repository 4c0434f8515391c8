"""Many expressions as one that tries what they have in common only once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from localize.dataclass import dataclass


@dataclass(slots=True)
class _BranchNode:
    branches: dict[str, _BranchNode] = field(default_factory=dict)
    ends: bool = False


def branches(sequences: Iterable[Iterable[str]]) -> str:
    """An expression for any of some sequences of small expressions; longer ones are tried before their beginnings.

    At each fork the branch that was given first is tried first. "(?!)" for no sequence.
    """
    root = _BranchNode()
    for sequence in sequences:
        node = root
        for piece in sequence:
            node = node.branches.setdefault(piece, _BranchNode())
        node.ends = True
    return _written(root) if root.branches else "(?!)"


def _written(node: _BranchNode) -> str:
    """What may follow at a node; a chain without forks is written in one go."""
    choices = []
    for first, following in node.branches.items():
        written, end = first, following
        while len(end.branches) == 1 and not end.ends:
            ((piece, end),) = end.branches.items()
            written += piece
        choices.append(written + (_written(end) if end.branches else ""))
    if len(choices) == 1 and not node.ends:
        return choices[0]
    return f"(?:{'|'.join(choices)}{'|' if node.ends else ''})"  # "?" is a repetition, which costs more
