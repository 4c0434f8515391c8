"""What we write is built as the specifications say.

The schemas of XLIFF are those that Debian packages with Symfony; `make packages` installs them. That of 2.0 is the
core of 2.1, whose namespace is the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from localize.exchange import FORMATS, tmx, xliff21
from localize.exchange.model import GlossEntry
from support.documents import DOCUMENT
from support.installed import needs

CASES = Path(__file__).parent.parent / "cases" / "exchange"
SCHEMAS = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
NAMES = {"x": xliff21.NAMESPACE, "g": xliff21.GLOSSARY}


def schema(name: str) -> etree.XMLSchema:
    needs(SCHEMAS.is_dir(), "the schemas of XLIFF are")
    tree = etree.parse(SCHEMAS / name)
    for found in tree.iter("{*}import"):
        found.set("schemaLocation", (SCHEMAS / "xml.xsd").as_uri())
    return etree.XMLSchema(tree)


@pytest.mark.parametrize(
    ("name", "file"), [("xliff", "xliff-core-2.0.xsd"), ("xliff12", "xliff-core-1.2-strict.xsd")], ids=["2.1", "1.2"]
)
def test_xliff_is_valid_by_its_schema(name: str, file: str) -> None:
    schema(file).assertValid(etree.fromstring(FORMATS[name].write(DOCUMENT)))


@pytest.mark.parametrize(
    ("name", "file"), [("xliff", "xliff-core-2.0.xsd"), ("xliff12", "xliff-core-1.2-strict.xsd")], ids=["2.1", "1.2"]
)
def test_the_schemas_notice_what_is_wrong(name: str, file: str) -> None:
    root = etree.fromstring(FORMATS[name].write(DOCUMENT))
    next(root.iter("{*}source")).tag = etree.QName(root, "sauce").text
    assert not schema(file).validate(root)


def test_tmx_has_the_structure_of_its_specification() -> None:
    dtd = etree.DTD(BytesIO((CASES / "tmx14.dtd").read_bytes()))
    for data in (FORMATS["tmx"].write(DOCUMENT), tmx.write_memory([], "en")):
        dtd.assertValid(etree.fromstring(data))


def test_codes_of_tmx_are_paired_in_each_segment() -> None:
    root = etree.fromstring(FORMATS["tmx"].write(DOCUMENT))
    for segment in root.iter("seg"):
        assert Counter(code.get("i") for code in segment.iter("bpt")) == Counter(
            code.get("i") for code in segment.iter("ept")
        )
        numbers = [code.get("x") for code in segment.iter("bpt", "ph")]
        assert len(set(numbers)) == len(numbers)


def xliff21_root(terms: tuple[GlossEntry, ...] = ()) -> etree._Element:
    links = replace(DOCUMENT.messages[1], terms=(*DOCUMENT.messages[1].terms, *terms))
    return etree.fromstring(FORMATS["xliff"].write(replace(DOCUMENT, messages=(*DOCUMENT.messages[2:], links))))


def test_ids_of_xliff_2_are_each_there_once_where_they_must_be() -> None:
    """XLIFF 2.1, 4.3.1.13: in a unit, the ids of segments, codes and markers; a target repeats its source's."""
    root = xliff21_root()
    units = root.findall(".//x:unit", NAMES)
    assert len({unit.get("id") for unit in units}) == len(units)
    for unit in units:
        ids = [segment.get("id") for segment in unit.iterfind("x:segment", NAMES)]
        ids += [code.get("id") for code in unit.iterfind(".//x:source//*", NAMES)]
        assert len(set(ids)) == len(ids)
        assert {code.get("id") for code in unit.iterfind(".//x:target//*", NAMES)} <= set(ids)


def test_references_of_xliff_2_lead_to_what_is_there() -> None:
    root = xliff21_root()
    for unit in root.findall(".//x:unit", NAMES):
        data = {element.get("id") for element in unit.iterfind(".//x:data", NAMES)}
        marks = {f"#{element.get('id')}" for element in unit.iterfind(".//x:mrk", NAMES)}
        for code in unit.iter("{*}pc", "{*}ph"):
            assert {code.get(name) for name in ("dataRef", "dataRefStart", "dataRefEnd")} - {None} <= data
        assert {entry.get("ref") for entry in unit.iterfind(".//g:glossEntry", NAMES)} <= marks


def test_a_glossary_entry_of_xliff_2_has_a_term_and_says_something_of_it() -> None:
    empty = GlossEntry("trial", (), start=0, end=4)
    for entry in xliff21_root((empty,)).iter(f"{{{xliff21.GLOSSARY}}}glossEntry"):
        names = [etree.QName(child).localname for child in entry]
        assert names[0] == "term"
        assert set(names[1:]) in ({"translation"}, {"definition"}, {"translation", "definition"})


def test_terms_that_cross_a_code_or_stand_together_are_told_without_breaking_it() -> None:
    crossing = GlossEntry("the side", ("x",), start=5, end=14)
    twin = GlossEntry("side effect", ("y",), start=9, end=21)
    root = xliff21_root((crossing, twin))
    entries = root.findall(".//g:glossEntry", NAMES)
    assert [entry.get("ref") for entry in entries] == ["#m1", None, "#m1"]
    assert len(root.findall(".//x:source//x:mrk", NAMES)) == 1


def test_white_space_is_told_to_be_kept_in_every_entry() -> None:
    for name in ("xliff", "xliff12"):
        root = etree.fromstring(FORMATS[name].write(DOCUMENT))
        spaces = {
            entry.get("{http://www.w3.org/XML/1998/namespace}space") for entry in root.iter("{*}unit", "{*}trans-unit")
        }
        assert spaces == {"preserve"}
