"""The commands for whoever writes a bank or works with answers: `check`, `lab` and `score`. Must not know a rule, nor
work out a figure."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz import lint
from quiz.bank import load
from quiz.cli.composition import as_json, bank_folder_of, open_store, print_json
from quiz.cli.options import CliOptions, local_now, pass_options
from quiz.errors import BrokenBank, InvalidFile, UsageError
from quiz.lab.people import SCENARIOS
from quiz.lab.study import ERRORS_MEAN, GROUPS, NOT_MEANT, heading, pages, study, study_form
from quiz.lint import broken_form, checked_form
from quiz.model.result import Shown
from quiz.plain.terminal import Terminal
from quiz.reader import SITTING_BYTES, read_toml
from quiz.storage.inspect import Finding, inspect, mend
from quiz.text import keeping, line
from quiz.text.result import page, result_lines

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
    looks = not (folder or options.ephemeral)
    mended = mend_kept(options, checked.bank) if mend and looks else None
    findings = look_through(options, checked.bank) if looks else ()
    if as_json:
        print_json(checked_form(checked, findings))
    else:
        for line in (*checked.warnings, *checked.not_looked_at, keeping.checked(checked.bank, len(checked.warnings))):
            click.echo(line)
        if looks:
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
    if any(finding.mendable for finding in before):
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


@click.command(epilog="Example: quiz lab · quiz lab my-bank --people 2000 --world skipping")
@click.argument("folder", type=FOLDER, required=False, metavar="[FOLDER]")
@click.option(
    "--people", type=click.IntRange(100, 1_000_000), default=10_000, show_default=True, help="How many people."
)
@click.option(
    "--seed", type=click.IntRange(0, 2**32), default=1, show_default=True, help="The same seed gives the same people."
)
@click.option(
    "--world", type=click.Choice(list(SCENARIOS)), default="base", show_default=True, help="Which people, as above."
)
@as_json
@pass_options
def lab(options: CliOptions, folder: Path | None, *, people: int, seed: int, world: str, as_json: bool) -> None:
    """See how well a bank ranks invented people. Without a folder, the built-in bank.

    In the base world a person's need of a step is √0.3 of something general, √0.3 of something that the steps with the
    same first area share, and √0.4 of its own, all standard normal. An item shows its step's need with a communality
    from 0.35 to 0.60; its difficulty is up to 0.6 either way; five answers come from thresholds at −1.4, −0.45, 0.45
    and 1.4. Yes-saying has an SD of 0.25, the stretch of answers is e to the power of a normal with SD 0.2, and a day
    shifts all answers together (SD 0.17). All steps are open, nothing is skipped.

    moody: a day shifts all answers by more (SD 0.5), and those of an area once more (0.35). yes-saying: SD 0.75.
    skipping: 30 of 100 answers are skipped, from 10 of the most helpful to 50 of the most unhelpful. format: half of
    the items are answered about one place lower; format-half: half a place. insight: in half of the items a need above
    the mean does not show. withdrawn: 20 of 100 people do everything more rarely, helpful or not. circumstances:
    situations at random open, close and lift steps.
    """
    bank = load(folder or bank_folder_of(options))
    quiet = not sys.stderr.isatty()
    with click.progressbar(length=GROUPS, label="Asking", file=sys.stderr, hidden=quiet) as bar:
        found = study(bank, SCENARIOS[world], people, seed, lambda: bar.update(1))
    if as_json:
        print_json(study_form(found))
        return
    for paragraph in (heading(found), found.scenario.about):
        click.echo(f"{paragraph}\n")
    for lines, meaning in pages(found):
        click.echo("\n".join(lines))
        click.echo(f"\n{click.wrap_text(meaning, width=80)}\n")
    click.echo(click.wrap_text(f"{ERRORS_MEAN} {NOT_MEANT}", width=80))


@click.command(epilog="Example: quiz score < answers.jsonl · quiz score answers.toml --json")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@as_json
@pass_options
def score(options: CliOptions, file: Path | None, *, as_json: bool) -> None:
    """Score answers and save nothing. Takes one TOML file, or JSON Lines on standard input, one person a line."""
    from quiz.session import batch  # noqa: PLC0415 - validation, for nobody who only asks for help

    bank = load(bank_folder_of(options))
    if file is not None:
        responses = batch.check(bank, read_toml(file, limit=SITTING_BYTES))
        if as_json:
            print_json(batch.score(bank, responses))
        else:
            now, result = local_now(), batch.result_of(bank, responses)
            shown = Shown(responses.id, now, responses.circumstances, responses.answers, result)
            Terminal().say(*result_lines(page(bank, shown, now.date(), line.HELP_COMMAND), why=True))
        return
    if sys.stdin.isatty():
        raise UsageError("There is nothing to score", "Standard input is a terminal.", "quiz score < answers.jsonl")
    broken = 0
    for document in batch.score_lines(bank, sys.stdin.buffer):
        print_json(document)
        broken += "error" in document
    if broken:
        raise InvalidFile("Some lines could not be scored", f"{broken} in all; each line says why.")
