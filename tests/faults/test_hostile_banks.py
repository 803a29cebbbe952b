"""Banks from elsewhere, given with --bank: markup is text; control strings and monsters are refused by name."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Final

import pytest

from tests.faults.terminals import Start, Window
from tests.faults.walks import EVERY, OPENING, SETTLED, answer, lines, original_bank, press, quiz, to_questions
from tests.tools import slow

MARKUP: Final = ("[b][/x]", "[[x]]", "[@click=app.bell]", "[/]", "{0}%s", "list[int]")
TEXTS: Final = re.compile(
    r'^(text|title|claim|his_part|because|about|introduction|act|period|no_occasion) = "(.*)"$', re.MULTILINE
)
MONSTERS: Final[dict[str, Callable[[Path], object]]] = {
    "dotted": lambda bank: append(bank, "steps.toml", "a" + ".a" * 20_000 + " = 1\n"),
    "deep": lambda bank: append(bank, "steps.toml", "a = " + "[" * 20_000 + "\n"),
    "large": lambda bank: append(bank, "fun.toml", "# " + "x" * 5_000_000 + "\n"),
    "many lines": lambda bank: append(bank, "fun.toml", "#\n" * 9_000),
    "digits": lambda bank: append(bank, "bank.toml", "\n[more]\na = " + "9" * 5_000 + "\n"),
    "nan": lambda bank: swap(bank, "bank.toml", "k = 1.0", "k = nan"),
    "twice": lambda bank: append(bank, "fun.toml", (bank / "fun.toml").read_text(encoding="utf-8")),
    "pipe": lambda bank: pipe(bank, "safety.toml"),
    "no reading": lambda bank: (bank / "readings" / "05-listen.md").unlink(),
    "no text": lambda bank: (bank / "patience.toml").write_bytes(b"\xff\xfe\x00"),
}
"""What is done to a copy of the bank."""


def append(bank: Path, file: str, text: str) -> None:
    """Write something behind a file."""
    with (bank / file).open("a", encoding="utf-8") as opened:
        opened.write(text)


def swap(bank: Path, file: str, old: str, new: str) -> None:
    """Write something else in a file."""
    text = (bank / file).read_text(encoding="utf-8")
    assert old in text
    (bank / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def pipe(bank: Path, file: str) -> None:
    """Put a pipe in the place of a file."""
    (bank / file).unlink()
    os.mkfifo(bank / file)


SECOND_ROUND = {"twice", "no reading"}
"""Looked for where every file can be read and holds values of the right kind."""


def mark(bank: Path) -> None:
    """Write markup into every text, one kind after the other; what is named in reasons has to be short."""
    kinds = cycle(MARKUP)

    def marked(key: str, text: str) -> str:
        return f'{key} = "{next(kinds)} {text[:40] if key == "act" else text}"'

    for path in sorted(bank.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        path.write_text(TEXTS.sub(lambda found: marked(*found.groups()), text), encoding="utf-8")
    for path in sorted(bank.glob("readings/*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\nAt the end {' and '.join(MARKUP)} stand.\n", encoding="utf-8")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """Give a copy of the bank."""
    copy = tmp_path / "bank"
    shutil.copytree(original_bank(), copy)
    return copy


@pytest.mark.fault(26)
def test_markup_in_every_text_is_shown_as_it_stands(data: Path, bank: Path) -> None:
    """On every kind of page; nothing is swallowed, nothing runs."""
    mark(bank)
    chosen = ("--bank", str(bank))
    document = json.loads(quiz(data, *chosen, "bank", "--json").stdout)
    texts = {each["id"]: each["text"] for each in (*document["circumstances"], *document["items"])}
    assert all(text.startswith(MARKUP) for text in texts.values())
    assert f"At the end {' and '.join(MARKUP)} stand." in lines(data, (), *chosen, "read", "5").stdout
    ran = lines(data, (*OPENING, *EVERY), *chosen, "take")
    assert sum(text in ran.stdout for text in texts.values()) >= len(EVERY)
    with Window(Start(data, (*chosen, "take"), size=(100, 40))) as window:
        to_questions(window, resuming=True)
        window.sees("Check your answers")
        window.until(lambda: any(kind in window.text for kind in MARKUP))
        press(window, "f")
        window.sees("What to do today")
        window.until(lambda: any(kind in window.text for kind in MARKUP))
        press(window, "w")
        window.linger(0.4)
        window.send("\x18")
        assert window.status() == 0
    with Window(Start(data, (*chosen, "take"), size=(100, 40))) as window:
        to_questions(window)
        for number, text in enumerate(list(texts.values())[: len(SETTLED)]):
            window.until(lambda: text in " ".join(window.text.split()))  # noqa: B023 - at once
            answer(window, EVERY[number])
        window.send("\x18")
        assert window.status() == 0


@pytest.mark.fault(26)
@pytest.mark.parametrize("control", ["\\u001b]0;owned\\u0007", *slow("\\u009b2J", "\\u202e", "\\u0000", "\\u2028")])
def test_control_strings_in_a_bank_are_refused_by_file_and_line(data: Path, bank: Path, control: str) -> None:
    """In lines and in full screen, and none of it reaches the terminal."""
    swap(bank, "circumstances.toml", 'text = "How much', f'text = "{control}How much')
    for arguments in (("--plain", "take"), ("take",), ("bank",)):
        with Window(Start(data, ("--bank", str(bank), *arguments), size=(160, 40))) as window:
            if arguments == ("take",):
                window.until(lambda: not window.running or "Start without" in window.text)
                if window.running:
                    press(window, "\r")
            if arguments[0] == "--plain":
                window.send("1\n")
            assert window.status() == 3
            for bad in ("\x1b]0;", "\x1b[2J", "\x9b", "\u202e", "\x00", "\u2028"):
                assert bad not in window.written
            assert "circumstances.toml" in window.written
    assert not data.exists()


@pytest.mark.fault(27)
@pytest.mark.parametrize("monster", ["deep", "pipe", *slow(*sorted(MONSTERS.keys() - {"deep", "pipe"}))])
def test_monsters_are_refused_at_once(data: Path, bank: Path, monster: str) -> None:
    """In every front end, with another problem of its round in another file named beside it; no folder is made."""
    MONSTERS[monster](bank)
    of_its_round = "apart" if monster in SECOND_ROUND else "To gether"
    swap(bank, "circumstances.toml", 'id = "together"', f'id = "{of_its_round}"')
    ran = quiz(data, "--bank", str(bank), "bank")
    assert ran.returncode == 3
    assert "circumstances.toml" in ran.stderr
    assert len(re.findall(r"\b[\w/-]+\.(?:toml|md)\b", ran.stderr)) > 1
    with Window(Start(data, ("--bank", str(bank), "take"), size=(160, 40))) as window:
        window.until(lambda: not window.running or "Start without" in window.text)
        if window.running:
            press(window, "\r")
        assert window.status() == 3
        assert not window.modes_on
        assert "cannot be used" in window.written
    assert not data.exists()
