"""Things in the place of the draft that are no draft: nothing waits for them, nothing behind them is touched."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

import pytest

from tests.faults.terminals import Start, Window
from tests.faults.walks import OPENING, answer, given, lines, press, to_start
from tests.tools import slow

HUGE: Final = 10 * 2**30
DRAFTS: Final = ("link", "dangling", "pipe", "folder", "device", "sparse")


def put_draft(data: Path, thing: str) -> Path:
    """Put something in the place of the draft; give what must stay as it is."""
    data.mkdir(0o700)
    draft, target = data / "draft.toml", data.with_name("target")
    target.write_text("hers", encoding="utf-8")
    match thing:
        case "link":
            draft.symlink_to(target)
        case "dangling":
            draft.symlink_to(data / "nothing")
        case "pipe":
            os.mkfifo(draft)
        case "folder":
            draft.mkdir()
        case "device":
            draft.symlink_to("/dev/zero")
        case _:
            draft.touch()
            os.truncate(draft, HUGE)
    return target


def check_untouched(data: Path, thing: str, target: Path) -> None:
    """What stood in the place of the draft is still what it was, under the name of a draft that is set aside."""
    assert target.read_text(encoding="utf-8") == "hers"
    aside = list(data.glob("draft-*.toml"))
    assert len(aside) == (thing != "dangling")
    for path in aside:
        is_now = {"link": path.is_symlink, "device": path.is_symlink, "pipe": path.is_fifo, "folder": path.is_dir}
        assert is_now.get(thing, path.is_file)()
        assert thing != "sparse" or path.stat().st_size == HUGE


@pytest.mark.fault(10)
@pytest.mark.parametrize("thing", DRAFTS)
def test_in_lines_a_draft_that_is_none_is_set_aside(data: Path, thing: str) -> None:
    """It is offered or not, nothing waits for it, and a new one can be begun."""
    target = put_draft(data, thing)
    ran = lines(data, ("1", "2", "1", "1", "1") if thing != "dangling" else (*OPENING, "1"))
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert len(given(data)) == 1
    check_untouched(data, thing, target)


@pytest.mark.fault(10)
@pytest.mark.parametrize("thing", ["pipe", *slow("link", "dangling", "folder", "device", "sparse")])
def test_in_full_screen_a_draft_that_is_none_is_set_aside(data: Path, thing: str) -> None:
    """To continue it says what is wrong, and starting afresh is the next key."""
    target = put_draft(data, thing)
    with Window(Start(data)) as window:
        to_start(window)
        press(window, "\r")
        if thing != "dangling":
            window.sees("Continue", "? Help")
            press(window, "\r")
            window.sees("draft.toml", "Start afresh", "? Help")
            press(window, "\r")
        window.sees("disagree with him", "? Help")
        press(window, "\r")
        window.sees("account to him", "? Help")
        press(window, "\r")
        window.sees("1 of 8", "? Help")
        answer(window, "1")
        window.until(lambda: "  saved" in window.text)
    assert stat.S_ISREG((data / "draft.toml").lstat().st_mode)
    assert len(given(data)) == 1
    check_untouched(data, thing, target)
