"""The line mode from its opening to its end, for home, `take` and a command that asks. Must not know a prompt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from quiz.plain.dialogue import Dialogue, Left
from quiz.plain.menu import menu
from quiz.plain.take import take
from quiz.plain.terminal import InputEnded, Terminal
from quiz.session import Session
from quiz.text import keeping, line


def in_lines(session: Session, because: str, *, take_at_once: bool) -> None:
    """Run home, or the quiz alone, in lines."""
    with conversation(session) as dialogue:
        terminal = dialogue.terminal
        terminal.say(line.opening(because), *([line.CAN_CLEAR] if terminal.can_clear else []))
        if session.open_to_others:
            terminal.say(keeping.OPEN_TO_OTHERS)
        (take if take_at_once else menu)(dialogue)
        dialogue.offer_clearing()


@contextmanager
def conversation(session: Session) -> Iterator[Dialogue]:
    """Prompts, to the end of the session; leaving on purpose is no fault."""
    terminal = Terminal()
    try:
        yield Dialogue(session, terminal)
    except Left as left:
        if left.clearing:
            terminal.clear()
        else:
            terminal.say(line.LEFT.format(what_stays(session)))
    except InputEnded:
        raise InputEnded(what_stays(session)) from None
    finally:
        session.close()


def what_stays(session: Session) -> str:
    """What becomes of what somebody did who leaves, once the last save has had its time."""
    if not session.drained():
        return keeping.LOST
    known = session.home()
    if known.draft:
        return line.DRAFT_KEPT
    return line.AS_IT_WAS if known.sittings else line.NOTHING_KEPT
