"""The bounded reader: what it refuses, where it says the fault is, and that it shows nothing of what it read."""

from __future__ import annotations

import os
import socket
import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.reader import BANK_BYTES, DEPTH, UnreadableFile, parse_toml, read_bytes, read_text, read_toml, without_strings

PIECES = st.sampled_from(
    [
        *("a", "b", "[", "[[", "]", "]]", "{", "}", "=", ",", ".", "\n", "\r\n", "\r", " ", "\t", "#", '"', '"""', "'"),
        *("'''", "\\", "\\u0041", "\\ud800", "1", "-1", "0x1", "1e9", "1e999", "nan", "-inf", "true", "9" * 30),
        *("1979-05-27", "1979-13-45", "07:32:00", "a = 1\n", "[a]\n", "[[a]]\n", "a.b = 1\n", "\ufeff", "\x00", "é"),
    ]
)


def refused(toml: str | bytes) -> UnreadableFile:
    """The refusal of a TOML text."""
    data = toml if isinstance(toml, bytes) else toml.encode()
    with pytest.raises(UnreadableFile) as caught:
        parse_toml(data, name="file.toml")
    return caught.value


@pytest.mark.parametrize(
    ("toml", "where", "expected"),
    [
        pytest.param("a." * 20_000 + "a = 1", "line 1", "must be no longer than 2,000 characters", id="11-second key"),
        pytest.param("\n" + "a." * DEPTH + "a = 1", "line 2", "must not nest deeper than 8", id="dotted key"),
        pytest.param("[" + "'a' . " * 300 + "a]", "line 1", "must not nest deeper than 8", id="dotted header"),
        pytest.param("x = {" + '"a".' * 400 + "a = 1}", "line 1", "must not nest deeper than 8", id="dotted inside"),
        pytest.param("a = " + "[\n" * 5000, "", "must not nest deeper than 8", id="arrays beyond recursion"),
        pytest.param("a = " + "{a=" * 400, "", "must not nest deeper than 8", id="tables beyond recursion"),
        pytest.param("a = " + "9" * 5000, "line 1", "must be no longer than 2,000 characters", id="5,000 digits"),
        pytest.param("a = 1\na = 2\n\n", "line 2", "must have each name only once", id="key twice"),
        pytest.param("[a]\n[b]\n[a]", "line 3", "must have each name only once", id="table twice"),
        pytest.param("a = {b = 1, b = 2}", "line 1", "must have each name only once", id="inline key twice"),
        pytest.param("a = 1\nsecret", "line 2", "must be valid TOML", id="no TOML"),
        pytest.param("a = 'secret", "line 1", "must be valid TOML", id="cut off"),
        pytest.param("a = 1979-13-45", "line 1", "must be valid TOML", id="no such day"),
        pytest.param(b"a = 1\nb = '\xe9'", "line 2", "must be UTF-8 text", id="Latin-1"),
        pytest.param("a = '\x00'", "line 1", "must be valid TOML", id="NUL"),
        pytest.param("a = 1\r\r\n", "line 1", "must be valid TOML", id="a carriage return too many"),
        pytest.param("\n" * 8000, "", "must have no more than 8,000 lines", id="too many lines"),
    ],
)
def test_what_is_beyond_the_bounds_is_refused_with_its_place(toml: str | bytes, where: str, expected: str) -> None:
    refusal = refused(toml)
    assert (refusal.file, refusal.where, refusal.expected) == ("file.toml", where, expected)
    assert refusal.status == 3


@pytest.mark.parametrize(
    "toml",
    [
        pytest.param('text = "Wait. ' + "And wait. " * 150 + '"', id="a long line of short sentences"),
        pytest.param('text = """\n' + "Stop. " * 60 + 'Then\n= go on."""', id="one-word sentences"),
        pytest.param('text = """\n' + "." * 200 + '\n= """', id="dots alone"),
        pytest.param('text = "a, b.c.d.e.f.g.h.i.j.k, {and} so on … = fine"', id="abbreviations"),
        pytest.param("text = '[[[[[[[[[[ {{{{{{{{{{'", id="brackets in a text"),
        pytest.param("a.b.c.d.e.f.g.h = 1", id="as many parts as may be"),
        pytest.param(f"a = {'9' * 1900}\nb = -inf", id="what a model refuses"),
        pytest.param("a = 1.5\nb = 1979-05-27\nc = true", id="other kinds"),
        pytest.param("\n".join(f"k{number} = 1" for number in range(8000)), id="as many lines as may be"),
    ],
)
def test_what_is_within_the_bounds_is_read_as_the_standard_library_does(toml: str) -> None:
    assert parse_toml(toml.encode(), name="file.toml") == tomllib.loads(toml)


