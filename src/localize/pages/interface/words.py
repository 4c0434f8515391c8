"""The interface words: what page templates and labels in articles say, each with where it stands, for translators."""

from __future__ import annotations

WORDS = (
    ("Written by", "followed by the name of the article's author"),
    ("Reviewed by", "followed by the name of the clinician who reviewed the article"),
    ("Last reviewed", "followed by the date of the last clinical review"),
    ("Last updated", "followed by the date of the last change"),
    ("Translation reviewed by", "followed by the name of a clinician who reviewed this translation of the article"),
    (
        "Translation last reviewed",
        "followed by the date on which a clinician last reviewed this translation of the article",
    ),
    ("Skip to content", "first link on each page; lets keyboard and screen-reader users jump over the navigation"),
    ("Languages", "name of the list of links to the same page in other languages; spoken by screen readers"),
    ("Articles", "title of the page that lists all articles in this language"),
    ("No articles have been published in this language yet.", "shown instead of the list of articles"),
    ("not translated yet", "stands in small letters behind a text that is shown in its original language"),
    ("All articles", "link from an article to the list of all articles in this language"),
    (
        "Parts of this page have not been translated yet. They are shown in the original language.",
        "notice at the top of a page",
    ),
    (
        "This is an earlier version of the translation. The original page may have changed since.",
        "notice at the top of a page",
    ),
    ("Read the original page", "link in the notice at the top of a page"),
    ("References", "heading over the list of publications that the article cites"),
)
"""Each word with its note, in the order of the catalogs; a test holds them to the templates and labels."""
