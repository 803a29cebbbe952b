"""From the global options to what a command works with: the folder, the store, the session, JSON for other programs."""

from __future__ import annotations

import os
from pathlib import Path

import click

from quiz.bank import built_in_folder
from quiz.cli.options import CliOptions, local_now
from quiz.paths import data_folder
from quiz.plain.terminal import passphrase_asker
from quiz.session import Session
from quiz.storage import Store
from quiz.text import keeping

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")


def print_json(document: object) -> None:
    """Print one JSON document on one line."""
    import json  # noqa: PLC0415 - for no page of the full screen

    click.echo(json.dumps(document, ensure_ascii=False, allow_nan=False))


def data_folder_of(options: CliOptions) -> Path:
    """Where everything is kept. Raises UsageError or StorageError where that cannot be known."""
    return data_folder(options.data_dir, os.environ)


def bank_folder_of(options: CliOptions) -> Path:
    """The folder of the question bank."""
    return options.bank or built_in_folder()


def open_store(options: CliOptions) -> Store:
    """What is kept, which asks for the passphrase when something locked is first looked into."""
    store = Store(data_folder_of(options))
    if store.encryption.on:
        store.encryption.ask = passphrase_asker(keeping.ASK_TO_OPEN, piped=options.lines_asked)
    return store


def open_session(options: CliOptions) -> Session:
    """The session with its bank, store and clock."""
    return Session(bank_folder_of(options), None if options.ephemeral else open_store(options), local_now)
