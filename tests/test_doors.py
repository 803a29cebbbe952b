"""One door each: one reader for every file, one filter for every string. Finds any other door. Must not know what
comes through them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests import inside

PACKAGE: Final = Path(__file__).resolve().parents[1] / "quiz"
OPENING: Final = frozenset({"open", "fdopen", "read_text", "read_bytes", "mmap", "open_text", "open_binary", "FileIO"})
"""Names of functions that open a file or read one whole."""
PARSERS: Final = frozenset({"tomllib", "configparser", "pickle", "shelve", "csv", "mmap", "sqlite3", "unicodedata"})
"""Modules that read a format, or know the kinds of characters."""
KNOWN: Final = {
    ("reader.py", "os.open"): "the one reader",
    ("reader.py", "read_bytes"): "the one reader",
    ("reader.py", "tomllib"): "the one reader",
    ("sanitize.py", "unicodedata"): "the one filter",
    ("plain/terminal.py", "unicodedata"): "digits of every script as keys, and nothing that is kept",
    ("storage/atomic.py", "os.open"): "files to be written, and the folder to be synced",
    ("storage/folder.py", "os.open"): "the lock, of which nothing is read",
    ("ui/screens/page.py", "unicodedata"): "the same in the full screen",
    ("ui/terminal/signals.py", "os.open"): "the terminal",
    ("__main__.py", "os.open"): "nowhere: /dev/null",
    ("__main__.py", "os.fdopen"): "nowhere: /dev/null",
    ("session/exporting.py", "os.open"): "nowhere: /dev/null",
    ("export/html.py", ".read_text"): "the style of the page, a part of the program",
    ("export/formats.py", "csv"): "writes alone",
}
"""Every other door, by file and what is called or imported, and where it leads."""
ESCAPE: Final = "\x1b]0;x\x07"


def doors(source: str) -> Iterator[str]:
    """What a module calls or imports that could be another way in."""
    tree = ast.parse(source)
    bounded = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "quiz.reader"
        for name in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func) if isinstance(node.func, ast.Name | ast.Attribute) else ""
            last = called.rpartition(".")[2]
            if isinstance(node.func, ast.Attribute) and "(" in called:
                called = f".{last}"
            if last in OPENING and called not in bounded:
                yield called
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            yield from PARSERS.intersection(name.partition(".")[0] for name in names)


def test_there_is_no_other_door() -> None:
    """Each way to open or parse a file, and each look at the kind of a character, is known and has its reason."""
    found = {
        (file.relative_to(PACKAGE).as_posix(), door)
        for file in PACKAGE.rglob("*.py")
        for door in doors(file.read_text(encoding="utf-8"))
    }
    assert found == set(KNOWN)


@pytest.mark.parametrize(
    "line",
    [
        "open(path)",
        "io.open(path)",
        "path.open()",
        "Path(path).read_text()",
        "path.read_bytes()",
        "os.open(path, 0)",
        "import tomllib",
        "from csv import reader",
        "from unicodedata import category",
    ],
)
def test_another_door_is_found(line: str) -> None:
    """Also inside a function."""
    assert list(doors(f"def later():\n    {line}"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("note", "1", ESCAPE),
        (ESCAPE,),
        ("history", f"--{ESCAPE}"),
        ("result", ESCAPE),
        ("export", "--format", ESCAPE),
        ("plan", ESCAPE),
        ("read", ESCAPE),
        ("compare", ESCAPE, ESCAPE),
        ("check", ESCAPE),
        ("--bank", ESCAPE, "check"),
        ("--data-dir", ESCAPE, "result"),
        ("--color", ESCAPE),
    ],
)
def test_no_argument_comes_back_raw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """What is said about an argument that is no use steers no terminal."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "kept"))
    ran = inside.run(arguments)
    assert ran.returncode not in {0, 70}
    assert "\x1b" not in ran.stdout + ran.stderr
    assert ran.stderr
