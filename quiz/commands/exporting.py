"""The command that writes a sitting into a file to keep or to hand on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz.commands.run import Run, local_now, pass_run
from quiz.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from quiz.export import Format, Material
    from quiz.program import Program

FORMATS = ("md", "html", "csv", "json", "ics")
STANDARD_OUTPUT = "-"


@click.command(
    epilog="Example: quiz export -o result.html · quiz export first --format csv -o - · "
    "quiz export --for counsellor -o page.html"
)
@click.argument("sitting", default="latest", metavar="[SITTING]")
@click.option("--format", "form", type=click.Choice(FORMATS), help="What to write; else as the name of FILE ends.")
@click.option("-o", "--output", metavar="FILE", help="Where to write it; - for standard output.")
@click.option(
    "--for", "reader", type=click.Choice(["counsellor"]), help="One page to hand on: no single answers, no note."
)
@click.option("--force", is_flag=True, help="Put the new file in the place of an old one.")
@pass_run
def export(run: Run, *, sitting: str, form: str | None, output: str | None, reader: str | None, force: bool) -> None:
    """Write a result into a file: a page to read (md, html), a table (csv), data (json), or a reminder (ics)."""
    from quiz.export import render
    from quiz.export.writing import print_out, save
    from quiz.text.export import TITLES_TELL

    if output is None:
        raise WrongUse(
            "There is no place to write to", "", "Name one: quiz export -o result.html, or -o - to print it."
        )
    chosen = format_of(form, output, for_counsellor=reader is not None)
    program = run.program()
    material = material_of(program, sitting)
    now = local_now()
    data = render(material, chosen, now, new_uid(), for_counsellor=reader is not None)
    if output == STANDARD_OUTPUT:
        print_out(data)
    else:
        save(Path(output), data, own_folder=run.folder, force=force)
    said = list(remarks(chosen, output, material.look_again(now.date())))
    say(output, [*said, TITLES_TELL] if reader else said)


def format_of(form: str | None, output: str, *, for_counsellor: bool) -> Format:
    """The format that is asked for, else the one by which the file's name ends. Raises WrongUse."""
    from quiz.export import PAGES, Format

    ending = form or Path(output).suffix.removeprefix(".").lower()
    if ending not in FORMATS:
        raise WrongUse("What to write is not clear", "Name a format.", f"Add --format {'|'.join(FORMATS)}")
    chosen = Format(ending)
    if for_counsellor and chosen not in PAGES:
        raise WrongUse(
            "A counsellor gets a page", f"There is none as {chosen}.", "Use --format html or md, or leave out --for."
        )
    return chosen


def material_of(program: Program, sitting: str) -> Material:
    """The sitting with what is kept about it."""
    from quiz.export import gather

    shown = program.shown(sitting)
    return gather(program.bank, shown, program.journal)


def new_uid() -> str:
    """A name for an event that nobody can read anything from."""
    from uuid import uuid4

    return str(uuid4())


def remarks(form: Format, output: str, look_again: date) -> Iterator[str]:
    """What there is to know about the file. Standard output carries the file alone."""
    from quiz.clean import cleaned
    from quiz.export import Format
    from quiz.text import export as words

    if output != STANDARD_OUTPUT:
        yield words.written(cleaned(str(Path(output).absolute())))
        yield words.PLAIN_COPY
    if form is Format.ICS:
        yield words.reminder_on(look_again)
        yield words.SHARED_CALENDAR


def say(output: str, said: list[str]) -> None:
    """Say it: where standard output carries the file, on standard error."""
    from quiz.plain.terminal import Terminal

    if output == STANDARD_OUTPUT:
        for line in said:
            click.echo(line, err=True)
    else:
        Terminal().say(*said)
