"""The command `lab`: lets invented people take a bank and shows how well it ranks. Must not work out a figure
itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from quiz.bank import load
from quiz.cli.composition import as_json, bank_folder_of, print_json
from quiz.cli.options import CliOptions, pass_options
from quiz.lab import report
from quiz.lab.people import SCENARIOS
from quiz.lab.report import study_form
from quiz.lab.study import GROUPS, Sample, Study, study

FOLDER = click.Path(file_okay=False, path_type=Path)
WORLD = click.Choice(list(SCENARIOS))


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
    with progress(GROUPS) as tick:
        result = study(bank, Sample(SCENARIOS[world], people, seed), tick)
    if as_json:
        print_json(study_form(result))
    else:
        show(result)


@contextmanager
def progress(rounds: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error while a terminal looks on, and nothing otherwise."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=rounds, label="Asking", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def show(study: Study) -> None:
    """Print the tables and what they mean."""
    for paragraph in (report.heading(study), study.sample.scenario.about):
        click.echo(f"{paragraph}\n")
    for lines, meaning in report.pages(study):
        click.echo("\n".join(lines))
        click.echo(f"\n{click.wrap_text(meaning, width=80)}\n")
    click.echo(click.wrap_text(f"{report.ERRORS_MEAN} {report.NOT_MEANT}", width=80))
