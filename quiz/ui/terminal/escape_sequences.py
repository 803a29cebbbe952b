"""The escape-sequence filter: bytes from a terminal in, Textual's messages out.

Textual's own parser takes a sequence that it does not know, and one of which the rest comes late, for typed keys: the
digits in `ESC [ 999 ; 1 M`, in a colour that a terminal reports, or in a mouse report of the oldest kind would answer
questions. It falls over bytes that are no UTF-8, and over an Escape within a paste. So sequences are told apart here,
as ECMA-48 (5.4) and the terminals write them, and the parser gets each of them whole or not at all. Must not know what
a key is for."""

from __future__ import annotations

import re
from time import monotonic
from typing import TYPE_CHECKING, Final

from textual import constants
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste

from quiz.ui.terminal.rates import LONGEST_PASTE, RateLimiter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.message import Message

PATIENCE: Final = 5.0
"""Seconds in which the rest of a sequence comes, also over a line that stalls: digits that come later are typed."""
PAUSE: Final = 0.5
"""Seconds after which what may be whole as it stands is taken to be so."""
ESCAPE_DELAY: Final = min(constants.ESCAPE_DELAY, 0.5)
"""Seconds after which an Escape is the key, as ESCDELAY asks for it."""
LONGEST_SEQUENCE: Final = 32
"""In bytes: Textual's parser types out what is longer."""
LEAVE_KEYS: Final = frozenset({"ctrl+x", "ctrl+c", "ctrl+q"})

PASTE_START: Final = b"\x1b[200~"
PASTE_END: Final = b"\x1b[201~"
_PASTE_BYTES: Final = 4 * (LONGEST_PASTE + 1)
_IN_TEXT: Final = b"\t\r\n"
"""The control characters that a pasted text may hold."""
_LETTER: Final = (
    rb"(?:\xc2[\xa0-\xbf] | [\xc3-\xdf][\x80-\xbf] | [\xe0-\xef][\x80-\xbf]{2} | [\xf0-\xf4][\x80-\xbf]{3})"
)
"""One beyond ASCII, in UTF-8."""
_HALF_LETTER: Final = rb"(?:[\xc2-\xdf] | [\xe0-\xef][\x80-\xbf]? | [\xf0-\xf4][\x80-\xbf]{0,2})\Z"
_PASSED_OVER: Final = rb"\x00-\x02\x04-\x06\x08-\x10\x12-\x17\x19\x1c-\x1f"
"""Control characters within a sequence: all but those that leave, cancel it (ECMA-48: CAN, SUB) or end it."""
_STRING: Final = rb"[\]P^_X](?:[" + _PASSED_OVER + rb"\x20-\x9b\x9d-\xff] | (?<=[\x80-\xc1\xc3-\xff])\x9c)*+"
"""The answer to what another program asked. The 0x9C that ends it in eight bits is also in the middle of letters."""
_PLACE: Final = rb"(?:[\xc2-\xdf][\x80-\xbf] | (?![\xc2-\xdf](?:[\x80-\xbf]|\Z))[\x00\x20-\xff])"
"""A coordinate of the mouse: a byte as X10 has it, also a digit, or a letter of two bytes in xterm's mode 1005."""
_SEQUENCE: Final = re.compile(
    rb"""\x1b(?:
      (?P<whole> \[\[[@-~]                              # a function key of the Linux console
          | \[[0-9]+\$                                  # a key with Shift in rxvt
          | \[(?![M\[])[-0-?]*[\x20-/]*[@-~]            # any other control sequence; some count below zero
          | O[0-9;]*[@-~]                               # a key of a keypad
          | (?![\[O\]P^_X])[\x00-\x1a\x1c-\x7f]         # a key with Alt
          | %(letter)b
        )
      | (?P<nothing> \[M%(place)b{3} | %(string)b(?:\x07|\x1b\\|\x9c)
          | \[(?![M\[])[%(passed_over)b\x20-?]*[@-~]    # a control sequence out of order
        )
      | (?P<begun> \[M[\x00\x20-\xff]{0,5} | \[\[ | \[(?![M\[])[%(passed_over)b\x20-?]*
          | O[0-9;]* | %(string)b(?:(?<!\x1b[\]P^_X])\x1b)? | %(half_letter)b |
        )                                               # what may still become one of those
    )"""
    % {
        b"letter": _LETTER,
        b"half_letter": _HALF_LETTER,
        b"passed_over": _PASSED_OVER,
        b"place": _PLACE,
        b"string": _STRING,
    },
    re.VERBOSE,
)
_TEXT: Final = re.compile(rb"(?: [^\x1b\x80-\xff] | %b)+" % _LETTER, re.VERBOSE)
_HALF: Final = re.compile(_HALF_LETTER, re.VERBOSE)
_EIGHT_BITS: Final = re.compile(rb"\xc2?(?:[\x8f\x9b]|(?P<string>[\x90\x98\x9d-\x9f]))")
"""What begins a sequence in eight bits (ECMA-48, 5.3), itself or as a letter: Escape and the byte 0x40 below it."""
_KEY_ALONE: Final = re.compile(rb"\x1b[\]P^_X]?")
"""Escape, and the keys with Alt that also begin a string: where nothing follows, they were keys."""
_MAY_BE_WHOLE: Final = re.compile(rb"%b|\x1b\[M[^\x1b]{3,}" % _KEY_ALONE.pattern, re.DOTALL)
"""Those keys, and the bytes of a mouse report as X10 has it that would be too few in mode 1005."""


