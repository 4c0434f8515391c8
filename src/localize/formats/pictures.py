"""Pictures that a document holds inside itself: which of them browsers show, and the files they become."""

from __future__ import annotations

from dataclasses import field

from localize.dataclass import dataclass

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)


@dataclass(slots=True)
class Pictures:
    """The pictures of one document; `files` are their contents by name."""

    files: dict[str, bytes] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def name(self, part: str, data: bytes) -> str:
        """The file name of a picture, such as `image1.png`: one for each part, "" if browsers cannot show it."""
        if part not in self._names:
            suffix = _suffix(data)
            name = f"image{len(self.files) + 1}.{suffix}" if suffix else ""
            self._names[part] = name
            if name:
                self.files[name] = data
        return self._names[part]


def _suffix(data: bytes) -> str:
    """The suffix for a picture in a format that browsers show, by its first bytes; "" for others."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:12] in {b"ftypavif", b"ftypavis"}:
        return "avif"
    if data[:2] == b"BM" and data[6:10] == bytes(4):  # two letters alone would be a word; these four are reserved
        return "bmp"
    return next((suffix for signature, suffix in _SIGNATURES if data.startswith(signature)), "")
