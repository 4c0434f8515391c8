"""Law of the cache: a run after any edits gives what a run without a cache gives, from the same previous release."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from localize.config.layout import CACHE
from localize.errors import CatalogError
from localize.model.catalog import Entry
from localize.tasks import article_groups
from support.another_program import AnotherProgram, another_program
from support.folder import ARTICLE, ProjectFolder, shout
from support.killing import killer
from support.sizes import size

CONFIG = """\
source-locale = "en"
base-url = "https://health.example/"

[locales.de]
policy = "keep"
[locales.de-CH]
fallback = ["de"]
policy = "fallback"
[locales.ar]
approval = "required"
"""
KNEE = """\
---
description: What helps against pain in the knee.
---

# Knee pain

Take 5 mg of the drug twice a day. ![A knee](knee.png)

See [cold packs](../cold-packs.txt) and [the hip](hip.html#dose). Do not take more than 3 tablets.
"""
HIP = '<meta name="description" content="The hip."><h1>Hip</h1><p id="dose">Take 5 mg of the drug twice a day.</p>'
GLOSSARY = """\
concept,locale,term,status,part_of_speech,case,forms,definition,note
pack,en,pack,preferred,noun,,,,
pack,de,Packung,preferred,noun,,,,
pain,en,pain,preferred,noun,,,,
pain,de,Schmerz,preferred,noun,,,,
"""
SOURCES = {
    "source/cold-packs.txt": ARTICLE,
    "source/pain/knee.md": KNEE,
    "source/pain/hip.html": HIP,
    "source/pain/knee.png": "png",
}
CATALOGS = [
    f"locales/{locale}/LC_MESSAGES/{name}.po"
    for locale in ("de", "ar", "de_CH")
    for name in ("cold-packs", "pain/knee", "pain/hip")
]
Edit = Callable[[ProjectFolder], object]


def text(path: str, old: str, new: str) -> Edit:
    """Replaces a text in a file, or puts the old text back; nothing where there is neither."""

    def edit(project: ProjectFolder) -> None:
        if (project.root / path).is_file():
            content = project.read(path)
            project.write(path, content.replace(old, new) if old in content else content.replace(new, old))

    return edit


def gone(path: str) -> Edit:
    """Removes a file."""
    return lambda project: (project.root / path).unlink(missing_ok=True)


def written(path: str, content: str) -> Edit:
    """Writes a file."""
    return lambda project: project.write(path, content)


def entries(path: str, change: Callable[[Entry], Entry]) -> Edit:
    """Changes the entries of a catalog, where it is there and can be read."""

    def edit(project: ProjectFolder) -> None:
        with suppress(CatalogError):
            if (project.root / path).is_file():
                project.translate(path, change)

    return edit


def same_size_and_time(path: str, old: str, new: str) -> Edit:
    """Replaces a text by one as long, and sets the time of the file back."""

    def edit(project: ProjectFolder) -> None:
        file = project.root / path
        if file.is_file():
            before = file.stat()
            text(path, old, new)(project)
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    return edit


def replaced_with_equal_size_and_time(path: str, old: str, new: str) -> Edit:
    """Puts another file in the place of one, as long and of the same time."""

    def edit(project: ProjectFolder) -> None:
        file = project.root / path
        if file.is_file():
            before, other = file.stat(), project.root / f"{path}.new"
            other.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
            os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
            other.replace(file)

    return edit


def change_places(first: str, second: str) -> Edit:
    """Gives two folders the names of each other: no file in them has another stamp."""

    def edit(project: ProjectFolder) -> None:
        one, two, aside = (project.root / path for path in (first, second, f"{first}-aside"))
        if one.is_dir() and two.is_dir():
            one.rename(aside)
            two.rename(one)
            aside.rename(two)

    return edit


def catalogs_in_another_folder(project: ProjectFolder) -> None:
    """Gives the folder of the catalogs another name."""
    if (project.root / "locales").is_dir() and "catalogs" not in project.read("localize.toml"):
        (project.root / "locales").rename(project.root / "i18n")
        project.write("localize.toml", f'catalogs = "i18n"\n{project.read("localize.toml")}')


def touched(path: str) -> Edit:
    """Gives a file another time, and no other content."""
    return lambda project: os.utime(project.root / path, ns=(1, 1)) if (project.root / path).is_file() else None


def damaged(project: ProjectFolder) -> None:
    """Damages the results that are kept."""
    for path in (project.root / CACHE).glob("*/*.sqlite"):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] + b"\0" * 64)


def foreign(project: ProjectFolder) -> None:
    """Makes the results those of somebody else."""
    theirs = "0" * 32
    shutil.rmtree(project.root / CACHE / theirs, ignore_errors=True)
    for path in (project.root / CACHE).glob("*/"):
        path.rename(path.with_name(theirs))


TEMPLATE = ("pages/templates/page.html", "<article>", "<article >")
OTHER_PROGRAMS = {
    "program": (TEMPLATE, ("checks/rules/numbers.py", "is not in the source", "is nowhere in the source")),
    "page template": (TEMPLATE,),
}
PROGRAMS: dict[str, AnotherProgram] = {}


def run_by_another(name: str) -> Edit:
    """Publishes by another program, which finds what this one has kept, and leaves what it keeps itself."""
    return lambda project: PROGRAMS[name].run(project.root, "publish")


def killed(at: int) -> Edit:
    """Publishes, and ends by SIGKILL just before a change of the disk; whole if there are not as many."""

    def edit(project: ProjectFolder) -> None:
        with killer({}) as process:
            process.run(at, "-C", project.root, "publish")

    return edit


def in_turn(first: Entry) -> Entry:
    """A translation that another text has too."""
    return replace(first, target="EINE UND DIESELBE ÜBERSETZUNG DAMIT.", fuzzy=False)


def longer(entry: Entry) -> Entry:
    """A translation that is longer than before, so that others are short beside it."""
    return replace(entry, target=f"{entry.target} ÜBERDIES", fuzzy=False)


def shorter(entry: Entry) -> Entry:
    """A translation of which the end is lost."""
    return replace(entry, target=entry.target[: 2 * len(entry.target) // 3], fuzzy=False)


EDITS: dict[str, Edit] = {
    "nothing": lambda _: None,
    "update": lambda project: project.run("update"),
    "approve": lambda project: project.run(
        "approve", "--locale", "ar", "--reviewer", "Dr. A", "--date", "2026-01-02", "pain/knee"
    ),
    "date of an approval": text("locales/ar/approvals.csv", "2026-01-02", "2026-01-03"),
    "approval goes": gone("locales/ar/approvals.csv"),
    "date in source": text("source/pain/knee.md", "---\ndescription", "---\ndate: 2026-03-04\ndescription"),
    "dose in source": text("source/pain/knee.md", "5 mg", "10 mg"),
    "link in source": text("source/pain/knee.md", "hip.html#dose", "hip.html#doses"),
    "slug in source": text("source/pain/hip.html", "<h1>", '<meta name="slug" content="hips"><h1>'),
    "broken source": text("source/pain/hip.html", "<h1>", "\x01<h1>"),
    "article goes": gone("source/pain/hip.html"),
    "article comes": written("source/pain/hip.html", HIP),
    "another article": written("source/new.md", "# New\n\nTake 5 mg of the drug twice a day.\n"),
    "image goes": gone("source/pain/knee.png"),
    "image comes": written("source/pain/knee.png", "another png"),
    "image for de": written("source/pain/knee.de.png", "deutsch"),
    "image for de goes": gone("source/pain/knee.de.png"),
    **{f"all translated {path}": entries(path, shout) for path in CATALOGS},
    **{f"fuzzy {path}": entries(path, lambda entry: replace(entry, fuzzy=not entry.fuzzy)) for path in CATALOGS[:4]},
    **{f"wrong dose {path}": text(path, "5 MG", "50 MG") for path in CATALOGS[:6]},
    **{f"all alike {path}": entries(path, in_turn) for path in CATALOGS[:3]},
    **{f"all longer {path}": entries(path, longer) for path in CATALOGS[:3]},
    **{f"all shorter {path}": entries(path, shorter) for path in CATALOGS[:3]},
    **{f"catalog goes {path}": gone(path) for path in CATALOGS},
    "broken catalog": written(CATALOGS[1], "msgid\n"),
    "slug of a translator": text(CATALOGS[1], 'msgid "knee"\nmsgstr ""', 'msgid "knee"\nmsgstr "Das Knie"'),
    "a waiver": text(CATALOGS[1], "#. ", "# localize:ignore numbers\n#. "),
    "equal size and time in a catalog": same_size_and_time(CATALOGS[1], "5 MG", "6 MG"),
    "equal size and time in a source": same_size_and_time("source/cold-packs.txt", "10 minutes", "20 minutes"),
    "touched catalog": touched(CATALOGS[0]),
    "touched source": touched("source/cold-packs.txt"),
    "glossary": written("glossary.csv", GLOSSARY),
    "glossary row": text("glossary.csv", "Packung", "Kompresse"),
    "longer term": text("glossary.csv", "pain,en,pain", "pain,en,knee pain"),
    "glossary goes": gone("glossary.csv"),
    "broken glossary": written("glossary.csv", "concept,locale\n"),
    "policy": text("localize.toml", 'policy = "keep"', 'policy = "withhold"'),
    "base url": text("localize.toml", 'base-url = "https://health.example/"', 'base-url = "https://other.example/"'),
    "no base url": text("localize.toml", 'base-url = "https://health.example/"\n', ""),
    "level": text("localize.toml", "[locales.de]\n", '[checks]\nnumbers = "warning"\n\n[locales.de]\n'),
    "blocking comparison": text(
        "localize.toml", "[locales.de]\n", '[checks]\ntranslated-alike = "error"\n\n[locales.de]\n'
    ),
    "slugs": text("localize.toml", 'source-locale = "en"\n', 'source-locale = "en"\nslugs = "localized"\n'),
    "blocks": text("localize.toml", 'source-locale = "en"\n', 'source-locale = "en"\nsegmentation = "block"\n'),
    "another source locale": text("localize.toml", 'source-locale = "en"', 'source-locale = "nl"'),
    "catalogs in another folder": catalogs_in_another_folder,
    "interface word": text("locales/de/LC_MESSAGES/interface.po", 'msgstr "Artikel"', 'msgstr "Beiträge"'),
    "earlier path comes": written("locales/de/redirects.csv", "article,page\npain/knee,sore\n"),
    "earlier path goes": gone("locales/de/redirects.csv"),
    "output goes": gone("dist/de/pain/knee.html"),
    "output is edited": text("dist/de/pain/knee.html", "<article>", "<article> "),
    "output is replaced": replaced_with_equal_size_and_time("dist/de/pain/knee.html", "<article>", "<ARTICLE>"),
    "folders of the output change places": change_places("dist/de/pain", "dist/en/pain"),
    "fragment is edited": written("dist/en/pain/knee.fragment.html", "x"),
    "manifest goes": gone("dist/de/manifest.json"),
    "a file of others": written("dist/de/theirs.txt", "x"),
    "cache goes": lambda project: project.forget(),
    "cache is damaged": damaged,
    "cache of others": foreign,
    **{f"a run by another {name}": run_by_another(name) for name in OTHER_PROGRAMS},
    **{f"a run killed at change {at}": killed(at) for at in (5, 30, 80)},
}


@pytest.fixture(autouse=True, scope="module")
def small_groups() -> Iterator[None]:
    """Each article is a group of its own, so that what is known of some meets what has changed in others."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(article_groups, "_PAGES", 1)
        yield


@pytest.fixture(autouse=True, scope="module")
def other_programs(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The programs that another run may be made by."""
    for name, changes in OTHER_PROGRAMS.items():
        PROGRAMS[name] = another_program(tmp_path_factory.mktemp("program"), changes)


def clean(project: ProjectFolder, folder: Path) -> ProjectFolder:
    """A copy of the project with its previous release, and without results that are kept."""
    shutil.copytree(project.root, folder, symlinks=True)
    copied = ProjectFolder(folder)
    copied.forget()
    return copied


def outcome(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def begun(folder: Path) -> ProjectFolder:
    project = ProjectFolder(folder)
    project.write("localize.toml", CONFIG)
    project.write("glossary.csv", GLOSSARY)
    for path, content in SOURCES.items():
        project.write(path, content)
    project.run("update")
    for path in CATALOGS[:6]:
        project.translate(path)
    return project


COMMANDS = (("check",), ("publish",), ("publish", "--locale", "de"), ("status",), ("check", "--format", "json"))


@settings(max_examples=size(60, default=2), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.sampled_from(COMMANDS)), min_size=2, max_size=6))
@example([("nothing", ("publish",)), ("nothing", ("publish",)), ("slugs", ("publish",)), ("update", ("publish",))])
@example([("nothing", ("publish",)), ("wrong dose " + CATALOGS[1], ("publish",)), ("output goes", ("publish",))])
@example(
    [("approve", ("publish",)), ("dose in source", ("publish",)), ("update", ("publish",)), ("policy", ("check",))]
)
@example([("nothing", ("publish",)), ("output is replaced", ("publish",)), ("nothing", ("publish",))])
@example([("nothing", ("publish",)), ("folders of the output change places", ("publish",)), ("nothing", ("publish",))])
@example([("nothing", ("publish",)), ("article goes", ("publish",)), ("article comes", ("publish",))])
@example(
    [
        ("approve", ("publish",)),
        ("date of an approval", ("publish",)),
        ("date in source", ("publish",)),
        ("approval goes", ("publish",)),
        ("earlier path comes", ("publish",)),
        ("earlier path goes", ("publish",)),
    ]
)
@example(
    [
        ("wrong dose " + CATALOGS[1], ("publish",)),
        ("a run by another page template", ("publish",)),
        ("a run by another program", ("publish",)),
        ("a run killed at change 30", ("publish",)),
    ]
)
@example(
    [("all alike " + CATALOGS[0], ("check",)), ("blocking comparison", ("publish",)), ("glossary row", ("check",))]
)
@example(
    [("nothing", ("check",)), ("all shorter " + CATALOGS[1], ("check",)), ("all longer " + CATALOGS[0], ("check",))]
)
@example(
    [
        ("wrong dose " + CATALOGS[1], ("check",)),
        ("catalogs in another folder", ("check",)),
        ("another source locale", ("check",)),
    ]
)
def test_a_run_with_a_cache_is_a_run_without(edits: list[tuple[str, tuple[str, ...]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = begun(Path(folder) / "project")
        for number, (name, command) in enumerate(edits):
            EDITS[name](project)
            other = clean(project, Path(folder) / str(number))

            expected, found = other.run(*command), project.run(*command)

            assert outcome(found) == outcome(expected), f"{name}: {command}"
            assert project.snapshot() == other.snapshot(), f"{name}: {command}"
