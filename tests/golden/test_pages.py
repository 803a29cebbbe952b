"""What thirteen women are told today. A change of their pages is seen in the diff of the files under `now` in
tests/data/golden, which UPDATE_GOLDEN=1 writes anew; what the first version told them stands under `before`. And what
each of them is to begin with, and may not be told, as women.toml has it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from quiz.text.reasons import NOTHING_CALLS
from tests.golden.talking import Bank
from tests.golden.women import AFRAID, ALL, FIRST, FULL, GOLDEN, LINES, START, WHY, page, start, women, written
from tests.tools import slow

NOW: Final = GOLDEN / "now"
UPDATING: Final = bool(os.environ.get("UPDATE_GOLDEN"))
WOMEN: Final = women()
EXPECTED: Final = written()["women"]
UNSAID: Final = written()["unsaid"]
MOST_WORDS: Final = 250
NOT_FIT: Final = re.compile(r"^.*not fit now", re.MULTILINE)
WOULD_CHANGE: Final = re.compile(r"With “[^”]*” instead of .*? part of the list\.")
DRAWN: Final = re.compile("[━░─]")
"""A row with a bar or a line, which is no part of a sentence."""


@pytest.mark.parametrize(
    "name", WOMEN if UPDATING else ["betrayed", *slow(*(name for name in WOMEN if name != "betrayed"))]
)
def test_what_she_is_told(name: str, bank: Bank, tmp_path: Path) -> None:
    """The result in lines and in the full screen, and what is behind it, from the real program, as it is kept."""
    woman = WOMEN[name]
    text = page(woman, bank, tmp_path)
    told = f"{text}\n== {START}\n\n{', '.join(map(str, start(woman, text, tmp_path)))}\n"
    file = NOW / f"{name}.txt"
    if UPDATING:
        file.write_text(told, encoding="utf-8")
    assert file.exists(), f"no page is kept for {name} yet: UPDATE_GOLDEN=1 keeps it"
    assert told == file.read_text(encoding="utf-8"), f"{name} is told something else: UPDATE_GOLDEN=1 keeps it"


@pytest.mark.parametrize("name", WOMEN)
def test_what_she_begins_with(name: str) -> None:
    """The steps under “start”: exactly those, or one of those first and none of some others."""
    begins = [int(number) for number in re.findall(r"\d+", parts(name)[START])]
    expected: Mapping[str, Any] = EXPECTED[name]
    if "start" in expected:
        assert begins == expected["start"], expected["because"]
    else:
        assert begins
        assert begins[0] in expected["first_among"], expected["because"]
        assert {*begins} & {*expected.get("never_start", ())} == set(), expected["because"]


@pytest.mark.parametrize("rule", UNSAID, ids=[f"{rule['phrase']}-{rule.get('women', ['all'])[0]}" for rule in UNSAID])
def test_what_she_is_not_told(rule: Mapping[str, Any]) -> None:
    """Neither in lines nor in the full screen."""
    addressed = rule.get("women", [*WOMEN])
    assert {*addressed} <= {*WOMEN}, "somebody who is not among the women"
    pattern = re.compile(".*".join(map(re.escape, rule["phrase"].split(" … "))), re.IGNORECASE)
    assert {name for name in addressed if any(map(pattern.search, paragraphs(name)))} == set(), rule["why"]


def parts(name: str) -> dict[str, str]:
    """The parts of a page that is kept, by their titles."""
    text = (NOW / f"{name}.txt").read_text(encoding="utf-8")
    _, *pieces = re.split(r"^== (.*)\n", text, flags=re.MULTILINE)
    return dict(zip(pieces[::2], pieces[1::2], strict=True))


def paragraphs(name: str) -> list[str]:
    """Every paragraph that she is told, but what is only for her who asks why: what a single answer would have changed,
    and which steps do not fit."""
    said = parts(name)
    lines = (line for part in (LINES, ALL) for line in said.get(part, "").splitlines())
    reasons = NOT_FIT.split(said.get(WHY, ""))[0]
    return [*lines, *full_paragraphs(said[FULL]), *(WOULD_CHANGE.sub("", words) for words in full_paragraphs(reasons))]


def full_paragraphs(screen: str) -> list[str]:
    """The paragraphs of a screen, whose rows are broken to fit."""
    blocks: list[list[str]] = [[]]
    for row in map(str.split, screen.splitlines()):
        alone = bool(DRAWN.search(" ".join(row)))
        if alone or not row:
            blocks.append([])
        blocks[-1] += row
        if alone:
            blocks.append([])
    return [" ".join(block) for block in blocks if block]


@pytest.mark.parametrize("name", [name for name, woman in WOMEN.items() if AFRAID not in woman.safety])
def test_what_to_do_today_stands_first(name: str) -> None:
    """In the smallest window without scrolling, and in lines within the first ten, which are fewer than 250 words."""
    said, begins = parts(name), [int(number) for number in re.findall(r"\d+", parts(name)[START])]
    first = " ".join(said[FIRST].replace("│", " ").split())
    lines = said[LINES].strip().splitlines()
    assert len(said[LINES].split()) < MOST_WORDS
    assert sum("quiz result" in line for line in lines) == 1
    assert "What to do today" in first
    if not begins:
        assert NOTHING_CALLS in first
        assert NOTHING_CALLS[1:] in " ".join(lines[:10])
        return
    act = lines[next(place for place, line in enumerate(lines) if line.startswith("What to do today: ")) + 2]
    assert act in lines[:10]
    assert act in first
    assert "Read it now" in first


def test_the_act_is_the_one_of_her_situation() -> None:
    """For some of the women it is another one than for everybody."""
    acts = {name: parts(name)[LINES] for name in WOMEN}
    assert "Ten minutes: what does the person who helps you not know yet?" in acts["counsellor"]
    assert "What to do today" not in acts["afraid-no"]
    assert "Ten minutes" not in "".join(parts("afraid-no").values())


def test_no_page_is_left_behind() -> None:
    """Each belongs to one of the women, before and now."""
    for folder in (GOLDEN / "before", NOW):
        assert {path.stem for path in folder.glob("*.txt")} == {*WOMEN}
