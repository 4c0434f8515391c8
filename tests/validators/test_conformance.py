"""The check of bundles in JavaScript holds to the language-neutral cases, and tells what is wrong with a site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from validate import bundles
from validate.programs import PROJECT, CannotRun, run
from validate.site import Site

pytestmark = pytest.mark.validators

CASES = PROJECT / "tests/cases/conformance"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(Path(shutil.copytree(CASES / "bundle", tmp_path / "dist")).resolve(), "https://health.example/")


def test_its_own_tests_over_all_cases_pass() -> None:
    done = run(["node", "--test", PROJECT / "tools/conformance/verify.test.mjs"])
    assert done.returncode == 0, done.stdout
    assert "# fail 0" in done.stdout


def test_a_good_bundle_has_no_faults(site: Site) -> None:
    assert bundles.faults(site) == []


def test_a_fault_has_its_file_and_rule(site: Site) -> None:
    (site.root / "ar/style.css").write_text("", encoding="utf-8")
    assert bundles.faults(site) == ["ar/style.css: size: 0 bytes, expected 5891"]


def test_a_folder_without_bundles_cannot_be_verified(site: Site) -> None:
    shutil.rmtree(site.root / "ar")
    with pytest.raises(CannotRun, match="no bundle in"):
        bundles.faults(site)
