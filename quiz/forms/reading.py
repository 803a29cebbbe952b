"""The forms of what is only read: `quiz.steps/1`, `quiz.reading/1` and `quiz.help-lines/1`. Must not know where a text
comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.forms.figures import Json
    from quiz.models.bank import Bank, Step


def steps_form(steps: Iterable[Step]) -> Json:
    """The form `quiz.steps/1`: the steps that can be read."""
    return {"format": "quiz.steps/1", "steps": [named(step) for step in steps]}


def reading_form(step: Step, markdown: str) -> Json:
    """The form `quiz.reading/1`: one reading as Markdown, in the variant that is shown."""
    return {"format": "quiz.reading/1", **named(step), "markdown": markdown}


def help_lines_form(bank: Bank) -> Json:
    """The form `quiz.help-lines/1`: the numbers in the order of the bank, and the steps that need nothing from
    him."""
    safety = bank.safety
    return {
        "format": "quiz.help-lines/1",
        "as_of": safety.as_of,
        "lines": [
            {
                "country": line.country,
                "name": line.name,
                "number": line.number,
                "text": line.text,
                "hours": line.hours,
                "for_whom": line.for_whom,
                "as_of": line.as_of or safety.as_of,
                "emergency": line.emergency,
            }
            for line in safety.lines
        ],
        "missing": safety.missing,
        "safe_steps": [
            {**named(step), "title_other": step.title_other, "line_other": step.line_other}
            for step in bank.steps
            if step.safe
        ],
    }


def named(step: Step) -> Json:
    """A step by what it is called."""
    return {"number": step.number, "id": step.id, "title": step.title}
