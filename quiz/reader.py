"""The one reader for every file that enters, our own included: it neither hangs nor runs away, and refuses with one
kind of error that shows nothing of what it read."""

from __future__ import annotations

import os
import re
import stat
import tomllib
from pathlib import Path
from typing import Final

from quiz.errors import InvalidFile
from quiz.paths import other_owner
from quiz.sanitize import sanitize

BANK_BYTES: Final = 256 * 1024
"""Most bytes of a bank's file or a reading."""
SITTING_BYTES: Final = 64 * 1024
"""Most bytes of a sitting, the draft or the settings."""
GROWING_BYTES: Final = 4 * SITTING_BYTES
"""Most bytes of the notes and of the plan, which grow with the years."""
LINES: Final = 8_000
LINE: Final = 2_000
"""Most characters of a line."""
DEPTH: Final = 8
"""Most parts of a key, and so tables within each other but for those in braces."""

_PART: Final = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+"""
_LONG_KEY: Final = rf"(?:^[ \t]*+\[?+\[?+|[{{,])[ \t]*+(?:{_PART}\.[ \t]*+){{{DEPTH},}}+{_PART}[]=]"
_STRINGS: Final = r'''(?s)"""(?:[^\\]|\\.)*?"""+|\'{3}.*?\'{3,}|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|#[^\n]*+'''
_AT_LINE: Final = r"\(at line (\d+), column \d+\)$"
_TWICE: Final = r"Cannot (?:overwrite|declare|mutate|redefine)|Duplicate inline table key|Can't"
"""Patterns that hardly any file needs: compiled where one does."""
_TOO_DEEP: Final = f"must not nest deeper than {DEPTH}"


class UnreadableFile(InvalidFile):
    """A file that cannot be read within the bounds, or is no TOML. Shows the name of the file and a line, never what
    stands in it."""

    def __init__(self, file: str, where: str, expected: str, then: str = "", *, missing: bool = False) -> None:
        self.file = sanitize(file)
        """The name alone, safe to print."""
        self.where = where
        """`line 12`, or empty for the file as a whole."""
        self.expected = expected
        """What it must be, as the rest of a sentence: "must be UTF-8 text"."""
        self.missing = missing
        """Nothing stands under this name, not even something broken."""
        then = then or ("" if missing else "The file was left as it is.")
        place = f"{self.file}, {where}," if where else self.file
        self.reason = f"{where.capitalize() or 'It'} {expected}. {then.replace('The file', 'It')}".rstrip()
        super().__init__("A file cannot be read", f"{place} {expected}.", then)


def read_bytes(path: Path, *, limit: int) -> bytes:
    """The whole file. Raises `UnreadableFile` where it is missing, no regular file, or larger than `limit` bytes. Never
    waits: a pipe or a device is refused."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except FileNotFoundError:
        if path.is_symlink():
            raise UnreadableFile(path.name, "", "must not be a link to nothing") from None
        raise UnreadableFile(path.name, "", "is missing", missing=True) from None
    except (OSError, ValueError) as error:
        if isinstance(error, PermissionError) and (owner := other_owner(path)):
            raise UnreadableFile(path.name, "", *owner) from None
        raise UnreadableFile(path.name, "", "must be a file that may be opened") from None
    try:
        return _contents(descriptor, path, limit)
    finally:
        os.close(descriptor)


def _contents(descriptor: int, path: Path, limit: int) -> bytes:
    """Everything behind an open descriptor, if that is a regular file within the limit."""
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise UnreadableFile(path.name, "", "must be an ordinary file")
    data = bytearray()
    try:
        while len(data) <= limit and (more := os.read(descriptor, limit + 1 - len(data))):
            data += more
    except OSError:
        raise UnreadableFile(path.name, "", "must be a file that can be read to its end") from None
    if len(data) > limit:
        raise UnreadableFile(path.name, "", f"must be no larger than {limit // 1024} KB")
    return bytes(data)


def read_text(path: Path, *, limit: int) -> str:
    """The file as text with a newline for every line end. Raises `UnreadableFile` as `read_bytes` does, and where it is
    no UTF-8 or beyond 8,000 lines of 2,000 characters. The text is not cleaned."""
    return _text(read_bytes(path, limit=limit), path.name).replace("\r\n", "\n")


def read_toml(path: Path, *, limit: int) -> dict[str, object]:
    """The tables of the file. Raises `UnreadableFile` as `read_text` and `parse_toml` do."""
    return parse_toml(read_bytes(path, limit=limit), name=path.name)


def parse_toml(data: bytes, *, name: str) -> dict[str, object]:
    """The tables in the data of a file called `name`. Raises `UnreadableFile` where it is no UTF-8, too long, no TOML,
    nested beyond what the parser can follow, or holds a key twice. A key of more than 8 parts is refused before it is
    parsed: the time for one grows with the square of them. What the values are is for a model to judge, `nan` and
    integers without end too; strings are not cleaned."""
    text = _text(data, name)
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") >= DEPTH and re.search(_LONG_KEY, line):
            raise UnreadableFile(name, f"line {number}", _TOO_DEEP)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise UnreadableFile(name, "", _TOO_DEEP) from None
    except ValueError as error:
        raise _no_toml(error, name, text) from None


def without_strings(toml: str) -> str:
    """The text with a blank for every character of a string or a comment: what is left has the same lines, and every
    bracket and name in it means something."""
    return re.sub(_STRINGS, lambda string: re.sub(r"[^\n]", " ", string[0]), toml)


def _text(data: bytes, name: str) -> str:
    """The data as text within the bounds for lines. An invisible mark that some editors put first is left out: nobody
    sees it, so nobody could mend it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(name, f"line {line}", "must be UTF-8 text") from None
    lines = text.split("\n")
    if len(lines) > LINES:
        raise UnreadableFile(name, "", f"must have no more than {LINES:,} lines")
    if max(map(len, lines)) > LINE:
        number = next(number for number, line in enumerate(lines, 1) if len(line) > LINE)
        raise UnreadableFile(name, f"line {number}", f"must be no longer than {LINE:,} characters")
    return text


def _no_toml(error: ValueError, name: str, text: str) -> UnreadableFile:
    """The refusal for a message of the parser, whose words may quote the file and are not passed on."""
    message = str(error)
    expected = "must have each name only once" if re.match(_TWICE, message) else "must be valid TOML"
    place = re.search(_AT_LINE, message)
    line = place[1] if place else text.rstrip().count("\n") + 1
    return UnreadableFile(name, f"line {line}", expected)
