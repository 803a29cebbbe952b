"""The list of faults is complete: every line has its tests, and those that stand elsewhere are there."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.faults.lines import ELSEWHERE, LINES
from tests.faults.terminals import CHECKOUT

HERE = Path(__file__).parent


@cache
def names_in(file: Path) -> frozenset[str]:
    """The names of the tests in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = (
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    )
    return frozenset(function.name for function in functions)


def lines_here() -> set[int]:
    """The lines that tests of this folder are marked with."""
    marked: set[int] = set()
    for file in HERE.glob("test_*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.fault":
                marked |= {argument.value for argument in node.args if isinstance(argument, ast.Constant)}  # type: ignore[misc]  # a line is an int
    return marked


@pytest.mark.parametrize("node", sorted({node for nodes in ELSEWHERE.values() for node in nodes}))
def test_a_test_that_stands_elsewhere_is_there(node: str) -> None:
    """By its node id."""
    file, _, name = node.partition("::")
    assert (CHECKOUT / file).is_file()
    assert name.rpartition("::")[2] in names_in(CHECKOUT / file)


def test_every_line_has_a_test() -> None:
    """Here or elsewhere."""
    assert set(LINES) == set(range(1, 34))
    assert set(LINES) - lines_here() - set(ELSEWHERE) == set()


def test_what_is_run_at_a_terminal_is_here() -> None:
    """Every line of kind P or R has a test in this folder."""
    wanted = {number for number, (kinds, _) in LINES.items() if {"P", "R"} & set(kinds.split())}
    assert wanted - lines_here() == set()
