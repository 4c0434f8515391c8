"""The law of the preview: what is displayed in the end is what a preview displays that is started then."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from hypothesis import Phase, example, given
from hypothesis import settings as rounds
from hypothesis import strategies as st

from support.folder import ProjectFolder
from support.running_preview import PATIENCE, Events, RunningPreview, running_preview
from support.sizes import size

SENTENCES = [f"Take {number} tablets a day." for number in range(2, 8)]
TARGETS = [*(f"Nehmen Sie {number} Tabletten am Tag." for number in range(2, 5)), "", "Nie."]
NAMES = ("a", "b")
CATALOG = "locales/de/LC_MESSAGES/{}.po"

saves = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(SENTENCES),
    st.sampled_from(TARGETS),
    st.booleans(),
    st.sampled_from([0.0, 0.0, 0.01, 0.05, 0.15]),
)
"""A save: article, sentence, translation, whether it is fuzzy, and the seconds until the next one."""


def saved(project: ProjectFolder, name: str, texts: dict[str, tuple[str, bool]]) -> None:
    """Writes a catalog as an editor does: a new file in place of the old one."""
    path = CATALOG.format(name)
    text = project.read(path)
    for source, (target, is_fuzzy) in texts.items():
        mark = "#, fuzzy\n" if is_fuzzy and target else ""
        pattern = rf'(?:#, fuzzy\n)?msgid "{re.escape(source)}"\nmsgstr ".*"\n'
        text = re.sub(pattern, f'{mark}msgid "{source}"\nmsgstr "{target}"\n', text)
    project.write(f"{path}.new", text).replace(project.root / path)


class Displayed:
    """What a browser has of a page: the HTML of its segments, and its progress, brought up to date by events."""

    def __init__(self, preview: RunningPreview, path: str) -> None:
        self.path, self.preview = path, preview
        self.heard = 0
        self.load()

    def load(self) -> None:
        text = self.preview.get(self.path).text
        items = re.findall(r'<li class="segment.*?</li>\s*(?=<li class="segment|</ol>)', text, re.DOTALL)
        self.segments = {_id(each): _plain(each) for each in items}
        progress = re.search(r'id="progress">(.*?)</div>', text, re.DOTALL)
        assert progress
        self.progress = _plain(progress[1])

    def follow(self, events: Events) -> None:
        for name, data in events.all[self.heard :]:
            self.heard += 1
            if name == "segment":
                self.segments[data["id"]] = _plain(data["html"])
            elif name == "page":
                self.progress = _plain(data["html"])
            elif name == "reload":
                self.load()


def _id(html: str) -> str:
    match = re.search(r'id="(s[0-9a-f]+)"', html)
    assert match
    return match[1]


def _plain(html: str) -> str:
    """HTML without the spaces between, and the line of the entry, which may be looked up again."""
    return "".join(re.sub(r' title="[^"]*"', "", html).split())


@example(rounds_of_saves=[("b", "Take 5 tablets a day.", "Nie.", False, 0.0)])
@rounds(max_examples=size(20, default=1), phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(rounds_of_saves=st.lists(saves, min_size=1, max_size=8))
def test_however_saves_and_decisions_overtake_each_other_the_end_is_that_of_a_new_preview(
    rounds_of_saves: Sequence[tuple[str, str, str, bool, float]],
) -> None:
    with tempfile.TemporaryDirectory() as name_of_folder:
        folder = Path(name_of_folder)
        project = _project(folder)
        with running_preview(folder) as preview, preview.events("/de/a") as events:
            page = Displayed(preview, "/de/a")
            texts: dict[str, dict[str, tuple[str, bool]]] = {name: {} for name in NAMES}
            for name, source, target, is_fuzzy, pause in rounds_of_saves:
                texts[name][source] = (target, is_fuzzy)
                saved(project, name, texts[name])
                time.sleep(pause)
            expected = _afresh(folder)
            end = time.monotonic() + PATIENCE
            while (page.segments, page.progress) != expected:
                assert time.monotonic() < end, events.names()
                time.sleep(0.02)
                page.follow(events)


def _project(folder: Path) -> ProjectFolder:
    project = ProjectFolder(folder)
    project.write("localize.toml", 'source-locale = "en"\n[locales.de]\n')
    for name in NAMES:
        project.write(f"source/{name}.txt", f"Tablets {name}\n\n{' '.join(SENTENCES)}\n")
    project.run("update")
    for name in NAMES:
        project.translate(CATALOG.format(name))
    return project


def _afresh(folder: Path) -> tuple[dict[str, str], str]:
    with running_preview(folder) as preview, preview.events("/de/a"):
        preview.settled()
        end = time.monotonic() + PATIENCE
        while not preview.live.opened("a", "de").decision:
            assert time.monotonic() < end
            time.sleep(0.01)
        page = Displayed(preview, "/de/a")
        return page.segments, page.progress
