"""The program run in this process, as `python -m quiz` runs it in one of its own: the same arguments, lines on standard
input, words on both outputs and exit status, without the time in which an interpreter starts. What is tested of the
border itself, of signals, streams and terminals, starts a process: see faults/terminals.py."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from quiz.__main__ import main
from quiz.bank import built_in_folder, load
from quiz.errors import ENDING
from quiz.model.bank import Bank


def run(arguments: Sequence[str], typed: Sequence[str] = (), *, encoding: str = "utf-8") -> CompletedProcess[str]:
    """A whole run without a terminal, with these lines on standard input. `encoding`: that of what it says."""
    given = "".join(f"{line}\n" for line in typed)
    said, errors = io.BytesIO(), io.BytesIO()
    with as_found(), chdir("/"), pytest.MonkeyPatch.context() as patch:
        patch.setattr("quiz.session.load", read_once)
        sys.stdin = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
        sys.stdout, sys.stderr = (io.TextIOWrapper(buffer, encoding=encoding) for buffer in (said, errors))
        status = main(list(arguments))
        return CompletedProcess(list(arguments), status, said.getvalue().decode(), errors.getvalue().decode())


def read_once(folder: Path) -> Bank:
    """The bank of a folder; the built-in one, which no run changes, is read by the first run for all."""
    return built_in() if folder == built_in_folder() else load(folder)


@cache
def built_in() -> Bank:
    """The bank that comes with the program."""
    return load(built_in_folder())


@contextmanager
def as_found() -> Iterator[None]:
    """Put back what a process of its own would take with it when it ends."""
    before = sys.stdin, sys.stdout, sys.stderr
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, *ENDING)}
    umask = os.umask(0)
    os.umask(umask)
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
        for number, handler in handlers.items():
            signal.signal(number, handler)
        os.umask(umask)
        gc.unfreeze()
