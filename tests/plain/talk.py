"""A conversation with the line mode through pipes, as a screen reader's user or a program has it. Must not know what is
said in it."""

from __future__ import annotations

import os
import re
import select
import subprocess
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Final, Self

from quiz.model.bank import Bank
from tests.faults.terminals import PATIENCE, Start, environment

PROMPT: Final = b"> "
TAKEN: Final = ["1", "1", "1", "1", "1", "3", "3", "3", "2", "1", "6", *["4"] * 36, ""]
"""A whole sitting from the start page to the result: together, no affair, and “often” to every question."""


def asked(out: str, bank: Bank) -> list[str]:
    """The ids of the items that were asked, in order."""
    by_text = {item.text: item.id for item in bank.items}
    found = re.findall(rf"^{re.escape(bank.period)} (.+?)(?: \(.*\))?$", out, re.MULTILINE)
    return [by_text[text] for text in found]


class Talk:
    """One run, started with lines under TERM=dumb: hear what it says up to its prompt, say one line, hear again."""

    def __init__(self, data: Path, *arguments: str, patch: str = "") -> None:
        self.written = b""
        """Everything that it has said on standard output."""
        self._process = subprocess.Popen(
            Start(data, ("--plain", *arguments), patch=patch).command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(TERM="dumb"),
            cwd="/",
        )
        self.heard = self._listen()
        """What it said last, up to its prompt or its end."""

    def say(self, line: str) -> str:
        """Type a line and hear what comes of it."""
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()
        self.heard = self._listen()
        return self.heard

    def choose(self, words: str, *more: str) -> str:
        """Type the number that stands before these words. `more`: lines after it for which no prompt waits in a pipe,
        such as a passphrase."""
        numbers = [line.partition(".")[0] for line in self.heard.splitlines() if line.endswith(f". {words}")]
        assert numbers, f"“{words}” is not offered in:\n{self.heard}"
        return self.say("\n".join((numbers[-1], *more)))

    def end(self) -> int:
        """Wait for the end and give the exit status. Nothing may have been said on standard error."""
        rest, errors = self._process.communicate(timeout=PATIENCE)
        self.written += rest
        assert errors == b""
        return self._process.returncode

    def _listen(self) -> str:
        assert self._process.stdout
        said, stream, end = b"", self._process.stdout.fileno(), monotonic() + PATIENCE
        while not said.endswith(PROMPT):
            assert monotonic() < end, f"no prompt after:\n{said.decode()}"
            if select.select([stream], [], [], 0.1)[0]:
                part = os.read(stream, 65536)
                if not part:
                    break
                said += part
        self.written += said
        return said.decode()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()
