"""What the names of styles mean, in Word, LibreOffice and pandoc, and in the languages of their users."""

from __future__ import annotations

import re

from localize.expressions import expression

ROLES = frozenset(
    {
        *("Title", "Subtitle", "Author", "Date", "Abstract", "Caption", "Quote", "Contents"),
        *("Code", "Preformatted", "Term", "Definition"),
    }
)
"""The roles of paragraphs besides headings. `Contents` is a row of a table of contents."""

_HEADINGS = (
    *("heading", "überschrift", "titre", "título", "encabezado", "títol", "titolo", "intestazione", "cabeçalho"),
    *("titlu", "titlul", "kop", "opskrif", "rubrik", "overskrift", "fyrirsögn", "otsikko", "pealkiri", "virsraksts"),
    *("antraštė", "nagłówek", "nadpis", "naslov", "címsor", "titulli", "başlık", "başlıq", "judul", "tajuk"),
    *("đầu đề", "tiêu đề", "επικεφαλίδα", "заголовок", "заглавие", "наслов", "тақырып", "վերնագիր", "სათაური"),
    *("عنوان", "سرتیتر", "سرخی", "כותרת", "शीर्षक", "শিরোনাম", "தலைப்பு", "หัวเรื่อง"),
    *("标题", "標題", "見出し", "제목"),
)
"""Word writes the English names of its styles in every language; other programs write the names that they show."""

_IDS = ("berschrift", "ttulo", "ttol", "cabealho", "fyrirsgn", "antrat", "nagwek", "cmsor", "balk", "balq", "u", "tiu")
"""The same words in the ids that Word makes of them: without letters that are not in ASCII."""

_HEADING = expression(rf"(?:{'|'.join((*_HEADINGS, *_IDS))})\s*([1-9])")

_NAMES = {
    "Title": (
        *("title", "titel", "titre", "título", "títol", "titolo", "titlu", "tittel", "otsikko", "tytuł", "název"),
        *("názov", "cím", "konu başlığı", "τίτλος", "название", "назва", "العنوان", "标题", "標題", "表題", "제목"),
    ),
    "Subtitle": (
        *("subtitle", "untertitel", "sous-titre", "subtítulo", "sottotitolo", "ondertitel", "underrubrik", "podtytuł"),
        *("подзаголовок", "副标题", "副標題", "副題", "부제"),
    ),
    "Author": ("author", "authors"),
    "Date": ("date",),
    "Abstract": ("abstract",),
    "Caption": (
        *("caption", "table caption", "image caption", "figure caption", "beschriftung", "légende", "epígrafe"),
        *("didascalia", "legenda", "bijschrift", "bildtext", "billedtekst", "bildetekst", "kuvateksti", "titulek"),
        *("подпись", "название объекта", "题注", "図表番号", "캡션"),
    ),
    "Quote": (
        *("quote", "intense quote", "block text", "block quote", "quotations", "quotation", "zitat"),
        *("intensives zitat", "citation", "cita", "citazione", "citação", "citaat", "citat", "sitat", "lainaus"),
        *("cytat", "цитата", "引用", "引用文", "인용"),
    ),
    "Contents": ("toc heading", "contents heading", "table of figures", "illustration index heading"),
    "Code": ("source code", "code", "code block", "codeblock", "listing", "program listing"),
    "Preformatted": ("html preformatted", "preformatted text", "macro text", "macro"),
    "Term": ("definition term", "list heading"),
    "Definition": ("definition", "list contents"),
}
_BY_NAME = {name: role for role, names in _NAMES.items() for name in names}
_CONTENTS = expression(r"(?:toc|contents|illustration index) [1-9][0-9]?")

_PLAIN = expression(
    r"normal\b.*|default.*|standard|no spacing|body.*|text body.*|list.*|(?:foot|end)note text|(?:foot|end)note"
    r"|(?:foot|end)note block text|annotation text|header|footer|table (?:contents|heading)|plain text"
    r"|first paragraph|compact|bibliography.*|abstract title|table|figure|captioned figure|frame contents"
    r"|salutation|signature|closing|sender|addressee|envelope .*|e-mail signature|message header|note heading"
    r"|(?:hanging|first line|marginalia) ?(?:indent)?|index.*|revision|html address"
)
"""Styles that mean a plain paragraph: nothing is lost without them."""

_CODE = expression(
    r"verbatim char|source text|source code char|html (?:code|typewriter|keyboard|sample|variable|preformatted char)"
    r"|teletype|user entry|inline code|code(?: char)?"
)
"""Character styles for code."""


def role(name: str) -> str:
    """The role of paragraphs with a style of that name in small letters, "" for none."""
    heading = _HEADING.fullmatch(name)
    if heading:
        return f"Heading{heading[1]}"
    return _BY_NAME.get(name, "Contents" if _CONTENTS.fullmatch(name) else "")


def from_id(identifier: str) -> str:
    """The name that an id is made of, in small letters: Word and pandoc leave out the spaces."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)", " ", identifier).replace("_", " ").lower()


def is_plain(name: str) -> bool:
    """Whether nothing is lost if a paragraph with a style of that name is a plain one."""
    return _PLAIN.fullmatch(name) is not None


def is_code(name: str) -> bool:
    """Whether a character style of that name marks code."""
    return _CODE.fullmatch(name) is not None
