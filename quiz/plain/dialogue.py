"""One prompt at a time: a numbered choice or a question, with help, explanation and leaving always at hand. Must not
know what is asked."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from quiz.plain.terminal import InputEnded
from quiz.text import line, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.plain.terminal import Terminal
    from quiz.program import Program


class Left(Exception):
    """She leaves on purpose."""

    def __init__(self, *, clearing: bool = False) -> None:
        super().__init__()
        self.clearing = clearing
        """Whether she asked for a clear screen."""


class Dialogue:
    """Asks until it is answered. `h`, `?` and `q` mean the same at every prompt, and on a terminal `c`."""

    def __init__(self, program: Program, terminal: Terminal) -> None:
        self.program = program
        self.terminal = terminal
        self.say = terminal.say
        self.leaving = (line.LEAVE, line.CLEAR) if terminal.can_clear else (line.LEAVE,)
        """What leaves at every prompt."""

    def choose(self, options: Sequence[str]) -> int:
        """Offer numbered choices and return the index of the chosen one."""
        self.say(*line.numbered(options))
        heard = self.ask(range(1, len(options) + 1))
        return int(heard) - 1

    def ask(self, digits: Sequence[int], keys: Sequence[str] = (), *, others: Sequence[str] = ()) -> str:
        """Return one of the numbers, keys or other inputs that are possible here.

        Raises Left for `q` and `c`, and InputEnded where the input ends.
        """
        valid = {*map(str, digits), *keys, *others}
        while True:
            heard = self.terminal.ask().lower()
            if heard in self.leaving:
                raise Left(clearing=heard == line.CLEAR)
            if heard == line.HELP:
                self.help_and_safety()
            elif heard in valid:
                return heard
            elif heard != line.EXPLAIN:
                self.say(line.not_understood(heard))
            self.say(line.possible(digits, (*keys, line.HELP, *self.leaving)))

    def words(self) -> str:
        """Return one line of her own words; `h`, `q` and `c` mean what they mean everywhere."""
        while (heard := self.terminal.ask()).lower() in {line.HELP, *self.leaving}:
            if heard.lower() != line.HELP:
                raise Left(clearing=heard.lower() == line.CLEAR)
            self.help_and_safety()
        return heard

    def help_and_safety(self) -> None:
        """Say who can help and which steps are safe alone."""
        self.say(*spoken.help_and_safety(self.program.bank))

    def offer_clearing(self) -> None:
        """Where there is a screen to clear, wait for a last key before the end; the end of the input is one too.
        Raises Left where she asks for it."""
        if self.terminal.can_clear:
            self.say(line.CLEAR_OFFER)
            with suppress(InputEnded):
                if self.terminal.ask().lower() == line.CLEAR:
                    raise Left(clearing=True)
