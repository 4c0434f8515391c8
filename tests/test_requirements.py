"""The lock: exact versions with hashes of all that is installed, in line with pyproject.toml and package.json."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ASKED = {
    "run": [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["editable"]],
    "dev": [
        *PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"]["preview"],
        *PROJECT["dependency-groups"]["dev"],
    ],
    "validate": PROJECT["dependency-groups"]["validate"],
    "docs": PROJECT["dependency-groups"]["docs"],
    "cluster": [
        *PROJECT["project"]["dependencies"],
        *(each for extra in PROJECT["project"]["optional-dependencies"].values() for each in extra),
        *PROJECT["dependency-groups"]["cluster"],
    ],
    "lock": PROJECT["dependency-groups"]["lock"],
}
"""For each file of requirements/, what it is made from."""

_PIN = re.compile(
    r"(?P<requirement>[a-z0-9-]+==[^\s;]+)(?: ; (?P<marker>[^\\\n]+))? \\\n"
    r"(?P<hashes>(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)"
    r"    # via (?P<via>.+)\n"
)


def text(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def pins(name: str) -> Iterator[tuple[NormalizedName, str, str]]:
    """Name, version and what asks for it, for each pin of the file."""
    for match in _PIN.finditer(text(name)):
        pinned = Requirement(match["requirement"])
        (version,) = pinned.specifier
        yield canonicalize_name(pinned.name), version.version, match["via"]


def test_there_is_a_file_for_each_environment() -> None:
    assert {path.stem for path in (ROOT / "requirements").iterdir()} == set(ASKED)


@pytest.mark.parametrize("name", ASKED)
def test_every_line_is_a_pin_with_hashes_and_none_names_an_index(name: str) -> None:
    rest = _PIN.sub("", text(name))
    assert [line for line in rest.splitlines() if not line.startswith("#")] == []
    assert "//" not in rest


@pytest.mark.parametrize("name", ASKED)
def test_what_is_asked_for_is_pinned_in_its_range_and_nothing_else_is_asked_for(name: str) -> None:
    asked = {canonicalize_name(one.name): one.specifier for one in map(Requirement, ASKED[name])}
    direct = {pin for pin, _, via in pins(name) if "localize-articles" in via}
    assert direct == set(asked), f"requirements/{name}.txt is not of today, expected what `make lock` makes"
    versions = [(pin, version) for pin, version, _ in pins(name) if pin in asked]
    assert [(pin, version) for pin, version in versions if version not in asked[pin]] == []


def test_the_environments_are_installed_into_one_and_pin_the_same_versions() -> None:
    versions: dict[str, list[set[str]]] = {}
    for name in ("run", "dev", "validate", "cluster"):
        pinned: dict[str, set[str]] = {}
        for pin, version, _ in pins(name):
            pinned.setdefault(pin, set()).add(version)  # more than one where an old Python needs another
        for package, found in pinned.items():
            versions.setdefault(package, []).append(found)
    assert {pin: each for pin, each in versions.items() if any(one != each[0] for one in each)} == {}


def test_what_builds_the_project_is_pinned_too() -> None:
    versions = {pin: version for pin, version, _ in pins("run")}
    for required in map(Requirement, PROJECT["build-system"]["requires"]):
        assert versions[canonicalize_name(required.name)] in required.specifier


def test_the_packages_of_npm_are_pinned_with_hashes_and_none_names_a_registry() -> None:
    asked = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    top = lock.pop("")
    assert top["devDependencies"] == asked["devDependencies"]
    for name, version in asked["devDependencies"].items():
        assert lock[f"node_modules/{name}"]["version"] == version
    assert [path for path, package in lock.items() if not package["integrity"].startswith("sha512-")] == []
    assert [path for path, package in lock.items() if "resolved" in package] == []
