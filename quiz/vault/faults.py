"""What can be wrong with a lock: where, why and what to do next. Must not show a key, a passphrase or what is
locked."""

from __future__ import annotations

from typing import Final

from quiz.errors import InvalidFile

NOTHING_LOST: Final = "Nothing was changed and nothing is lost."


class Closed(InvalidFile):
    """What is locked cannot be opened now."""

    reason = "It is locked. It was left as it is."
    """A sentence to stand beside the name of a locked file."""


class Locked(Closed):
    """The passphrase was not given in this run."""

    def __init__(self) -> None:
        super().__init__(
            "What is kept is locked",
            "It opens with your passphrase.",
            "Start again on a terminal and type it, or with --plain give it as the first line of the input.",
        )


class WrongPassphrase(Closed):
    """The passphrase does not open the key."""

    def __init__(self) -> None:
        super().__init__("That passphrase does not open the lock", NOTHING_LOST, "Try again, one word at a time.")


class BrokenKey(Closed):
    """One half of the key is missing or damaged."""

    def __init__(self, file: str, wrong: str, then: str) -> None:
        super().__init__("The key of the locked files cannot be used", f"{file} {wrong}. {NOTHING_LOST}", then)
        self.file = file
        """The half of the key."""
        self.wrong = wrong
        """What is wrong with it, as the rest of a sentence."""
        self.reason = f"It is locked, and {file} {wrong}. It was left as it is."


class NoAge(Closed):
    """The library for locked files is not installed."""

    reason = "It is locked, and the extra for locked files is not installed. It was left as it is."

    def __init__(self) -> None:
        super().__init__(
            "Locked files need one more library",
            f"It is not installed. {NOTHING_LOST}",
            "Install it with: pip install 'steps-first[lock]'",
        )
