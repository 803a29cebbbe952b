"""The built-in bank without checking it again: as long as its files are, byte for byte, those that were checked, what a
check would say is known. Must not load validation, which takes longer than reading them."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from quiz.bank.building import all_items, built, whole_table
from quiz.bank.files import entries
from quiz.bank.folder import BANK, READINGS, area_file
from quiz.models.bank import Bank
from quiz.reader import BANK_BYTES, UnreadableFile, parse_toml, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

CHECKED: Final = "d13289f1103b0a157f4f86c2c4eca822c0ee67d0689c6e95b78ffeda24cc02e7"
"""The `digest` of the built-in bank when it was checked last. After a change of it every start checks it until the new
one stands here; `tests/core/test_bank_known.py` says which."""
FINGERPRINT: Final = "20ff04d51045e8ca3d4ac3ebbb589536964c7532a58f074fc1889b69538a7804"
"""What its scores depend on, worked out then; the same test says it."""


def load(folder: Path) -> Bank | None:
    """The bank of the folder, where its files are the very ones that were checked; None where they are not."""
    try:
        data = {path.name: read_bytes(path, limit=BANK_BYTES) for path in folder.glob("*.toml")}
        if digest(data, (path.name for path in (folder / READINGS).iterdir())) != CHECKED:
            return None
        tables = {name: parse_toml(held, name=name) for name, held in data.items()}
    except (OSError, ValueError, UnreadableFile):  # whatever it is, reading it to check it says so
        return None
    areas = {area_file(str(area["id"])): str(area["id"]) for _, area in entries(tables[BANK], "areas")}
    items, _ = all_items(tables, areas)
    return built(Bank, whole_table(tables, items) | {"fingerprint": FINGERPRINT})


def digest(files: Mapping[str, bytes], readings: Iterable[str]) -> str:
    """SHA-256, in hexadecimal, over the files of a bank by name and the names of its readings."""
    listed = [*readings, *(f"{name} {sha256(data).hexdigest()}" for name, data in files.items())]
    return sha256(b"\n".join(sorted(map(os.fsencode, listed)))).hexdigest()
