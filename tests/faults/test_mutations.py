"""The store broken on purpose, in one way at a time, in a copy: its own tests have to notice. Slow, so it runs
only when asked for: `pytest tests/faults --mutations`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from tests.faults.terminals import CHECKOUT, environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.conftest import Note

COPIED: Final = ("quiz", "questions", "tests/core", "tests/faults", "tests/data", "tests/conftest.py", "pyproject.toml")


class Mutation(NamedTuple):
    """One way to break the store."""

    file: str
    """In quiz/history."""
    old: str
    new: str


MUTATIONS: Final = {
    "a save without fsync": Mutation("durable.py", "            disk.sync(file)\n", ""),
    "an fsync that does nothing": Mutation(
        "durable.py", "        os.fsync(file)\n\n    def close", "        return\n\n    def close"
    ),
    "a save without fsync of the folder": Mutation(
        "durable.py", "        raise\n    sync_folder(disk, path.parent)\n", "        raise\n"
    ),
    "an fsync of the folder that does nothing": Mutation(
        "durable.py", "            os.fsync(folder)\n", "            pass\n"
    ),
    "replaced instead of linked": Mutation("durable.py", "disk.link(made, path)", "disk.replace(made, path)"),
    "written in place": Mutation(
        "durable.py",
        'path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")',
        "(path.unlink(missing_ok=True), path)[1]",
    ),
    "a failed fsync that is not repeated": Mutation(
        "durable.py", "    except OSError:\n        return _write(disk, fresh(), data)\n", ""
    ),
    "a temporary file that stays": Mutation("durable.py", "        disk.remove(path)\n", "        pass\n"),
    "files for everybody": Mutation("durable.py", "FILE_MODE: Final = 0o600", "FILE_MODE: Final = 0o644"),
    "folders for everybody": Mutation("durable.py", "FOLDER_MODE: Final = 0o700", "FOLDER_MODE: Final = 0o755"),
    "the draft goes before the sitting is kept": Mutation(
        "drafts.py",
        "            kept = self.add(record)\n",
        "            self._remove(self._draft)\n            kept = self.add(record)\n",
    ),
    "a finished sitting that may be saved again": Mutation(
        "drafts.py", "if draft.id not in self._done:", "if draft.id:"
    ),
    "a draft that comes back after a crash": Mutation(
        "drafts.py", "return None if self._is_finished(draft.id) else draft", "return draft"
    ),
    "nothing is parsed back": Mutation(
        "codec.py", "    try:\n        again =", "    return data\n    try:\n        again ="
    ),
    "a lock that is never taken": Mutation(
        "lock.py", "        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)", "        pass"
    ),
    "the oldest wins": Mutation("writer.py", "self._waiting[:] = [value]", "self._waiting.append(value)"),
    "saved before it is": Mutation("writer.py", "self._state = Saving.SAVING\n", "self._state = Saving.SAVED\n"),
    "no second attempt": Mutation(
        "writer.py", "if not isinstance(error, StorageError) and self._waiting", "if self._waiting"
    ),
    "everything that looks like a leftover is swept": Mutation(
        "folder.py", "LEFTOVER.fullmatch(path.name)", "path.name"
    ),
    "two sittings of one id": Mutation("sittings.py", "raise AlreadyKept(name.number)", "continue"),
}
"""By what is broken."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a copy of what the unit tests of the store need."""
    for name in COPIED:
        there = tmp_path / "copy" / name
        there.parent.mkdir(parents=True, exist_ok=True)
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, there, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, there)
    return tmp_path / "copy"


def run_tests(copy: Path) -> subprocess.CompletedProcess[str]:
    """Run the tests of the store in the copy, up to the first that fails."""
    tests = [*sorted(copy.glob("tests/core/test_store_*.py")), copy / "tests" / "faults" / "test_real_disk.py"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-q", "--numprocesses=0", "-p", "no:cacheprovider", *map(str, tests)],
        cwd=copy,
        env=environment(PYTHONPATH=str(copy), PYTEST_ADDOPTS=None, PYTEST_XDIST_WORKER=None),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.mutation
def test_the_copy_passes_as_it_is(copy: Path) -> None:
    """Else no failure would say anything."""
    ran = run_tests(copy)
    assert ran.returncode == 0, ran.stdout[-2000:]


@pytest.mark.mutation
@pytest.mark.parametrize("name", MUTATIONS)
def test_the_tests_notice(copy: Path, note: Note, name: str) -> None:
    """By failing, not by falling over."""
    mutation = MUTATIONS[name]
    file = copy / "quiz" / "history" / mutation.file
    text = file.read_text(encoding="utf-8")
    assert text.count(mutation.old) == 1, "the store has changed: change the mutation with it"
    file.write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")
    ran = run_tests(copy)
    failed = [line.split()[1] for line in ran.stdout.splitlines() if line.startswith("FAILED")]
    assert ran.returncode == 1, f"not noticed: {name}"
    assert failed, ran.stdout[-2000:]
    note(f"{name}: {failed[0].rpartition('::')[2]}")


def test_every_mutation_still_fits_the_store() -> None:
    """What is to be broken is there, once."""
    for name, mutation in MUTATIONS.items():
        text = (CHECKOUT / "quiz" / "history" / mutation.file).read_text(encoding="utf-8")
        assert text.count(mutation.old) == 1, name
