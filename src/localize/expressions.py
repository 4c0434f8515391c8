r"""Regular expressions that are compiled when they are first used: a command defines hundreds and uses some.

_SPACES = expression(r"[ \t]+")
_WORD = unicode_expression(r"[\p{L}\p{M}]+")
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, AnyStr

if TYPE_CHECKING:
    import regex


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what is as good as `re.compile(pattern, flags)`; an error in it comes with its first use."""
    made: Any = _Expression(re.compile, pattern, flags)
    return made  # type: ignore[no-any-return]


def unicode_expression(pattern: str, flags: int = 0, **lists: Any) -> regex.Pattern[str]:
    """Return what is as good as `regex.compile(pattern, flags, **lists)`: that library knows Unicode's properties."""
    made: Any = _Expression(_compiled_by_regex, pattern, flags, **lists)
    return made  # type: ignore[no-any-return]


def _compiled_by_regex(pattern: str, flags: int, **lists: Any) -> Any:
    import regex  # noqa: PLC0415  # not every command needs it

    return regex.compile(pattern, flags, **lists)


class _Compiled:
    """An expression whose methods stand in itself, so that a call costs no more than one of the expression's own."""


class _Expression(_Compiled):
    """An expression before its first use."""

    def __init__(self, compile_: Callable[..., Any], pattern: Any, flags: int, **lists: Any) -> None:
        self.pattern = pattern
        self._asked = (compile_, flags, lists)

    def __getattr__(self, name: str) -> Any:
        compile_, flags, lists = self.__dict__["_asked"]
        compiled = compile_(self.pattern, flags, **lists)
        self.__dict__.update({each: getattr(compiled, each) for each in vars(type(compiled)) if each[0] != "_"})
        self.__class__ = _Compiled  # type: ignore[assignment]
        return getattr(compiled, name)
