"""What comes in from the keyboard too long or too fast stays out."""

from __future__ import annotations

from io import StringIO

import pytest
from textual.drivers._writer_thread import WriterThread

from quiz.ui.shell.driver import SteadyDriver, is_known
from quiz.ui.shell.input import BURST, PASTE_END, PASTE_START, PATIENCE, KeyRate, Pace, PasteGate, SequenceGate


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Give the time."""
        return self.now


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 4096])
def test_a_short_paste_passes_however_it_is_cut(size: int) -> None:
    """Chunks of any size give the same text."""
    text = f"ab{PASTE_START}one\ntwo{PASTE_END}\x1b[A\x1b[2~z"
    gate = PasteGate()
    passed = "".join(gate.feed(text[at : at + size]) for at in range(0, len(text), size))
    assert passed == text


@pytest.mark.parametrize("size", [11, 100, 4096])
def test_a_long_paste_is_dropped_and_what_follows_is_not(size: int) -> None:
    """Only the paste goes, and no more than a chunk of it is ever held."""
    text = f"a{PASTE_START}{'x' * 50_000}{PASTE_END}b"
    gate = PasteGate(longest=1000)
    passed = "".join(gate.feed(text[at : at + size]) for at in range(0, len(text), size))
    assert passed.replace(PASTE_START, "").replace(PASTE_END, "") == "ab"


def test_a_lone_escape_does_not_wait() -> None:
    """Escape is "back": it must not wait for the next key."""
    assert PasteGate().feed("\x1b") == "\x1b"
    assert PasteGate().feed("\x1b[") == "\x1b["


KEYS: tuple[str, ...] = ("12", "\x1b[A", "\x1b[<0;12;5M", "z", f"{PASTE_START}3 \x1b[4 5{PASTE_END}", "\x1b[97;5u", "3")


def test_a_sequence_and_a_paste_are_one_piece_each() -> None:
    """Whatever stands before and after them."""
    assert SequenceGate().feed("".join(KEYS)) == list(KEYS)


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_nothing_is_lost_however_it_is_cut(size: int) -> None:
    """What comes in small parts goes on in the same order. A paste comes whole, from the gate before."""
    text = "".join(key for key in KEYS if not key.startswith(PASTE_START))
    gate = SequenceGate()
    assert "".join(piece for at in range(0, len(text), size) for piece in gate.feed(text[at : at + size])) == text


def test_a_lone_escape_is_a_piece() -> None:
    """It is "back" and waits for nothing here."""
    assert SequenceGate().feed("\x1b") == ["\x1b"]
    assert SequenceGate().feed("a\x1b\x1b[A") == ["a", "\x1b", "\x1b[A"]


def test_a_sequence_that_is_cut_off_is_no_keys() -> None:
    """Its rest may come late; where none comes, the next key counts and the digits do not."""
    clock = Clock()
    gate = SequenceGate(clock)
    assert gate.feed("\x1b[<0;12") == []
    clock.now += PATIENCE / 2
    assert gate.feed(";5M4") == ["\x1b[<0;12;5M", "4"]
    assert gate.feed("\x1b[1;2\x1b[1\u00e9") == ["\u00e9"]
    assert gate.feed("\x1b[1;2") == []
    clock.now += PATIENCE * 2
    assert gate.feed("3") == ["3"]
    assert gate.feed("\x1b[" + "1" * 100) == []
    assert gate.feed("m") == ["m"]


def test_an_unknown_sequence_means_nothing() -> None:
    """Known are keys, the mouse and what a terminal tells of itself."""
    assert all(map(is_known, ["a", "\x1b", "\x1b[A", "\x1b[<0;12;5M", "\x1b[97;5u", "\x1b[I", PASTE_START + PASTE_END]))
    assert not any(map(is_known, ["\x1b[999;999;999;999M", "\x1b[1;2;3;4;5z", "\x1b[12q"]))


def test_keys_faster_than_a_person_are_dropped() -> None:
    """A burst is let in, then only what a person could type."""
    clock = Clock()
    rate = KeyRate(clock)
    assert sum(rate.admits() for _ in range(64_000)) == BURST
    clock.now += 0.5
    assert sum(rate.admits() for _ in range(64_000)) == 30


def test_one_answer_in_a_quarter_of_a_second() -> None:
    """The second press comes too early, a later one counts."""
    clock = Clock()
    pace = Pace(clock=clock)
    assert pace.admits(1)
    clock.now += 0.2
    assert not pace.admits(2)
    clock.now += 0.06
    assert pace.admits(3)


def test_a_held_key_answers_once() -> None:
    """Thirty repeats a second, for as long as it is held."""
    clock = Clock()
    pace = Pace(clock=clock)
    assert pace.admits(3)
    for _ in range(300):
        clock.now += 0.033
        assert not pace.admits(3)
    clock.now += 0.3
    assert pace.admits(3)


def test_a_new_page_waits_too() -> None:
    """A press meant for the page before chooses nothing."""
    clock = Clock()
    pace = Pace(clock=clock)
    pace.page_shown()
    clock.now += 0.1
    assert not pace.admits("go-on")
    clock.now += 0.3
    assert pace.admits("go-on")


def test_nothing_waits_for_a_terminal_that_is_gone() -> None:
    """The thread that writes has ended: what would still be painted is dropped, and holds up no end."""
    driver = SteadyDriver.__new__(SteadyDriver)
    thread = WriterThread(StringIO())
    vars(driver)["_writer_thread"] = thread
    for _ in range(1000):
        driver.write("x")
    assert not thread.is_alive()
