"""Dictionaries that are looked up say what simplemma says, whatever happens to their files."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
import simplemma
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from localize.cache.dictionaries import look_dictionaries_up, open_dictionary
from localize.cache.dictionary_file import DamagedDictionaryError, DictionaryFile, write_blocks, write_dictionary
from localize.cache.looked_up import LookedUpDictionary
from localize.language import lemmas

LANGUAGE = "ms"
MISSING = ["", "a", "zzzz", "ĀĀĀ", "\x00", "👩", "0", "-"]


@pytest.fixture
def whole() -> dict[str, str]:
    """The dictionary as simplemma reads it, and words that it does not list."""
    return dict(DefaultDictionaryFactory().get_dictionary(LANGUAGE).items())


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of dictionaries of a user who has none yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    lemmas.lemma.cache_clear()
    yield tmp_path / "localize" / "dictionaries"
    lemmas.lemma.cache_clear()


def sample(words: dict[str, str], count: int) -> list[str]:
    return random.Random(0).sample(sorted(words), count)


def test_every_word_has_the_lemma_that_simplemma_gives_it(tmp_path: Path, whole: dict[str, str]) -> None:
    file = written(LANGUAGE, tmp_path)
    assert {word: file.get(word) for word in whole} == whole
    around = [*MISSING, *(word[:-1] for word in sample(whole, 3000)), *(f"{word}x" for word in sample(whole, 3000))]
    assert [file.get(word) for word in around] == [whole.get(word) for word in around]


def test_a_dictionary_that_is_sorted_by_the_ends_of_words_is_looked_up_as_well(tmp_path: Path) -> None:
    words = {
        f"{first}{last}": last
        for first in ("ana", "wali", "hatuta", "")
        for last in ("soma", "kula", "enda", "ona", "lala", "pika")
    }
    write_blocks(stream(words), tmp_path / "words")
    file = DictionaryFile(tmp_path / "words")
    assert {word: file.get(word) for word in words} == words
    assert [file.get(word) for word in ("anaso", "a", "zsoma", "")] == [None] * 4


def stream(words: dict[str, str]) -> bytes:
    """A dictionary in simplemma's form, sorted by the ends of words, which share nothing; all have under 128 bytes."""
    records = sorted((word[::-1].encode(), lemma[::-1].encode()) for word, lemma in words.items())
    data = b"SMFC1" + bytes([1, len(records)])
    for word, lemma in records:
        data += bytes([0, len(word)]) + word + bytes([255, len(lemma)]) + lemma
    return data


def test_the_file_is_made_when_the_first_word_is_looked_up_and_used_from_then_on(user: Path) -> None:
    look_dictionaries_up()
    assert lemmas.lemma("bahumu", LANGUAGE) == simplemma.lemmatize("bahumu", LANGUAGE)
    (file,) = user.iterdir()
    assert file.name == f"{LANGUAGE}-{simplemma.__version__}.sqlite"
    made = file.stat().st_ino
    assert open_dictionary(LANGUAGE).get("bahumu") == "bahu"
    assert [path.stat().st_ino for path in user.iterdir()] == [made]


def test_words_are_lemmatized_and_known_as_simplemma_does(user: Path, whole: dict[str, str]) -> None:
    look_dictionaries_up()
    words = [
        each for word in sample(whole, 300) for each in (word, word.capitalize(), f"{word}x", f"ber{word}", "a" + word)
    ]
    assert [lemmas.lemma(word, LANGUAGE) for word in words] == [
        simplemma.lemmatize(word, LANGUAGE).casefold() for word in words
    ]
    assert [lemmas.is_word(word, LANGUAGE) for word in words] == [simplemma.is_known(word, LANGUAGE) for word in words]


def test_a_damaged_file_never_gives_another_answer_and_is_made_again(tmp_path: Path, whole: dict[str, str]) -> None:
    (file,) = made(tmp_path)
    right = file.read_bytes()
    chance = random.Random(1)
    words = [*sample(whole, 100), *MISSING]
    answers = [whole.get(word) for word in words]
    for _ in range(30):
        damaged = bytearray(right)
        for _ in range(chance.choice([1, 100])):
            damaged[chance.randrange(len(damaged))] ^= chance.randrange(1, 256)
        file.write_bytes(damaged)
        dictionary = LookedUpDictionary(LANGUAGE, tmp_path)
        assert [dictionary.get(word) for word in words] == answers


@pytest.mark.parametrize("content", [b"", b"no database", b"half"])
def test_a_file_that_is_no_dictionary_is_replaced(content: bytes, tmp_path: Path) -> None:
    (file,) = made(tmp_path)
    right = file.read_bytes()
    file.write_bytes(right[: len(right) // 2] if content == b"half" else content)
    dictionary = LookedUpDictionary(LANGUAGE, tmp_path)
    assert dictionary.get("zzzz") is None
    assert dictionary.get("bahumu") == "bahu"
    DictionaryFile(file)


def test_where_no_file_can_be_written_the_dictionary_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert LookedUpDictionary(LANGUAGE, tmp_path / "file" / "dictionaries").get("bahumu") == "bahu"
    (tmp_path / f"{LANGUAGE}-{simplemma.__version__}.sqlite").mkdir()
    assert LookedUpDictionary(LANGUAGE, tmp_path).get("bahumu") == "bahu"


@pytest.mark.skipif(sys.platform == "win32", reason="no users of files")
def test_the_file_of_another_user_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file,) = made(tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: file.stat().st_uid + 1)
    with pytest.raises(DamagedDictionaryError, match="another user"):
        DictionaryFile(file)


def test_several_may_make_the_file_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(3) as threads:
        answers = list(threads.map(lambda _: LookedUpDictionary(LANGUAGE, tmp_path).get("bahumu"), range(3)))
    assert answers == ["bahu"] * 3
    assert len(list(tmp_path.iterdir())) == 1


def test_a_process_that_is_forked_opens_the_file_itself(tmp_path: Path) -> None:
    (file,) = made(tmp_path)
    dictionary = DictionaryFile(file)
    global shared  # noqa: PLW0603  # what a fork takes along
    shared = dictionary
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        assert pool.submit(looked_up_there, "bahumu").result() == "bahu"
    assert dictionary.get("bahumu") == "bahu"


shared: DictionaryFile | None = None


def looked_up_there(word: str) -> str | None:
    assert shared is not None
    return shared.get(word)


def test_files_of_other_versions_and_of_killed_processes_are_removed(tmp_path: Path) -> None:
    other, old, new = (tmp_path / f"{LANGUAGE}-{end}" for end in ("1.9.sqlite", "1.part", "2.part"))
    for path in (other, old, new):
        path.touch()
    os.utime(old, (time.time() - 7200,) * 2)
    of_another_language = tmp_path / "sv-1.9.sqlite"
    of_another_language.touch()
    made(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        f"{LANGUAGE}-{simplemma.__version__}.sqlite",
        new.name,
        of_another_language.name,
    }


def written(language: str, folder: Path) -> DictionaryFile:
    write_dictionary(language, folder / "words")
    return DictionaryFile(folder / "words")


def made(folder: Path) -> list[Path]:
    """The files in a folder, after a look-up."""
    LookedUpDictionary(LANGUAGE, folder)
    return [path for path in folder.iterdir() if path.name.endswith(f"{simplemma.__version__}.sqlite")]
