"""What is in a file of a project: absent, unreadable and read are three things."""

from __future__ import annotations

import pytest

from localize.errors import Problem
from localize.model.finding import Finding, Severity
from localize.tasks.loaded import FileState, Loaded, as_findings


@pytest.mark.parametrize(("state", "unreadable"), [(state, state is FileState.UNREADABLE) for state in FileState])
def test_only_a_file_that_is_there_and_cannot_be_used_is_unreadable(state: FileState, *, unreadable: bool) -> None:
    assert Loaded(state, ()).unreadable is unreadable


def test_each_problem_of_a_file_is_an_error_at_its_line() -> None:
    problems = [Problem("de.po", 3, "one"), Problem("de.po", 5, "two")]
    assert as_findings("catalog", problems, locale="de", article="knee") == (
        Finding("catalog", Severity.ERROR, message="one", path="de.po", line=3, locale="de", article="knee"),
        Finding("catalog", Severity.ERROR, message="two", path="de.po", line=5, locale="de", article="knee"),
    )
