"""From the TOML and Markdown files of a folder to a checked bank, with every problem at once. Must not know how answers
are scored, kept or shown. Importing it loads pydantic."""

from __future__ import annotations

from quiz.bank.folder import Variant, built_in_folder, reading, variant_for
from quiz.bank.form import bank_form
from quiz.bank.loading import load

__all__ = ["Variant", "bank_form", "built_in_folder", "load", "reading", "variant_for"]
