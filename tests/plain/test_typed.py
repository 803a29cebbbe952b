"""Her own words and her keys, as terminals and pipes hand them over in lines: whole keys dropped, no letter lost."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from quiz.text.line import GUESSED
from tests.faults.terminals import Start, Window, environment
from tests.faults.walks import OPENING, SETTLED, leave_sitting, lines, quiz
from tests.tools import slow

WESTERN: Final = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
"""An encoding of seven bits: every letter beyond them is one that it does not know."""

KEYS: Final = (
    (b"a\x1b[Db", "ab"),
    (b"a\x1b[1;5Cb", "ab"),
    (b"a\x1bOPb\x1bOAc", "abc"),
    (b"a\x1bOEb\xc2\x8fEc\x1bO5Ed", "abcd"),
    (b"a\x1b[[Bb", "ab"),
    (b"a\x1b[M !1b", "ab"),
    (b"a\x1b[M \x811b", "ab"),
    (b"a\x1b[<0;-1;3Mb", "ab"),
    (b"a\x1b[23$b", "ab"),
    (b"\x1b[200~from elsewhere\x1b[201~", "from elsewhere"),
    (b"a\x1b]11;rgb:0000/0000/0000\x07b", "ab"),
    (b"a\xc2\x9b3~b\x9b3~c", "abc"),
    (b"a\x1b]11;rgb:0000/0", "a"),
    (b"a\x1bHello", "aHello"),
    (b"a\x1b[", "a"),
    (b"[D stays", "[D stays"),
    (b"wrong\x08\x08\x08\x08\x08right", "right"),
    (b"x\x7fcaf\xc3\xa9\x08e", "cafe"),
)
"""What is handed over, and what is kept of it."""
BYTES: Final = (
    (b"caf\xe9", "café"),
    (b"\x93yes\x94 \x80 5", "“yes” € 5"),
    (b"caf\xe9 and caf\xc3\xa9", "café and café"),
    (b"half \xe2\x82", "half â‚"),
    (b"nothing \x81 here", "nothing  here"),
    (b"a\xa0b \x8bc\x9b", "a\xa0b ‹c›"),
    (b"\xed\xa0\x80x", "í\xa0€x"),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with one sitting."""
    folder = tmp_path_factory.mktemp("typed") / "kept"
    leave_sitting(folder)
    return folder


def typed(
    data: Path, given: bytes, *arguments: str, changes: Mapping[str, str | None] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in lines with these bytes on standard input."""
    start = Start(data, ("--plain", *arguments))
    return subprocess.run(
        start.command, input=given, env=environment(**(changes or {})), capture_output=True, check=False, timeout=60
    )


def note(data: Path) -> list[str]:
    """The lines of the note that is kept."""
    said = json.loads(quiz(data, "note", "--json").stdout)["note"]
    assert isinstance(said, str)
    return said.splitlines()


def test_a_key_is_no_text(kept: Path) -> None:
    """Each line of the note with something in it that no key for text sends."""
    ran = typed(kept, b"".join(given + b"\n" for given, _ in KEYS) + b"\n", "note")
    assert ran.returncode == 0, ran.stderr
    assert note(kept) == [stays for _, stays in KEYS]


@pytest.mark.parametrize("changes", [WESTERN, *slow({}, {"PYTHONIOENCODING": "utf-8:strict"})])
def test_a_byte_that_is_no_utf_8_is_kept_and_said(kept: Path, changes: Mapping[str, str | None]) -> None:
    ran = typed(kept, b"".join(given + b"\n" for given, _ in BYTES) + b"\n", "note", changes=changes)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.decode().count(GUESSED) == len(BYTES)
    assert note(kept) == [stays for _, stays in BYTES]


def test_utf_8_needs_no_guess_where_the_terminal_says_another_encoding(kept: Path) -> None:
    ran = typed(kept, "café".encode() + b"\n\n", "note", changes=WESTERN)
    assert GUESSED not in ran.stdout.decode()
    assert note(kept) == ["café"]


@pytest.mark.parametrize("given", [b"caf\xe9 four words here\n" * 2, b"\xff\xfe\n\n"], ids=["a letter", "UTF-16"])
def test_no_passphrase_is_guessed(kept: Path, given: bytes) -> None:
    """A wrong guess would lock her out."""
    ran = typed(kept, given, "lock")
    assert ran.returncode == 2
    assert b"did not come as UTF-8" in ran.stderr
    assert not (kept / "key.age").exists()


@pytest.mark.parametrize("script", ["fullwidth", "Arabic-Indic", *slow("Extended Arabic-Indic", "Devanagari", "Thai")])
def test_digits_of_any_script_answer(tmp_path: Path, script: str) -> None:
    """The start page, both safety questions and the circumstances, and q in full width."""
    name = f"{script.upper()} DIGIT" if script == "fullwidth" else f"{script.upper()} DIGIT "
    words = "ZERO ONE TWO THREE FOUR FIVE SIX".split()
    digits = {str(n): unicodedata.lookup(f"{name.strip()} {word}") for n, word in enumerate(words)}
    given = "".join(f"{digits[answer]}\n" for answer in (*OPENING, *SETTLED)) + "\uff31\n"
    ran = typed(tmp_path / "kept", given.encode(), "take")
    assert ran.returncode == 0, ran.stderr
    assert b"Question 1 of" in ran.stdout
    assert b"is no answer here" not in ran.stdout


def test_an_arrow_on_a_real_terminal(kept: Path) -> None:
    """It is echoed as the terminal does, and kept nowhere."""
    with Window(Start(kept, ("--plain", "note"))) as window:
        window.sees("\n>")
        window.send(b"on \x1b[D\x1b[Cit\n\n")
        assert window.status() == 0
    assert note(kept) == ["on it"]


@pytest.mark.parametrize("command", [("take",), ("note",), ()])
def test_a_line_that_does_not_end_is_refused(tmp_path: Path, command: tuple[str, ...]) -> None:
    """A file that is no text, or a device: no more of it is read, and none of it is said."""
    data = tmp_path / "kept"
    leave_sitting(data)
    ran = lines(data, ["x" * 1_000_000, "q"], *command)
    assert ran.returncode == 2
    assert "A line of the input is too long." in ran.stderr
    assert "xxx" not in ran.stdout + ran.stderr
