"""The escape-sequence filter: all that Textual's parser knows comes out as it has it, and no part of anything else."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Final

import pytest
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.message import Message

from quiz.ui.terminal.escape_sequences import (
    ESCAPE_DELAY,
    PASTE_END,
    PASTE_START,
    PATIENCE,
    EscapeSequenceFilter,
)
from quiz.ui.terminal.rates import BURST, KEYS_A_SECOND, LONGEST_PASTE

ONE_KEY_TWICE: Final = "\x1b\x1b"
"""Textual's parser has two Escapes for it, its table one."""
KEYS: Final = sorted(set(ANSI_SEQUENCES_KEYS) - {"\x1b", ONE_KEY_TWICE, "\x9b"})
"""But what begins others: Textual's table has the latter, ECMA-48's CSI, for a key of one old terminal."""
KITTY: Final = tuple(
    f"\x1b[{form}"
    for form in "97;;97u 97;2;65u 49;;49u 13u 27u 120;5u 1;5A 57399;129;49u 1;129P 127;3u 233;;233u".split()
)
REPORTS: Final = tuple(f"\x1b[{form}" for form in "I O 12;40R ?2026;2$y ?2048;2$y ?2026;0$y 48;24;80;480;800t".split())
MICE: Final = tuple(
    f"\x1b[{form}" for form in "<0;12;5M <0;12;5m <64;9;9M <35;223;223M <0;-1;5M 32;12;5M 35;12;5M".split()
)
UNKNOWN: Final = (
    b"\x1b[999;999;999;999M",
    b"\x1b[1;2;3;4;5z",
    b"\x1b[12q",
    b"\x1b[?1;2;4;6;9;15;16;17;18;21;22;28;29c",
    b"\x1b[>41;354;0c",
    b"\x1b[8;24;80t",
    b"\x1b[999999999u",
    b"\x1b[97:65;2;65u",
    b"\x1bO5A",
    b"\x1bOX",
    b"\x1b]11;rgb:1e1e/1212/3434\x07",
    b"\x1b]11;rgb:1e1e/1212/3434\x1b\\",
    b"\x1b]4;1;rgb:cdcd/0000/0000\x1b\\",
    b"\x1bP1$r1 q\x1b\\",
    b"\x1bP>|XTerm(379)\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b]52;c;\n1\x07",
    b"\x1b]52;c;1\x00\t2\r1\x1b\\",
    b"\x1bP1$r\r\n1\x1b\\",
    b"\x1b]2;\xe2\x80\x9c1\xe2\x80\x9d \xc3\x9c1 \xf0\x9f\x9c\x9c1\x07",
    b"\x1b[1\n;1M",
    b"\x1b[ 1;1M",
    b"\x1b[4;1$y",
    b"\x1b[[1",
    b"\x1bO ",
    b"\x1bN1",
    b"\x1b(0",
    b"\x1b#3",
    b"\x1b $1",
)
"""Answers to what another program asked, what chooses a set of characters, and keys that Textual does not know."""
EIGHT_BITS: Final = (
    b"\x9b1;31M",
    b"\x9b31;1;1M",
    b"\x9bM !1",
    b"\x9bM \xc2\x811",
    b"\x9b?1;2c",
    b"\x8f1A",
    b"\x8fX",
    b"\x8e1",
    b"\x9d52;c;1\n1\x07",
    b"\x9d11;rgb:1111/1111/1111\x9c",
    b"\x901$r1 q\x9c",
    b"\x9f1\x9c",
)
"""The same where control characters have eight bits."""
COORDINATES: Final = tuple(
    f"\x1b[M{form}".encode() for form in (" \x811", " 1\x81", "\x8111", "\xa0\x811", " \u07ff\x9b", "\xa0\xe9\u07ff")
)
"""Mouse reports of xterm's mode 1005."""


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Give the time."""
        return self.now


def told(messages: Iterable[Message]) -> list[str]:
    """What tells messages apart."""
    return [repr(message) for message in messages]


class Patient(XTermParser):
    """The parser alone, with all the time it wants."""

    def all_of(self, text: str) -> list[Message]:
        """What it makes of a text that nothing follows."""
        messages = list(self.feed(text))
        if self._timeout_time is not None:
            self._timeout_time = 0.0
            messages += self.tick()
        return messages


def by_textual(text: str) -> list[str]:
    """What Textual's parser makes of a text."""
    return told(Patient().all_of(text))


