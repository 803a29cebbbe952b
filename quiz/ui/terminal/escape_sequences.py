"""The escape-sequence filter: bytes from a terminal in, Textual's messages out.

Textual's own parser takes a sequence that it does not know, and one of which the rest comes late, for typed keys: the
digits in `ESC [ 999 ; 1 M`, in a colour that a terminal reports, or in a mouse report of the oldest kind would answer
questions. It falls over bytes that are no UTF-8, and over an Escape within a paste. So sequences are told apart here,
as ECMA-35 and ECMA-48 (5.4) and the terminals write them, and the parser gets each of them whole or not at all.

What may be a key or part of a sequence is part of it, as long as the rest may take: a key that is lost is pressed
again, an answer that nobody gave is kept. Escape alone is decided sooner, and may turn out later to have begun one.
Must not know what a key is for."""

from __future__ import annotations

import re
from time import monotonic
from typing import TYPE_CHECKING, Final

from textual import constants
from textual._parser import Parser
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste

from quiz.ui.terminal.rates import LONGEST_PASTE, RateLimiter

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message

PATIENCE: Final = 5.0
"""Seconds in which the rest of a sequence comes, also over a line that stalls: digits that come later are typed."""
PAUSE: Final = 0.5
"""Seconds without anything after which a paste has come to a stop."""
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
_PASSED_OVER: Final = bytes({*range(32)} - {*b"\x03\x07\x11\x18\x1a\x1b"})
"""Control characters within a sequence: all but those that leave, cancel it (ECMA-48: CAN, SUB) or end it."""
_PARTS: Final = {
    b"letter": rb"(?:\xc2[\xa0-\xbf] | [\xc3-\xdf][\x80-\xbf] | [\xe0-\xef][\x80-\xbf]{2} | [\xf0-\xf4][\x80-\xbf]{3})",
    b"half": rb"(?:[\xc2-\xdf] | [\xe0-\xef][\x80-\xbf]? | [\xf0-\xf4][\x80-\xbf]{0,2})\Z",
    b"passed": re.escape(_PASSED_OVER),
    # A coordinate of the mouse: a byte as X10 has it, also a digit, or a letter of two bytes in xterm's mode 1005.
    b"place": rb"(?:[\xc2-\xdf][\x80-\xbf] | (?![\xc2-\xdf](?:[\x80-\xbf]|\Z))[\x00\x20-\xff])",
    # The answer to what another program asked. The 0x9C that ends it in eight bits is also in the middle of letters.
    b"string": rb"[\]P^_X](?:[%b\x20-\x9b\x9d-\xff] | (?<=[\x80-\xc1\xc3-\xff])\x9c)*+" % re.escape(_PASSED_OVER),
}
_SEQUENCE: Final = re.compile(
    rb"""\x1b(?:
      (?P<key> \[\[[ -~]                                # a function key of the Linux console
          | \[(?:[378]|2[34])\$                         # a key with Shift in rxvt
          | \[(?![M\[])[%(passed)b -?]*[@-~]            # any other control sequence; some count below zero
          | O[%(passed)b0-9;]*[ -/:<-~]                 # a key of a keypad
          | (?![\[\]P^_XNO -,./])[\x00-\x1a\x1c-\x7f]  # a key with Alt
          | %(letter)b
        )
      | (?P<nothing> \[M%(place)b{3} | %(string)b(?:\x07|\x1b\\|\x9c)
          | N[%(passed)b]*[ -~]                         # a character of another set
          | [ -,./][%(passed)b -/]*[0-~]             # the choice of a set
        )
      | (?P<begun> \[M[\x00\x20-\xff]{0,5} | \[\[ | \[(?!M)[%(passed)b -?]* | O[%(passed)b0-9;]* | N[%(passed)b]*
          | [ -,./][%(passed)b -/]* | %(string)b\x1b? | %(half)b |
        )                                               # what may still become one of those
    )"""
    % _PARTS,
    re.VERBOSE,
)
_TEXT: Final = re.compile(rb"(?: [^\x1b\x80-\xff] | %(letter)b)+" % _PARTS, re.VERBOSE)
_HALF: Final = re.compile(_PARTS[b"half"], re.VERBOSE)
_EIGHT_BITS: Final = re.compile(rb"\xc2?[\x8e-\x90\x98\x9b\x9d-\x9f]")
"""What begins a sequence in eight bits (ECMA-48, 5.3), itself or as a letter: Escape and the byte 0x40 below it."""
_LEAVES: Final = re.compile(rb"(?:[\x03\x11\x18]|\x1b\[(?:99|113|120);5(?::[12])?u)+")
"""Nothing but Ctrl+C, Ctrl+Q or Ctrl+X, pressed or held."""
_REST: Final = re.compile(rb"[\[\]O]|[P_].", re.DOTALL)
"""What goes on after an Escape that came by itself; other letters alone are keys."""
_MAY_BE_A_KEY: Final = re.compile(rb"\x1b[^[]?", re.DOTALL)
"""Where nothing follows, it was one; Alt with the bracket that begins most sequences is none."""


