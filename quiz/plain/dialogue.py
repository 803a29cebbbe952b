"""One prompt at a time: a numbered choice or a question, with help, explanation and leaving always at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from quiz.plain.terminal import InputEnded, Terminal, as_key
from quiz.session import Session
from quiz.text import line, other, safety
from quiz.text.words import BACK

T = TypeVar("T")


class Left(Exception):
    """She leaves on purpose."""

    def __init__(self, *, clearing: bool = False) -> None:
        super().__init__()
        self.clearing = clearing
        """Whether she asked for a clear screen."""


class Dialogue:
    """Asks until it is answered. `h`, `?` and `q` mean the same at every prompt, and on a terminal `c`."""

    def __init__(self, session: Session, terminal: Terminal) -> None:
        self.session = session
        session.help_key = line.HELP
        self.terminal = terminal
        self.say = terminal.say
        self.leaving = (line.LEAVE, line.CLEAR) if terminal.can_clear else (line.LEAVE,)
        """What leaves at every prompt."""
        self.goes_on = False
        """Whether a menu goes on after a result: it offers what commands do elsewhere, and none can be typed in it."""

    def choose(self, options: Sequence[str]) -> int:
        """Offer numbered choices and return the index of the chosen one."""
        self.say(*line.numbered(options))
        return int(self.ask(range(1, len(options) + 1))) - 1

    def pick(self, words: Mapping[T, str]) -> T:
        """Offer things by their words, and return the chosen one."""
        return [*words][self.choose([*words.values()])]

    def choose_from(self, offers: Mapping[str, T], back: str = BACK) -> T | None:
        """Offer things by their words, and after them a way back; None for that one."""
        chosen = self.choose([*offers, back])
        return [*offers.values()][chosen] if chosen < len(offers) else None

    def ask(
        self, digits: Sequence[int], keys: Sequence[str] = (), *, others: Sequence[str] = (), helps: bool = True
    ) -> str:
        """Return one of the numbers, keys or other inputs that are possible here. `helps`: whether `h` opens help and
        safety, from where this is not asked.

        Raises Left for `q` and `c`, and InputEnded where the input ends.
        """
        possible = line.possible(digits, (*keys, *([line.HELP] if helps else []), *self.leaving))
        valid = {*map(str, digits), *keys, *others}
        while True:
            reply = as_key(self.terminal.ask()).lower()
            if reply in self.leaving:
                raise Left(clearing=reply == line.CLEAR)
            if reply == line.HELP and helps:
                self.help_and_safety()
            elif reply in valid:
                return reply
            elif reply != line.EXPLAIN:
                self.say(line.not_understood(reply))
            self.say(possible)

    def words(self) -> str:
        """Return one line of her own words; `h`, `q` and `c` mean what they mean everywhere."""
        while (reply := self.terminal.ask()).lower() in {line.HELP, *self.leaving}:
            if reply.lower() != line.HELP:
                raise Left(clearing=reply.lower() == line.CLEAR)
            self.help_and_safety()
        return reply

    def help_and_safety(self) -> None:
        """Say who can help and which steps need nothing from him, and read the other version of those she names."""
        self.say(*safety.help_and_safety(self.session.bank))
        self.read_others()

    def read_others(self) -> None:
        """Read the other version of one step after the other, until Enter alone. Nothing of it is noted."""
        numbers = [step.number for step in other.steps(self.session.bank)]
        while numbers:
            self.say(other.type_one(numbers))
            reply = self.ask(numbers, [line.ENTER], helps=False)
            if reply == line.ENTER:
                return
            self.say(*other.reading_lines(self.session.other_reading(int(reply))))

    def offer_clearing(self) -> None:
        """Where there is a screen to clear, wait for a last key before the end; the end of the input is one too.
        Raises Left where she asks for it."""
        if self.terminal.can_clear:
            self.say(line.CLEAR_OFFER)
            with suppress(InputEnded):
                if self.terminal.ask().lower() == line.CLEAR:
                    raise Left(clearing=True)
