"""Tests stand where the code stands: `tests/<folder>/test_<module>.py` says what `<folder>/<module>.py` does."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
CODE = TESTS.parent / "src/localize"
FLOORS = ("cache", "files", "gate", "pages", "tasks")
"""The floors where a fault costs most: what is written, what is published, and why."""
ELSEWHERE = {
    "cache/fields.py": "cache/test_last_run.py",
    "cache/file_state.py": "cli/test_recording.py",
    "cache/dictionary_file.py": "cache/test_dictionaries.py",
    "cache/looked_up.py": "cache/test_dictionaries.py",
    "cache/repeatable.py": "cli/test_recording.py",
    "cache/surroundings.py": "cache/test_last_run.py",
    "files/marks.py": "cli/test_recording.py",
    "tasks/diagnosis.py": "cli/test_doctor.py",
    "tasks/explained.py": "cli/test_explain.py",
    "tasks/watched_files.py": "cache/test_last_run.py",
    "gate/reader_digest_v1.py": "gate/test_reader_digest.py",
    "pages/interface/words.py": "pages/test_interface.py",
    "pages/outputs/bundle.py": "pages/outputs/test_outputs.py",
    "pages/outputs/manifest_schema.py": "pages/outputs/test_manifest.py",
    "pages/outputs/rendered.py": "pages/outputs/test_outputs.py",
    "pages/outputs/style.py": "pages/test_release.py",
    "pages/released_page.py": "tasks/test_release_pages.py",
    "tasks/bundle.py": "tasks/test_page_maker.py",
    "tasks/bundle_lists.py": "tasks/test_page_maker.py",
    "tasks/change.py": "tasks/test_apply.py",
    "tasks/changed_entries.py": "tasks/test_exchange_import.py",
    "tasks/comparison.py": "tasks/test_check.py",
    "tasks/cluster.py": "cli/test_distribution.py",
    "tasks/countersign.py": "tasks/test_threshold.py",
    "tasks/exchange.py": "cli/test_exchange.py",
    "tasks/fix.py": "cli/test_check_fix.py",
    "tasks/import_article.py": "cli/test_import.py",
    "tasks/adopt_readers.py": "cli/test_adopt.py",
    "tasks/foreign_catalogs.py": "tasks/test_adopt_catalogs.py",
    "tasks/imported_memory.py": "tasks/test_memory.py",
    "tasks/kept_bundles.py": "tasks/test_page_maker.py",
    "tasks/kept_rows.py": "tasks/test_page_maker.py",
    "tasks/known_bundles.py": "tasks/test_publication.py",
    "tasks/left_over.py": "tasks/test_publication.py",
    "tasks/losses.py": "cli/test_loss.py",
    "tasks/project_memory.py": "tasks/test_update_catalogs.py",
    "tasks/output_scan.py": "tasks/test_publication.py",
    "tasks/page_checks.py": "tasks/test_check.py",
    "tasks/project_report.py": "cli/test_project_report.py",
    "tasks/publish_project.py": "tasks/test_publication.py",
    "tasks/published_manifest.py": "tasks/test_publication.py",
    "tasks/make_release.py": "tasks/test_publication.py",
    "tasks/catalog_groups.py": "tasks/test_catalog_rows.py",
    "tasks/decided_row.py": "tasks/test_decided_pages.py",
    "tasks/group_steps.py": "tasks/test_decided_pages.py",
    "tasks/page_group.py": "tasks/test_decided_pages.py",
    "tasks/page_entries.py": "tasks/test_publication.py",
    "tasks/reader_views.py": "tasks/test_approvals.py",
    "tasks/update_project.py": "cli/test_update.py",
}
"""Modules that are tested through others, mostly as a command runs them, and the file that does it."""


def path_of_tests(module: str) -> Path:
    folder, _, name = module.rpartition("/")
    return TESTS / folder / f"test_{name}"


def modules(floor: str) -> list[str]:
    """The modules of a floor, by their path."""
    paths = sorted((CODE / floor).rglob("*.py"))
    return [path.relative_to(CODE).as_posix() for path in paths if path.name != "__init__.py"]


@pytest.mark.parametrize("floor", FLOORS)
def test_each_module_of_an_important_floor_has_tests_of_its_own(floor: str) -> None:
    missing = [module for module in modules(floor) if not path_of_tests(module).exists() and module not in ELSEWHERE]
    assert missing == [], "expected tests/<folder>/test_<module>.py for each, or a row in ELSEWHERE"


def test_what_is_tested_elsewhere_is_there() -> None:
    known = {module for floor in FLOORS for module in modules(floor)}
    assert ELSEWHERE.keys() - known == set()
    assert {tests for tests in ELSEWHERE.values() if not (TESTS / tests).exists()} == set()
