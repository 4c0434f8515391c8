"""Words that only the language of a source has."""

from __future__ import annotations

from localize.language import datafiles, leftovers

DATA = datafiles.data("leftovers", "en")


def test_a_word_that_the_other_language_has_too_is_none() -> None:
    assert "because" in leftovers.leftovers("en", "nb")
    assert "from" in leftovers.leftovers("en-GB", "fr") - leftovers.leftovers("en", "nb")


def test_exceptions_are_words_of_the_list() -> None:
    words = DATA["words"].split()
    assert words == sorted(set(words))
    assert set().union(*map(str.split, DATA["except"].values())) <= set(words)


def test_in_a_language_without_exceptions_only_longer_words_count() -> None:
    assert min(map(len, leftovers.leftovers("en", "vi"))) == 5
    assert not leftovers.knows("vi")
