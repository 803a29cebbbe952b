"""The thread that saves: the newest wins, a refusal is tried again, and no fault in one value ends the saving."""

from __future__ import annotations

import errno
import threading
from queue import Queue
from typing import TYPE_CHECKING

import pytest

from quiz.errors import AlreadyRunning, StorageError
from quiz.history import Store
from quiz.history.writer import Saving, Writer
from tests.core.test_store_doubles import IDS, FaultyDisk, draft, record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quiz.models.record import SittingRecord

WAIT = 20.0
"""Seconds after which a test gives up; nothing here takes so long unless it hangs."""
SOON = 0.001


class Saver:
    """Saves numbers: each attempt is let through by `allow`, in the way it says, and is seen in `attempts`."""

    def __init__(self) -> None:
        self.attempts: Queue[int] = Queue()
        self.saved: list[int] = []
        self._allowed: Queue[Exception | None] = Queue()

    def allow(self, *outcomes: Exception | None) -> None:
        for outcome in outcomes:
            self._allowed.put(outcome)

    def __call__(self, value: int) -> None:
        self.attempts.put(value)
        outcome = self._allowed.get(timeout=WAIT)
        if outcome:
            raise outcome
        self.saved.append(value)


FULL = StorageError("Full", "The disk is full.", "")


@pytest.fixture
def saver() -> Saver:
    return Saver()


@pytest.fixture
def told() -> Queue[Saving]:
    return Queue()


@pytest.fixture
def writer(saver: Saver, told: Queue[Saving]) -> Iterator[Writer[int]]:
    writer = Writer(saver, told.put, pause=SOON)
    yield writer
    saver.allow(*[None] * 100)
    writer.close(WAIT)


def writers() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name == "writer"}


def states(told: Queue[Saving], count: int) -> list[Saving]:
    return [told.get(timeout=WAIT) for _ in range(count)]


def test_nothing_handed_over_is_nothing_to_wait_for(writer: Writer[int]) -> None:
    before = writers()
    assert writer.state is Saving.NOTHING
    assert writer.drain(WAIT)
    assert writers() == before


def test_a_value_is_saving_and_then_saved(writer: Writer[int], saver: Saver, told: Queue[Saving]) -> None:
    writer.put(1)
    assert saver.attempts.get(timeout=WAIT) == 1
    assert writer.state.value == "saving"
    saver.allow(None)
    assert writer.drain(WAIT)
    assert writer.state.value == "saved"
    assert states(told, 2) == [Saving.SAVING, Saving.SAVED]


def test_the_newest_wins(writer: Writer[int], saver: Saver, told: Queue[Saving]) -> None:
    writer.put(1)
    assert saver.attempts.get(timeout=WAIT) == 1
    for value in (2, 3, 4):
        writer.put(value)
    saver.allow(None)
    assert saver.attempts.get(timeout=WAIT) == 4
    assert writer.state is Saving.SAVING
    saver.allow(None)
    assert writer.drain(WAIT)
    assert saver.saved == [1, 4]
    assert states(told, 2) == [Saving.SAVING, Saving.SAVED]


def test_a_save_lets_the_next_page_come_first(saver: Saver) -> None:
    """What is handed over meanwhile wins, what is taken back is never saved, and who waits does not wait for that."""
    writer = Writer(saver, breath=60 * WAIT)
    saver.allow(*[None] * 2)
    writer.put(1)
    writer.put(2)
    assert writer.drain(WAIT)
    assert saver.saved == [2]
    writer.put(3)
    assert writer.forget(WAIT)
    writer.put(4)
    assert writer.close(WAIT)
    assert saver.saved == [2, 4]


def test_a_refusal_is_tried_again_from_memory(writer: Writer[int], saver: Saver, told: Queue[Saving]) -> None:
    saver.allow(FULL, FULL, FULL, None)
    writer.put(1)
    assert states(told, 3) == [Saving.SAVING, Saving.FAILING, Saving.SAVED]
    assert [saver.attempts.get(timeout=WAIT) for _ in range(4)] == [1, 1, 1, 1]
    assert saver.saved == [1]
    assert writer.error is None


