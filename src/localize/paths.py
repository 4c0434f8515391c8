"""What files and pages may be called, on the publisher's disk and on any other; nothing leads out of its folder.

One rule for articles, pages, files beside them and manifests: a name that a publisher may use is one that every
regional site can write. A manifest is signed, but a publisher's machine may be taken over, or make a mistake: a path
that breaks the rule is refused whoever signed it (TUF specification 1.0, 1.5.3; CWE-22 for the forms of traversal).
What Windows forbids is from "Naming Files, Paths, and Namespaces" (Microsoft Learn).
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator

from localize.expressions import expression
from localize.model import characters

LONGEST_PATH = 1024
"""The most bytes of a path in UTF-8."""
LONGEST_NAME = 200
"""The most bytes of one name in a path: file systems allow 255, and a temporary name is a little longer."""

_INVISIBLE = ("Cc", "Cs", "Cf", "Zl", "Zp")
"""Categories of characters that nobody sees, or that turn what is seen around; those that no text may have, too."""
_FORBIDDEN = expression(r'[:*?"<>|]')
_DEVICE = expression(r"con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]", re.IGNORECASE)
_SLUG_LENGTH = 80
_FILE_STEM_BYTES = 120
_DRIVE = expression(r"[A-Za-z]:")
_LETTERS_OF = {
    "de": str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"}),
    "nb": str.maketrans({"å": "aa", "ø": "oe", "æ": "ae"}),
    "da": str.maketrans({"å": "aa", "ø": "oe", "æ": "ae"}),
}
BASE_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Small letters that are not composed, in the letters that people type who do not have them."""
_APOSTROPHES = str.maketrans({"’": "", "'": ""})
_SLUG_ROOM = len(".fragment.html")
"""What the longest ending of a page's files takes."""


def problem(path: object) -> str:
    """Why a path breaks the rule, in words that follow on its name; empty where it holds it.

    Example: `problem("a:b.html")` is `"has ':', which no file name on Windows can have"`.
    """
    if not isinstance(path, str) or not path:
        return "is no text"
    hidden = "" if path.isascii() and path.isprintable() else next(filter(_is_invisible, path), "")
    if hidden:
        return f"has a character that cannot be seen, U+{ord(hidden):04X}"
    if "\\" in path:
        return "has a backslash, which parts folders on Windows"
    if forbidden := _FORBIDDEN.search(path):
        return f"has {forbidden[0]!r}, which no file name on Windows can have"
    if path.startswith("/"):
        return "is absolute"
    if (size := len(path.encode())) > LONGEST_PATH:
        return f"has {size} bytes in UTF-8, more than the {LONGEST_PATH} of the longest path"
    return next(filter(None, map(_part_problem, path.split("/"))), "")


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE or bool(characters.refused(char))


def _part_problem(part: str) -> str:
    if part in ("", ".", ".."):
        return f"has a part {part!r}, and so leads elsewhere"
    if part.startswith((".", "~")):
        return f"has a part that begins with {part[0]!r}, as hidden and unfinished files do"
    if part.endswith((".", " ")):
        return "has a part that ends in a dot or space, which Windows drops"
    if _DEVICE.fullmatch(_stem(part)):
        return f"has a part {part!r}, and {_stem(part).upper()} is the name of a device on Windows"
    if (size := len(part.encode())) > LONGEST_NAME:
        return f"has a part of {size} bytes in UTF-8, more than the {LONGEST_NAME} of the longest name"
    return ""


def _stem(part: str) -> str:
    """What Windows compares with the names of its devices."""
    return part.partition(".")[0].rstrip(" ")


def is_inside(path: str) -> bool:
    """Whether a path leads to something inside its folder, on every system; it may break the rule in other ways.

    This is the one test for paths that others wrote: configuration, parts of Word files, redirects, manifests.
    """
    parts = path.split("/")
    plain = not characters.refused(path) and not any(char in path for char in "\\\t\r\n")
    return plain and not _DRIVE.match(path) and not {"", ".", ".."}.intersection(parts)


