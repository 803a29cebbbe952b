"""Completion scripts, sourced in the real shells."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from tests.faults.terminals import Start, Window
from tests.tools import tool

ASK = {
    "bash": 'source "$1"; COMP_WORDS=({words}); COMP_CWORD={last}; _quiz_completion quiz; '
    'printf "%s\\n" "${{COMPREPLY[@]}}"',
    "fish": 'source $argv[1]; complete -C "{line}"',
    # What zsh would lay out in its menu is printed instead, one a line.
    "zsh": "autoload -U compinit; compinit -u -D; source $1; compadd() {{ print -rl -- ${{(P)@[-1]}} }}; "
    "_describe() {{ print -rl -- ${{${{(P)@[-2]}}%%:*}} }}; words=({words}); CURRENT=$(({last} + 1)); _quiz_completion",
}

OFFERED = {
    "quiz re": {"read", "result"},
    "quiz read 12": {"12"},
    "quiz result p": {"previous"},
    "quiz export f": {"first"},
    "quiz export --format ": {"md", "html", "csv", "json", "ics"},
}
PATHS = {
    "quiz export -o ": ("My Docs/", "table.csv"),
    "quiz export --for counsellor -o M": (r"My\ Docs/",),
    "quiz score t": ("table.csv",),
    "quiz --data-dir ": (r"My\ Docs/",),
    "quiz --bank M": (r"My\ Docs/",),
    "quiz check --against ": (r"My\ Docs/",),
}
"""What is typed before Tab, and what then stands there: files, or folders alone."""


@pytest.fixture
def path_with_quiz(tmp_path: Path) -> str:
    """A PATH on which `quiz` is this checkout's."""
    command = tmp_path / "bin" / "quiz"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m quiz "$@"\n')
    command.chmod(0o755)
    return f"{command.parent}:{os.environ['PATH']}"


def sourced(shell: str, line: str, path: str, folder: Path) -> list[str]:
    """What the shell offers at the end of the line."""
    found = tool(shell)
    script = folder / "completion"
    made = subprocess.run([sys.executable, "-m", "quiz", "completion", shell], capture_output=True, check=True)
    script.write_bytes(made.stdout)
    words = line.split(" ")
    code = ASK[shell].format(line=line, words=" ".join(word or '""' for word in words), last=len(words) - 1)
    arguments = ["-c", code, str(script)] if shell == "fish" else ["-c", code, shell, str(script)]
    ran = subprocess.run(
        [found, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PATH": path, "HOME": str(folder)},
    )
    return [offered.split("\t")[0] for offered in ran.stdout.split("\n") if offered]


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        *product(["bash"], OFFERED),
        *product(["fish", "zsh"], ["quiz read 12"]),
        *(
            pytest.param(*both, marks=pytest.mark.slow)
            for both in product(["fish", "zsh"], [line for line in OFFERED if line != "quiz read 12"])
        ),
    ],
)
def test_commands_numbers_and_no_titles(shell: str, line: str, path_with_quiz: str, tmp_path: Path) -> None:
    """A title in a completion would stand on the screen for anybody to read."""
    assert set(sourced(shell, line, path_with_quiz, tmp_path)) == OFFERED[line]


def test_names_of_files_and_folders(path_with_quiz: str, tmp_path: Path) -> None:
    """Bash itself completes them, by Tab."""
    tool("bash")
    there = tmp_path / "there"
    (there / "My Docs").mkdir(parents=True)
    (there / "table.csv").touch()
    surroundings = {"PATH": path_with_quiz, "PS1": "$ ", "HOME": str(tmp_path), "INPUTRC": "/dev/null"}
    with Window(Start(None, environment=surroundings, instead=("bash", "--norc", "--noprofile", "-i"))) as window:
        window.sees("$")
        window.send(f'cd {there} && eval "$(quiz completion bash)" && echo ready\n')
        window.sees("\nready")
        for line, offered in PATHS.items():
            window.send(f"\x15\x0c{line}\t\t")
            window.sees(line.strip(), *offered)
            assert "table.csv" in offered or "table.csv" not in window.text