def filtered(*parts: bytes, clock: Clock | None = None) -> list[str]:
    """What the filter makes of parts that come one after the other, with all the time it wants afterwards."""
    clock = clock or Clock()
    keys = EscapeSequenceFilter(clock)
    messages = [message for part in parts for message in keys.feed(part)]
    clock.now += PATIENCE
    return told([*messages, *keys.tick()])


def cut(data: bytes) -> Iterable[tuple[bytes, ...]]:
    """Data in one part, in every two, and byte by byte."""
    yield (data,)
    yield from ((data[:at], data[at:]) for at in range(1, len(data)))
    yield tuple(data[at : at + 1] for at in range(len(data)))


@pytest.mark.parametrize("sequences", [KEYS, KITTY, REPORTS, MICE], ids=["keys", "kitty", "reports", "mice"])
def test_what_textual_knows_comes_out_as_it_has_it(sequences: Iterable[str]) -> None:
    """However it is cut, between other keys and alone."""
    between = by_textual("a")
    for sequence in sequences:
        expected = by_textual(sequence)
        for parts in cut(sequence.encode()):
            assert filtered(*parts) == expected
            assert filtered(b"a", *parts, b"a") == [*between, *expected, *between]


def test_an_escape_is_a_key() -> None:
    """Once nothing follows it; before another sequence, and twice."""
    escape, up = told([events.Key("escape", "\x1b")]), by_textual("\x1b[A")
    clock = Clock()
    keys = EscapeSequenceFilter(clock)
    assert keys.feed(b"\x1b") == []
    clock.now += ESCAPE_DELAY
    assert told(keys.tick()) == escape
    assert keys.tick() == []
    assert filtered(b"\x1b\x1b[A") == filtered(b"\x1b", b"\x1b[A") == [*escape, *up]
    assert filtered(ONE_KEY_TWICE.encode()) == [*escape, *escape]


@pytest.mark.parametrize("letter", "aAsSfP]X1é→")
def test_a_key_with_alt_is_no_key_without(letter: str) -> None:
    """Also where another sequence comes at once: Textual's parser alone would then skip a question for Alt+S."""
    expected, up = by_textual(f"\x1b{letter}"), by_textual("\x1b[A")
    assert filtered(f"\x1b{letter}".encode()) == expected
    assert filtered(f"\x1b{letter}\x1b[A".encode()) == [*expected, *up]


@pytest.mark.parametrize("button", [0, 1, 2, 3, 32, 64, 65])
def test_the_oldest_mouse_report_is_no_key(button: int) -> None:
    """Its three bytes may be digits, letters, Ctrl+X's neighbours or no UTF-8, and a key may follow at once."""
    one = by_textual("1")
    for place in range(1, 224):
        for x, y in ((place, 17), (17, place), (place, place), (place, 0)):
            report = b"\x1b[M" + bytes((32 + button, 32 + x, 32 + y if y else 0))
            assert filtered(report) == []
            assert filtered(report + b"1") == filtered(report[:4], report[4:] + b"1") == one
            assert filtered(report + report + b"1") == one


@pytest.mark.parametrize("report", [b"\x1b[M \xc3\xa9", b"\x1b[M\xc2\x811", b"\x1b[M\xc2\xa0\xc2"], ids=ascii)
def test_a_report_that_may_be_whole_waits(report: bytes) -> None:
    """As X10 has it, it is; in mode 1005 more has to come. A digit is the rest, and once that can be no more a key."""
    for parts in cut(report):
        assert filtered(*parts, b"1") == []
        clock = Clock()
        keys = EscapeSequenceFilter(clock)
        assert [message for part in parts for message in keys.feed(part)] == []
        clock.now += PATIENCE
        assert told(keys.feed(b"1")) == by_textual("1")


@pytest.mark.parametrize("sequence", [*UNKNOWN, *EIGHT_BITS, *COORDINATES], ids=lambda sequence: ascii(sequence[:20]))
def test_what_nobody_knows_is_nothing(sequence: bytes) -> None:
    """However it is cut; the key after it counts, and it does not matter how soon that comes."""
    one = by_textual("1")
    for parts in cut(sequence):
        assert filtered(*parts) == []
        assert filtered(*parts, b"1") == one


