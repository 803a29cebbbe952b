"""Files of other times: broken and newer sittings, drafts of another format or bank; and words in files that would
steer a terminal."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count as count_from
from pathlib import Path
from typing import Final

import pytest

from quiz.bank import load
from quiz.cli.options import local_now
from quiz.engine.sitting import Sitting
from quiz.errors import StorageError
from quiz.session import Session
from quiz.storage import Store
from tests.core.storing import IDS, Died, DyingDisk, FaultyDisk, contents, on, record
from tests.faults.terminals import Start, Window
from tests.faults.walks import (
    RESUMING,
    choose,
    count,
    leave_draft,
    leave_sitting,
    lines,
    original_bank,
    press,
    quiz,
    to_questions,
    to_start,
)

SITTINGS: Final = 20
OWN: Final = re.compile(
    r"\x1b\[(?:[0-9;]*[HmK]|2K|\?[0-9;]*(?:[hl]|\$p)|[<>=?][0-9;]*[uc]|[0-9;]*t)|\x1b\]22;[a-z]*\x07|\x1b[78=>]|[\r\n]"
)
"""What Textual itself sends: places, colours, emptied lines, modes, the mouse, questions to the terminal."""
STEERING: Final = frozenset(map(chr, (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Characters that a terminal does not show."""
HOSTILE: Final = "\x1b]0;owned\x07\x1b[2J\u202e\x9b31m[red]x[/] [/foo] [[y]]"


def twenty(data: Path) -> list[Path]:
    """Twenty kept sittings."""
    store = Store(data)
    store.prepare()
    for sitting in IDS[:SITTINGS]:
        store.finish(record(sitting))
    return sorted(store.sittings.glob("*.toml"))


@pytest.mark.fault(12)
@pytest.mark.parametrize("kind", ["broken", "newer"])
def test_one_of_twenty_costs_itself_alone(data: Path, kind: str) -> None:
    """Nineteen are listed and one is named; home and the next sitting work; no byte is changed."""
    one = twenty(data)[4]
    text = one.read_bytes()
    one.write_bytes(text[:200] if kind == "broken" else text.replace(b"format = 1", b"format = 2"))
    before = contents(data)
    listing = json.loads(quiz(data, "history", "--json").stdout)
    assert len(listing["sittings"]) == SITTINGS - 1
    assert [found["file"] for found in listing["unreadable"]] == [one.name]
    assert one.name in lines(data, (), "history").stdout
    assert lines(data, (), "result", "5").returncode == 3
    assert contents(data) == before
    leave_sitting(data)
    assert contents(data)[f"sittings/{one.name}"] == before[f"sittings/{one.name}"]
    with Window(Start(data, ())) as window:
        window.sees("Last time", "Take it again")
        window.send("\x18")
        assert window.status() == 0


@pytest.mark.fault(13)
def test_a_draft_of_a_newer_format_is_left_or_set_aside(data: Path) -> None:
    """It is said what it is; to start afresh keeps it under another name, byte for byte."""
    leave_draft(data, 5)
    draft = data / "draft.toml"
    newer = draft.read_text(encoding="utf-8").replace("format = 1", "format = 2")
    draft.write_text(newer, encoding="utf-8")
    ran = lines(data, RESUMING)
    assert ran.returncode == 3
    assert "newer version" in ran.stdout + ran.stderr
    assert draft.read_text(encoding="utf-8") == newer
    with Window(Start(data)) as window:
        to_start(window)
        press(window, "\r")
        window.sees("Continue", "Start afresh")
        press(window, "\r")
        window.sees("newer version", "> Start afresh")
        press(window, "\r")
        window.sees("disagree with him", "? Help")
        assert draft.read_text(encoding="utf-8") == newer
        press(window, "\r")
        window.sees("account to", "? Help")
        press(window, "\r")
        window.sees("1 of 8")  # nothing is moved before both questions are answered
        window.send("\x18")
        assert window.status() == 0
    aside = [path for path in data.glob("draft-*.toml") if path.read_text(encoding="utf-8") == newer]
    assert len(aside) == 1


