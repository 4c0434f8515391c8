"""Errors that mean "cannot go on", told as `path:line: what is wrong, what was expected`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from traceback import walk_tb
from typing import Any, Concatenate, ParamSpec, TypeVar

from localize.dataclass import dataclass
from localize.expressions import expression

_Data = TypeVar("_Data")
_More = ParamSpec("_More")
_Read = TypeVar("_Read")
_Other = TypeVar("_Other")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing a person must mend in a file.

    `path` is relative to the project folder and uses "/"; `line` counts from 1, 0 where no line applies.
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


def shortened(text: str, most: int = 60) -> str:
    """A text for a message: of one longer than `most` characters the beginning and "…"."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def quoted(text: str, most: int = 60) -> str:
    """A text for a message in quotes, shortened, what cannot be seen written as an escape."""
    return repr(shortened(text, most))


_MOST_NAMES = 20
"""How many names a message lists."""


def first_of(names: Sequence[str], most: int) -> str:
    """Names for a message; of more than `most` the first ones, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a question with the name that was probably meant, and a space; empty where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415  # only for a message

    by_folded = {each.casefold(): each for each in known}
    near = get_close_matches(name.casefold(), by_folded, 1)
    return f"did you mean {by_folded[near[0]]!r}? " if near else ""


def expected_one_of(name: str, known: Sequence[str]) -> str:
    """Return what was expected in place of a name that nothing has: the nearest one, then all, or the first of many."""
    listed = ", ".join(known[:_MOST_NAMES]) or "none"
    rest = len(known) - _MOST_NAMES
    more = f", … and {rest} more" if rest > 0 else ""
    return f"{did_you_mean(name, known)}expected one of: {listed}{more}"


def undecodable(
    error: UnicodeDecodeError, path: str, encoding: str = "UTF-8", *, expected: str = "a file saved as UTF-8"
) -> Problem:
    """What is wrong with a file that is not in the encoding it should have, which is named as people know it."""
    before = error.object[: error.start].decode(error.encoding, "replace")
    line = len(_LINE_END.findall(before)) + 1
    byte = error.object[error.start]
    return Problem(path, line, f"byte 0x{byte:02X} is not {encoding}, expected {expected}")


class LocalizeError(Exception):
    """Work on a file cannot go on; `problems` names all that was found in it, in line order."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process gets the same error; by default it would be made again from its text."""
        return _made_again, (type(self), self.args), self.__dict__


def _made_again(kind: type[LocalizeError], texts: tuple[str, ...]) -> LocalizeError:
    return kind.__new__(kind, *texts)


class ConfigError(LocalizeError):
    """The configuration, or what the command line asks of it, cannot be used."""


class FileError(LocalizeError):
    """A file that is there cannot be read or written."""


class SourceError(LocalizeError):
    """A source article cannot be read."""


class GlossaryError(LocalizeError):
    """The glossary has rows that cannot be used."""


class ApprovalError(LocalizeError):
    """A record of approvals has rows that cannot be used."""


class CatalogError(LocalizeError):
    """A PO file cannot be read."""


class PageError(LocalizeError):
    """The page of an article in a locale cannot be made."""

    def __init__(self, problem: Problem, *, article: str, locale: str) -> None:
        super().__init__(problem)
        self.article = article
        self.locale = locale


class ExchangeError(LocalizeError):
    """A file for or from another translation tool cannot be written or read."""


_ENDS = (KeyboardInterrupt, SystemExit, GeneratorExit)
"""What ends the program, or a generator, and is no fault."""

_LINE_END = expression(r"\r\n|[\r\n]")
_LONGEST = 200
REPORT = "a fault of localize: please report it, with the file, where you have the program from"
"""What a person is asked to do where no reader of a message could mend what is wrong."""
NO_MEMORY = "it needs more memory than there is, expected less in one file"


@contextmanager
def faults_as(kind: Callable[[Problem], LocalizeError], path: str) -> Iterator[None]:
    """Turns what is thrown unforeseen while a file is worked on into an error of that kind about it.

    So one file costs only itself. Errors of our own go through, and so does what ends the program.
    """
    try:
        yield
    except (LocalizeError, *_ENDS):
        raise
    except BaseException as error:  # a library may throw anything, and those in Rust panic beside Exception
        raise kind(Problem(path, 0, f"cannot be used: {fault(error)}")) from error


def attempted(work: Callable[[], _Read], failed: Callable[[str], _Other]) -> _Read | _Other:
    """What a piece of work gives; where something is thrown, what `failed` makes of the message about it."""
    try:
        return work()
    except _ENDS:
        raise
    except BaseException as error:  # noqa: BLE001  # as above
        return failed(fault(error))


def reads_file(
    kind: type[LocalizeError],
) -> Callable[[Callable[Concatenate[_Data, str, _More], _Read]], Callable[Concatenate[_Data, str, _More], _Read]]:
    """The same for a whole reader: a function of a file's content, its path, and whatever else it wants."""

    def guarded(
        read: Callable[Concatenate[_Data, str, _More], _Read],
    ) -> Callable[Concatenate[_Data, str, _More], _Read]:
        @wraps(read)
        def reader(data: _Data, path: str, /, *more: _More.args, **named: _More.kwargs) -> _Read:
            with faults_as(kind, path):
                return read(data, path, *more, **named)

        return reader

    return guarded


def fault(error: BaseException) -> str:
    """What was thrown and where in our code, in one line, and what to do with it: no reader knows how to mend it."""
    if isinstance(error, MemoryError):
        return NO_MEMORY
    frames = [(frame.f_globals.get("__name__", ""), line) for frame, line in walk_tb(error.__traceback__)]
    ours = [(module, line) for module, line in frames if module.startswith("localize.") and module != __name__]
    module, line = ours[-1] if ours else ("", 0)
    text = shortened(" ".join(str(error).split()), _LONGEST)
    what = f"{type(error).__name__}: {text}" if text else type(error).__name__
    where = f" in {module}, line {line}" if module else ""
    why = "it is nested too deeply, or " if isinstance(error, RecursionError) else ""
    return f"{what}{where}; {why}{REPORT}"
