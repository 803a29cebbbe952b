"""Killed with -9: after every answer, and at any moment while something is being kept."""

from __future__ import annotations

import random
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from quiz.storage import Store
from tests.core.storing import IDS
from tests.faults import saving_run
from tests.faults.terminals import PATIENCE, Start, Window, environment
from tests.faults.walks import (
    EVERY,
    OPENING,
    SETTLED,
    answer,
    count,
    heading,
    leave_draft,
    leftovers,
    sittings,
    to_questions,
)
from tests.tools import slow

AT_ONCE = 3
"""Runs side by side."""
SITUATION, LAST_QUESTION = len(SETTLED), len(EVERY)


@pytest.mark.slow
@pytest.mark.fault(1)
def test_in_lines_after_every_answer_the_draft_goes_on_at_the_right_question(data: Path) -> None:
    """Each run finds what the one before left, says one answer more, and is killed when the next question stands; but
    for each fifth one not before that answer is kept."""
    reached = runs = 0
    while reached < LAST_QUESTION:
        runs += 1
        patient = runs % 5 > 0
        there = in_lines_and_killed(data, reached, patient=patient)
        assert there in ({reached + 1} if patient else {reached, reached + 1}), f"{there} answers after {reached + 1}"
        reached = there


def in_lines_and_killed(data: Path, before: int, *, patient: bool) -> int:
    """Go on from `before` answers, give one more and be killed; how many there are then."""
    with Window(Start(data, ("--plain", "take"), size=(200, 60))) as window:
        window.sees("4. Leave")
        window.send("1\n")
        window.sees("2. Start afresh" if before else "disagree with him")
        window.send("1\n1\n1\n" if before else "1\n1\n")
        window.until(lambda: window.written.endswith("> ") and asks(before) in window.written)
        window.send(f"{EVERY[before]}\n")
        window.until(lambda: asks(before + 1) in window.written)
        window.until(lambda: not patient or count(data) > before)
        window.signal(signal.SIGKILL)
        window.status()
    return count(data)


def asks(number: int) -> str:
    """How the question after so many answers begins."""
    if number < SITUATION:
        return f"About your situation, {number + 1} of {SITUATION}."
    return f"Question {number - SITUATION + 1} of " if number < LAST_QUESTION else "Check your answers."


@pytest.mark.fault(1)
@pytest.mark.parametrize("answers", [20, *slow(0, 7, 32, 42)])
def test_in_full_screen_the_draft_goes_on_at_the_right_question(data: Path, answers: int) -> None:
    """Killed as soon as the next page stands; the next run is at that question or at the one before."""
    if answers:
        leave_draft(data, answers)
    with Window(Start(data)) as window:
        to_questions(window, resuming=answers > 0)
        asked = heading(window)
        answer(window, EVERY[answers])
        followed = heading(window)
        window.signal(signal.SIGKILL)
        window.status()
    kept = count(data)
    assert kept in {answers, answers + 1}
    with Window(Start(data)) as window:
        to_questions(window, resuming=kept > 0)
        assert heading(window) == (followed if kept > answers else asked)


@pytest.mark.slow
@pytest.mark.fault(2)
def test_a_killed_run_leaves_a_whole_draft_no_older_than_it_said(tmp_path: Path) -> None:
    """The store itself, saving and finishing all the time, a hundred times."""
    moments = random.Random(2)  # noqa: S311 - the same moments every time
    runs = get_context("forkserver")  # each is a copy of a process that has loaded all there is to load
    runs.set_forkserver_preload([saving_run.__name__])
    for run in range(100):
        save_and_kill(runs, tmp_path / f"run-{run}", moments.random() * 0.12)


def save_and_kill(runs: ForkServerContext, data: Path, moment: float) -> None:
    """Kill a run that saves, some time after its first word, and look at what is there then."""
    ours, theirs = runs.Pipe(duplex=False)
    run = runs.Process(target=saving_run.main, args=(data, theirs))
    run.start()
    theirs.close()
    said = [ours.recv()]
    run.join(moment)
    run.kill()
    with suppress(EOFError):
        while True:
            said.append(ours.recv())
    run.join()
    drafts = [tuple(map(int, line.split()[1:])) for line in said if line.startswith("draft")]
    finished = sum(line.startswith("sitting") for line in said)
    store = Store(data)
    with store.lock():
        assert not leftovers(data)
        listing = store.listing()
        assert not listing.unreadable
        assert len(listing.heads) in {finished, finished + 1}
        for head in listing.heads:
            store.load(head)
        now = store.draft()
        left = (IDS.index(now.id), len(now.said.answers)) if now else (len(listing.heads), 0)
    last = max(drafts, default=(0, 0))
    assert left >= last or (last[0] < finished), f"{left} where {last} was said"
    assert left[0] >= finished


@pytest.mark.slow
@pytest.mark.fault(2)
def test_lines_killed_at_any_moment(tmp_path: Path) -> None:
    """Answers come in by a pipe as fast as the program takes them."""
    moments = random.Random(3)  # noqa: S311 - see above
    kills = [(tmp_path / f"run-{run}", 0.1 + moments.random() * 0.6) for run in range(12)]
    with ThreadPoolExecutor(AT_ONCE) as side_by_side:
        list(side_by_side.map(lambda kill: piped_and_killed(*kill), kills))


def piped_and_killed(data: Path, moment: float) -> None:
    """Kill a run that reads answers from a pipe, some time after its first line."""
    run = subprocess.Popen(
        Start(data, ("--plain", "take")).command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(PYTHONUNBUFFERED="1"),
        cwd="/",
    )
    assert run.stdin
    assert run.stdout
    with run.stdin, run.stdout:
        run.stdin.write("\n".join((*OPENING, *EVERY, "")))
        run.stdin.flush()
        run.stdout.readline()
        try:
            run.wait(moment)
        except subprocess.TimeoutExpired:
            run.kill()
        run.wait(PATIENCE)
    checked(data)


def checked(data: Path) -> int:
    """How many answers the draft holds: the first so many of those that were given."""
    if not data.exists():
        return 0
    store = Store(data)
    with store.lock():
        assert not leftovers(data)
        draft = store.draft()
        sittings(data)
    if draft is None:
        return 0
    held = [*draft.said.circumstances.values(), *draft.said.answers.values()]
    items = [int(key) - 1 for key in EVERY[SITUATION:]]
    assert list(draft.said.answers.values()) == items[: len(draft.said.answers)]
    return len(held)


@pytest.mark.slow
@pytest.mark.fault(2)
def test_full_screen_killed_at_any_moment(tmp_path: Path) -> None:
    """Whatever the page said was saved is there."""
    moments = random.Random(4)  # noqa: S311 - see above
    kills = [(tmp_path / f"run-{run}", moments.random()) for run in range(6)]
    with ThreadPoolExecutor(AT_ONCE) as side_by_side:
        list(side_by_side.map(lambda kill: typed_and_killed(*kill), kills))


def typed_and_killed(data: Path, moment: float) -> None:
    """Kill a run at a question, at a moment around an answer."""
    said_saved = 0
    with Window(Start(data)) as window:
        to_questions(window)
        for number, key in enumerate(EVERY[:3], 1):
            answer(window, key)
            if number < 3:
                window.sees("saved")
                said_saved = number
        window.linger(moment / 50)
        said_saved = 3 if "  saved" in window.text else said_saved
        window.signal(signal.SIGKILL)
        window.status()
    assert said_saved <= checked(data) <= 3
