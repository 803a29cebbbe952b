"""The lines of the start page, which stands before the whole bank is read and checked, and how long the quiz is. Must
not load validation."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from quiz.bank.folder import SAFETY
from quiz.errors import InvalidFile
from quiz.reader import BANK_BYTES, read_toml
from quiz.sanitize import sanitize

SECONDS: Final = 12
"""That a question takes, about: fifty of them in ten minutes. An assumption."""


class StartPage(NamedTuple):
    """What stands on the start page; empty where `safety.toml` is not as it should be, which loading the bank says."""

    start: tuple[str, ...] = ()
    length: str = ""
    """How many questions there are and how long they take."""
    leaving: tuple[str, ...] = ()
    """What leaving at once does, and what it cannot do."""
    again: str = ""
    """The length for somebody who has taken it, with `{questions}` and `{minutes}`."""
    door: int = 0
    """How many of the questions are about safety."""

    def length_again(self, asked: int | None) -> str:
        """How long it is for her who was `asked` so many questions the last time, those about safety left out."""
        if asked is None or not self.again:
            return self.length
        questions = asked + self.door
        minutes = -(-questions * SECONDS // 60)
        return self.again.replace("{questions}", str(questions)).replace("{minutes}", str(minutes))


def start_page(folder: Path) -> StartPage:
    """The start page in the bank of a folder."""
    try:
        safety = read_toml(folder / SAFETY, limit=BANK_BYTES)
    except InvalidFile:
        return StartPage()
    length, again = (("", *lines([safety.get(key, "")]))[-1] for key in ("length", "length_again"))
    asked = safety.get("questions")
    door = len(asked) if isinstance(asked, list) else 0
    return StartPage(lines(safety.get("start")), length, lines(safety.get("leaving")), again, door)


def lines(value: object) -> tuple[str, ...]:
    """The texts in a list of texts; nothing where it is anything else."""
    if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
        return ()
    return tuple(sanitize(line) for line in value)
