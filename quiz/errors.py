"""The tree of errors: each says what happened, where, and what to do next, and never shows a value that was
read. Must not import anything of the program."""

from __future__ import annotations

import os
import signal
from typing import ClassVar, Final, NamedTuple

FAULT: Final = 70
"""The exit status after a fault of the program."""
STOPPED: Final = (
    "Something in the program went wrong, so it has stopped. What was already saved is untouched. "
    "Start it again with: quiz"
)
"""Said after one, without a word of what failed: a traceback would show answers."""
ENDING: Final = (
    signal.SIGTERM,
    signal.SIGHUP,
    signal.SIGQUIT,
    signal.SIGUSR1,
    signal.SIGUSR2,
    signal.SIGXCPU,
)
"""Signals that end a program where it does not handle them, some of them with a core file."""


class QuizError(Exception):
    """A fault that has a sentence for the person and an exit status for the shell."""

    status: ClassVar[int] = FAULT

    def __init__(self, title: str, sentence: str, then: str = "") -> None:
        super().__init__(title)
        self.title = title
        """What happened, in a few words."""
        self.sentence = sentence
        """Where, and what is wrong with it."""
        self.then = then
        """What to do next."""

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.title}.", self.sentence, self.then) if part)


class NotFound(QuizError):
    """There is no sitting, step or answer to show."""

    status = 1


class UsageError(QuizError):
    """The command was called in a way that cannot work."""

    status = 2


class InvalidFile(QuizError):
    """A file cannot be read or does not hold what it should."""

    status = 3
    reason: str = "It is damaged, or another program changed it. It was left as it is."
    """Why, as a sentence to stand beside its name."""


class AlreadyRunning(QuizError):
    """Another run of the program may write in this folder."""

    status = 4


class StorageError(QuizError):
    """The folder cannot be made or written to."""

    status = 3

    def __init__(self, title: str, sentence: str, then: str = "", *, why: str = "") -> None:
        super().__init__(title, sentence, then)
        self.why = why
        """What is wrong with it, as the rest of a sentence: "the disk is full"; empty where that takes more words."""


def not_printed(error: OSError) -> StorageError:
    """The error where standard output takes no more."""
    why = (os.strerror(error.errno) if error.errno else "it is closed").lower()
    return StorageError("The output could not be written", f"Standard output: {why}.")


class Problem(NamedTuple):
    """One thing wrong with a bank."""

    file: str
    where: str
    """A key path such as `items[3].step`, or `line 12`; empty for the file as a whole."""
    expected: str
    """What should stand there, as the rest of a sentence."""

    def __str__(self) -> str:
        place = f"{self.file}: {self.where}" if self.where else self.file
        return f"{place}: {self.expected}"


class BrokenBank(InvalidFile):
    """A bank with everything that is wrong with it."""

    def __init__(self, folder: str, problems: tuple[Problem, ...]) -> None:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__(
            "This question bank cannot be used",
            f"{count} in {folder}:\n" + "\n".join(f"  {problem}" for problem in problems),
            "\nRepair the bank, or leave out --bank to use the built-in one.",
        )
        self.problems = problems
