"""Law 3: what is written is read back, for any Unicode; and what was not changed is written as it stood."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.catalogs import po, progress
from localize.catalogs.compiled import compiled
from localize.catalogs.normal_form import normal_form
from localize.errors import CatalogError
from localize.model.catalog import Catalog, Entry, Previous

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
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
FLAGS = ["python-format", "no-wrap", "range: 0..5", "max-length:155", "x-other"]
FLAG = st.sampled_from(FLAGS)


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


@given(CATALOGS, st.sampled_from(["\n", "\r\n"]))
def test_the_normal_form_says_the_same_and_is_that_of_a_new_file(typed: Catalog, newline: str) -> None:
    foreign = po.read(po.write(replace(typed, newline=newline)), "x.po")
    data = po.write(normal_form(foreign, Catalog((), ())))
    assert data == po.write(replace(typed, tail=""))
    assert po.write(normal_form(po.read(data, "x.po"), Catalog((), ()))) == data


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


@given(st.lists(CATALOGS, min_size=1, max_size=3))
def test_a_compiled_catalog_resolves_as_the_catalog_does(chain: list[Catalog]) -> None:
    """What only translators see (hints, flags, previous texts) aside."""
    keys = {entry.key: None for each in chain for entry in each.entries} | {(None, "nowhere"): None}
    whole = progress.resolve(keys, [(str(number), each) for number, each in enumerate(chain)])
    light = progress.resolve(keys, [(str(number), compiled(each)) for number, each in enumerate(chain)])
    for key in keys:
        assert (light[key].state, light[key].locale) == (whole[key].state, whole[key].locale)
        entry = whole[key].entry
        bare = entry and replace(entry, flags=(), previous=None, hints=(), references=())
        assert light[key].entry == bare


FLAG_LINE = st.tuples(
    st.sampled_from(["#,", "#=", "#!", "#~ #,", "#~#="]),
    st.lists(FLAG | st.just("fuzzy"), unique=True, min_size=1, max_size=3),
    st.sampled_from([", ", ",", " , ", " "]),
).map(lambda parts: f"{parts[0]} {parts[2].join(parts[1])}")
OTHER_LINE = st.sampled_from(
    ["# a note", "#typed fuzzy", "#. fuzzy", "#.  Title", "#: fuzzy.txt", '#| msgid "fuzzy"', ""]
)
ABOVE = st.lists(FLAG_LINE | OTHER_LINE, max_size=6)


def flags_of(line: str) -> list[str]:
    return [flag for flag in ["fuzzy", *FLAGS] if flag in line] if line[1:2] in (",", "=", "!", "~") else []


@given(ABOVE, st.booleans(), st.booleans())
def test_a_translation_is_fuzzy_wherever_its_flag_stands(above: list[str], obsolete: bool, plain: bool) -> None:
    """And a change of that leaves every other line and every other flag alone."""
    mark = "#~ " if obsolete else ""
    message = f'{mark}msgid "one"\n{mark}msgstr "eins"\n'
    other = "" if plain else '\nmsgid "two"\nmsgid_plural "twos"\nmsgstr[0] "zwei"\n'
    head = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n'
    read = po.read((head + "".join(f"{line}\n" for line in above) + message + other).encode(), "x.po")
    entry = read.entries[0]
    flags = [flag for line in above for flag in flags_of(line)]
    assert entry.fuzzy == ("fuzzy" in flags)
    assert set(entry.flags) == set(flags) - {"fuzzy"}
    turned = replace(entry, fuzzy=not entry.fuzzy)
    after = po.write(replace(read, entries=(turned, *read.entries[1:]))).decode()
    assert po.read(after.encode(), "x.po").entries[0] == turned
    lines = after.removeprefix(head).removesuffix(message + other).splitlines()
    gone = list((Counter(above) - Counter(lines)).elements())
    if entry.fuzzy:
        assert all("fuzzy" in flags_of(line) for line in gone)
    else:
        assert len(gone) <= 1
        assert len(lines) == len(above) + 1 - len(gone)
    kept = iter(lines)
    assert all(line in kept for line in above if line not in gone)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused_with_a_line(data: bytes) -> None:
    try:
        po.read(data, "x.po")
    except CatalogError as error:
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
        except CatalogError as error:
            assert error.problems
