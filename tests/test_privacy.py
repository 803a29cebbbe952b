"""What docs/privacy.md promises, seen from outside: every file that a whole session opens for writing, every socket,
every byte that is left. The page names its tests, and all of them are there."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.faults.terminals import CHECKOUT, PATIENCE, Start, Window, environment, piped
from tests.faults.walks import EVERY, OPENING, answer, press, to_questions
from tests.tools import slow

PAGE: Final = CHECKOUT / "docs" / "privacy.md"
NODE: Final = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
TELLING: Final = ("husband", "marriage", "listen", "affair", "let-finish", "communication", "together")
"""Words that stand in the pages or in the files: a session that shows one of them elsewhere has told something."""
DEVICES: Final = ("/dev/null", "/dev/tty", "/dev/pts/")
WRITING: Final = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
CHANGING: Final = re.compile(
    r"^\d+ +(?:creat|mkdir|mkdirat|rename|renameat|renameat2|link|linkat|symlink|symlinkat|unlink|unlinkat|rmdir"
    r"|truncate|chmod|fchmodat|mknod|mknodat|utimensat)\("
)
QUOTED: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
TITLE: Final = re.compile(r"\x1b\](?:0|1|2|9|52|777);")
"""Sequences that set a title, send a notice or fill the clipboard."""
TEXT: Final = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
"""All that is written after the page, and is no word."""

AUDITED: Final = """
import os, sys
trace = os.open(os.environ.pop("TRACE"), os.O_WRONLY | os.O_APPEND)
def note(event, arguments):
    writes = event == "open" and arguments[2] is not None and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    changes = event in {"os.mkdir", "os.remove", "os.rename", "os.link", "os.symlink", "os.rmdir", "os.truncate"}
    if writes or changes:
        paths = [part for part in arguments[:2] if isinstance(part, (str, bytes, os.PathLike))]
        os.write(trace, "".join(f"path {os.fspath(path)}\\n" for path in paths).encode())
    elif event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.putenv", "webbrowser.")):
        told = {"socket.__new__": 1, "os.putenv": 0}.get(event)
        os.write(trace, f"event {event} {'' if told is None else arguments[told]}\\n".encode())
