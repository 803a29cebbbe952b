"""Signals that are for nobody in particular: the terminal is as it was, and no memory lies in a file."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.faults.terminals import Start, Window
from tests.faults.walks import answer_one, count, is_clean
from tests.tools import slow


@pytest.mark.fault(17)
@pytest.mark.parametrize("number", [signal.SIGQUIT, *slow(signal.SIGUSR1, signal.SIGXCPU)])
@pytest.mark.parametrize("plain", [False, True], ids=["full screen", "lines"])
def test_what_would_end_any_program_leaves_all_as_it_was(
    data: Path, tmp_path: Path, number: signal.Signals, *, plain: bool
) -> None:
    """Also Ctrl with a backslash, which writes what stands in memory into a file where that is not forbidden."""
    arguments = ("--plain", "take") if plain else ("take",)
    with Window(Start(data, arguments, size=(200, 60), prelude=f"cd '{tmp_path}'; ulimit -c unlimited;")) as window:
        answer_one(window, plain=plain)
        window.send("\x1c") if plain and number is signal.SIGQUIT else window.signal(number)
        assert window.status() == 128 + number
        assert is_clean(window), window.modes_on
        assert "Traceback" not in window.written
    assert count(data) == 1
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("core")]