@pytest.mark.parametrize("size", [1, 7, 4096])
def test_an_answer_may_be_long(size: int) -> None:
    """Such as what the clipboard holds: little of it is ever held."""
    data = b"\x1b]52;c;" + b"MTIz" * 5000 + b"\x1b\\1"
    assert filtered(*(data[at : at + size] for at in range(0, len(data), size))) == by_textual("1")


@pytest.mark.parametrize("sequence", [*UNKNOWN, b"\x1b[<0;12;5M", b"\x1b[97;;97u"], ids=ascii)
@pytest.mark.parametrize("key", "\x18\x03", ids=["Ctrl+X", "Ctrl+C"])
def test_the_keys_that_leave_come_through_what_is_cut_off(sequence: bytes, key: str) -> None:
    """At every place, as ECMA-48 has it; and nothing of the beginning is a key."""
    for at in range(3, len(sequence)):
        assert filtered(sequence[:at], key.encode()) == by_textual(key)
    assert filtered(b"\x1b", key.encode())[-1:] == by_textual(key)


def test_the_rest_may_come_late_but_not_for_ever() -> None:
    """Where it never comes, the next key counts and the digits do not."""
    clock = Clock()
    keys = EscapeSequenceFilter(clock)
    assert keys.feed(b"\x1b[<0;12") == []
    clock.now += PATIENCE / 2
    assert keys.tick() == []
    assert told(keys.feed(b";5M4")) == [*by_textual("\x1b[<0;12;5M"), *by_textual("4")]
    assert told(keys.feed("\x1b[1;2\x1b[1\u00e9".encode())) == by_textual("\u00e9")
    assert keys.feed(b"\x1b[1;2") == []
    clock.now += PATIENCE
    assert told(keys.feed(b"3")) == by_textual("3")
    assert told(keys.feed(b"\x1b[" + b"1" * 10_000 + b"m4")) == by_textual("4")


@pytest.mark.parametrize("sequence", [*UNKNOWN, *COORDINATES, b"\x1b[M !1", b"\x1b[<0;1;-1M", *EIGHT_BITS], ids=ascii)
@pytest.mark.parametrize("pause", [0.6, 0.9 * PATIENCE])
def test_the_rest_may_come_after_a_stall(sequence: bytes, pause: float) -> None:
    """At every place. An Escape has become a key by then, and what begins like the rest of a sequence still is one."""
    escape = told([events.Key("escape", "\x1b")])
    begins_late = sequence[:1] == b"\x1b" and sequence[1:2] in b"[]OP_"
    for at in range(1 if begins_late else 2, len(sequence)):
        clock = Clock()
        keys = EscapeSequenceFilter(clock)
        assert keys.feed(sequence[:at]) == []
        clock.now += pause
        assert told([*keys.tick(), *keys.feed(sequence[at:])]) == (escape if sequence[:at] == b"\x1b" else [])
        assert told(keys.feed(b"1")) == by_textual("1")


def test_a_key_that_could_begin_a_sequence_holds_up_the_next_ones_for_a_while_only() -> None:
    """Pressed one by one they do not make it longer; an arrow, or a key that leaves, ends it at once."""
    clock = Clock()
    keys = EscapeSequenceFilter(clock)
    assert keys.feed(b"\x1b]") == []
    for _ in range(5):
        assert keys.feed(b"1") == []
        clock.now += PATIENCE / 5
    assert told(keys.feed(b"1")) == by_textual("1")
    assert told(keys.feed(b"\x1bN\x1b[A")) == [*by_textual("\x1bN"), *by_textual("\x1b[A")]
    assert told(keys.feed(b"\x1b]1\x18")) == by_textual("\x18")


@pytest.mark.parametrize("sequence", EIGHT_BITS, ids=ascii)
def test_a_control_character_of_eight_bits_may_come_as_a_letter(sequence: bytes) -> None:
    """In UTF-8, and after an Escape that was a key."""
    one, escape = by_textual("1"), told([events.Key("escape", "\x1b")])
    letters = b"\xc2" + sequence.replace(b"\x9c", b"\xc2\x9c")
    for parts in cut(letters):
        assert filtered(*parts, b"1") == one
    assert filtered(b"\x1b" + letters) == filtered(b"\x1b" + sequence) == escape
    assert filtered(b"1\xe9" + sequence + b"1") == [*one, *one]