sys.addaudithook(note)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a home with the folders in which programs leave things, all of them empty."""
    for name in ("Downloads", "Documents", "Desktop", "tmp", ".cache", ".config"):
        (tmp_path / "home" / name).mkdir(parents=True)
    return tmp_path / "home"


@pytest.fixture
def changes(home: Path) -> dict[str, str | None]:
    """Give the environment of a session in that home."""
    folders = {name: str(home / "tmp") for name in ("TMPDIR", "TEMP", "TMP")}
    return {"HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1", **folders}


@pytest.fixture
def strace() -> tuple[str, ...]:
    """Give the command that traces, or skip."""
    found = shutil.which("strace")
    if found is None:
        pytest.skip("there is no strace here (Debian: apt-get install strace)")
    if subprocess.run([found, "-o", "/dev/null", sys.executable, "-c", ""], check=False).returncode:
        pytest.skip("strace may not trace here")
    return (found, "-f", "-qq", "-s", "4096", "-e", "trace=file,network")


def written(trace: str) -> Iterator[str]:
    """Every path in a trace of strace that was opened for writing, made, renamed or removed."""
    for line in trace.splitlines():
        if " = -1 " in line:
            continue
        if CHANGING.match(line) or (re.match(r"^\d+ +open(?:at)?\(", line) and WRITING.search(line)):
            yield from QUOTED.findall(line)


def elsewhere(paths: Iterator[str] | list[str], data: Path) -> set[str]:
    """Those that are neither in the data folder nor the terminal."""
    return {path for path in paths if path != str(data) and not path.startswith((f"{data}/", *DEVICES))}


def left_in(home: Path) -> list[str]:
    """Files under the home that are not in the data folder."""
    return [str(path) for path in home.rglob("*") if path.is_file() and home / "kept" not in path.parents]


def test_a_session_in_lines_opens_no_socket_and_writes_in_its_folder_alone(
    home: Path, changes: dict[str, str | None], tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    trace.touch()
    data = home / "kept"
    start = Start(data, ("--plain", "take"), environment={**changes, "TRACE": str(trace)}, patch=AUDITED)
    ran = piped(start, (*OPENING, *EVERY, ""))
    assert (ran.returncode, ran.stderr) == (0, "")
    noted = trace.read_text(encoding="utf-8").splitlines()
    paths = [line.removeprefix("path ") for line in noted if line.startswith("path ")]
    assert str(data / "in-use") in paths
    assert elsewhere(paths, data) == set()
    # It starts no program that would see its environment; this keeps a library from calling others.
    assert [line for line in noted if line.startswith("event ")] == ["event os.putenv b'PYDANTIC_DISABLE_PLUGINS'"]
    assert left_in(home) == []


def test_the_audit_sees_a_socket_and_a_file(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    trace.touch()
    code = f"{AUDITED}\nimport socket\nsocket.socket().close()\nopen({str(tmp_path / 'left')!r}, 'w').close()"
    command = [sys.executable, "-c", code]
    subprocess.run(command, env=environment(TRACE=str(trace)), check=True, timeout=PATIENCE)
    assert f"path {tmp_path / 'left'}" in trace.read_text()
    assert "event socket.__new__ 2" in trace.read_text()


def test_a_traced_session_in_lines(
    strace: tuple[str, ...], home: Path, changes: dict[str, str | None], tmp_path: Path
) -> None:
    data, trace = home / "kept", tmp_path / "trace"
    before = (*strace, "-o", str(trace))
    ran = piped(Start(data, ("--plain", "take"), environment=changes, before=before), (*OPENING, *EVERY, ""))
    assert ran.returncode == 0
    check_trace(trace.read_text(encoding="utf-8"), data)
    assert left_in(home) == []


def test_a_traced_session_in_full_screen(
    strace: tuple[str, ...], home: Path, changes: dict[str, str | None], tmp_path: Path
) -> None:
    data, trace = home / "kept", tmp_path / "trace"
    with Window(Start(data, environment=changes, before=(*strace, "-o", str(trace)))) as window:
        to_questions(window)
        for key in EVERY[:10]:
            answer(window, key)
        answer(window, "f")
        window.sees("Check your answers")
        answer(window, "f")
        press(window, "\x18")
        assert window.status() == 0
    check_trace(trace.read_text(encoding="utf-8"), data)
    assert left_in(home) == []


def check_trace(trace: str, data: Path) -> None:
    """Nothing written elsewhere, nobody called, nothing told to another program."""
    paths = list(written(trace))
    assert str(data / "draft.toml") in paths
    assert elsewhere(paths, data) == set()
    assert "AF_INET" not in trace
    assert not re.search(r"\bconnect\(", trace)
    started = [line for line in trace.splitlines() if "execve(" in line]
    assert [line for line in started if " = 0" in line and "python" not in line] == []
    assert [word for line in started for word in TELLING if word in line.lower()] == []


def test_after_leaving_now_no_byte_of_it_is_outside_the_folder(home: Path, changes: dict[str, str | None]) -> None:
    data = home / "kept"
    with Window(Start(data, environment=changes)) as window:
        to_questions(window)
        for key in EVERY[:8]:
            answer(window, key)
        process = Path(f"/proc/{window.process.pid}")
        if process.exists():
            told = (process / "cmdline").read_bytes() + (process / "comm").read_bytes()
            assert not [word for word in TELLING if word.encode() in told.lower()]
        press(window, "\x18")
        assert window.status() == 0
        assert window.text.strip() == ""
        after = window.written.rpartition("\x1b[?1049l")[2]
        assert not [word for word in TELLING if word in after.lower()]
        assert not TITLE.search(window.written)
    assert left_in(home) == []
    assert [path.name for path in data.rglob("*") if path.is_file() and b"together" in path.read_bytes()] == [
        "draft.toml"
    ]


@pytest.mark.parametrize(
    "switches",
    [
        {
            "TEXTUAL": "debug,devtools",
            "TEXTUAL_LOG": "keys.txt",
            "TEXTUAL_DEBUG": "1",
            "TEXTUAL_SCREENSHOT": "0",
            "TEXTUAL_SCREENSHOT_LOCATION": ".",
            "TEXTUAL_DRIVER": "os:path",
            "TEXTUAL_COLOR_SYSTEM": "odd",
            "TEXTUAL_THEME": "none",
            "TEXTUAL_PRESS": "1,x",
            "TEXTUAL_ALLOW_SIGNALS": "1",
            "TEXTUAL_SHOW_RETURN": "1",
            "TEXTUAL_FPS": "x",
            "TEXTUAL_SPEEDUPS": "0",
        },
        *slow(
            {
                "COLUMNS": "²",
                "LINES": "-1",
                "ROWS": "9" * 5000,
                "JUPYTER_COLUMNS": "²",
                "ESCDELAY": "x",
                "FORCE_COLOR": "1",
                "PYTHONINSPECT": "1",
            },
            {
                "PYTHONDEVMODE": "1",
                "PYTHONASYNCIODEBUG": "1",
                "PYTHONFAULTHANDLER": "1",
                "PYTHONTRACEMALLOC": "1",
                "PYTHONWARNINGS": "error",
            },
        ),
    ],
    ids=["Textual", "sizes", "Python"],
)
def test_no_switch_of_a_library_writes_down_a_key_or_is_a_fault(
    home: Path, changes: dict[str, str | None], switches: dict[str, str]
) -> None:
    data = home / "kept"
    before = f"cd '{home}';"
    with Window(Start(data, environment={**changes, **switches}, prelude=before)) as window:
        to_questions(window)
        answer(window, EVERY[0])
        press(window, "\x18")
        assert window.status() == 0
        after = window.written.rpartition("\x1b[?1049l")[2]
        assert TEXT.sub("", after) == ""
    assert left_in(home) == []


def test_names_of_files_tell_nothing(home: Path, changes: dict[str, str | None]) -> None:
    data = home / "kept"
    assert piped(Start(data, ("--plain", "take"), environment=changes), (*OPENING, *EVERY, "")).returncode == 0
    names = {path.relative_to(home).as_posix() for path in data.rglob("*")}
    assert all(re.fullmatch(r"kept/(?:in-use|sittings(?:/0001-[0-9TZ]+-[a-z0-9]{4}\.toml)?)", name) for name in names)


def test_no_part_of_the_program_writes_a_log_or_starts_another_program() -> None:
    reaching = re.compile(r"(logging|syslog|tempfile|subprocess|multiprocessing|webbrowser|pty)(\.|$)")
    found = []
    for source in sorted((CHECKOUT / "quiz").rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [(source.name, name) for name in names if reaching.match(name)]
    assert found == []


def functions_in(file: str) -> set[str]:
    """The names of the tests in a file of the checkout."""
    tree = ast.parse((CHECKOUT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize(("file", "name"), NODE.findall(PAGE.read_text(encoding="utf-8")))
def test_every_test_that_the_page_names_is_there(file: str, name: str) -> None:
    assert name.startswith("test_")
    assert name in functions_in(file)


def test_every_promise_of_the_page_names_a_test() -> None:
    rows = re.findall(r"^\| (?!---|Promise)(.+?) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) > 15
    assert [promise for promise, tests in rows if not NODE.search(tests)] == []
