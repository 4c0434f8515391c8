from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.cache.codec import Codec, CodecError
from localize.errors import Problem
from localize.model.article import Article, Reference, Target
from localize.model.block import Block, Kind, LanguageMark, LinkAddress, PageValue, Placeholder, Role, Segment
from localize.model.finding import Finding, Severity


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    leaf: Leaf
    children: tuple[Tree | Colour | str, ...] = ()
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    tags: frozenset[str] = frozenset()


LEAVES = st.builds(Leaf, st.text(), st.none() | st.dates())
TREES = st.recursive(
    st.builds(Tree, LEAVES),
    lambda inner: st.builds(
        Tree,
        LEAVES,
        st.lists(inner | st.sampled_from(Colour) | st.text()).map(tuple),
        st.dictionaries(st.text(), st.tuples(st.integers(-9, 9), st.integers(0, 9))),
        st.frozensets(st.text()),
    ),
    max_leaves=20,
)


@given(TREES)
def test_a_value_comes_back_as_it_was(tree: Tree) -> None:
    codec: Codec[Tree] = Codec(Tree)

    assert codec.unpack(codec.pack(tree)) == tree


@given(st.binary(max_size=60))
def test_other_bytes_are_refused_or_give_a_value_of_the_type(data: bytes) -> None:
    try:
        value = Codec[Any](Tree).unpack(data)
    except CodecError:
        return
    assert isinstance(value, Tree)


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (tuple[str, ...], ("a", "b")),
        (tuple[str, int], ("a", 1)),
        (str | None, None),
        (Colour | None, Colour.BLUE),
        (date | str, "2026-01-02"),
        (date | str, date(2026, 1, 2)),
        (dict[tuple[str | None, str], bool], {(None, "a"): True, ("title", "b"): False}),
        (bytes, b"\0\xff"),
    ],
)
def test_forms_of_types_come_back(type_: Any, value: object) -> None:
    codec = Codec[object](type_)

    assert codec.unpack(codec.pack(value)) == value


def test_an_article_comes_back_with_the_parts_of_its_placeholders() -> None:
    inner = Block(Role.ALTERNATIVE, ("A knee",), ((0, 3),), context="alt")
    image = Placeholder(Kind.ALONE, "img", "<img>", parts=("<img alt='", inner, "'>", LinkAddress("b.md")))
    pattern = ("See ", image, ".")
    block = Block(Role.PARAGRAPH, pattern, ((0, 3),), segments=(Segment("See <img>.", pattern, "", 3),))
    article = Article(
        "knee",
        "source/knee.md",
        locale="en",
        date=date(2026, 11, 28),
        metadata=(Block(Role.TITLE, ("Knee",), ((0, 1),), context="title"),),
        body=("<p", LanguageMark.SOURCE_LANGUAGE, ">", block, PageValue.LOCALE, "</p>"),
        references=(Reference(Target.FILE, "knee.png", 3),),
        anchors=frozenset({"a", "b"}),
        embedded=(("x.png", b"\x89PNG"),),
        remarks=(Problem("source/knee.md", 2, "odd"),),
    )
    codec: Codec[Article] = Codec(Article)

    again = codec.unpack(codec.pack(article))

    assert again == article
    assert isinstance(again.body[3], Block)
    assert again.body[3].pattern[1].parts == image.parts  # type: ignore[union-attr]


def test_a_finding_comes_back() -> None:
    finding = Finding("numbers", Severity.ERROR, message="m", path="p", line=3, source_span=(1, 2))
    codec: Codec[tuple[Finding, ...]] = Codec(tuple[Finding, ...])

    assert codec.unpack(codec.pack((finding,))) == (finding,)


def test_the_signature_names_all_fields_so_that_a_new_one_makes_older_results_unknown() -> None:
    signature = Codec[Tree](Tree).signature

    assert "Tree(leaf,children,sizes,tags)" in signature
    assert "Leaf(name,day)" in signature
    assert "Colour(red,blue)" in signature


def test_a_type_without_a_form_is_an_error_of_the_program() -> None:
    with pytest.raises(TypeError, match="no compact form"):
        Codec(object)
