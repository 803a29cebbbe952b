"""What comes in from the keyboard too fast stays out."""

from __future__ import annotations

from io import StringIO

from textual.drivers._writer_thread import WriterThread

from quiz.ui.terminal.driver import HardenedDriver
from quiz.ui.terminal.rates import Debounce
from tests.ui.test_escape_sequences import Clock


def test_one_answer_in_a_quarter_of_a_second() -> None:
    """The second press comes too early, a later one counts."""
    clock = Clock()
    pace = Debounce(clock=clock)
    assert pace.admits(1)
    clock.now += 0.2
    assert not pace.admits(2)
    clock.now += 0.06
    assert pace.admits(3)


def test_a_held_key_answers_once() -> None:
    """Thirty repeats a second, for as long as it is held."""
    clock = Clock()
    pace = Debounce(clock=clock)
    assert pace.admits(3)
    for _ in range(300):
        clock.now += 0.033
        assert not pace.admits(3)
    clock.now += 0.3
    assert pace.admits(3)


def test_a_new_page_waits_too() -> None:
    """A press meant for the page before chooses nothing."""
    clock = Clock()
    pace = Debounce(clock=clock)
    pace.page_shown()
    clock.now += 0.1
    assert not pace.admits("go-on")
    clock.now += 0.3
    assert pace.admits("go-on")


def test_nothing_waits_for_a_terminal_that_is_gone() -> None:
    """The thread that writes has ended: what would still be painted is dropped, and holds up no end."""
    driver = HardenedDriver.__new__(HardenedDriver)
    thread = WriterThread(StringIO())
    vars(driver)["_writer_thread"] = thread
    for _ in range(1000):
        driver.write("x")
    assert not thread.is_alive()
