"""The line mode from its opening to its end, for home, `take` and a command that asks; and the commands that do: `plan`
and `note`. Must not know a prompt, nor where anything is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import click

from quiz.cli.composition import as_json, complete_step, open_session, print_json
from quiz.cli.options import CliOptions, complete_sitting, pass_options
from quiz.errors import UsageError
from quiz.plain.dialogue import Dialogue, Left
from quiz.plain.journal import look_back, plan_step, say_plan, write_if_then, write_note
from quiz.plain.menu import menu
from quiz.plain.take import take
from quiz.plain.terminal import InputEnded, Terminal
from quiz.session import Session, planning
from quiz.text import history as history_words
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


STEP = click.IntRange(1, 99)


def day(_context: click.Context, _parameter: click.Parameter, text: str | None) -> date | None:
    """A date as it is written everywhere: 2026-12-20."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter("a date looks like 2026-12-20") from None


@click.command(
    epilog="Example: quiz plan · quiz plan --add 5 · quiz plan 5 12 · quiz plan 5 --look-again 2026-12-20 · "
    "quiz plan --read 5"
)
@click.argument("steps", type=STEP, nargs=-1, metavar="[STEP…]", shell_complete=complete_step)
@click.option("--add", type=STEP, metavar="STEP", help="Plan one more step: when and how, and the day, at a prompt.")
@click.option("--look-again", callback=day, metavar="DATE", help="When to look again: four weeks from now if left out.")
@click.option("--read", "read_step", type=STEP, metavar="STEP", help="Mark a planned step as read.")
@click.option("--tried", type=STEP, metavar="STEP", help="Mark the practice of a planned step as tried.")
@click.option("--if-then", type=STEP, metavar="STEP", help="Write when and how you will do it, at a prompt.")
@click.option(
    "--look-back", "looks_back", is_flag=True, help="A short look back at the plan: a few questions, no score."
)
@as_json
@pass_options
def plan(  # noqa: PLR0913 - one for each option
    options: CliOptions,
    *,
    steps: tuple[int, ...],
    add: int | None,
    look_again: date | None,
    read_step: int | None,
    tried: int | None,
    if_then: int | None,
    looks_back: bool,
    as_json: bool,
) -> None:
    """Show the plan, or choose one to three steps for it."""
    session = open_session(options)
    journal = session.journal
    with conversation(session) as dialogue:
        if look_again and not (steps or add):
            raise UsageError("A date needs steps", "Name them too.", "For example: quiz plan 5 --look-again 2026-12-20")
        if steps:
            session.check_steps(steps)
            journal.change(planning.choose, steps, session.now(), look_again)
        if add:
            plan_step(dialogue, add, look_again)
        if read_step:
            journal.change(planning.mark, read_step, "read", session.today)
        if tried:
            journal.change(planning.mark, tried, "tried", session.today)
        if if_then:
            write_if_then(dialogue.terminal, session, if_then)
        if looks_back:
            look_back(dialogue, asked=True)
        if as_json:
            entry = planning.current(journal.plan())
            print_json(entry.model_dump(mode="json") if entry else None)
        else:
            say_plan(dialogue)


@click.command(epilog="Example: quiz note · quiz note 3 · quiz note latest --delete · quiz note --json")
@click.argument("sitting", default="latest", metavar="[WHICH]", shell_complete=complete_sitting)
@click.option("--delete", is_flag=True, help="Delete the note.")
@as_json
@pass_options
def note(options: CliOptions, sitting: str, *, delete: bool, as_json: bool) -> None:
    """Show the note on a result and write a new one, at a prompt."""
    session = open_session(options)
    try:
        head = session.kept.resolve(sitting)
        if delete:
            session.prepared().set_note(head.id, "")
            Terminal().say(history_words.NOTE_GONE)
        elif as_json:
            print_json({"format": "quiz.note/1", "sitting": head.id, "note": session.journal.note(head.id)})
        else:
            write_note(Terminal(), session, head.id)
    finally:
        session.close()
