"""What a dictionary costs: made for the first time, opened, and asked for words, in a file and as simplemma reads it.

Seconds of processor time for 2,000 words, half of which are listed, and the sizes of the files.

    .venv/bin/python -m benchmarks.dictionaries [--language de ...]
"""

from __future__ import annotations

import argparse
import random
import tempfile
from itertools import islice
from pathlib import Path

from simplemma.strategies.dictionaries import StreamDictionaryFactory

from benchmarks.phases import seconds
from localize.cache.dictionary_file import DictionaryFile, write_dictionary
from localize.language.lemmas import Dictionary, known_languages

_WORDS = 2000


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", action="append", help="only this language (a subtag)")
    options = parser.parse_args()
    known_languages()  # simplemma itself
    print(f"{'':10}{'as simplemma':>22}{'in a file':>32}\n{'language':10}{'read':>11}{'look up':>11}", end="")
    print(f"{'make':>11}{'open, look up':>15}{'MB':>6}")
    for language in options.language or ("en", "de", "fr", "fi"):
        _print(language)


def _print(language: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, language)
        make = seconds(lambda: write_dictionary(language, path))
        factory = StreamDictionaryFactory()
        read = seconds(lambda: factory.get_dictionary(language))
        whole = factory.get_dictionary(language)
        words = list(islice(whole, 0, None, max(1, len(whole) * 2 // _WORDS)))[: _WORDS // 2]
        words += [f"{word}x" for word in words]
        random.Random(0).shuffle(words)
        in_file = seconds(lambda: _look_up(DictionaryFile(path), words))
        in_memory = seconds(lambda: _look_up(whole, words))
        size = path.stat().st_size / 1e6
    print(f"{language:10}{read:>11.2f}{in_memory:>11.3f}{make:>11.2f}{in_file:>15.3f}{size:>6.1f}", flush=True)


def _look_up(dictionary: Dictionary, words: list[str]) -> None:
    for word in words:
        dictionary.get(word)


if __name__ == "__main__":
    main()
