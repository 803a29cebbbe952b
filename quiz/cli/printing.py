"""What commands that can print JSON share: the option, and the printing."""

from __future__ import annotations

import json

import click

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")


def print_json(document: object) -> None:
    """Print one JSON document on one line."""
    click.echo(json.dumps(document, ensure_ascii=False, allow_nan=False))