class _Parser(XTermParser):
    """Textual's parser, told where each sequence ends."""

    def read(self, piece: bytes) -> list[Message]:
        """What is meant by ordinary text or by one whole sequence. Where the parser would wait for more there is
        nothing more: what it then gives is a key with Alt, or each character of a sequence that it does not know. One
        that fell over a value begins anew, with what it knows of the mouse."""
        text = piece.decode(errors="ignore")
        messages: list[Message] = []
        try:
            messages += self.feed(text) if text else ()
            if self._timeout_time is not None:
                self._timeout_time = 0.0
                typed = list(self.tick())
                messages += typed if len(text) <= len("\x1bx") else ()
        except Exception:  # noqa: BLE001 - whatever bytes a terminal sends, the next key must still be read
            Parser.__init__(self)
        return messages


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
        self._escaped = False
        """Whether the last thing was an Escape that became a key because nothing followed."""
        self._urged = False
        """Whether the last thing was nothing but a key that leaves: no paste comes in two such pieces."""
        self._last = clock()
        """When something came; within a sequence more than what one key sends."""

    @property
    def waiting(self) -> bool:
        """Whether something waits for the rest of it, so that `tick` has to be called."""
        return bool(self._begun)

    def feed(self, data: bytes) -> list[Message]:
        """What `data`, after all that came before, means."""
        messages = self.tick()
        stalled = self._paste is not None and self._clock() - self._last >= PAUSE
        lost = stalled and data[:1] < b" " and data[:1] not in _IN_TEXT and not PASTE_END.startswith(data[:6])
        urged, self._urged = self._urged, bool(_LEAVES.fullmatch(data))
        if lost or (urged and self._urged):
            self._paste = None  # the end of it got lost, and this key must not; one that leaves also without a pause
        begun, self._begun = self._begun, b""
        if self._escaped and self._clock() - self._last < PATIENCE and _REST.match(data):
            begun = b"\x1b"
        if len(data) > 1 or len(begun) <= 1:
            self._last = self._clock()
        data, self._escaped = begun + data, False
        while data:
            if self._paste is not None:
                data = self._read_paste(self._paste, data, messages)
            elif data.startswith(PASTE_START):
                self._paste, data = bytearray(), data[len(PASTE_START) :]
            elif found := _SEQUENCE.match(data):
                data = self._read_sequence(found, data[found.end() :], messages)
            elif found := _TEXT.match(data):
                data = data[found.end() :]
                self._parse(found[0], messages)
            elif found := _EIGHT_BITS.match(data):
                begins = bytes((0x1B, found[0][-1] - 0x40))
                data = begins + (b"" if begins == b"\x1b[" else b"\0") + data[found.end() :]  # the NUL: no key
            elif _HALF.match(data):
                self._begun, data = data, b""
            else:
                data = data[1:]  # no text
        return messages

    def tick(self) -> list[Message]:
        """What has waited long enough: two bytes that begin nothing are a key, any other beginning is nothing."""
        messages: list[Message] = []
        if self._clock() - self._last >= (ESCAPE_DELAY if self._begun == b"\x1b" else PATIENCE):
            self._give_up(self._begun, messages)
            self._escaped = self._escaped or self._begun == b"\x1b"
            self._begun = b""
        return messages

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
        if found["begun"] is None:
            if found["key"] and len(sequence) <= LONGEST_SEQUENCE:
                self._parse(sequence[:2] + sequence[2:].translate(None, _PASSED_OVER), messages)
        elif not rest:
            # Of a long one as much as tells how it goes on; a byte that would end it was in the middle of a letter.
            self._begun = sequence[:2] + sequence[2:][-LONGEST_SEQUENCE:].lstrip(b"\x9c")
        else:
            if sequence[1:].endswith(b"\x1b"):  # it ends the string, and begins another sequence
                sequence, rest = sequence[:-1], b"\x1b" + rest
            self._give_up(sequence, messages)
        return rest

    def _give_up(self, begun: bytes, messages: list[Message]) -> None:
        """Nothing more comes of a beginning."""
        if _MAY_BE_A_KEY.fullmatch(begun):
            self._parse(begun, messages)

    def _parse(self, piece: bytes, messages: list[Message]) -> None:
        """Let the parser read what is whole; of its keys none too many."""
        messages.extend(
            message
            for message in self._parser.read(piece)
            if not isinstance(message, Key) or message.key in LEAVE_KEYS or self._rate.admits()
        )
