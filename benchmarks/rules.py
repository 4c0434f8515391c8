"""What each rule costs, in microseconds of CPU a pair, and how many times the floor that is.

The floor is what parsing, serializing and writing a page costs in lxml. A page has 73 entries of 850 words together, as
those of this project. The pairs are the finished translations of a project in some locales; each is checked as in a
first run: nothing is remembered of a text, but the data of the language is at hand. What the rules share is read before
the rules are timed, and is a row by itself; of a source, it is read once for all locales.

    .venv/bin/python -m benchmarks.rules [--project DIR] [--locale de ...]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import lxml.html

from localize import checks
from localize.catalogs import po
from localize.checks import cases
from localize.glossary import table
from localize.glossary.match import Matcher
from localize.language import tags
from localize.model.block import Segment
from localize.model.catalog import Entry
from localize.model.glossary import Glossary

ENTRIES, WORDS = 73, 850
"""Of one page."""
