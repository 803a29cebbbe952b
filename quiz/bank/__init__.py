"""From the TOML and Markdown files of a folder to a checked bank, with every problem at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quiz.bank.folder import built_in_folder, reading, variant_for

if TYPE_CHECKING:
    from quiz.model.bank import Bank

__all__ = ["built_in_folder", "load", "reading", "variant_for"]


def load(folder: Path) -> Bank:
    """The checked bank of a folder, without opening its readings. Raises `BrokenBank` with every problem that can be
    found at once, at most 200 of them."""
    from quiz.bank.loading import load  # noqa: PLC0415 - pydantic, for which the start page does not wait

    return load(folder)