def key(path: str) -> str:
    """The same for paths that are one file on some systems: those of macOS and Windows know no case and composition."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def is_taken(path: str, keys: Container[str]) -> bool:
    """Whether a path, or a folder in it, has one of these keys: on many disks large and small letters are the same."""
    parts = key(path).split("/")
    return any("/".join(parts[:end]) in keys for end in range(1, len(parts) + 1))


def difference(path: str, other: str) -> str:
    """In what alone two paths of one key differ, in words; empty where they are the same."""
    if path == other:
        return ""
    composed = unicodedata.normalize("NFC", path) == unicodedata.normalize("NFC", other)
    return "the Unicode form of a letter (NFC, NFD)" if composed else "capital letters"


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Paths that cannot stand beside an earlier one, with that one.

    They are the same by their keys; or one is a file, and the other one needs it to be a folder.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        key_of_path = key(path)
        parts = key_of_path.split("/")
        parents = ["/".join(parts[:end]) for end in range(1, len(parts))]
        other = files.get(key_of_path) or folders.get(key_of_path)
        other = other or next((files[one] for one in parents if one in files), None)
        if other is not None:
            yield path, other
            continue
        files[key_of_path] = path
        for one in parents:
            folders.setdefault(one, path)


def printable(path: str) -> str:
    """A path as it can be printed: what cannot be seen in it as its code, such as that of U+202E."""
    return "".join(ascii(char)[1:-1] if _is_invisible(char) else char for char in path)


def proposed(path: str, taken: Container[str], *, room: int = 0) -> str:
    """A path that holds the rule, as near as can be to one that does not; empty where nothing of it is left.

    `room` is how many bytes the last name must leave for endings, `taken` are the keys of paths that are used already.
    """
    *folders, name = path.replace("\\", "/").split("/")
    stem, suffix = posixpath.splitext(name) if not room else (name, "")
    parts = [_mended(part, LONGEST_NAME) for part in folders]
    suffix = _mended(suffix[1:], LONGEST_NAME // 4)
    suffix = f".{suffix}" if suffix else ""
    stem = _mended(stem, LONGEST_NAME - room - len(suffix.encode()))
    if not stem or not all(parts):
        return ""
    new = free("/".join([*parts, stem]), suffix, taken)
    return "" if problem(f"{new}{'x' * room}") else new


def _mended(part: str, most: int) -> str:
    visible = "".join(char for char in part if not _is_invisible(char))
    plain = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", visible)).strip(". ~-")
    name = plain.encode()[: most - len("-file")].decode(errors="ignore").strip(". ")
    return f"{name}-file" if _DEVICE.fullmatch(_stem(name)) else name


def slug(text: str, language: str) -> str:
    """A name for a page from what a translator wrote: `Gürtelrose & Schmerz` to `guertelrose-schmerz`.

    Latin letters lose their marks, those of a language in its own way; letters of other scripts stay as they are, for
    no transliteration of them is right for all words. Empty where there is no letter and no digit.
    """
    name = unicodedata.normalize("NFC", _hyphenated(text, language)[:_SLUG_LENGTH])
    return _cut(name, LONGEST_NAME - _SLUG_ROOM)


def file_stem(text: str) -> str:
    """A name of small letters, digits and hyphens for a new file, made as a slug is; empty where there is none.

    Example: `file_stem("Überblick (2).v3")` is `"uberblick-2-v3"`, of `Parkinson’s` `"parkinsons"`.
    """
    name = _cut(unicodedata.normalize("NFC", _hyphenated(text.translate(_APOSTROPHES), "")), _FILE_STEM_BYTES)
    return f"{name}-file" if _DEVICE.fullmatch(name) else name


def _cut(name: str, most: int) -> str:
    return name.encode()[:most].decode(errors="ignore").strip("-")


def _hyphenated(text: str, language: str) -> str:
    """The letters and digits in small letters, decomposed, with hyphens for everything between them."""
    lower = unicodedata.normalize("NFKC", text).lower().translate(_LETTERS_OF.get(language, {})).translate(BASE_LETTERS)
    chars: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", lower):
        is_mark = unicodedata.category(char)[0] == "M"
        base = base if is_mark else char
        if char.isalnum() or (is_mark and base.isalnum() and not base.isascii()):
            chars.append(char)
        elif not is_mark and chars[-1:] != ["-"]:
            chars.append("-")
    return "".join(chars)


def free(stem: str, suffix: str, taken: Container[str]) -> str:
    """The path with a number where it is taken already, by its key: `knee.png`, `knee-2.png`."""
    name, count = f"{stem}{suffix}", 1
    while key(name) in taken:
        count += 1
        name = f"{stem}-{count}{suffix}"
    return name
