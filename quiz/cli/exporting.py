"""The command that writes a sitting into a file to keep or to hand on. Must not know what stands in it."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.cli.composition import open_session
from quiz.cli.options import CliOptions, complete_file, complete_sitting, pass_options
from quiz.errors import UsageError
from quiz.export.formats import PAGES, Format
from quiz.plain.terminal import Terminal
from quiz.session.exporting import check_ending
from quiz.session.exporting import export as write
from quiz.text.export import Kind

FORMATS = [form.value for form in Format]
STANDARD_OUTPUT = "-"


@click.command(
    epilog="Example: quiz export -o result.html · quiz export first --format csv -o - · "
    "quiz export --for counsellor -o page.html"
)
@click.argument("sitting", default="latest", metavar="[WHICH]", shell_complete=complete_sitting)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="What to write. Without it, the ending of FILE decides."
)
@click.option(
    "-o", "--output", metavar="FILE", shell_complete=complete_file, help="Where to write it; - for standard output."
)
@click.option(
    "--for", "reader", type=click.Choice(["counsellor"]), help="One page to hand on: no single answers, no note."
)
@click.option("--readings", is_flag=True, help="With the readings of the steps you planned, or of the one for today.")
@click.option("--force", is_flag=True, help="Replace a file of that name.")
@pass_options
def export(  # noqa: PLR0913 - an argument for each option
    options: CliOptions,
    *,
    sitting: str,
    form: str | None,
    output: str | None,
    reader: str | None,
    readings: bool,
    force: bool,
) -> None:
    """Write a result to a file. A page to read (md, html), a table (csv), data (json), or a reminder (ics)."""
    if output is None:
        raise UsageError(
            "There is no place to write to", "", "Name one: quiz export -o result.html, or -o - to print it."
        )
    kind = kind_of(form, output, for_counsellor=reader is not None, readings=readings)
    session = open_session(options)
    path = None if output == STANDARD_OUTPUT else Path(output, kind.file_name if output.endswith("/") else "")
    if path:
        check_ending(path, kind.form)
    said = write(session, session.journal.shown(sitting), kind, path, force=force)
    if path:
        Terminal().say(*said)
    else:
        click.echo("\n".join(said), err=True, nl=bool(said))  # standard output carries the file alone


def kind_of(form: str | None, output: str, *, for_counsellor: bool, readings: bool) -> Kind:
    """What is asked for: the format, else that by which the file's name ends. Raises UsageError."""
    ending = form or Path(output).suffix.removeprefix(".").lower()
    if ending not in FORMATS:
        raise UsageError("What to write is not clear", "Name a format.", f"Add --format {'|'.join(FORMATS)}")
    if for_counsellor and ending not in PAGES:
        raise UsageError(
            "A counsellor gets a page", f"There is none as {ending}.", "Use --format html or md, or leave out --for."
        )
    if readings and (for_counsellor or ending not in PAGES):
        raise UsageError("Readings stand on a page for yourself", "", "Use --format html or md, and leave out --for.")
    return Kind(ending, for_counsellor=for_counsellor, readings=readings)
