"""The table of faults: every line of the list with its tests, how often they ran and what happened, printed when the
tests are over. Must not know how a fault is made."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

import pytest

from tests.faults.lines import ELSEWHERE, LINES
from tests.faults.walks import can_mount

FAULT, RUNS, HAPPENED = "fault", "runs", "happened"
KEPT: Final[list[pytest.TestReport]] = []
"""What the table is made of, in the process that prints: with several workers another one than those that test."""


class Note(Protocol):
    """Tells the table what happened."""

    def __call__(self, happened: str, *, runs: int = 1) -> None:
        """Say it in a few words; `runs`: how often the program was run, or the fault was made."""


class Record(Protocol):
    """What pytest's own fixture takes."""

    def __call__(self, name: str, value: object) -> None:
        """Keep a value with the report of the test."""


@pytest.fixture
def note(record_property: Record) -> Note:
    """Give the function that tells the table what happened."""

    def tell(happened: str, *, runs: int = 1) -> None:
        record_property(RUNS, runs)
        record_property(HAPPENED, happened)

    return tell


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


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker."""
    config.addinivalue_line("markers", "fault(*lines): which lines of the list of faults a test is for")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Write the lines of a test where its report will have them."""
    for item in items:
        for marker in item.iter_markers(FAULT):
            item.user_properties.extend((FAULT, line) for line in marker.args)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep what the table is made of."""
    if report.when == "call" or not report.passed:
        KEPT.append(report)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table."""
    if not KEPT:
        return
    terminalreporter.section("the list of faults", sep="-")
    for row in table(KEPT):
        terminalreporter.line(row)
    skipped = [report for report in KEPT if report.skipped]
    terminalreporter.line(f"{len(skipped)} skipped in all.")


def table(reports: list[pytest.TestReport]) -> Iterator[str]:
    """The lines of the list, each with its tests: name, runs, what happened."""
    of_line: dict[int, list[pytest.TestReport]] = defaultdict(list)
    of_node: dict[str, list[pytest.TestReport]] = defaultdict(list)
    for report in reports:
        of_node[report.nodeid.partition("[")[0]].append(report)
        for name, value in report.user_properties:
            if name == FAULT and isinstance(value, int):
                of_line[value].append(report)
    for number, (kinds, title) in LINES.items():
        yield f"{number:2}  {title}  ({kinds})"
        by_name: dict[str, list[pytest.TestReport]] = defaultdict(list)
        for report in of_line[number]:
            by_name[report.nodeid.partition("[")[0]].append(report)
        for node in ELSEWHERE.get(number, ()):
            by_name[node] = of_node[node]
        for node, found in by_name.items():
            yield from entry(node, found)


def entry(node: str, reports: list[pytest.TestReport]) -> Iterator[str]:
    """One test of one line of the list."""
    if not reports:
        yield f"      {node}: not in this run"
        return
    properties = [pair for report in reports for pair in report.user_properties]
    runs = sum(value for name, value in properties if name == RUNS and isinstance(value, int)) or len(reports)
    outcomes = {outcome: sum(report.outcome == outcome for report in reports) for outcome in ("passed", "failed")}
    said = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items() if count)
    happened = dict.fromkeys(str(value) for name, value in properties if name == HAPPENED)
    yield f"      {node}: {runs} runs" + "".join(f"; {part}" for part in (said, *happened) if part)
    for report in reports:
        if report.skipped and isinstance(report.longrepr, tuple):
            yield f"        SKIPPED {report.nodeid.rpartition('::')[2]}: {report.longrepr[2]}"
