"""The shape of the code: who may import whom, what is loaded when, how long a file may be. The cases are found in the
tree, so that a new module is under the same rules from its first day."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from quiz.cli import COMMANDS

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "quiz"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((CHECKOUT / "tests").rglob("*.py"))
STYLES = sorted(PACKAGE.rglob("*.tcss"))

LONGEST_FILE = 350
SCREEN = frozenset({"textual", "rich"})
NETWORK = re.compile(
    r"(aiohttp|asyncssh|ftplib|http\.client|http\.server|httpcore|httpx|imaplib|poplib|requests|smtplib|socket"
    r"|socketserver|ssl|telnetlib|urllib\.request|urllib3|webbrowser|websockets|wsgiref|xmlrpc)(\.|$)"
)

ONE_BY_ONE = """
import os, runpy, sys
for environment, arguments in {runs!r}:
    os.environ.update(environment)
    sys.argv = ["quiz", *arguments]
    try:
        runpy.run_module("quiz", run_name="__main__", alter_sys=True)
    except SystemExit as left:
        assert left.code in (0, None), (arguments, left.code)
    loaded = {{name.partition(".")[0] for name in sys.modules}} & {unwanted!r}
    assert not loaded, (environment, arguments, loaded)
"""
IMPORTED = """
import importlib, sys
for name in {names!r}:
    importlib.import_module(name)
assert not {unwanted!r} & sys.modules.keys()
"""
LEAVE = "4\n"
"""The last choice of the start page, in the line mode."""


def module_name(source: Path) -> str:
    """Say how a file of the package is imported."""
    parts = source.relative_to(CHECKOUT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def shown(files: list[Path]) -> list[str]:
    """Say where files stand in the checkout."""
    return [file.relative_to(CHECKOUT).as_posix() for file in files]


def run(code: str, typed: str = "") -> None:
    """Run the code in a fresh interpreter; it must end well."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=CHECKOUT, input=typed, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


def imported(source: str) -> set[str]:
    """Name every module, and every name taken from a module, that a source imports anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def floors_in_picture() -> list[list[list[str]]]:
    """Read the pictures in the docstring of the package: of the whole, of the engine, of the full screen."""
    docstring = ast.get_docstring(ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))) or ""
    pictures = re.findall(r"(?:^ {4}\S.*\n?)+", docstring, re.MULTILINE)
    return [
        [re.split(" [|:] ", re.split(r" {2,}", row.strip())[0]) for row in picture.splitlines()] for picture in pictures
    ]


def floors_in_contract(contract_id: str) -> list[list[str]]:
    """Read the layers of an import contract."""
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}
    return [re.split(" [|:] ", layer) for layer in contracts[contract_id]["layers"]]


def said_of(source: Path) -> str:
    """The docstring of a module, on one line."""
    return " ".join((ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) or "").split())


def children(package: Path) -> set[str]:
    """Name the modules and packages directly inside a package."""
    inside = {file.stem for file in package.glob("*.py")} | {file.parent.name for file in package.glob("*/__init__.py")}
    return inside - {"__init__"}


PICTURES = [("floors", 0, PACKAGE), ("engine", 1, PACKAGE / "engine"), ("screen", 2, PACKAGE / "ui")]


def test_outside_the_full_screen_no_module_loads_textual_or_rich() -> None:
    names = [module_name(file) for file in SOURCES if PACKAGE / "ui" not in file.parents]
    assert "quiz.session" in names
    run(IMPORTED.format(names=names, unwanted=SCREEN))


def test_a_question_about_the_program_loads_neither_the_screen_nor_validation() -> None:
    """Nor does completing a word. In one interpreter after the other: what one had loaded all later ones would have."""
    asked = ["--version", "--help", "completion bash", *(f"{name} --help" for name in COMMANDS)]
    completed = ["quiz ", "quiz check ", "quiz score ", "quiz read "]
    runs: list[tuple[dict[str, str], list[str]]] = [({}, arguments.split()) for arguments in asked]
    for words in completed:
        typed = {"_QUIZ_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()))}
        runs.append((typed, []))
    run(ONE_BY_ONE.format(runs=runs, unwanted=SCREEN | {"pydantic"}))


def test_commands_and_the_line_mode_run_without_textual() -> None:
    commands = ["bank --json", "help-lines", "path", "read 1", "take --help", "--plain take"]
    run(ONE_BY_ONE.format(runs=[({}, command.split()) for command in commands], unwanted=SCREEN), typed=LEAVE)


@pytest.mark.parametrize(("contract_id", "position"), [picture[:2] for picture in PICTURES])
def test_the_picture_says_what_the_contract_says(contract_id: str, position: int) -> None:
    assert floors_in_picture()[position] == floors_in_contract(contract_id)


@pytest.mark.parametrize(("position", "package"), [picture[1:] for picture in PICTURES])
def test_the_picture_shows_what_is_built(position: int, package: Path) -> None:
    drawn = {name for floor in floors_in_picture()[position] for name in floor}
    assert drawn == children(package)


def test_no_module_can_reach_a_network() -> None:
    reaching = [file for file in SOURCES if any(map(NETWORK.match, imported(file.read_text(encoding="utf-8"))))]
    assert shown(reaching) == []


def test_no_file_outgrows_its_page() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in (*SOURCES, *TESTS, *STYLES)}
    assert shown([file for file, length in lengths.items() if length > LONGEST_FILE]) == []


def test_every_module_says_what_it_is_for() -> None:
    assert shown([file for file in (*SOURCES, *TESTS) if not said_of(file)]) == []
