"""What comes in from the keyboard without a person: held keys, pastes, bytes that are no text, soup."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Final

import pytest

from tests.faults.terminals import Start, Window
from tests.faults.walks import EVERY, OPENING, answer, count, heading, is_clean, press, to_questions, to_start
from tests.tools import slow

PACE: Final = 0.25
MOST_MEMORY: Final = 150
"""MiB."""
SEEDS: Final = range(20)
INGREDIENTS: Final = (
    b"\xe9",
    b"\xff",
    b"\x00",
    b"\xc3\x28",
    b"\xf0\x9f",
    b"\xed\xa0\x80",
    b"\x1b",
    b"\x1b[",
    b"\x1bO",
    b"\x1b[A",
    b"\x1b[B",
    b"\x1b[C",
    b"\x1b[D",
    b"\x1b[5~",
    b"\x1b[6~",
    b"\x1b[H",
    b"\x1b[F",
    b"\x1b[3~",
    b"\x1bOP",
    b"\x1b[200~",
    b"\x1b[201~",
    b"\x1b[<0;10;8M",
    b"\x1b[<0;10;8m",
    b"\x1b[<64;9;9M",
    b"\x1b[<35;999999;0M",
    b"\x1b[<;;M",
    b"\x1b[M\x20\x21\x22",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[97;5u",
    b"\x1b[999999999u",
    b"\x1b[?2026;2$y",
    b"\x1b[8;0;0t",
    b"\x1b]0;x\x07",
    b"\x1bP",
    b"\x9b",
    b"1",
    b"2",
    b"5",
    b"0",
    b"b",
    b"s",
    b"f",
    b"h",
    b"?",
    b"j",
    b"k",
    b"w",
    b"\r",
    b"\n",
    b"\t",
    b"\x7f",
    b"\x10",
    b"\xe2\x80\xae",
)
"""No key among them leaves or pauses."""


def most(began: float) -> int:
    """How many answers may have been taken since then."""
    return int((monotonic() - began) / PACE) + 1


def place(window: Window) -> int:
    """The number of the circumstance that is asked."""
    return int(heading(window).split()[0])


@pytest.mark.fault(21)
def test_a_held_key_answers_one_question(data: Path) -> None:
    """Sixty repeats, thirty a second."""
    with Window(Start(data)) as window:
        to_questions(window)
        window.linger(0.3)
        for _ in range(60):
            window.send("1")
            window.linger(1 / 30)
        window.until(lambda: place(window) == 2)
        answer(window, "1")
        assert place(window) == 3
        window.send("\x18")
        assert window.status() == 0
    assert count(data) == 2


@pytest.mark.fault(21)
@pytest.mark.parametrize("text", [b"s1f\r", *slow(b"1", b"12345", b"1\r")])
def test_an_unbracketed_paste(data: Path, text: bytes) -> None:
    """64 KB of keys that could answer or finish: no more than a person could, and never past the end."""
    with Window(Start(data)) as window:
        to_questions(window)
        began = monotonic()
        window.send(text * (65536 // len(text)))
        window.linger(0.5)
        assert window.running
        taken, might = count(data), most(began)
        assert taken <= might
        assert window.memory() < MOST_MEMORY
        assert "Read it now" not in window.written
        window.send("\x18")
        assert window.status() == 0
        assert is_clean(window)


@pytest.mark.slow
@pytest.mark.fault(21)
def test_a_bracketed_paste_of_ten_megabytes(data: Path) -> None:
    """Nothing of it counts; the next key does."""
    with Window(Start(data)) as window:
        to_questions(window)
        window.linger(0.3)
        window.send(b"\x1b[200~" + b"1\r" * 5_000_000 + b"\x1b[201~")
        window.linger(0.3)
        memory = window.memory()
        assert memory < MOST_MEMORY
        assert place(window) == 1
        answer(window, "1")
        assert place(window) == 2


@pytest.mark.fault(21)
def test_lines_take_a_paste_as_lines(data: Path) -> None:
    """In lines a paste is answers, one a line; a line without an end costs nothing."""
    with Window(Start(data, ("--plain", "take"), size=(200, 60))) as window:
        window.send("\n".join((*OPENING, *EVERY[:5], "")))
        window.sees("6 of 8")
        window.send("1" * 4000 + "\n")
        window.until(lambda: "no answer here" in window.written)
        window.send("1\nq\n")
        assert window.status() == 0
    assert count(data) == 6


@pytest.mark.slow
@pytest.mark.fault(22)
def test_soup_in_full_screen(tmp_path: Path) -> None:
    """Twenty seeds: it goes on, and the keys that leave still leave; or it stops with the draft whole."""
    with ThreadPoolExecutor(3) as side_by_side:
        statuses = side_by_side.map(lambda seed: soup(tmp_path / f"seed-{seed}", seed), SEEDS[::2])
    assert {*statuses} <= {0, 70}


def soup(data: Path, seed: int) -> int:
    """Feed a question with the soup of this seed and of the next, then leave; the exit status."""
    ladles = [random.Random(number) for number in (seed, seed + 1)]  # noqa: S311 - the same soup every time
    with Window(Start(data)) as window:
        to_questions(window)
        answer(window, EVERY[0])
        window.until(lambda: "  saved" in window.text)
        for ladle in ladles * 15:
            window.send(b"".join(ladle.choices(INGREDIENTS, k=40)))
            window.linger(0.05)
        for _ in range(100):
            window.linger(0.2)
            if not window.running:
                break
            window.send(b"\x1b[201~\x18")
        status = window.status()
        assert is_clean(window), window.modes_on
        assert "Traceback" not in window.written
    assert count(data) >= 1 or not (data / "draft.toml").exists()
    return status


@pytest.mark.fault(22)
@pytest.mark.parametrize(
    "report",
    [
        b"\x1b[M !1",
        *slow(
            b"\x1b[M \xc2\x811",
            b"\x1b]11;rgb:1111/2222/3333\x1b\\",
            b"\x1bN1",
            b"\x9b1;31M",
        ),
    ],
    ids=ascii,
)
def test_what_a_terminal_reports_is_no_answer(data: Path, report: bytes) -> None:
    """A click as terminals without SGR reports send it, a colour, a key of an old kind: nothing, and the next key
    answers."""
    with Window(Start(data)) as window:
        to_questions(window)
        window.linger(0.3)
        for at in range(2, len(report)):  # an Escape alone is a key where the rest comes a tenth of a second later
            window.send(report[:at])
            window.linger(0.02)
            window.send(report[at:])
            window.linger(0.3)
            assert place(window) == 1
        answer(window, "1")
        assert place(window) == 2
        window.send("\x18")
        assert window.status() == 0
    assert count(data) == 1


@pytest.mark.fault(22)
def test_bytes_that_are_no_text(data: Path) -> None:
    """They are dropped, with the digits in a sequence that is unknown or cut off, and the next keys work."""
    with Window(Start(data)) as window:
        to_start(window)
        window.send(b"\xe9\xff\x00\xc3\x28\xf0\x9f\x1b[999;999;999;999M\x1b[1;2;3")
        window.send(b"\xc0\x1b[F")
        window.send(b"\x1b[F")
        window.sees("> Leave")
        assert window.running


@pytest.mark.fault(22)
@pytest.mark.parametrize(
    ("key", "opens"), [("\x1b[[A", "Keys on this page"), ("\x1b[[B", "Help and safety")], ids=ascii
)
def test_function_keys_of_the_linux_console(data: Path, key: str, opens: str) -> None:
    """They do what they do everywhere."""
    with Window(Start(data, environment={"TERM": "linux"})) as window:
        to_questions(window)
        press(window, key)
        window.sees(opens)
        window.send("\x18")
        assert window.status() == 0
    assert count(data) == 0


@pytest.mark.fault(22)
@pytest.mark.parametrize("to_palette", ["\x10", *slow("\x10Theme\r")], ids=["commands", "themes"])
def test_page_keys_in_a_palette_that_lists_nothing(data: Path, to_palette: str) -> None:
    """The palette's own list knows no first line then."""
    with Window(Start(data)) as window:
        to_start(window)
        window.send(to_palette)
        window.send("\x1b[6~\x1b[5~\x1b[6~" * 3)
        window.linger(0.5)
        window.send("zzz")
        window.linger(0.5)
        window.send("\x1b[6~\x1b[5~")
        window.linger(0.5)
        window.send("\x18")
        assert window.status() == 0


