"""Answers from outside, checked against a bank and scored: one bad sitting says so and stops nothing. Must not know
where they come from, nor keep them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from pydantic import ValidationError

from quiz.engine.outcome import outcome
from quiz.errors import InvalidFile
from quiz.export.documents import Json, result_form
from quiz.model.answers import SKIPPED
from quiz.model.bank import Bank
from quiz.model.record import Responses
from quiz.model.result import Result
from quiz.reader import SITTING_BYTES

NAME: Final = re.compile(r"[a-z0-9-]{1,40}")
EXPECTED: Final = {
    "answers": "must be 0 to 4, “skipped” or “no-occasion”",
    "circumstances": "must be the id of a choice",
    "safety": "must be “worried” or be left out",
    "id": "must be a text of at most 200 characters",
}


class Unfit(InvalidFile):
    """Answers that do not fit the form or the bank. Shows ids and never a value."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("These answers cannot be scored", "; ".join(problems) + ".", "")


def check(bank: Bank, document: object) -> Responses:
    """The responses in a document. Raises Unfit with every problem."""
    try:
        responses = Responses.model_validate(document)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        raise Unfit(list(dict.fromkeys(form_problem(detail["loc"]) for detail in details))) from None
    problems = [
        f"answers.{safe_name(item)} is not an item of this bank" for item in responses.answers if item not in bank.item
    ]
    for name, choice in responses.circumstances.items():
        known = bank.circumstance.get(name)
        if known is None:
            problems.append(f"circumstances.{safe_name(name)} is not a circumstance of this bank")
        elif choice not in {SKIPPED, *(offered.id for offered in known.choices)}:
            problems.append(f"circumstances.{name} {EXPECTED['circumstances']}")
    if problems:
        raise Unfit(problems)
    return responses


def form_problem(place: tuple[int | str, ...]) -> str:
    """What is expected at a place of the form."""
    if not place:
        return "answers must come as an object with “answers” and “circumstances”"
    name = ".".join(safe_name(str(part)) for part in place[:2])
    return f"{name} {EXPECTED.get(str(place[0]), 'is not a part of the form')}"


def safe_name(name: str) -> str:
    """A key that may be shown: one that cannot be an id is not repeated."""
    return name if NAME.fullmatch(name) else "?"


def result_of(bank: Bank, responses: Responses) -> Result:
    """What the responses come to."""
    return outcome(bank, responses.circumstances, responses.answers, safe_only=responses.safety is not None)


def score(bank: Bank, responses: Responses) -> Json:
    """The responses' result in the form `quiz.result/1`."""
    return result_form(bank, responses.circumstances, result_of(bank, responses), responses.id)


def score_lines(bank: Bank, lines: BinaryIO) -> Iterator[Json]:
    """One document for each line that is not blank, in order; for a bad line its id, as far as it has one, and
    what is wrong with it."""
    while line := lines.readline(SITTING_BYTES + 1):
        if len(line) > SITTING_BYTES and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = lines.readline(SITTING_BYTES)
            yield {"id": None, "error": f"A line must be no longer than {SITTING_BYTES // 1024} KB."}
        elif line.strip():
            yield score_line(bank, line)


def score_line(bank: Bank, line: bytes) -> Json:
    """One line's document."""
    try:
        document = json.loads(line)
    except (ValueError, RecursionError):
        return {"id": None, "error": "A line must be one JSON object."}
    try:
        return score(bank, check(bank, document))
    except Unfit as unfit:
        name = document.get("id") if isinstance(document, dict) else None
        return {"id": name if isinstance(name, str) else None, "error": unfit.sentence}
