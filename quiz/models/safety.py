"""The safety door of a bank: its two questions, its words, its numbers to call. Must not know what is answered."""

from __future__ import annotations

from typing import Annotated

from quiz.models.choice import Choice, Several, Some
from quiz.models.kinds import Day, Flag, Identifier, Label, Sentence
from quiz.models.part import Part


class HelpLine(Part):
    """A number to call: seen in print on the date of the list, and no more is claimed."""

    country: Label
    name: Label
    number: Label
    text: Sentence | None = None
    """How to reach it in writing."""
    hours: Label | None = None
    for_whom: Sentence
    source: Sentence
    emergency: Flag = False
    """A country's emergency number: shown before its other lines."""


class SafetyQuestion(Part):
    """One of the questions that are neither scored nor saved."""

    id: Identifier
    text: Sentence


class Safety(Part):
    """The words and numbers of the safety door."""

    length: Label | None = None
    """How many questions there are and how long they take, beside the way to begin."""
    start: Annotated[tuple[Sentence, ...], Some]
    """The lines of the start page."""
    leaving: Annotated[tuple[Sentence, ...], Some]
    """What leaving at once does, and what it cannot do."""
    introduction: Sentence
    questions: Annotated[tuple[SafetyQuestion, ...], Some]
    worried: Identifier
    """The choice that opens the support page."""
    choices: Annotated[tuple[Choice, ...], Several]
    support: Annotated[tuple[Sentence, ...], Some]
    """The support page."""
    block: Annotated[tuple[Sentence, ...], Some]
    """Stands at the end of every result."""
    safe_list: Annotated[tuple[Sentence, ...], Some]
    """Introduces the steps that need nothing from him."""
    safe_title: Label | None = None
    """Stands over them."""
    as_of: Day
    """The day on which the numbers were seen."""
    missing: Sentence
    """For a country that is not listed."""
    lines: Annotated[tuple[HelpLine, ...], Some]
