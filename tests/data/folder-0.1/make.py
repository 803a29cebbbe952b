"""Made the two folders beside it with First Steps 0.1.0, commit 7e68cb5, and is kept to show how. They are what a
person has on her disk who used that version for twelve weeks: `plain`, and `locked` by `quiz lock` with the passphrase
below.

    python tests/data/folder-0.1/make.py FOLDER

Never make them again with a later version: what that one writes proves nothing about this one. FOLDER must not exist.
Git keeps no permissions: whoever reads a copy gives it 0700 and 0600 first."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.golden.talking import NO_OCCASION, SKIPPED, Answers, answer, answer_all, begin, built_in, clock, quiz
from tests.plain.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.golden.talking import Bank

MADE_BY: Final = "0.1.0"
PASSPHRASE: Final = "lantern orbit velvet mango"
TICK: Final = 100
"""Seconds that go by each time the program asks what time it is."""

SITUATION: Final[Answers] = {
    "contact": "together",
    "affair": "unsure",
    "blames": "often",
    "turns": "sometimes",
    "repeats": "often",
    "help": "none",
    "wants": "clarity",
}
NEVER: Final = """remember-his-choice save-the-question tell-someone-trusted something-for-myself break-from-blame
    words-for-my-terms good-for-myself look-for-help"""
RARELY: Final = """let-him-finish begin-with-feeling old-mistake suggest-shared-fun enjoy-small-moment keep-my-plans
    take-only-my-part check-my-needs kind-to-myself stay-in-touch laugh-with-him back-to-my-day screen-in-quiet-moment
    back-to-my-point part-of-each you-always who-was-hurt-more"""
SOMETIMES: Final = """question-first-guess offer-a-fix small-compliment chores-in-free-time screen-while-he-talks
    ask-what-he-meant friendly-message what-each-can-do cool-reply problem-in-good-time thank-him keep-to-one-thing
    ask-to-hear-more wait-for-calm-moment"""
OFTEN: Final = """act-on-guess put-off-asking worry-in-pleasant-moment hold-back-kind-word plan-on-hold drop-my-point
    ask-for-quick-answer give-way compare-with-her promise-too-much say-all-is-fine read-into-small-thing
    ask-details-again sorry-beyond-share look-her-up scold-myself"""
ALMOST_ALWAYS: Final = """if-only agree-to-end-it take-all-the-blame up-late-with-troubles blame-myself-for-affair"""


def said(word: str, items: str) -> Answers:
    """The same answer to several questions."""
    return dict.fromkeys(items.split(), word)


AUGUST: Final[Answers] = {
    **SITUATION,
    **said("never", NEVER),
    **said("rarely", RARELY),
    **said("sometimes", SOMETIMES),
    **said("often", OFTEN),
    **said("almost always", ALMOST_ALWAYS),
    **said(NO_OCCASION, "offer-a-fix small-compliment"),
    **said(SKIPPED, "hold-back-kind-word repeats"),
}
"""Together, unsure of an affair; two questions skipped, two without an occasion."""
SEPTEMBER: Final[Answers] = {
    **AUGUST,
    **said("ongoing", "affair"),
    **said("friend", "help"),
    **said("often", "tell-someone-trusted repeats let-him-finish enjoy-small-moment"),
    **said("sometimes", "something-for-myself hold-back-kind-word take-only-my-part"),
    **said("almost always", "compare-with-her ask-for-quick-answer"),
    **said("rarely", "put-off-asking small-compliment"),
}
"""The affair is known and goes on; a friend helps."""
OCTOBER: Final[Answers] = {
    **SEPTEMBER,
    **said("distance", "contact"),
    **said("rarely", "act-on-guess ask-for-quick-answer plan-on-hold"),
    **said("often", "question-first-guess something-for-myself keep-my-plans"),
    **said(NO_OCCASION, "give-way part-of-each thank-him ask-what-he-meant what-each-can-do"),
}
"""He has asked for distance."""
NOVEMBER: Final[Answers] = {
    **OCTOBER,
    **said("apart", "contact"),
    **said("past", "affair"),
    **said("professional", "help"),
    **said("repair", "wants"),
    **said("rarely", "if-only agree-to-end-it drop-my-point give-way"),
    **said("often", "check-my-needs part-of-each stay-in-touch begin-with-feeling remember-his-choice"),
    **said("sometimes", "compare-with-her back-to-my-day ask-details-again"),
}
"""They live apart, the affair has ended, somebody trained helps."""
DRAFT: Final[Answers] = {**NOVEMBER, **said(SKIPPED, "blames old-mistake"), **said(NO_OCCASION, "offer-a-fix")}
"""What she had said when she left the unfinished one."""
ANSWERED: Final = 19
"""Questions of the unfinished one: all about her situation, and twelve more."""
SET_ASIDE: Final = 9
"""Questions of the one before it, which she left for a fresh start."""


def take(data: Path, bank: Bank, moment: str, answers: Answers) -> None:
    """One finished sitting."""
    with Talk(data, "take", patch=clock(moment, TICK)) as talk:
        begin(talk)
        answer_all(talk, bank, answers)
        talk.say("")
        assert talk.end() == 0


def leave(data: Path, bank: Bank, moment: str, answers: Answers, count: int, *way: str) -> None:
    """A sitting that she leaves after so many questions."""
    with Talk(data, "take", patch=clock(moment, TICK)) as talk:
        begin(talk, ("yes", "yes"), *way)
        for _ in range(count):
            answer(talk, bank, answers)
        talk.say("q")
        assert talk.end() == 0


def september(data: Path, bank: Bank) -> None:
    """From home: the day to look again has come; she takes it, makes a plan from the result and writes a note."""
    with Talk(data, patch=clock("2026-09-27T18:40:00+02:00", TICK)) as talk:
        talk.choose("Take it again")
        begin(talk)
        answer_all(talk, bank, SEPTEMBER)
        talk.say("")
        talk.choose("Choose steps for your plan")
        say_all(talk, "3 13", "2026-10-25", "If it is Monday at nine, then I ring the surgery.", "")
        talk.choose("Write a note on it")
        say_all(talk, "He said her name on Tuesday. I hardly slept.", "Anna came – tea & a long walk.", "")
        talk.choose("Back")
        talk.choose("Settings")
        talk.choose("Colours of the full screen: dark")
        talk.choose("light")
        talk.choose("Back")
        talk.choose("Leave")
        assert talk.end() == 0


def say_all(talk: Talk, *lines: str) -> None:
    """Several lines, one after the other."""
    for line in lines:
        talk.say(line)


def run_all(data: Path, commands: Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]]) -> None:
    """Commands, each at its moment, with what is typed."""
    for moment, arguments, typed in commands:
        quiz(data, "--plain", *arguments, patch=clock(moment), typed=typed)


def fill(data: Path) -> None:
    """Twelve weeks."""
    bank = built_in(data)
    take(data, bank, "2026-08-30T20:15:00+02:00", AUGUST)
    line = "If he comes home after eight, then I make tea first and ask one question."
    run_all(
        data,
        [
            ("2026-08-30T20:40:00+02:00", ("plan", "5", "12", "--look-again", "2026-09-27"), ()),
            ("2026-08-30T20:42:00+02:00", ("plan", "--if-then", "5"), (line,)),
            ("2026-09-02T07:30:00+02:00", ("plan", "--read", "5"), ()),
            ("2026-09-06T21:00:00+02:00", ("plan", "--tried", "5"), ()),
        ],
    )
    september(data, bank)
    take(data, bank, "2026-10-25T21:05:00+01:00", OCTOBER)
    run_all(data, [("2026-10-25T21:30:00+01:00", ("plan", "2", "15"), ())])
    take(data, bank, "2026-11-15T10:00:00+01:00", NOVEMBER)
    line = "If she comes to mind at night, then I put the light on and write one line."
    run_all(
        data,
        [
            ("2026-11-15T10:30:00+01:00", ("note", "latest"), ("Quieter since the flat.",)),
            ("2026-11-15T10:35:00+01:00", ("plan", "10", "2", "--look-again", "2026-12-13"), ()),
            ("2026-11-15T10:36:00+01:00", ("plan", "--if-then", "10"), (line,)),
            ("2026-11-16T22:00:00+01:00", ("plan", "--read", "10"), ()),
            ("2026-11-19T08:00:00+01:00", ("plan", "--tried", "10"), ()),
        ],
    )
    leave(data, bank, "2026-11-20T23:10:00+01:00", NOVEMBER, SET_ASIDE)
    leave(data, bank, "2026-11-22T09:00:00+01:00", DRAFT, ANSWERED, "Start afresh")


def main() -> None:
    """Make both."""
    folder = Path(sys.argv[1]).absolute()
    assert MADE_BY in quiz(folder / "none", "--version"), f"not {MADE_BY}"
    fill(folder / "plain")
    shutil.copytree(folder / "plain", folder / "locked")
    quiz(folder / "locked", "--plain", "lock", typed=(PASSPHRASE, PASSPHRASE))


if __name__ == "__main__":
    main()
