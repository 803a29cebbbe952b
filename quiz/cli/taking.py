"""The commands that lead through the quiz: home and `take`, in full screen or in lines. Must not know a page or a
prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quiz.cli.options import CliOptions, pass_options

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.plain.dialogue import Dialogue
    from quiz.session import Session


@click.command(epilog="Example: quiz take · quiz --plain take < answers.txt")
@pass_options
def take(options: CliOptions) -> None:
    """Take the quiz: the start page, the questions, the result."""
    session = options.session()
    because = options.lines_because(session)
    if because is None:
        full_screen(options, session, take_at_once=True)
    else:
        from quiz.plain.take import take as take_in_lines

        in_lines(session, because, take_in_lines)


def home(options: CliOptions) -> None:
    """Home: a menu of everything there is."""
    session = options.session()
    because = options.lines_because(session)
    if because is None:
        full_screen(options, session, take_at_once=False)
    else:
        from quiz.plain.menu import menu

        in_lines(session, because, menu)


def full_screen(options: CliOptions, session: Session, *, take_at_once: bool) -> None:
    """Run the full-screen app; its status becomes the program's."""
    from quiz.ui import run as run_app

    status = run_app(session, take_at_once=take_at_once, color=options.color)
    if status:
        raise click.exceptions.Exit(status)


def in_lines(session: Session, because: str, visit: Callable[[Dialogue], object]) -> None:
    """Run a part of the line mode; leaving on purpose is no fault."""
    from quiz.plain.dialogue import Dialogue, Left
    from quiz.plain.terminal import InputEnded, Terminal
    from quiz.text import line, saving

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
    from quiz.text import line, saving

    if not session.drained():
        return saving.LOST
    known = session.home()
    if known.draft:
        return line.DRAFT_KEPT
    return line.AS_IT_WAS if known.sittings else line.NOTHING_KEPT
