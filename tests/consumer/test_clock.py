"""A clock that is set back does not bring an old release to life; one that was set forward locks nobody out."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from localize.consumer import clock
from localize.consumer.clock import ClockError
from localize.files.folder import Folder
from support.publisher import ARTICLES, Publisher, RegionalSite, succeeded, tree

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def saw(site: RegionalSite, ago: timedelta) -> None:
    """A former pull saw this time."""
    text = (datetime.now(UTC) - ago).isoformat()
    (site.root / "trust/clock.json").write_text(json.dumps({"latest": text}))


def test_the_later_of_now_and_the_latest_time_seen_holds(tmp_path: Path) -> None:
    trust = Folder(tmp_path)
    assert clock.advanced(trust, NOON) == NOON
    assert clock.advanced(trust, NOON + timedelta(days=2)) == NOON + timedelta(days=2)
    assert clock.advanced(trust, NOON + timedelta(days=1)) == NOON + timedelta(days=2), "set back"
    clock.reset(trust)
    assert clock.advanced(trust, NOON + timedelta(days=1)) == NOON + timedelta(days=1)


def test_a_time_a_little_later_is_not_written_down(tmp_path: Path) -> None:
    trust = Folder(tmp_path)
    clock.advanced(trust, NOON)
    before = trust.read(clock.PATH)
    clock.advanced(trust, NOON + timedelta(minutes=59))
    assert trust.read(clock.PATH) == before
    clock.advanced(trust, NOON + timedelta(minutes=60))
    assert trust.read(clock.PATH) != before


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"latest": 7}', '{"latest": "2026-11-28T12:00:00"}'])
def test_a_time_that_cannot_be_read_is_told_and_not_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / clock.PATH).write_text(text)
    with pytest.raises(ClockError, match=r"clock\.json: no time, expected .* --reset-clock"):
        clock.advanced(Folder(tmp_path), NOON)


def test_a_pull_remembers_the_time_also_one_that_is_refused(publisher: Publisher, site: RegionalSite) -> None:
    place = site.root / "trust/clock.json"
    saw(site, timedelta(days=9))
    (publisher.release_folder / "metadata/timestamp.json").write_bytes(b"{}")
    assert site.pull(publisher.release_folder).exit_code == 1
    latest = datetime.fromisoformat(json.loads(place.read_text())["latest"])
    assert datetime.now(UTC) - latest < timedelta(hours=1)


def test_what_had_ended_by_a_time_already_seen_is_refused_though_the_clock_was_set_back(
    publisher: Publisher, site: RegionalSite
) -> None:
    before = site.shown
    publisher.publish(ARTICLES | {"rest": "Rest two"})
    saw(site, -timedelta(days=8))
    result = site.pull(publisher.release_folder)
    assert result.exit_code == 1
    assert "timestamp.json: ended on " in result.output
    assert "the clock here says " in result.output
    assert "but a former pull saw " in result.output
    assert "localize pull --reset-clock" in result.output
    assert site.shown == before


def test_a_clock_that_was_set_forward_once_is_reset_by_the_operator(publisher: Publisher, site: RegionalSite) -> None:
    publisher.publish(ARTICLES | {"rest": "Rest two"})
    saw(site, -timedelta(days=4000))
    assert site.pull(publisher.release_folder).exit_code == 1
    succeeded(site.pull(publisher.release_folder, "--reset-clock"))
    assert site.shown == tree(publisher.root / "dist/de")
    succeeded(site.pull(publisher.release_folder))
