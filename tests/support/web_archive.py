"""Saved web pages from plain values, as browsers write them."""

from __future__ import annotations

from base64 import encodebytes
from quopri import encodestring

BOUNDARY = "----Part--1"
BASE = "https://clinic.example/pain/knee.html"


def mhtml(page: str | bytes, *more: str, kind: str = "text/html", base: str = BASE) -> bytes:
    """A page saved in one file; `more` are the parts behind it."""
    content = page.encode() if isinstance(page, str) else page
    main = (
        f"Content-Type: {kind}\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {base}\r\n\r\n"
        f"{encodestring(content).decode()}\r\n"
    )
    return (
        "From: <Saved by Blink>\r\nSubject: Knee\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related; type="text/html"; boundary="{BOUNDARY}"\r\n\r\n\r\n'
        + "".join(f"--{BOUNDARY}\r\n{part}" for part in (main, *more))
        + f"--{BOUNDARY}--\r\n"
    ).encode()


def file(data: bytes, location: str = "", *, kind: str = "image/png", identity: str = "") -> str:
    """A part that holds a picture or another file."""
    names = (f"Content-Location: {location}\r\n" if location else "") + (
        f"Content-ID: <{identity}>\r\n" if identity else ""
    )
    body = encodebytes(data).decode().replace("\n", "\r\n")
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n{names}\r\n{body}\r\n"
