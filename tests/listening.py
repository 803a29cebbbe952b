"""Somebody who listens: yasr, a screen reader for terminals, runs the program; what it would say goes to a file. Must
not know what is to be heard."""

from __future__ import annotations

import os
import re
import select
import shlex
import signal
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from types import TracebackType
from typing import Final

from tests.faults.terminals import PATIENCE, Start, Window
from tests.tools import tool

SETTINGS: Final = Path("/etc/yasr/yasr.conf")
SILENCE: Final = 1.0
"""Seconds without a word after which it has said all."""
_UTTERANCE: Final = re.compile(r"^q \{(.*?)\}[ \t]*$", re.MULTILINE)


class Listener(Window):
    """One run of the program, heard and not seen."""

    def __init__(self, start: Start) -> None:
        reader = tool("yasr")
        self._folder = TemporaryDirectory(prefix="yasr-")  # yasr has no room for a long path, nor for a long HOME
        folder = Path(self._folder.name)
        self._said = folder / "said"
        self._said.touch()
        self._heard = 0
        speech = _script(folder / "speech", f"exec cat >>{shlex.quote(str(self._said))}")
        self._number = folder / "number"
        program = _script(folder / "program", f"echo $$ >{self._number}; exec {shlex.join(start.command)}")
        settings = SETTINGS.read_text(encoding="latin-1")
        for name, value in (
            ("synthesizer", "emacspeak server"),
            ("synthesizer port", f"|{speech}"),
            ("shell", str(program)),
        ):
            settings = re.sub(rf"^{name}=.*", f"{name}={value}", settings, flags=re.MULTILINE)
        (folder / "yasr.conf").write_text(settings, encoding="latin-1")
        instead = (reader, "-C", str(folder / "yasr.conf"))
        surroundings = {**start.environment, "HOME": str(folder)}
        super().__init__(Start(None, size=start.size, environment=surroundings, instead=instead))

    def hears(self, *words: str) -> Sequence[str]:
        """Wait until each of these has been said since the last time, and then for silence; all that was said, in
        order, without what has no letter or figure in it."""
        end = monotonic() + PATIENCE
        while not all(together([word]) in together(self._new()) for word in words):
            assert monotonic() < end, f"never said; what was said is: {self._new()}"
            self.linger(0.1)
        before, quiet = self._new(), monotonic() + SILENCE
        while monotonic() < quiet:
            self.linger(0.1)
            if (now := self._new()) != before:
                before, quiet = now, monotonic() + SILENCE
        self._heard += len(before)
        return [said for said in before if any(map(str.isalnum, said))]

    def read(self, wait: float = 0.05) -> bool:
        """Take in what is painted, which nobody looks at; whether there was something."""
        if self._ours < 0 or not select.select([self._ours], [], [], wait)[0]:
            return False
        self.written += os.read(self._ours, 65536).decode(errors="replace")
        return True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        with suppress(OSError, ValueError):  # yasr leaves it an end of its own terminal: no hang-up would end it
            os.kill(int(self._number.read_text()), signal.SIGKILL)
        self._folder.cleanup()

    def _new(self) -> list[str]:
        said = self._said.read_text(encoding="utf-8", errors="replace")
        return [" ".join(words.split()) for words in _UTTERANCE.findall(said)][self._heard :]


def together(heard: Iterable[str]) -> str:
    """All of it without blanks: what comes in pieces is said in pieces, which begin anywhere."""
    return "".join("".join(heard).split())


def _script(path: Path, command: str) -> Path:
    path.write_text(f"#!/bin/sh\n{command}\n", encoding="utf-8")
    path.chmod(0o700)
    return path
