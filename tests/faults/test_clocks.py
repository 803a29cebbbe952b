"""Clocks that lie, stand in another zone, or near the end of the calendar. Must not know how the times are kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import repeat
from pathlib import Path
from time import tzset
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from quiz.bank import built_in_folder, load
from quiz.errors import FAULT
from quiz.session import Session
from quiz.storage import Store
from quiz.text.comparison import CLOCK
from tests.faults.walks import EVERY, OPENING, RESUMING, count, lines, quiz

BANK: Final = load(built_in_folder())
BERLIN: Final = ZoneInfo("Europe/Berlin")
ZONES: Final = ("UTC", "Asia/Tokyo", "America/New_York")
COMMANDS: Final = (("--color", "auto"), ("compare",), ("export", "--format", "md", "-o", "-"))
OFTEN: Final = 25
"""Questions answered of a sitting: enough for scores."""


def hours(number: float) -> timezone:
    """A zone so many hours east."""
    return timezone(timedelta(hours=number))


def berlin(said: str, fold: int = 0) -> datetime:
    """A time there, with its offset, as the system's own clock gives it."""
    moment = datetime.fromisoformat(f"2026-{said}").replace(tzinfo=BERLIN, fold=fold)
    return moment.astimezone(timezone(moment.utcoffset() or timedelta()))


def take(data: Path, *clocks: datetime) -> None:
    """One sitting after the other, each at the time that the clock shows."""
    for clock in clocks:
        session = Session(built_in_folder(), Store(data), repeat(clock).__next__)
        session.bank = BANK
        sitting = session.journal.enter(None).sitting
        for turn in range(OFTEN):
            at = sitting.at or ""
            sitting = sitting.answer(BANK.circumstance[at].choices[0].id if at in BANK.circumstance else turn % 5)
        session.journal.finish(sitting.finish_now())
        session.close()


@pytest.fixture
def go_to(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Give the function that takes this process to another zone."""

    def gone(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        tzset()

    yield gone
    monkeypatch.undo()
    tzset()


CLOCKS: Final = {
    "back a year": (datetime(2026, 11, 1, 12, tzinfo=UTC), datetime(2025, 11, 1, 12, tzinfo=UTC), 365),
    "1970": (datetime(2026, 11, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC), 20_758),
    "the end of 9999": (
        datetime(9999, 12, 30, 23, 30, tzinfo=hours(-5)),
        datetime(9999, 12, 31, 23, 30, tzinfo=hours(-5)),
        1,
    ),
    "year 1": (datetime(2026, 11, 1, tzinfo=UTC), datetime(1, 1, 1, 0, 30, tzinfo=hours(5)), 739_920),
    "another zone": (
        datetime(2026, 11, 1, 23, 30, tzinfo=hours(-10)),
        datetime(2026, 11, 16, 8, 0, tzinfo=hours(13)),
        15,
    ),
    "a double hour": (berlin("10-18 02:45"), berlin("10-25 02:15", fold=1), 7),
    "a lost hour": (berlin("03-22 03:15"), berlin("03-29 03:15"), 7),
}


@pytest.mark.fault(15)
@pytest.mark.parametrize(("then", "now", "days"), CLOCKS.values(), ids=CLOCKS)
def test_clocks_that_lie(data: Path, go_to: Callable[[str], None], then: datetime, now: datetime, days: int) -> None:
    """The order is that of the numbers, the interval that of the dates, and where the two disagree it is said."""
    take(data, then, now)
    go_to(ZONES[days % len(ZONES)])
    ran = [lines(data, ("q",), *command) for command in COMMANDS]
    assert [one.returncode for one in ran] == [0] * len(COMMANDS)
    assert (CLOCK in " ".join(ran[1].stdout.split())) is (then > now)
    listed = json.loads(quiz(data, "history", "--json").stdout)["sittings"]
    assert [sitting["number"] for sitting in listed] == [1, 2]
    assert json.loads(quiz(data, "compare", "--json").stdout)["days"] == days


@pytest.mark.fault(14)
def test_two_sittings_in_a_second_are_two_files(data: Path) -> None:
    """Told apart by number and by what chance adds to the time."""
    take(data, *[berlin("10-25 02:30")] * 2)
    listed = json.loads(quiz(data, "history", "--json").stdout)["sittings"]
    assert [sitting["number"] for sitting in listed] == [1, 2]
    assert [quiz(data, "result", sitting["id"]).returncode for sitting in listed] == [0, 0]


@pytest.mark.fault(15)
def test_the_same_hour_twice(data: Path) -> None:
    """The files say which of the two it was."""
    take(data, berlin("10-25 02:30"), berlin("10-25 02:30", fold=1))
    first, second = Store(data).listing().heads
    assert (first.finished.hour, second.finished.hour) == (2, 2)
    assert second.finished - first.finished == timedelta(hours=1)


@pytest.mark.fault(15)
@pytest.mark.parametrize("said", ["1970-01-01T00:00:00+00:00", "9999-12-31T23:59:59-05:00"])
def test_a_whole_run_by_such_a_clock(data: Path, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    """The clock of the computer itself: from the first question to the plan."""
    monkeypatch.setattr("quiz.cli.composition.local_now", lambda: datetime.fromisoformat(said))
    assert lines(data, (*OPENING, *EVERY, "f", "")).returncode == 0
    assert lines(data, ("q",), "--color", "auto").returncode == 0
    (kept,) = Store(data).listing().heads
    assert kept.finished == datetime.fromisoformat(said)


@pytest.mark.fault(15)
@pytest.mark.parametrize("zone", ["XYZ-167:59:59", "GMT+24", "GMT-24", "GMT+23:59:59", "<>+5", "nowhere/at all", ":"])
def test_a_zone_that_no_clock_has(data: Path, go_to: Callable[[str], None], zone: str) -> None:
    """Every command that asks for the time works, and what was written can be read in any other zone."""
    go_to(zone)
    ran = lines(data, (*OPENING, *EVERY[:2]))
    assert ran.returncode == 1, ran.stderr
    assert count(data) == 2
    for command in ("plan", "history", "check"):
        assert quiz(data, command).returncode != FAULT
    go_to("Asia/Kathmandu")
    assert lines(data, (*RESUMING, "q")).returncode == 0