class _Parser(XTermParser):
    """Textual's parser, told where each sequence ends."""

    def __init__(self, before: XTermParser | None = None) -> None:
        """`before`: one that knows the mouse already."""
        super().__init__()
        if before is not None:
            self.mouse_pixels = before.mouse_pixels
            self.terminal_size = before.terminal_size
            self.terminal_pixel_size = before.terminal_pixel_size

    def read(self, piece: str) -> Iterator[Message]:
        """What is meant by ordinary text or by one whole sequence. Where the parser would wait for more there is
        nothing more: what it then gives is a key with Alt, or each character of a sequence that it does not know."""
        yield from self.feed(piece) if piece else ()
        if self._timeout_time is not None:
            self._timeout_time = 0.0
            typed = list(self.tick())
            yield from typed if len(piece) <= len("\x1bx") else ()


class EscapeSequenceFilter:
    """Reads what a terminal sends. Every key, mouse and report form that Textual's parser knows comes out as the parser
    has it; all else that is a sequence comes out as nothing, and so does a paste that is too long and a key that comes
    faster than a person types, unless it is one that leaves."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """`clock`: seconds."""
        self._clock = clock
        self._parser = _Parser()
        self._rate = RateLimiter(clock)
        self._begun = b""
        """The beginning of a sequence or of a letter."""
        self._paste: bytearray | None = None
        """What has come of a paste; of one that is too long no more than tells that."""
        self._last = clock()

    @property
    def waiting(self) -> bool:
        """Whether something waits for the rest of it, so that `tick` has to be called."""
        return bool(self._begun)

    def feed(self, data: bytes) -> list[Message]:
        """What `data`, after all that came before, means."""
        messages = self.tick()
        if self._stalled and data[:1] < b" " and data[:1] not in _IN_TEXT and not PASTE_END.startswith(data[:6]):
            self._paste = None  # the end of it got lost, and this key must not
        self._last = self._clock()
        data, self._begun = self._begun + data, b""
        while data:
            if self._paste is not None:
                data = self._read_paste(self._paste, data, messages)
            elif data.startswith(PASTE_START):
                self._paste, data = bytearray(), data[len(PASTE_START) :]
            elif found := _SEQUENCE.match(data):
                data = self._read_sequence(found, data[found.end() :], messages)
            elif found := _TEXT.match(data):
                data = data[found.end() :]
                self._parse(found[0].decode(errors="ignore"), messages)
            elif found := _EIGHT_BITS.match(data):
                begins = bytes((0x1B, found[0][-1] - 0x40))
                data = begins + (b"\0" if found["string"] else b"") + data[found.end() :]  # the NUL: no key with Alt
            elif _HALF.match(data):
                self._begun, data = data, b""
            else:
                data = data[1:]  # no text
        return messages

    def tick(self) -> list[Message]:
        """What has waited long enough: an Escape that begins nothing is a key, any other beginning is nothing."""
        messages: list[Message] = []
        waited = self._clock() - self._last
        whole = _MAY_BE_WHOLE.fullmatch(self._begun)
        if waited >= (ESCAPE_DELAY if self._begun == b"\x1b" else PAUSE if whole else PATIENCE):
            if _KEY_ALONE.fullmatch(self._begun):
                self._parse(self._begun.decode(), messages)
            self._begun = b""
        return messages

    @property
    def _stalled(self) -> bool:
        """Whether a paste has stopped in the middle."""
        return self._paste is not None and self._clock() - self._last >= PAUSE

    def _read_paste(self, paste: bytearray, data: bytes, messages: list[Message]) -> bytes:
        """Read on in a paste, and give what follows it."""
        end = len(paste) - len(PASTE_END)
        paste += data
        if (end := paste.find(PASTE_END, max(end, 0))) < 0:
            del paste[_PASTE_BYTES : -len(PASTE_END)]
            return b""
        text = paste[:end].decode(errors="ignore").replace("\0", "")
        if len(text) <= LONGEST_PASTE:
            messages.append(Paste(text))
        self._paste = None
        return bytes(paste[end + len(PASTE_END) :])

    def _read_sequence(self, found: re.Match[bytes], rest: bytes, messages: list[Message]) -> bytes:
        """Read a sequence, or the beginning of one, that `rest` follows, and give what has still to be read."""
        sequence = found[0]
        if found["whole"] is not None:
            if len(sequence) <= LONGEST_SEQUENCE:
                self._parse(sequence.decode(errors="ignore"), messages)
        elif found["begun"] is not None:
            if not rest:
                last = sequence[LONGEST_SEQUENCE:][-1:].replace(b"\x9c", b"\x80")  # it was in the middle of a letter
                self._begun = sequence[:LONGEST_SEQUENCE] + last
            elif _KEY_ALONE.fullmatch(sequence):
                self._parse(sequence.decode(), messages)
            elif sequence.endswith(b"\x1b"):  # it ends the string, and begins another sequence
                return b"\x1b" + rest
        return rest

    def _parse(self, piece: str, messages: list[Message]) -> None:
        """Let the parser read what is whole. One that fell over a value in it is replaced by one that knows as much of
        the mouse."""
        try:
            messages.extend(message for message in self._parser.read(piece) if self._admits(message))
        except Exception:  # noqa: BLE001 - whatever bytes a terminal sends, the next key must still be read
            self._parser = _Parser(self._parser)

    def _admits(self, message: Message) -> bool:
        """Whether a message may go on, as all may but a key too many."""
        return not isinstance(message, Key) or message.key in LEAVE_KEYS or self._rate.admits()