def test_while_it_fails_that_is_the_state_whatever_is_handed_over(
    writer: Writer[int], saver: Saver, told: Queue[Saving]
) -> None:
    saver.allow(FULL)
    writer.put(1)
    assert states(told, 2) == [Saving.SAVING, Saving.FAILING]
    writer.put(2)
    assert writer.state is Saving.FAILING
    assert writer.error is FULL
    saver.allow(*[None] * 2)
    assert writer.drain(WAIT)
    assert saver.saved[-1] == 2


def test_draining_gives_up_after_its_time(saver: Saver) -> None:
    writer = Writer(saver)
    writer.put(1)
    assert saver.attempts.get(timeout=WAIT) == 1
    assert not writer.drain(0.05)
    saver.allow(None)
    assert writer.close(WAIT)
    assert saver.saved == [1]


def test_draining_does_not_wait_for_the_pause(saver: Saver, told: Queue[Saving]) -> None:
    writer = Writer(saver, told.put, pause=10 * WAIT)
    saver.allow(FULL)
    writer.put(1)
    assert states(told, 2) == [Saving.SAVING, Saving.FAILING]
    saver.allow(None)
    assert writer.drain(WAIT)
    assert saver.saved == [1]
    writer.close()


@pytest.mark.parametrize("fault", [AlreadyRunning("a", "b"), ValueError("private-words")])
def test_what_no_repeating_can_help_is_not_repeated(
    writer: Writer[int], saver: Saver, told: Queue[Saving], fault: Exception
) -> None:
    saver.allow(fault)
    writer.put(1)
    assert states(told, 2) == [Saving.SAVING, Saving.FAILING]
    assert not writer.drain(WAIT)
    assert "private-words" not in str(writer.error)
    saver.allow(None)
    writer.put(2)
    assert states(told, 1) == [Saving.SAVED]
    assert saver.saved == [2]


def test_what_is_forgotten_is_not_saved(writer: Writer[int], saver: Saver) -> None:
    writer.put(1)
    assert saver.attempts.get(timeout=WAIT) == 1
    writer.put(2)
    assert not writer.forget(0.01)
    saver.allow(None)
    assert writer.forget(WAIT)
    assert saver.saved == [1]
    assert saver.attempts.empty()


def test_a_listener_that_has_gone_stops_nothing(saver: Saver) -> None:
    def gone(_: Saving) -> None:
        raise RuntimeError

    writer = Writer(saver, gone)
    saver.allow(*[None] * 3)
    for value in (1, 2):
        writer.put(value)
        assert writer.drain(WAIT)
    writer.close()
    assert saver.saved == [1, 2]


def test_after_closing_nothing_is_saved_and_the_thread_ends(saver: Saver) -> None:
    before = writers()
    writer = Writer(saver)
    saver.allow(None)
    writer.put(1)
    (thread,) = writers() - before
    assert thread.daemon
    assert writer.close(WAIT)
    thread.join(WAIT)
    assert not thread.is_alive()
    writer.put(2)
    assert writer.drain(WAIT)
    assert saver.saved == [1]


def test_a_full_disk_costs_no_answer(tmp_path: Path, told: Queue[Saving]) -> None:
    Store(tmp_path / "kept").prepare()
    disk = FaultyDisk(0, errno.ENOSPC, lasts=True)
    store = Store(tmp_path / "kept", disk=disk)
    writer = Writer(store.save_draft, told.put, pause=SOON)
    writer.put(draft(7))
    assert states(told, 2) == [Saving.SAVING, Saving.FAILING]
    assert not writer.drain(0)
    assert str(store.folder) in str(writer.error)
    disk.mend()
    assert writer.drain(WAIT)
    assert store.draft() == draft(7)
    writer.close()


def test_a_full_disk_at_the_end_costs_no_sitting(tmp_path: Path) -> None:
    Store(tmp_path / "kept").prepare()
    Store(tmp_path / "kept").save_draft(draft())
    disk = FaultyDisk(0, errno.ENOSPC, lasts=True)
    store = Store(tmp_path / "kept", disk=disk)
    told: Queue[Saving] = Queue()
    writer: Writer[SittingRecord] = Writer(store.finish, told.put, pause=SOON)
    writer.put(record())
    assert states(told, 2) == [Saving.SAVING, Saving.FAILING]
    assert store.draft() == draft()
    disk.mend()
    assert writer.drain(WAIT)
    assert [head.id for head in store.listing().heads] == IDS[:1]
    assert not store.has_draft()
    writer.close()
