"""Texts and bytes joined to one file, and taken apart again; damage is noticed."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

_HEAD = b"localize fields 1"


def joined(fields: Sequence[bytes]) -> bytes:
    """Return the fields as one, with their lengths and a checksum before them."""
    body = b",".join(b"%d" % len(field) for field in fields) + b"\n" + b"".join(fields)
    return b"%b %08x\n%b" % (_HEAD, zlib.crc32(body), body)


def parted(data: bytes) -> list[bytes] | None:
    """Return the fields that were joined; None for what is damaged, or something else."""
    head, _, body = data.partition(b"\n")
    if head != b"%b %08x" % (_HEAD, zlib.crc32(body)):
        return None
    lengths, _, rest = body.partition(b"\n")
    fields, begin = [], 0
    for length in lengths.split(b","):
        end = begin + int(length)
        fields.append(rest[begin:end])
        begin = end
    return fields


def text_of(strings: Sequence[str]) -> bytes:
    """Return strings without NUL as one field."""
    return "\0".join(strings).encode("utf-8", "surrogatepass")


def strings_of(field: bytes) -> list[str]:
    """Return the strings of a field."""
    return field.decode("utf-8", "surrogatepass").split("\0") if field else []
