"""The command `score`: answers in, results out, nothing saved. Must not know how answers are checked or scored."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz.bank import load
from quiz.cli.composition import as_json, bank_folder_of, print_json
from quiz.cli.options import CliOptions, local_now, pass_options
from quiz.engine.outcome import outcome
from quiz.errors import InvalidFile, UsageError
from quiz.model.result import Shown
from quiz.plain.terminal import Terminal
from quiz.reader import SITTING_BYTES, read_toml
from quiz.session import batch
from quiz.text import line
from quiz.text.result import page, result_lines

if TYPE_CHECKING:
    from quiz.model.bank import Bank


@click.command(epilog="Example: quiz score < answers.jsonl · quiz score answers.toml --json")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@as_json
@pass_options
def score(options: CliOptions, file: Path | None, *, as_json: bool) -> None:
    """Score answers and save nothing. Takes one TOML file, or JSON Lines on standard input, one person a line."""
    bank = load(bank_folder_of(options))
    if file is not None:
        show(bank, file, as_json=as_json)
        return
    if sys.stdin.isatty():
        raise UsageError("There is nothing to score", "Standard input is a terminal.", "quiz score < answers.jsonl")
    broken = 0
    for document in batch.score_lines(bank, sys.stdin.buffer):
        print_json(document)
        broken += "error" in document
    if broken:
        raise InvalidFile("Some lines could not be scored", f"{broken} in all; each line says why.")


def show(bank: Bank, file: Path, *, as_json: bool) -> None:
    """Score one file and show what it comes to."""
    responses = batch.check(bank, read_toml(file, limit=SITTING_BYTES))
    if as_json:
        print_json(batch.score(bank, responses))
        return
    safe_only = responses.safety is not None
    result = outcome(bank, responses.circumstances, responses.answers, safe_only=safe_only)
    now = local_now()
    shown = Shown(responses.id, now, responses.circumstances, responses.answers, result)
    Terminal().say(*result_lines(page(bank, shown, now.date(), line.HELP_COMMAND), why=True))
