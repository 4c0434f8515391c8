"""Articles that try to run a script or to load something from elsewhere: characters × places × carriers × formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from support import word

RUN = "alert('ran')"
"""What is run where a page has a hole."""

OUTSIDE = "https://outside.example"
"""Where nothing may be asked for."""

PASSED_OVER = "\t\n\r"
"""What a browser passes over inside an address."""

CONTROLS = "\0\x01\x08\x0b\x0c\x0e\x1f\x7f\x80\x85\x9f"
NONCHARACTERS = "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff"
INVISIBLE = "\u00ad\u200b\u2028\ufeff"
CHARACTERS = ("", *PASSED_OVER, *CONTROLS, *NONCHARACTERS, *INVISIBLE)

PLACES = ("{}javascript:", "java{}script:", "javascript{}:", "javascript:{}", "JaVa{}ScRiPt:")
"""Where a character may stand in an address."""

CARRIERS = {
    "link": '<a href="@">link</a>',
    "map": '<map name="m"><area href="@" alt="a" shape="default"></map><img usemap="#m" alt="m" src="a.png">',
    "link in a drawing": '<svg viewBox="0 0 9 9"><a href="@"><text x="1" y="5">link</text></a></svg>',
    "old link in a drawing": '<svg viewBox="0 0 9 9"><a xlink:href="@"><text x="1" y="5">link</text></a></svg>',
    "link in a formula": '<math><mi href="@">x</mi></math>',
    "link animated": '<svg><a><animate attributeName="href" values="@"/><text x="1" y="5">link</text></a></svg>',
    "use": '<svg><use href="@"/><use xlink:href="@"/></svg>',
    "picture": '<img src="@" alt="a">',
    "set of pictures": '<img srcset="@ 1x" alt="a">',
    "source": '<picture><source srcset="@"><img src="a.png" alt="a"></picture>',
    "poster": '<video poster="@" controls></video>',
    "film": '<video controls><source src="@"></video>',
    "quotation": '<blockquote cite="@">text</blockquote>',
    "change": '<p><ins cite="@">text</ins></p>',
    "data": '<p data-href="@" data-src="@">text</p>',
    "style": '<table><tr><td style="background:url(@)">text</td></tr></table>',
    "alignment": '<table><tr><td style="text-align:url(@)">text</td></tr></table>',
    "style sheet": '<style>@import "@"; p { background: url(@) }</style><p>text</p>',
    "paint": '<svg viewBox="0 0 9 9"><rect width="9" height="9" fill="url(@#a)" mask="url(@#b)"/></svg>',
    "form": '<form action="@"><button formaction="@">button</button><input type="image" src="@" alt="a"></form>',
    "ping": '<a href="#content" ping="@">link</a>',
    "frame": '<iframe src="@"></iframe><frameset><frame src="@"></frameset>',
    "frame with a page": "<iframe srcdoc=\"<a href='@'>link</a><script>parent.alert('ran')</script>\"></iframe>",
    "object": '<object data="@"></object><embed src="@"><applet code="@"></applet>',
    "refresh": '<meta http-equiv="refresh" content="0;url=@"><p>text</p>',
    "link element": '<link rel="stylesheet" href="@"><link rel="prefetch" href="@"><p>text</p>',
    "base": '<base href="@"><p>text</p>',
    "background": '<table background="@"><tr><td background="@">text</td></tr></table>',
    "script": '<script src="@"></script><svg><script href="@"></script></svg><p>text</p>',
    "template": '<template shadowrootmode="open"><a href="@">link</a></template><noscript><a href="@">a</a></noscript>',
    "template tag": '<a href="java{{ x }}script:alert(1)">link</a><a href="{{ x }}@">link</a>',
}
"""Pieces of HTML with an address at "@"."""

TARGETS = (f"javascript:{RUN}", f"java\tscript:{RUN}", f"data:text/html,<script>{RUN}</script>", f"{OUTSIDE}/a")
"""Addresses for all carriers; from outside nothing may be loaded, though a link may lead there."""

LOADED = ("picture", "set of pictures", "source", "poster", "film", "form")
"""Carriers that an article may have a picture or film from elsewhere in."""

ACTIVE = (
    f"<script>{RUN}</script><p>text</p>",
    f'<img src="x" onerror="{RUN}" alt="a">',
    f'<svg onload="{RUN}"><text x="1" y="5">a</text></svg>',
    f'<details open ontoggle="{RUN}"><summary>a</summary>b</details>',
    f'<input autofocus onfocus="{RUN}">',
    f'<video><source onerror="{RUN}"></video>',
    f'<p onclick="{RUN}">text</p>',
    f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={RUN}&gt;">',
    f'<svg><style><a id="</style><img src=1 onerror={RUN}>"></a></style></svg>',
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>">a</p></noscript>',
    f'<svg><foreignObject><iframe srcdoc="<script>{RUN}</script>"></iframe></foreignObject></svg>',
    f'<svg><set attributeName="onmouseover" to="{RUN}"/><animate onbegin="{RUN}" attributeName="x" dur="1s"/></svg>',
)
"""Pieces of HTML that run something without an address."""


@dataclass(frozen=True, slots=True)
class Vector:
    """A piece of an article: what it is of, the suffix of its file, and its text or, for Word, its paragraph."""

    name: str
    suffix: str
    text: str = ""
    paragraph: word.Piece | None = None


def vectors() -> Iterator[Vector]:
    """All of them."""
    yield from _spelled()
    for name, html in CARRIERS.items():
        for target in TARGETS:
            if not (
                target.startswith(OUTSIDE) and (name in LOADED or "link" in name or name in ("map", "template tag"))
            ):
                yield from _html(f"{name} {target[:12]!r}", html.replace("@", escape(target)))
    for number, html in enumerate(ACTIVE):
        yield from _html(f"active {number}", html)


def _spelled() -> Iterator[Vector]:
    """Links whose address has a character in it, in each way that a format has to write it."""
    for place in PLACES:
        for char in CHARACTERS:
            address = place.format(char) + RUN
            name = f"{place} U+{ord(char or chr(0xFFFD)):04X}"
            referred = place.format(f"&#{ord(char)};" if char else "") + RUN
            hexadecimal = place.format(f"&#x{ord(char):X};" if char else "") + RUN
            for way, text in {"raw": address, "referred": referred, "hexadecimal": hexadecimal}.items():
                if place == PLACES[1] or way == "referred":
                    yield from _html(f"{name} {way}", f'<a href="{text}">link</a>')
            if place == PLACES[1]:
                yield from _markdown(name, address)
                yield from _markdown(f"{name} referred", referred)
            if char not in CONTROLS or char in "\x7f\x80\x85\x9f":
                yield from _word(name, address)


def _html(name: str, html: str) -> Iterator[Vector]:
    yield Vector(f"html {name}", ".html", f"<div>{html}</div>\n")
    yield Vector(f"md {name}", ".md", f"<div>{html}</div>\n\n")


def _markdown(name: str, address: str) -> Iterator[Vector]:
    spaceless = address.replace("'", "")
    yield Vector(f"md link {name}", ".md", f"[link](<{address}>) [link]({spaceless})\n\n")
    yield Vector(f"md autolink {name}", ".md", f"<{spaceless}>\n\n")
    yield Vector(f"md picture {name}", ".md", f"![picture](<{address}>)\n\n")


def _word(name: str, address: str) -> Iterator[Vector]:
    if set(address) & set("\ufffe\uffff\ud800"):
        return  # no XML
    yield Vector(f"docx link {name}", ".docx", paragraph=word.paragraph(word.link("link", address)))
    code = address.replace('"', "")
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> HYPERLINK "{escape(code)}" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>link</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    yield Vector(f"docx field {name}", ".docx", paragraph=word.paragraph(word.raw(field)))


def document(group: list[Vector]) -> bytes:
    """A source file with these vectors, which have the same suffix."""
    suffix = group[0].suffix
    if suffix == ".docx":
        paragraphs = [vector.paragraph for vector in group if vector.paragraph is not None]
        return word.docx(word.heading("Title"), word.paragraph("Text."), *paragraphs)
    begin = "# Title\n\nText.\n\n" if suffix == ".md" else "<title>T</title><h1>Title</h1>\n<p>Text.</p>\n"
    return (begin + "".join(vector.text for vector in group)).encode("utf-8", "surrogatepass")
