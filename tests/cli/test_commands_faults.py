"""What nobody foresaw ends a command with a message, not with a traceback."""

from __future__ import annotations

import errno

import click
import pytest
from click.testing import CliRunner, Result

from localize.cli.commands import Commands
from localize.errors import FileError, Problem


def run(error: BaseException) -> Result:
    @click.group(cls=Commands)
    def program() -> None:
        pass

    @program.command()
    def work() -> None:
        raise error

    return CliRunner().invoke(program, ["work"])


def test_it_is_told_with_a_request_to_report_it() -> None:
    result = run(ZeroDivisionError("division by zero"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: ZeroDivisionError: division by zero in localize.cli.commands, line ")
    assert "please report it" in result.stderr


def test_an_error_of_our_own_is_told_as_it_is() -> None:
    result = run(FileError(Problem("dist/a", 0, "cannot be written, expected a writable place")))
    assert (result.exit_code, result.stderr) == (2, "error: dist/a: cannot be written, expected a writable place\n")


@pytest.mark.parametrize(
    ("error", "status"),
    [(click.UsageError("no such option"), 2), (click.exceptions.Exit(1), 1), (click.Abort(), 1), (SystemExit(1), 1)],
)
def test_what_click_knows_goes_its_way(error: BaseException, status: int) -> None:
    result = run(error)
    assert result.exit_code == status
    assert "report" not in result.stderr


def test_a_reader_that_went_away_is_no_fault() -> None:
    result = run(OSError(errno.EPIPE, "Broken pipe"))
    assert "report" not in result.stderr
