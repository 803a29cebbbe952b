"""One fixed sitting in every format, as it is kept in tests/data/export. UPDATE_EXPORTS=1 keeps new ones."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.export.formats import Format, render
from quiz.export.sheet import ExportData

FOLDER = Path(__file__).parents[1] / "data" / "export"
NOW = datetime(2026, 11, 22, 14, 4, 6, tzinfo=UTC)
UID = "00000000-0000-4000-8000-000000000000"
STYLE = re.compile(r"<style>.*</style>", re.DOTALL)


@pytest.mark.parametrize("form", Format)
def test_the_file_for_herself_is_as_it_was(material: ExportData, form: Format) -> None:
    compare(f"herself.{form}", render(material, form, NOW, UID))


@pytest.mark.parametrize("form", [Format.MD, Format.HTML])
def test_the_file_for_a_counsellor_is_as_it_was(material: ExportData, form: Format) -> None:
    compare(f"counsellor.{form}", render(material, form, NOW, UID, for_counsellor=True))


def compare(name: str, data: bytes) -> None:
    """Hold a file against the one that is kept, but for its style sheet."""
    found = STYLE.sub("<style></style>", data.decode())
    path = FOLDER / name
    if os.environ.get("UPDATE_EXPORTS"):
        path.write_text(found, encoding="utf-8", newline="")
    assert path.exists(), f"no file {name} is kept yet: UPDATE_EXPORTS=1 keeps it"
    assert found == path.read_bytes().decode()
