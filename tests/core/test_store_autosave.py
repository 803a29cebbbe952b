"""The thread that saves: the newest wins, a refusal is tried again, and no fault in one value ends the saving."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from queue import Queue
from time import monotonic, sleep
from typing import TypeVar

import pytest

from quiz.errors import AlreadyRunning, StorageError
from quiz.storage import Store
from quiz.storage.autosave import Autosave, Saving
from tests.core.storing import IDS, FaultyDisk, draft, on, record

V = TypeVar("V")

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
def autosave(saver: Saver) -> Iterator[Autosave[int]]:
    autosave = Autosave(saver, pause=SOON)
    yield autosave
    saver.allow(*[None] * 100)
    autosave.close(WAIT)


def autosaves() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name == "autosave"}


def becomes(autosave: Autosave[V], state: Saving) -> bool:
    """Wait until this is how the newest value stands."""
    end = monotonic() + WAIT
    while autosave.state is not state and monotonic() < end:
        sleep(SOON)
    return autosave.state is state


def test_nothing_handed_over_is_nothing_to_wait_for(autosave: Autosave[int]) -> None:
    before = autosaves()
    assert autosave.state is Saving.NOTHING
    assert autosave.drain(WAIT)
    assert autosaves() == before


def test_a_value_is_saving_and_then_saved(autosave: Autosave[int], saver: Saver) -> None:
    autosave.put(1)
    assert saver.attempts.get(timeout=WAIT) == 1
    assert autosave.state.value == "saving"
    saver.allow(None)
    assert autosave.drain(WAIT)
    assert autosave.state.value == "saved"
    assert autosave.state is Saving.SAVED


def test_the_newest_wins(autosave: Autosave[int], saver: Saver) -> None:
    autosave.put(1)
    assert saver.attempts.get(timeout=WAIT) == 1
    for value in (2, 3, 4):
        autosave.put(value)
    saver.allow(None)
    assert saver.attempts.get(timeout=WAIT) == 4
    assert autosave.state is Saving.SAVING
    saver.allow(None)
    assert autosave.drain(WAIT)
    assert saver.saved == [1, 4]
    assert becomes(autosave, Saving.SAVED)


def test_a_save_lets_the_next_page_come_first(saver: Saver) -> None:
    """What is handed over meanwhile wins, what is taken back is never saved, and who waits does not wait for that."""
    autosave = Autosave(saver, breath=60 * WAIT)
    saver.allow(*[None] * 2)
    autosave.put(1)
    autosave.put(2)
    assert autosave.drain(WAIT)
    assert saver.saved == [2]
    autosave.put(3)
    assert autosave.forget(WAIT)
    autosave.put(4)
    assert autosave.close(WAIT)
    assert saver.saved == [2, 4]


def test_a_refusal_is_tried_again_from_memory(autosave: Autosave[int], saver: Saver) -> None:
    saver.allow(FULL, FULL, FULL, None)
    autosave.put(1)
    assert becomes(autosave, Saving.SAVED)
    assert [saver.attempts.get(timeout=WAIT) for _ in range(4)] == [1, 1, 1, 1]
    assert saver.saved == [1]
    assert autosave.error is None


@pytest.mark.fault(4)
def test_while_it_fails_that_is_the_state_whatever_is_handed_over(autosave: Autosave[int], saver: Saver) -> None:
    saver.allow(FULL)
    autosave.put(1)
    assert becomes(autosave, Saving.FAILING)
    autosave.put(2)
    assert autosave.state is Saving.FAILING
    assert autosave.error is FULL
    saver.allow(*[None] * 2)
    assert autosave.drain(WAIT)
    assert saver.saved[-1] == 2


def test_draining_gives_up_after_its_time(saver: Saver) -> None:
    autosave = Autosave(saver)
    autosave.put(1)
    assert saver.attempts.get(timeout=WAIT) == 1
    assert not autosave.drain(0.05)
    saver.allow(None)
    assert autosave.close(WAIT)
    assert saver.saved == [1]


def test_draining_does_not_wait_for_the_pause(saver: Saver) -> None:
    autosave = Autosave(saver, pause=10 * WAIT)
    saver.allow(FULL)
    autosave.put(1)
    assert becomes(autosave, Saving.FAILING)
    saver.allow(None)
    assert autosave.drain(WAIT)
    assert saver.saved == [1]
    autosave.close()


@pytest.mark.parametrize("fault", [AlreadyRunning("a", "b"), ValueError("private-words")])
def test_what_no_repeating_can_help_is_not_repeated(autosave: Autosave[int], saver: Saver, fault: Exception) -> None:
    saver.allow(fault)
    autosave.put(1)
    assert becomes(autosave, Saving.FAILING)
    assert not autosave.drain(WAIT)
    assert "private-words" not in str(autosave.error)
    saver.allow(None)
    autosave.put(2)
    assert becomes(autosave, Saving.SAVED)
    assert saver.saved == [2]


def test_what_is_forgotten_is_not_saved(autosave: Autosave[int], saver: Saver) -> None:
    autosave.put(1)
    assert saver.attempts.get(timeout=WAIT) == 1
    autosave.put(2)
    assert not autosave.forget(0.01)
    saver.allow(None)
    assert autosave.forget(WAIT)
    assert saver.saved == [1]
    assert saver.attempts.empty()


def test_after_closing_nothing_is_saved_and_the_thread_ends(saver: Saver) -> None:
    before = autosaves()
    autosave = Autosave(saver)
    saver.allow(None)
    autosave.put(1)
    (thread,) = autosaves() - before
    assert thread.daemon
    assert autosave.close(WAIT)
    thread.join(WAIT)
    assert not thread.is_alive()
    autosave.put(2)
    assert autosave.drain(WAIT)
    assert saver.saved == [1]


@pytest.mark.fault(7)
def test_a_full_disk_costs_no_answer(store: Store) -> None:
    disk = FaultyDisk(0, errno.ENOSPC, lasts=True)
    with on(disk):
        autosave = Autosave(store.save_draft, pause=SOON)
        autosave.put(draft(7))
        assert becomes(autosave, Saving.FAILING)
        assert not autosave.drain(0)
        assert str(store.folder) in str(autosave.error)
        disk.mend()
        assert autosave.drain(WAIT)
        assert store.draft() == draft(7)
        autosave.close()


@pytest.mark.fault(7)
def test_a_full_disk_at_the_end_costs_no_sitting(store: Store) -> None:
    store.save_draft(draft())
    disk = FaultyDisk(0, errno.ENOSPC, lasts=True)
    with on(disk):
        autosave = Autosave(store.finish, pause=SOON)
        autosave.put(record())
        assert becomes(autosave, Saving.FAILING)
        assert store.draft() == draft()
        disk.mend()
        assert autosave.drain(WAIT)
        assert [head.id for head in store.listing().heads] == IDS[:1]
        assert not store.has_draft()
        autosave.close()
