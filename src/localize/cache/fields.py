"""Texts and bytes joined to one file, and taken apart again; damage is noticed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

_HEAD = b"localize fields 1"


def joined(fields: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the fields as one, piece by piece, with their lengths and a checksum before them."""
    lengths = b",".join(b"%d" % len(field) for field in fields) + b"\n"
    checksum = 0
    for piece in (lengths, *fields):
        checksum = zlib.crc32(piece, checksum)
    yield b"%b %08x\n" % (_HEAD, checksum)
    yield lengths
    yield from fields


def parted(data: bytes) -> list[bytes] | None:
    """Return the fields that were joined; None for what is damaged, or something else."""
    body = data.find(b"\n") + 1
    if data[: max(body - 1, 0)] != b"%b %08x" % (_HEAD, zlib.crc32(memoryview(data)[body:])):
        return None
    begin = data.find(b"\n", body) + 1
    fields = []
    for length in data[body : begin - 1].split(b","):
        end = begin + int(length)
        fields.append(data[begin:end])
        begin = end
    return fields


def text_of(strings: Sequence[str]) -> bytes:
    """Return strings without NUL as one field."""
    return "\0".join(strings).encode("utf-8", "surrogatepass")


def strings_of(field: bytes) -> list[str]:
    """Return the strings of a field."""
    return field.decode("utf-8", "surrogatepass").split("\0") if field else []
