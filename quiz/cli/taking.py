"""The commands that lead through the quiz: home and `take`, in full screen or in lines. Must not know a page or a
prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quiz.cli.composition import lines_because, open_session
from quiz.cli.options import CliOptions, pass_options
from quiz.plain.dialogue import Dialogue, Left
from quiz.plain.menu import menu
from quiz.plain.take import take as take_in_lines
from quiz.plain.terminal import InputEnded, Terminal
from quiz.text import line, saving
from quiz.ui import run as run_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.session import Session


@click.command(epilog="Example: quiz take · quiz --plain take < answers.txt")
@pass_options
def take(options: CliOptions) -> None:
    """Take the quiz: the start page, the questions, the result."""
    session = open_session(options)
    because = lines_because(options, session)
    if because is None:
        full_screen(options, session, take_at_once=True)
    else:
        in_lines(session, because, take_in_lines)


def home(options: CliOptions) -> None:
    """Home: a menu of everything there is."""
    session = open_session(options)
    because = lines_because(options, session)
    if because is None:
        full_screen(options, session, take_at_once=False)
    else:
        in_lines(session, because, menu)


def full_screen(options: CliOptions, session: Session, *, take_at_once: bool) -> None:
    """Run the full-screen app; its status becomes the program's."""
    status = run_app(session, take_at_once=take_at_once, color=options.color)
    if status:
        raise click.exceptions.Exit(status)


def in_lines(session: Session, because: str, visit: Callable[[Dialogue], object]) -> None:
    """Run a part of the line mode; leaving on purpose is no fault."""
    terminal = Terminal()
    terminal.say(line.opening(because), *([line.CAN_CLEAR] if terminal.can_clear else []))
    if session.open_to_others:
        terminal.say(saving.OPEN_TO_OTHERS)
    dialogue = Dialogue(session, terminal)
    try:
        visit(dialogue)
        dialogue.offer_clearing()
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
        return saving.LOST
    known = session.home()
    if known.draft:
        return line.DRAFT_KEPT
    return line.AS_IT_WAS if known.sittings else line.NOTHING_KEPT
