"""The character filter: what it takes out, what it leaves, and that it agrees with itself."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.sanitize import JOINERS, forbidden, sanitize
from tests.tools import slow

OUT = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
EVERY_CHARACTER = [chr(code) for code in range(sys.maxunicode + 1)]
ANYTHING = st.text(st.characters(exclude_categories=()))
PILES = st.text(st.sampled_from(["a", "\u0301", "\u0489", "\u200d", "\u200c", "\ufe0f", "\n", "\t", " ", "\u202e"]))


@pytest.mark.fault(26)
@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        pytest.param("\x1b[31mred\x1b[0m", "[31mred[0m", id="colour"),
        pytest.param("\x1b]0;title\x07", "]0;title", id="window title"),
        pytest.param("\x1b]52;c;aGk=\x1b\\", "]52;c;aGk=\\", id="clipboard"),
        pytest.param("\x9b2J", "2J", id="C1 introducer"),
        pytest.param("\x9d0;title\x9c", "0;title", id="C1 OSC"),
        pytest.param("a\x00b", "ab", id="NUL"),
        pytest.param("a\x7fb\x08c", "abc", id="delete and backspace"),
        pytest.param("abc\u202edef\u202c", "abcdef", id="right-to-left override"),
        pytest.param("\u2066abc\u2069", "abc", id="isolates"),
        pytest.param("a\ufeffb\u200bc\u00add", "abcd", id="invisible"),
        pytest.param("\U000e0041\U000e007f", "", id="tags"),
        pytest.param("a\ud800b", "ab", id="half a surrogate pair"),
        pytest.param("a\ue000b\U0010fffdc", "abc", id="private use"),
        pytest.param("a\u2028b\u2029c\x85d\re\vf\fg", "a b c d e f g", id="line breaks of every kind"),
        pytest.param("one\r\ntwo", "one two", id="two characters for one line break"),
        pytest.param("a\tb", "a    b", id="tab"),
        pytest.param("e\u0301\u0302\u0303\u0304\u0305x", "e\u0301\u0302\u0303x", id="a pile of marks"),
        pytest.param("e\u0301\u0302\u200d\u0303\u0304\u0305", "e\u0301\u0302\u200d\u0303", id="a pile behind a joiner"),
    ],
)
def test_what_would_steer_a_terminal_is_taken_out_and_named(hostile: str, harmless: str) -> None:
    assert sanitize(hostile) == harmless
    assert forbidden(hostile) is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Listen to the end.", id="English"),
        pytest.param("naïve café … “so” \u2013 80 %", id="accents and quotes"),
        pytest.param("[b]markup[/b] {answer}", id="markup"),
        pytest.param("e\u0301\u0302\u0303", id="three marks"),
        pytest.param("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", id="Persian, which needs a joiner"),
        pytest.param("क्ष\u200dत्रिय", id="Hindi, which needs a joiner"),
        pytest.param("👩\u200d❤\ufe0f\u200d👨", id="emoji joined to one"),
        pytest.param("中文 עברית", id="Chinese and Hebrew"),
    ],
)
def test_ordinary_text_of_any_language_stays(text: str) -> None:
    assert sanitize(text) == text
    assert forbidden(text) is None


def test_line_breaks_stay_where_lines_are_wanted() -> None:
    assert sanitize("one\r\ntwo\rthree\u2028four\n", lines=True) == "one\ntwo\nthree\nfour\n"
    assert forbidden("one\ntwo\n") == "a line break"
    assert forbidden("one\r\ntwo") == "a control character (U+000D)"


def test_the_name_of_a_fault_tells_the_character_but_not_the_text() -> None:
    assert forbidden("secret \x1b words") == "a control character (U+001B)"
    assert forbidden("secret \u202e words") == "an invisible character (U+202E)"
    assert forbidden("secret\twords") == "a tab"
    assert forbidden("e\u0301\u0302\u0303\u0304") == "more than three combining marks in a row"


@pytest.mark.parametrize("every", [97, *slow(1)])
def test_every_single_character_is_kept_or_repaired_by_its_category(every: int) -> None:
    for character in EVERY_CHARACTER[::every]:
        harmless = unicodedata.category(character) not in OUT or character in JOINERS
        assert (sanitize(character) == character) is harmless, hex(ord(character))
        assert (forbidden(character) is None) is harmless, hex(ord(character))


@given(text=ANYTHING | PILES, lines=st.booleans())
def test_the_two_doors_agree_and_cleaning_twice_changes_nothing(text: str, *, lines: bool) -> None:
    repaired = sanitize(text, lines=lines)
    assert sanitize(repaired, lines=lines) == repaired
    assert forbidden(sanitize(text)) is None
    assert (forbidden(text) is None) is (sanitize(text) == text)


@given(text=ANYTHING | PILES)
def test_nothing_that_is_taken_out_is_left_and_no_letter_is_lost(text: str) -> None:
    repaired = sanitize(text)
    assert {character for character in repaired if unicodedata.category(character) in OUT} <= set(JOINERS)
    assert [letter for letter in text if letter.isalpha()] == [letter for letter in repaired if letter.isalpha()]
