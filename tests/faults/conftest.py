"""A data folder and a small disk for what goes wrong. Must not know how a fault is made."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.walks import can_mount


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give the data folder of a test, which is not there yet."""
    return tmp_path / "kept"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give the folder of a disk of 64 KiB."""
    if not can_mount():
        pytest.skip("only root on Linux may mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this system refuses to mount a small disk")
    yield disk
    subprocess.run(["/bin/umount", "-l", str(disk)], check=True)
