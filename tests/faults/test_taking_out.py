"""Exports onto files that are there, onto a full disk, into a pipe that nobody reads."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.faults.terminals import PATIENCE, Start, environment
from tests.faults.test_full_disk import fill
from tests.faults.walks import leave_sitting, quiz
from tests.tools import slow

FORMATS = ["md", *slow("json")]


@pytest.mark.fault(33)
@pytest.mark.parametrize("form", FORMATS)
def test_never_over_a_file_unless_told(data: Path, tmp_path: Path, form: str) -> None:
    """The old file stays whole; told to, the new one is hers alone."""
    leave_sitting(data)
    target = tmp_path / f"out.{form}"
    target.write_text("hers", encoding="utf-8")
    target.chmod(0o644)
    refused = quiz(data, "export", "--format", form, "-o", str(target))
    assert refused.returncode not in {0, 70}
    assert target.read_text(encoding="utf-8") == "hers"
    assert quiz(data, "export", "--format", form, "-o", str(target), "--force").returncode == 0
    assert target.read_text(encoding="utf-8") != "hers"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [target.name]


@pytest.mark.fault(33)
@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_leaves_the_old_file(data: Path, small_disk: Path, form: str) -> None:
    """And nothing half written beside it."""
    leave_sitting(data)
    target = small_disk / f"out.{form}"
    target.write_text("hers", encoding="utf-8")
    fill(small_disk)
    ran = quiz(data, "export", "--format", form, "-o", str(target), "--force")
    assert ran.returncode not in {0, 70}, ran.stderr
    assert target.read_text(encoding="utf-8") == "hers"
    assert {path.name for path in small_disk.iterdir()} == {target.name, "ballast"}


@pytest.mark.fault(33)
@pytest.mark.parametrize("form", FORMATS)
def test_a_pipe_that_nobody_reads(data: Path, form: str) -> None:
    """It ends without a word, and not as if it were done."""
    leave_sitting(data)
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ran = subprocess.run(
            Start(data, ("export", "--format", form, "-o", "-")).command,
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
            env=environment(),
            timeout=PATIENCE,
        )
    finally:
        os.close(writer)
    assert ran.returncode not in {0, 70}
    assert "Traceback" not in ran.stderr


@pytest.mark.fault(33)
@pytest.mark.parametrize(
    "arguments",
    [
        *(("export", "--format", "ics", "-o", "-"), ("result",), ("--version",)),
        *slow(("export", "--format", "md", "-o", "-"), ("result", "--json"), ("read", "5"), ("--plain", "take")),
        *slow(("--help",), ("bank",)),
    ],
)
def test_a_full_disk_behind_any_command(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """It says so: that is no fault of the program."""
    leave_sitting(tmp_path / "kept")
    with Path("/dev/full").open("w", encoding="ascii") as full:
        ran = subprocess.run(
            Start(tmp_path / "kept", arguments).command,
            env=environment(),
            input="",
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    assert (ran.returncode, ran.stderr) == (
        3,
        "The output could not be written. Standard output: no space left on device.\n",
    )
