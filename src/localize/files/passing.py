"""Files that editors and this program put into a folder for a moment: nothing is made from them."""

from __future__ import annotations

_BEGINNINGS = (".", "#", "~")
"""What the names of files begin with that are hidden, unfinished files of ours among them, or an editor's own."""
_ENDS = ("~", ".swp", ".swx", ".swo", ".tmp", ".bak", ".lock", ".mo")
"""What the names of files end in that editors put beside the one that is edited."""
_TRIAL = "4913"
"""The file by which Vim tries whether it may write into a folder."""


def is_passing(path: str) -> bool:
    """Whether a file is one of those that programs put there for a moment; `path` is with "/"."""
    name = path.rpartition("/")[2]
    return name.endswith(_ENDS) or name.startswith(_BEGINNINGS) or name == _TRIAL