def test_the_invisible_mark_that_some_editors_put_first_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "file.toml"
    file.write_bytes(b"\xef\xbb\xbfa = 1\r\n")
    assert read_toml(file, limit=100) == {"a": 1}
    assert read_text(file, limit=100) == "a = 1\n"


@pytest.mark.fault(28)
@given(toml=st.lists(PIECES, max_size=60).map("".join) | st.text())
def test_whatever_stands_in_a_file_it_is_read_or_refused(toml: str) -> None:
    with suppress(UnreadableFile):
        assert parse_toml(toml.encode(), name="file.toml") == tomllib.loads(toml.removeprefix("\ufeff"))


@pytest.mark.fault(28)
@given(data=st.binary())
def test_whatever_bytes_stand_in_a_file_they_are_read_or_refused(data: bytes) -> None:
    with suppress(UnreadableFile):
        parse_toml(data, name="file.toml")


@given(toml=st.lists(PIECES, max_size=40).map("".join))
def test_what_is_left_without_strings_has_the_same_places(toml: str) -> None:
    left = without_strings(toml)
    assert len(left) == len(toml)
    assert [place for place, character in enumerate(left) if character == "\n"] == [
        place for place, character in enumerate(toml) if character == "\n"
    ]


def test_strings_and_comments_are_blanked_and_names_are_left() -> None:
    toml = "a = \"x # y\" # z\nb = '''[c]\n\"d\"'''\n[e]"
    assert without_strings(toml).split() == ["a", "=", "b", "=", "[e]"]


@pytest.mark.parametrize("toml", ["secret = secret", "'secret' = 1\n'secret' = 1", "a = 'secret", "[secret]\n[secret]"])
def test_a_refusal_shows_nothing_of_the_file(toml: str) -> None:
    refusal = refused(toml)
    assert "secret" not in f"{refusal} {refusal!r} {refusal.args} {refusal.where} {refusal.expected}"
    assert refusal.__suppress_context__


def test_the_sentence_has_the_name_the_line_and_what_was_expected() -> None:
    assert str(refused("a = 1\nb")) == (
        "A file cannot be read. file.toml, line 2, must be valid TOML. The file was left as it is."
    )


def test_a_name_that_would_steer_the_terminal_is_cleaned(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(tmp_path / "\x1b[2Jname", limit=10)
    assert caught.value.file == "[2Jname"


def test_a_missing_file_is_told_from_a_broken_one(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as missing:
        read_toml(tmp_path / "none.toml", limit=10)
    assert missing.value.missing
    assert str(missing.value) == "A file cannot be read. none.toml is missing."
    assert not refused("secret").missing


def make_pipe(path: Path) -> None:
    """A pipe that nobody writes to: to open it in the ordinary way waits for ever."""
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    """A folder where a file should be."""
    path.mkdir()


def make_socket(path: Path) -> None:
    """A socket of this computer."""
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(str(path))


def make_link_to_device(path: Path) -> None:
    """A link to a file without an end."""
    path.symlink_to("/dev/zero")


def make_link_to_nothing(path: Path) -> None:
    """A link whose target is gone."""
    path.symlink_to(path.with_name("gone"))


def make_loop(path: Path) -> None:
    """A link to itself."""
    path.symlink_to(path)


@pytest.mark.parametrize(
    "make", [make_pipe, make_folder, make_socket, make_link_to_device, make_link_to_nothing, make_loop]
)
def test_what_is_no_ordinary_file_is_refused_without_waiting(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "x")
    with pytest.raises(UnreadableFile, match="cannot be read") as caught:
        read_bytes(tmp_path / "x", limit=10)
    assert not caught.value.missing
    assert caught.value.where == ""


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile):
        read_bytes(tmp_path / name, limit=10)


def test_ten_gigabytes_are_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(10 * 2**30)
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(tmp_path / "large", limit=BANK_BYTES)
    assert caught.value.expected == "must be no larger than 256 KB"


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "full").write_bytes(b"x" * 2048)
    assert len(read_bytes(tmp_path / "full", limit=2048)) == 2048
    with pytest.raises(UnreadableFile):
        read_bytes(tmp_path / "full", limit=2047)


def test_text_is_bounded_and_not_cleaned(tmp_path: Path) -> None:
    (tmp_path / "text").write_bytes(b"one\r\ntwo\x1b")
    assert read_text(tmp_path / "text", limit=100) == "one\ntwo\x1b"
    (tmp_path / "text").write_bytes(b"x" * 2001)
    with pytest.raises(UnreadableFile) as caught:
        read_text(tmp_path / "text", limit=BANK_BYTES)
    assert caught.value.where == "line 1"
