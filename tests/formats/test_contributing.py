"""The source format that docs/contributing/source-format.md adds works as it says: one file and one row."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from localize import formats
from localize.errors import SourceError
from localize.model.article import Article
from support.golden import shown

GUIDE = Path(__file__).parents[2] / "docs/contributing/source-format.md"

TEXT = """\
# Dry mouth

Sip water & rest.
=> https://health.example/ More on dry mouth
## What helps
* Gum
* A <spray>
> Ask your doctor.
```
 5 mg
10 mg
```
"""

EXPECTED = """\
<h1>⟦Dry mouth⟧</h1>

<p>⟦Sip water &amp; rest.⟧</p>
<p><a href="https://health.example/">⟦More on dry mouth⟧</a></p>
<h2 id="what-helps">⟦What helps⟧</h2>
<ul><li>⟦Gum⟧</li><li>⟦A &lt;spray&gt;⟧</li></ul>
<blockquote>⟦Ask your doctor.⟧</blockquote>
<pre> ⟦5 mg
10 mg⟧</pre>

1 Title [title]: Dry mouth
3 Paragraph: Sip water & rest.
4 Paragraph: More on dry mouth
5 Heading: What helps
6 List item: Gum
7 List item: A &lt;spray>
8 Quotation: Ask your doctor.
10-11 Preformatted text: 5 mg
    10 mg
"""


@pytest.fixture
def gemtext(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The file and the row of the guide, added to the formats."""
    file, row = re.findall(r"```python\n(.*?)\n```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    match = re.fullmatch(r'\s*"(\.\w+)": "(\w+)",', row)
    assert match
    suffix, module = match.groups()
    (tmp_path / f"{module}.py").write_text(f"{file}\n", encoding="utf-8")
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    monkeypatch.setattr(formats, "PARSERS", {**formats.PARSERS, suffix: module})
    yield
    sys.modules.pop(f"{formats.__name__}.{module}", None)


def parse(text: str) -> Article:
    return formats.parse(text.encode(), "source/a.gmi", name="a", locale="en")


@pytest.mark.usefixtures("gemtext")
def test_the_format_of_the_guide_is_read() -> None:
    assert shown(parse(TEXT)) == EXPECTED


@pytest.mark.usefixtures("gemtext")
def test_the_format_of_the_guide_says_what_is_wrong_and_where() -> None:
    with pytest.raises(SourceError, match=r"source/a\.gmi:3: preformatted text without an end, expected a line ```"):
        parse("# Dry mouth\n\n```\n5 mg\n")