@pytest.mark.slow
@pytest.mark.fault(22)
def test_soup_in_lines(tmp_path: Path) -> None:
    """The same in lines, one ladle a line."""
    with ThreadPoolExecutor(3) as side_by_side:
        statuses = side_by_side.map(lambda seed: soup_in_lines(tmp_path / f"seed-{seed}", seed), SEEDS[::4])
    assert {*statuses} <= {0, 1, 70}


def soup_in_lines(data: Path, seed: int) -> int:
    """Feed the prompt with the soup of this seed and of the next three, then leave; the exit status."""
    ladles = [random.Random(seed + more) for more in range(4)]  # noqa: S311 - the same soup every time
    with Window(Start(data, ("--plain", "take"), size=(200, 60))) as window:
        window.send("\n".join((*OPENING, EVERY[0], "")))
        window.sees("2 of 8")
        window.until((data / "draft.toml").exists)
        for ladle in ladles * 15:
            window.send(b"".join(ladle.choices(INGREDIENTS, k=10)) + b"\n")
            window.linger(0.02)
        window.send("q\nq\n")
        status = window.status()
        assert "Traceback" not in window.written
    assert count(data) >= 1 or not (data / "draft.toml").exists()
    return status


@pytest.mark.fault(22)
def test_a_byte_that_is_no_text_does_not_end_the_lines(data: Path) -> None:
    """It is said to be no answer, like any other."""
    with Window(Start(data, ("--plain", "take"), size=(200, 60))) as window:
        window.send("\n".join((*OPENING, EVERY[0], "")))
        window.sees("2 of 8")
        window.send(b"\xe9\xff\n")
        window.until(lambda: "no answer here" in window.written)
        window.send("1\nq\n")
        assert window.status() == 0
    assert count(data) == 2
