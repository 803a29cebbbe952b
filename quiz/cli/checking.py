"""The command `check`: whether a bank can be used, and what in it is worth a second look. Must not know a rule, nor
look into a file itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz import lint
from quiz.cli.composition import as_json, bank_folder_of, open_store, print_json
from quiz.cli.options import CliOptions, local_now, pass_options
from quiz.errors import BrokenBank
from quiz.lint import Checked, broken_form, checked_form
from quiz.storage.inspect import Finding, inspect, mend
from quiz.text import keeping

if TYPE_CHECKING:
    from quiz.model.bank import Bank

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(epilog="Example: quiz check my-bank · quiz check my-bank --against questions --strict")
@click.argument("folder", type=FOLDER, required=False, metavar="[FOLDER]")
@click.option("--strict", is_flag=True, help="End with status 1 if there are warnings.")
@click.option("--against", type=FOLDER, metavar="FOLDER", help="Warn of wordings that changed since this bank.")
@click.option("--mend", is_flag=True, help="Without a folder: repair permissions and leftovers of what is saved.")
@as_json
@pass_options
def check(
    options: CliOptions, folder: Path | None, *, strict: bool, against: Path | None, mend: bool, as_json: bool
) -> None:
    """Check a question bank. Without a folder, the built-in one and everything that is saved on this computer."""
    if folder and mend:
        raise click.UsageError("--mend is for what is saved on this computer. Leave out the folder of the bank.")
    try:
        checked = lint.check(folder or bank_folder_of(options), local_now().date(), against)
    except BrokenBank as broken:
        if not as_json:
            raise
        print_json(broken_form(broken))
        raise click.exceptions.Exit(broken.status) from None
    mended = mend_kept(options, checked.bank) if mend and not options.ephemeral else None
    findings = () if folder or options.ephemeral else look_through(options, checked.bank)
    if as_json:
        print_json(checked_form(checked, findings))
    else:
        show(checked)
        if not folder and not options.ephemeral:
            show_kept(findings, mended)
    if any(finding.broken for finding in findings):
        raise click.exceptions.Exit(BrokenBank.status)
    if strict and (checked.warnings or findings):
        raise click.exceptions.Exit(1)


def look_through(options: CliOptions, bank: Bank) -> tuple[Finding, ...]:
    """What is to be known about the data folder."""
    return inspect(open_store(options), bank.id, bank.fingerprint)


def mend_kept(options: CliOptions, bank: Bank) -> int:
    """Mend what can be mended in the data folder, and say how many things that was."""
    store = open_store(options)
    before = look_through(options, bank)
    if store.exists:
        with store.lock():
            mend(store)
    return len({*before} - {*look_through(options, bank)})


def show_kept(findings: Sequence[Finding], mended: int | None) -> None:
    """Print what was mended, what was found in the data folder, one a line, and what can be done."""
    if mended is not None:
        click.echo(keeping.mended(mended))
    for finding in findings:
        click.echo(f"{finding.file}: {finding.what}")
    click.echo(keeping.findings(len(findings), mendable=any(finding.mendable for finding in findings)))


def show(checked: Checked) -> None:
    """Print the warnings, one a line, and how many there are."""
    for warning in checked.warnings:
        click.echo(warning)
    for sentence in checked.not_looked_at:
        click.echo(sentence)
    click.echo(keeping.checked(checked.bank, len(checked.warnings)))
