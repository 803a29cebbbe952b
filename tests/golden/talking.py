"""Somebody who answers by the ids of the bank and not by its order: the real program in lines, on a day that is given.
Must not know what her answers come to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests import inside
from tests.plain.talk import Talk

SKIPPED: Final = "skipped"
NO_OCCASION: Final = "no-occasion"
CHECK: Final = "Press Enter to finish"
"""Stands where every question has been asked."""
GO_ON: Final = "Go on"
FREE: Final = ("yes", "yes")
"""To both questions about safety, from somebody who is not afraid."""

Answers = dict[str, str]
"""By the id of a question: the id of a choice, the word of the scale, or that there was no occasion or no answer."""


class Bank(NamedTuple):
    """What has to be known of a bank to answer its questions."""

    texts: dict[str, str]
    """Of every question, by its id."""
    choices: dict[str, dict[str, str]]
    """Of every circumstance, by its id: the words of each choice."""


def clock(moment: str) -> str:
    """What the program runs before it begins so that it always is one moment (ISO 8601 with an offset)."""
    return f"""
import datetime, quiz.cli.options
quiz.cli.options.local_now = lambda: datetime.datetime.fromisoformat("{moment}")
"""


def quiz(data: Path, *arguments: str, typed: Sequence[str] = (), status: int = 0) -> str:
    """What a command says; it must go well, or end with that status and say why."""
    ran = inside.run(("--data-dir", str(data), *arguments), typed)
    assert ran.returncode == status, f"{arguments}: {ran.stdout[-300:]}{ran.stderr[-300:]}"
    return ran.stderr if status else ran.stdout


def built_in(data: Path) -> Bank:
    """The built-in bank, as the program prints it."""
    bank = json.loads(quiz(data, "bank", "--json"))
    asked = [*bank["circumstances"], *bank["items"]]
    choices = {
        each["id"]: {choice["id"]: choice["text"] for choice in each["choices"]} for each in bank["circumstances"]
    }
    return Bank({each["id"]: each["text"] for each in asked}, choices)


def begin(talk: Talk, safety: Sequence[str] = FREE, *way: str) -> None:
    """From the start page past the questions about safety. `way`: what is chosen in between, where there is a draft."""
    talk.choose("Start")
    for words in (*way, *safety):
        talk.choose(words)
        if f". {GO_ON}\n" in talk.heard:
            talk.choose(GO_ON)


def asked(talk: Talk, bank: Bank) -> str:
    """The id of the question that was asked last."""
    for line in reversed(talk.heard.splitlines()):
        for question, text in bank.texts.items():
            if line.endswith(text):
                return question
    message = f"no question of the bank is asked here:\n{talk.heard}"
    raise AssertionError(message)


def answer(talk: Talk, bank: Bank, answers: Mapping[str, str]) -> None:
    """Answer one question."""
    question = asked(talk, bank)
    assert question in answers, f"she has no answer to {question}"
    said = answers[question]
    if said == SKIPPED:
        talk.say("s")
    else:
        words = "no occasion" if said == NO_OCCASION else said
        talk.choose(bank.choices[question][said] if question in bank.choices else words)


def answer_all(talk: Talk, bank: Bank, answers: Mapping[str, str]) -> int:
    """Answer until there is nothing left to ask; how many were asked."""
    asked = 0
    while CHECK not in talk.heard:
        answer(talk, bank, answers)
        asked += 1
    return asked


def by_question(grouped: Mapping[str, Sequence[str]]) -> Answers:
    """Answers that are written down by what was said: the word, then the items. None may stand twice."""
    answers: Answers = {}
    for said, items in grouped.items():
        for item in items:
            assert item not in answers, f"{item} is answered twice"
            answers[item] = said
    return answers
