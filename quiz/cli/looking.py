"""The commands that only look: data on standard output, and nothing is written. Must not know how an answer is
scored."""

from __future__ import annotations

import os
import sys

import click

from quiz.bank import load
from quiz.cli.composition import as_json, bank_folder_of, complete_step, data_folder_of, open_session, print_json
from quiz.cli.options import CliOptions, complete_sitting, pass_options
from quiz.export.documents import (
    bank_form,
    comparison_form,
    help_lines_form,
    history_form,
    reading_form,
    result_form,
    steps_form,
)
from quiz.plain.terminal import Terminal
from quiz.text import comparison, line, safety
from quiz.text import history as history_words
from quiz.text import other as others
from quiz.text.result import page as result_page
from quiz.text.result import result_lines


@click.command(epilog="Example: quiz result latest · quiz result --why · quiz result 3 --json")
@click.argument("sitting", default="latest", metavar="[WHICH]", shell_complete=complete_sitting)
@click.option("--why", is_flag=True, help="Also say what would change, and which steps were left out.")
@as_json
@pass_options
def result(options: CliOptions, sitting: str, *, why: bool, as_json: bool) -> None:
    """Show a result. WHICH: a number, an id or its beginning, latest, previous or first."""
    session = open_session(options)
    shown = session.journal.shown(sitting)
    if as_json:
        print_json(result_form(session.bank, shown.circumstances, shown.result, shown.id, shown.finished.isoformat()))
        return

    lines = result_page(session.bank, shown, session.today, line.HELP_COMMAND)
    Terminal().say(*result_lines(lines, why=why, commands=True))


@click.command(epilog="Example: quiz history · quiz history --json")
@as_json
@pass_options
def history(options: CliOptions, *, as_json: bool) -> None:
    """List the times you took the quiz."""
    session = open_session(options)
    listing = session.kept.listing()
    if as_json:
        print_json(history_form(listing))
        return

    Terminal().say(*history_words.spoken(history_words.page(session.bank, listing, session.today)))


@click.command(epilog="Example: quiz compare · quiz compare first latest · quiz compare 2 5 --json")
@click.argument("earlier", required=False, metavar="[EARLIER]", shell_complete=complete_sitting)
@click.argument("later", default="latest", metavar="[LATER]", shell_complete=complete_sitting)
@as_json
@pass_options
def compare(options: CliOptions, earlier: str | None, later: str, *, as_json: bool) -> None:
    """Show what has changed, and what is only noise. With none named: the latest against all before it."""
    session = open_session(options)
    changes = session.journal.compared([earlier] if earlier else session.journal.all_before_latest(), later)
    if as_json:
        print_json(comparison_form(session.bank, changes, session.today))
    else:
        Terminal().say(*comparison.spoken(comparison.page(session.bank, changes, session.today)))


@click.command(epilog="Example: quiz read · quiz read 5 · quiz read 5 --json · quiz read --other 2")
@click.argument("step", type=int, required=False, metavar="[STEP]", shell_complete=complete_step)
@click.option("--other", is_flag=True, help="The other version of a step that has one; without a number, list those.")
@as_json
@pass_options
def read(options: CliOptions, step: int | None, *, other: bool, as_json: bool) -> None:
    """Read a step; without a number, list them."""
    session = open_session(options)
    bank = session.worded_bank()
    steps = others.versions(bank) if other else bank.steps
    if step is None:
        if as_json:
            print_json(steps_form(steps))
        else:
            Terminal().say(*(f"{each.number}. {each.title}" for each in steps))
        return
    if not as_json and not sys.stdout.isatty():
        session.help_key = line.BELOW
    if other:
        markdown = session.other_reading(step)
    else:
        markdown = session.reading(step, others.by_command(bank, step) if step in bank.step else "")
    if as_json:
        print_json(reading_form(next(each for each in steps if each.number == step), markdown))
        return
    numbers = safety.help_lines(bank.safety) if line.BELOW in markdown else ()
    Terminal().say(*others.reading_lines(markdown), *numbers)


@click.command(epilog="Example: quiz bank · quiz bank --json")
@as_json
@pass_options
def bank(options: CliOptions, *, as_json: bool) -> None:
    """Show the question bank."""
    loaded = load(bank_folder_of(options))
    if as_json:
        print_json(bank_form(loaded))
        return
    Terminal().say(f"{loaded.title}, version {loaded.version}.", *(f"{item.id}: {item.text}" for item in loaded.items))


@click.command(epilog="Example: quiz path · ls $(quiz path)")
@as_json
@pass_options
def path(options: CliOptions, *, as_json: bool) -> None:
    """Show the folder in which everything is saved."""
    if as_json:
        print_json({"format": "quiz.path/1", "folder": str(data_folder_of(options))})
    else:
        click.echo(os.fsencode(data_folder_of(options)))  # as the system names it, whatever the encoding of the output


@click.command(epilog="Example: quiz help-lines · quiz help-lines --json")
@as_json
@pass_options
def help_lines(options: CliOptions, *, as_json: bool) -> None:
    """Show who can help, and steps that need nothing from him. Makes no file."""
    bank = load(bank_folder_of(options))
    if as_json:
        print_json(help_lines_form(bank))
        return
    numbers = [step.number for step in others.steps(bank)]
    to_read = [others.to_read(numbers)] if numbers else []
    Terminal().say(*safety.help_lines(bank.safety), *safety.other_steps(bank), *to_read)