@pytest.mark.fault(13)
@pytest.mark.parametrize("change", ["another wording", "another item", "another bank"])
def test_a_draft_of_a_bank_that_changed(data: Path, tmp_path: Path, change: str) -> None:
    """What fits goes on, what does not is counted, in both front ends."""
    leave_draft(data, 12)
    bank = tmp_path / "bank"
    shutil.copytree(original_bank(), bank)
    held = (data / "draft.toml").read_text(encoding="utf-8").partition("[said.answers]\n")[2]
    item = held.partition("@")[0].strip('"\n ')
    area = next(path for path in bank.glob("*.toml") if f'id = "{item}"\n' in path.read_text(encoding="utf-8"))
    text = area.read_text(encoding="utf-8")
    match change:
        case "another wording":
            at = text.index(f'id = "{item}"\n')
            text = text[:at] + text[at:].replace("version = 1", "version = 2", 1)
        case "another item":
            text = text.replace(f'id = "{item}"\n', 'id = "quite-new"\n')
        case _:
            top = bank / "bank.toml"
            said = top.read_text(encoding="utf-8")
            top.write_text(said.replace('id = "first-steps"', 'id = "other"', 1), encoding="utf-8")
    area.write_text(text, encoding="utf-8")
    unfit = change != "another bank"
    draft, before = data / "draft.toml", (data / "draft.toml").read_bytes()
    ran = lines(data, RESUMING, "--bank", str(bank), "take")
    assert ("1 of your earlier answers" in ran.stdout) is unfit, ran.stdout
    draft.write_bytes(before)
    with Window(Start(data, ("--bank", str(bank), "take"))) as window:
        to_questions(window, resuming=True)
        window.linger(0.3)
        assert ("1 of your earlier answers" in " ".join(window.text.split())) is unfit
        window.send("\x18")
        assert window.status() == 0
    assert count(data) == 12 - unfit
    assert [path.read_bytes() for path in data.glob("draft-*.toml")] == [before] * (2 * unfit)


@pytest.mark.fault(13)
@pytest.mark.parametrize("kind", [DyingDisk, partial(FaultyDisk, number=errno.ENOSPC, lasts=True)])
def test_taking_up_a_draft_that_fits_in_part_may_end_at_any_step(
    data: Path, kind: Callable[[int], DyingDisk | FaultyDisk]
) -> None:
    """It is the draft until the new one is there: the next run goes on with all that fits."""
    leave_draft(data, 12)
    draft = data / "draft.toml"
    held = draft.read_text(encoding="utf-8").replace("[said.answers]\n", '[said.answers]\n"no-such-item@1" = 2\n')
    bank = load(original_bank())

    def resume(disk: object) -> Sitting:
        session = Session(original_bank(), Store(data), local_now)
        session.bank = bank
        try:
            with on(disk):
                return session.journal.resume().sitting
        finally:
            session.close()

    for at in count_from():
        draft.write_text(held, encoding="utf-8")
        disk = kind(at)
        with suppress(Died, StorageError):
            resume(disk)
        sitting = resume(os)
        assert len(sitting.circumstances) + len(sitting.answers) == 12
        if len(disk.steps) <= at:
            break
    assert held in [path.read_text(encoding="utf-8") for path in data.glob("draft-*.toml")]


@pytest.mark.fault(26)
def test_words_in_kept_files_steer_nothing(data: Path) -> None:
    """A note, the name of a stray file, a plan: shown repaired, in lines and in full screen."""
    leave_sitting(data)
    sitting = next((data / "sittings").glob("*.toml")).name[5:-5]
    escaped = json.dumps(HOSTILE)
    (data / "notes.toml").write_text(f"format = 1\n[notes]\n{sitting} = {escaped}\n", encoding="utf-8")
    (data / "sittings" / f"{HOSTILE.replace('/', '')}.toml").write_text("x", encoding="utf-8")
    for arguments in (("note", "1"), ("history",), ("result", "1"), ("history", "--json")):
        ran = quiz(data, *arguments)
        assert ran.returncode in {0, 1}, ran.stderr
        for bad in ("\x1b", "\x07", "\x9b", "\u202e"):
            assert bad not in ran.stdout + ran.stderr
    assert "[red]x[/] [/foo] [[y]]" in quiz(data, "note", "1").stdout
    with Window(Start(data, ())) as window:
        choose(window, "History")
        window.sees("owned", "d Delete")
        press(window, "n")
        window.sees("[red]x[/] [/foo] [[y]]", "characters")
        window.send("\x18")
        assert window.status() == 0
        assert set(OWN.sub("", window.written)) & STEERING == set()
