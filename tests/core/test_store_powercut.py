"""A model of what a power cut may leave: each file that was not synced with some or none of its contents, and of each
folder's changes since its last sync any part. Every legal state of saving and finishing must be readable, and never
older than what was said to be saved."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations, product
from pathlib import Path

import pytest

from quiz.errors import InvalidFile
from quiz.model.record import Plan
from quiz.session import planning
from quiz.storage import Store
from tests.core.storing import IDS, STARTED, WatchedOs, draft, is_folder, on, record

FINISHED = 1000
"""As many answers as a finished sitting counts for: more than any draft has."""


@dataclass
class Contents:
    """One file, whatever names it has."""

    data: bytes = b""
    synced: bool = False

    def left(self) -> set[bytes]:
        """Give everything that may be found in it after a power cut."""
        if self.synced:
            return {self.data}
        return {b"", self.data[: len(self.data) // 2], bytes(len(self.data)), self.data}


@dataclass
class Names:
    """One folder: what is certain, and the changes that are not, each a set of names with their new files."""

    certain: dict[str, int] = field(default_factory=dict)
    changes: list[dict[str, int | None]] = field(default_factory=list)

    def left(self) -> Iterator[dict[str, int]]:
        """Give everything that may be found in it after a power cut: any of the changes, in their order."""
        for count in range(len(self.changes) + 1):
            for chosen in combinations(self.changes, count):
                names: dict[str, int | None] = dict(self.certain)
                for change in chosen:
                    names |= change
                yield {name: file for name, file in names.items() if file is not None}

    def now(self) -> dict[str, int]:
        *_, everything = self.left()
        return everything


State = frozenset[tuple[str, bytes]]
"""A disk after a power cut: its files by path."""


class ModelDisk(WatchedOs):
    """The disk, with a model beside it that collects every state in which a power cut may leave it, each with how
    many answers were said to be saved. `forgets` names the steps that only seem to happen."""

    def __init__(self, folder: Path, forgets: str = "") -> None:
        self.states: set[tuple[State, int]] = set()
        self.acknowledged = 0
        self._folder = folder
        self._forgets = forgets
        self._files: list[Contents] = []
        self._open: dict[int, int] = {}
        self._opened: dict[int, Path] = {}
        self._folders = {folder: Names(), folder / "sittings": Names()}

    def cut(self) -> None:
        """Take down every state in which a cut at this moment may leave the disk."""
        for choice in product(*(names.left() for names in self._folders.values())):
            named = {
                (folder / name).relative_to(self._folder).as_posix(): file
                for folder, names in zip(self._folders, choice, strict=True)
                for name, file in names.items()
            }
            held = sorted(set(named.values()))
            for data in product(*(self._files[file].left() for file in held)):
                found = dict(zip(held, data, strict=True))
                state = frozenset((path, found[file]) for path, file in named.items())
                self.states.add((state, self.acknowledged))

    def _change(self, path: Path, file: int | None, gone: Path | None = None) -> None:
        change: dict[str, int | None] = {path.name: file}
        if gone:
            change[gone.name] = None
        self._folders[path.parent].changes.append(change)
        self.cut()

    def open(self, path: Path, flags: int, mode: int = 0) -> int:
        descriptor = super().open(path, flags, mode)
        if flags & os.O_CREAT:
            self._files.append(Contents())
            self._open[descriptor] = len(self._files) - 1
            self._change(path, len(self._files) - 1)
        elif flags & os.O_DIRECTORY:
            self._opened[descriptor] = path
        return descriptor

    def write(self, file: int, data: memoryview) -> int:
        written = super().write(file, data)
        held = self._files[self._open[file]]
        held.data += data[:written]
        held.synced = False
        self.cut()
        return written

    def fsync(self, file: int) -> None:
        super().fsync(file)
        if not is_folder(file):
            self._files[self._open[file]].synced = self._forgets != "sync"
        elif self._forgets != "sync folder":
            names = self._folders[self._opened[file]]
            self._folders[self._opened[file]] = Names(names.now())
        self.cut()

    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        self._change(target, self._folders[source.parent].now()[source.name])

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self._change(target, self._folders[source.parent].now()[source.name], source)

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        self._change(path, None)


def lived_through(folder: Path, forgets: str = "") -> ModelDisk:
    """Save three drafts and finish, with a cut after every step."""
    Store(folder).prepare()
    disk = ModelDisk(folder, forgets)
    store = Store(folder)
    with on(disk):
        for answers in (1, 2, 3):
            store.save_draft(draft(answers))
            disk.acknowledged = answers
            disk.cut()
        store.finish(record())
    disk.acknowledged = FINISHED
    disk.cut()
    return disk


def found(folder: Path, state: State) -> int | None:
    """How many answers a state holds, or None where it holds something that cannot be read."""
    store = Store(folder)
    store.sittings.mkdir(parents=True)
    for path, data in state:
        (folder / path).write_bytes(data)
    try:
        unfinished = store.draft()
        listing = store.listing()
        finished = [store.load(head).id for head in listing.heads] == IDS[:1]
    except InvalidFile:
        return None
    if listing.unreadable:
        return None
    return FINISHED if finished else len(unfinished.said.answers) if unfinished else 0


def judged(tmp_path: Path, disk: ModelDisk) -> tuple[int, int]:
    """How many states are unreadable, and how many are older than what was said to be saved."""
    unreadable = older = 0
    for number, (state, acknowledged) in enumerate(disk.states):
        held = found(tmp_path / "states" / str(number), state)
        unreadable += held is None
        older += held is not None and held < acknowledged
    return unreadable, older


@pytest.mark.fault(5)
def test_every_state_after_a_power_cut_is_whole_and_no_older_than_said(tmp_path: Path) -> None:
    disk = lived_through(tmp_path / "kept")
    assert len(disk.states) > 25
    assert judged(tmp_path, disk) == (0, 0)


def test_every_state_of_a_plan_is_whole_and_no_older_than_said(tmp_path: Path) -> None:
    Store(tmp_path / "kept").prepare()
    disk = ModelDisk(tmp_path / "kept")
    store, plan = Store(tmp_path / "kept"), Plan()
    with on(disk):
        for number in (1, 2, 3):
            plan = planning.join(plan, number, "on Sunday", STARTED, STARTED.date() + timedelta(days=number))
            store.save_plan(plan)
            disk.acknowledged = number
            disk.cut()
    assert len(disk.states) > 15
    for number, (state, acknowledged) in enumerate(disk.states):
        left = Store(tmp_path / "states" / str(number))
        left.sittings.mkdir(parents=True)
        for path, data in state:
            (left.folder / path).write_bytes(data)
        assert len(left.plan().entries) >= acknowledged


@pytest.mark.fault(5)
@pytest.mark.parametrize(("forgets", "unreadable", "older"), [("sync", True, False), ("sync folder", False, True)])
def test_the_model_sees_a_missing_sync(tmp_path: Path, forgets: str, *, unreadable: bool, older: bool) -> None:
    broken, late = judged(tmp_path, lived_through(tmp_path / "kept", forgets))
    assert (broken > 0, late > 0) == (unreadable, older)
