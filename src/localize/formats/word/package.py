"""The parts of a Word file, read from its zip with bounded time and memory; nothing is unpacked to disk."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from localize import paths
from localize.dataclass import dataclass
from localize.errors import Problem, SourceError
from localize.formats.word import xml

MAX_FILE = 50_000_000
"""The most bytes of the Word file."""
MAX_TOTAL = 100_000_000
"""The most bytes of all parts together, unpacked."""
MAX_MEMBERS = 5_000
"""The most parts; a book has a picture in each."""
MAX_RATIO = 150
"""The most unpacked bytes for each packed byte, in a part larger than `_SMALL`; repetitive tables reach about 60."""
_SMALL = 5_000_000
"""Old pictures are this large unpacked, and pack to nearly nothing."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_CENTRAL = b"PK\x01\x02"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, struct.error)
_BROKEN_VALUES = (ValueError, OverflowError, UnicodeError)
_EXPECTED = "expected a Word document (.docx)"


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part points: `kind` is the last word of its type; `target` a part's name, or a URL if external."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts by name, such as `word/document.xml`; `path` is the file's, for messages."""

    path: str
    parts: Mapping[str, bytes]
    main: str

    def xml(self, part: str | None) -> Element | None:
        """The root of a part, None if there is none of that name; raises SourceError."""
        if part is None or part not in self.parts:
            return None
        return _xml(self.parts, part, self.path)

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """The relationships of a part by their ids; raises SourceError."""
        return _relationships(self.parts, part, self.path)

    def related(self, kind: str, part: str | None = None) -> Iterator[str]:
        """The names of the parts to which the main part (or `part`, "" for the package) has relationships of a kind."""
        for relationship in self.relationships(self.main if part is None else part).values():
            if relationship.kind == kind and not relationship.external and relationship.target in self.parts:
                yield relationship.target


def read_package(data: bytes, path: str) -> Package:
    """The package in the bytes of a .docx, .docm or .dotx file; raises SourceError for anything else."""
    if data.startswith(_OLE):
        what = "is locked with a password" if _LOCKED in data else "is in the format of Word 97 to 2003"
        raise _error(path, f"the file {what}, {_EXPECTED} that opens without one")
    parts = unpacked(data, path, expected=_EXPECTED)
    return Package(path, parts, _main(parts, path))


def unpacked(data: bytes, path: str, *, expected: str) -> dict[str, bytes]:
    """The parts of a document that is a zip archive, by their names; raises SourceError for all that is not safe.

    `expected` says what was, as in "expected a Word document (.docx)".
    """
    kind = expected.split(" ", 2)[2]
    if len(data) > MAX_FILE:
        raise _error(path, f"the file has {len(data):,} bytes, expected at most {MAX_FILE:,}")
    if not data.startswith(b"PK"):
        raise _error(path, f"the file is no {kind.partition(' (')[0]} (it is not a zip archive), {expected}")
    if data.count(_CENTRAL) > 10 * MAX_MEMBERS:  # before zipfile makes an object of each
        raise _error(path, f"the file has too many parts, expected at most {MAX_MEMBERS:,}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive.infolist(), path, expected)
            return _contents(archive, path)
    except (*_BROKEN, *_BROKEN_VALUES) as error:
        message = f"the file is damaged or cut off ({_plain(error)}), expected a whole {kind}"
        raise _error(path, message) from None


def _error(path: str, message: str) -> SourceError:
    return SourceError(Problem(path, 0, message))


def _plain(error: BaseException) -> str:
    return str(error) or type(error).__name__


def _check(members: list[zipfile.ZipInfo], path: str, expected: str) -> None:
    """Refuse what the directory of the archive shows to be wrong, before a byte is unpacked."""
    if len(members) > MAX_MEMBERS:
        raise _error(path, f"the file has {len(members):,} parts, expected at most {MAX_MEMBERS:,}")
    seen: set[str] = set()
    for member in members:
        name = member.orig_filename
        if not paths.is_inside(name.removesuffix("/")):  # names of folders end in "/"
            raise _error(path, f"the file has a part with the name {name!r}, expected one inside the document")
        if name in seen:
            raise _error(path, f"the file has two parts with the name {name!r}, expected one")
        seen.add(name)
        if member.flag_bits & 0x1:
            raise _error(path, f"the part {name!r} is locked with a password, {expected} that opens without one")
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise _error(path, f"the part {name!r} is packed in an unusual way, expected a file as Word saves it")
        if member.file_size > max(_SMALL, MAX_RATIO * member.compress_size):
            raise _error(path, f"the part {name!r} unpacks to {member.file_size:,} bytes, which is no document's size")
    total = sum(member.file_size for member in members)
    if total > MAX_TOTAL:
        raise _error(path, f"the file unpacks to {total:,} bytes, expected at most {MAX_TOTAL:,}")


def _contents(archive: zipfile.ZipFile, path: str) -> dict[str, bytes]:
    """Every part; the unpacked bytes are counted too, since the sizes that the archive gives may be false."""
    parts: dict[str, bytes] = {}
    left = MAX_TOTAL
    for member in archive.infolist():
        if member.is_dir():
            continue
        with archive.open(member) as file:
            content = file.read(left + 1)
        left -= len(content)
        if left < 0:
            raise _error(path, f"the file unpacks to more than {MAX_TOTAL:,} bytes, expected at most that")
        parts[member.filename] = content
    return parts


def _main(parts: Mapping[str, bytes], path: str) -> str:
    for relationship in _relationships(parts, "", path).values():
        if relationship.kind == "officeDocument" and relationship.target in parts:
            root = _xml(parts, relationship.target, path)
            if root.tag != "w:document" or xml.first(root, "w:body") is None:
                break
            return relationship.target
    raise _error(path, f"the file is a zip archive without a Word document in it, {_EXPECTED}")


def _xml(parts: Mapping[str, bytes], part: str, path: str) -> Element:
    return xml.bounded(parts[part], part, path)


def _relationships(parts: Mapping[str, bytes], part: str, path: str) -> Mapping[str, Relationship]:
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    if source not in parts:
        return {}
    found: dict[str, Relationship] = {}
    for element in _xml(parts, source, path).iter("rel:Relationship"):
        target = element.get("Target", "")
        external = element.get("TargetMode", "").lower() == "external"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target.partition("#")[0]))).lstrip("/")
        kind = element.get("Type", "").rpartition("/")[2]
        found.setdefault(element.get("Id", ""), Relationship(kind, target, external))
    return found