def test_an_arrow_in_eight_bits_is_the_arrow() -> None:
    """And a letter that has such a byte in it is the letter, however it is cut."""
    for parts in (*cut(b"\x9bA"), *cut(b"\xc2\x9bA"), *cut(b"\x8fA")):
        assert filtered(*parts) == by_textual("\x1b[A")
    for letter in "\u00db\u011b\u201c\u201d\u06db\U0001f61b":
        for parts in cut(letter.encode()):
            assert filtered(*parts, b"1") == [*by_textual(letter), *by_textual("1")]


def test_bytes_that_are_no_text_are_nothing() -> None:
    """Between keys, and where a character is cut in two."""
    assert filtered(b"a\xe9\xffb\xc3(c\xf0\x9f") == [event for key in "ab(c" for event in by_textual(key)]
    assert filtered(b"\xc3", b"\xa9", b"\xe2\x82", b"\xac") == [*by_textual("\u00e9"), *by_textual("\u20ac")]
    assert filtered(b"\xc3\x1b[A\xa9") == by_textual("\x1b[A")


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 4096])
def test_a_paste_is_one_piece_however_it_is_cut(size: int) -> None:
    """With every escape sequence in it, of which none is a key."""
    text = "one\ntwo \x1b[4 5\x1b]1;2 \x1b\x1b[A \x1b[200~ caf\u00e9\u00a0!"
    data = b"a" + PASTE_START + text.encode() + PASTE_END + b"\x1b[Az"
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    expected = [*by_textual("a"), *told([events.Paste(text)]), *by_textual("\x1b[A"), *by_textual("z")]
    assert filtered(*parts) == expected


@pytest.mark.parametrize("size", [11, 100, 4096])
@pytest.mark.parametrize("character", ["x", "\u20ac", "\U0001f642"])
def test_a_paste_is_cut_at_no_length_but_dropped(size: int, character: str) -> None:
    """As long as a note may be it passes; longer, only the paste goes, and little of it is ever held."""
    for length, passes in ((LONGEST_PASTE, True), (LONGEST_PASTE + 1, False), (5 * LONGEST_PASTE, False)):
        data = b"a" + PASTE_START + (character * length).encode() + PASTE_END + b"b"
        parts = [data[at : at + size] for at in range(0, len(data), size)]
        pasted = told([events.Paste(character * length)]) if passes else []
        assert filtered(*parts) == [*by_textual("a"), *pasted, *by_textual("b")]


def test_a_paste_without_an_end_can_be_left() -> None:
    """After a pause, by a key that no text holds; what goes on as text is still the paste."""
    clock = Clock()
    keys = EscapeSequenceFilter(clock)
    assert keys.feed(PASTE_START + b"12") == []
    clock.now += 2 * PATIENCE
    assert keys.feed(b"1\n") == keys.feed(b"\x18") == []
    clock.now += 2 * PATIENCE
    assert told(keys.feed(b"\x18")) == by_textual("\x18")
    assert keys.feed(PASTE_START + b"1") == []
    clock.now += 2 * PATIENCE
    assert told(keys.feed(PASTE_END)) == told([events.Paste("1")])
    for key in (b"\x18", b"\x1b[120;5u"):  # pressed again and again
        assert keys.feed(PASTE_START + b"1") == keys.feed(key) == []
        assert told(keys.feed(key)) == by_textual(key.decode())


def test_keys_faster_than_a_person_are_dropped_but_those_that_leave() -> None:
    """However they come; a second later keys count again."""
    clock = Clock()
    keys = EscapeSequenceFilter(clock)
    assert told(keys.feed(b"1" * 64_000)) == by_textual("1") * BURST
    assert told(keys.feed(b"1\x1b[A\x18")) == by_textual("\x18")
    clock.now += 1
    assert told(keys.feed(b"1" * 100)) == by_textual("1") * KEYS_A_SECOND


def test_soup() -> None:
    """It never falls over, and always comes to rest so that a key counts."""
    ladle = random.Random(5)  # noqa: S311 - the same soup every time
    pieces = [*UNKNOWN, *(text.encode() for text in (*KEYS, *KITTY, *REPORTS, *MICE)), b"\xff", b"\x1b", PASTE_END]
    for _ in range(300):
        clock = Clock()
        keys = EscapeSequenceFilter(clock)
        soup = b"".join(ladle.choices(pieces, k=20))
        for at in range(0, len(soup), 7):
            keys.feed(soup[at : at + ladle.randrange(9)])
        clock.now += PATIENCE
        keys.feed(PASTE_END)
        assert told(keys.feed(b"1")) == by_textual("1")
