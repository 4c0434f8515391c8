"""Law 3: what is written is read back, for any Unicode; and what was not changed is written as it stood."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.catalogs import po
from localize.model.catalog import Catalog, Entry, Previous

TEXT = st.text(st.characters(blacklist_categories=("Cs",)), max_size=40)
AWKWARD = st.sampled_from(
    [
        "\u0085",
        "\u2028",
        "\u2029",
        "\v",
        "\f",
        "\x1c",
        "\x1e",
        "\\",
        '"',
        "\n",
        "\r",
        "\t",
        "\\n",
        "#~ ",
        "msgid ",
        "\x07",
        "\x7f",
    ]
)
STRING = st.lists(TEXT | AWKWARD, max_size=5).map("".join).map(lambda text: text.replace("\0", ""))
LINE = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30).map(str.strip)
FLAG = st.sampled_from(["python-format", "no-wrap", "range: 0..5", "x-other"])


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    plural = draw(st.none() | STRING)
    targets = tuple(draw(st.lists(STRING, min_size=1, max_size=4))) if plural is not None else ()
    return Entry(
        source=draw(STRING),
        target=targets[0] if targets else draw(STRING),
        context=draw(st.none() | STRING),
        plural=plural,
        targets=targets,
        fuzzy=draw(st.booleans()),
        obsolete=draw(st.booleans()),
        flags=tuple(draw(st.lists(FLAG, unique=True, max_size=2))),
        previous=draw(st.none() | st.builds(Previous, STRING, st.none() | STRING, st.none() | STRING)),
        comments=tuple(f" {line}" for line in draw(st.lists(LINE.filter(bool), max_size=2))),
        hints=tuple(draw(st.lists(LINE, max_size=2))),
        references=tuple(draw(st.lists(LINE.filter(bool), max_size=2))),
    )


def catalog(drawn: list[Entry]) -> Catalog:
    unique = {(entry.key, entry.obsolete): entry for entry in drawn if entry.key != (None, "")}
    header = (("Language", "de"), ("Content-Type", "text/plain; charset=UTF-8"))
    return Catalog(header, tuple(unique.values()))


CATALOGS = st.lists(entries(), max_size=5).map(catalog)


@given(CATALOGS)
def test_what_is_written_is_read_back(wanted: Catalog) -> None:
    assert po.read(po.write(wanted), "x.po") == wanted


@given(CATALOGS, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_what_was_read_is_written_to_the_byte(wanted: Catalog, newline: str, bom: bool) -> None:
    data = b"\xef\xbb\xbf" * bom + po.write(replace(wanted, newline=newline))
    assert po.write(po.read(data, "x.po")) == data


@given(CATALOGS, st.data())
def test_a_change_of_one_entry_leaves_the_lines_of_the_others_alone(wanted: Catalog, data: st.DataObject) -> None:
    if not wanted.entries:
        return
    read = po.read(po.write(wanted), "x.po")
    number = data.draw(st.integers(0, len(read.entries) - 1))
    changed = replace(
        read.entries[number], target="changed", targets=("changed",) if read.entries[number].plural is not None else ()
    )
    after = replace(read, entries=(*read.entries[:number], changed, *read.entries[number + 1 :]))
    assert po.read(po.write(after), "x.po") == after
    text = po.write(after).decode()
    for entry in (*read.entries[:number], *read.entries[number + 1 :]):
        assert entry.origin is not None
        assert entry.origin.comments + entry.origin.message in text


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused_with_a_line(data: bytes) -> None:
    try:
        po.read(data, "x.po")
    except po.CatalogError as error:
        assert all(problem.path == "x.po" for problem in error.problems)


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_file_is_read_or_refused_and_never_breaks_the_program(seed: int) -> None:
    chance = random.Random(seed)
    whole = po.write(
        catalog([Entry("one", "eins", fuzzy=True, previous=Previous("on")), Entry("two", "zwei", hints=("Title",))])
    )
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(data))
            data[at : at + chance.randint(0, 3)] = bytes(
                chance.choice(b'"\\#~|\n msgidtr[]0\x00\xff') for _ in range(2)
            )
        try:
            po.read(bytes(data), "x.po")
        except po.CatalogError as error:
            assert error.problems
