"""One number to call. Must not know who is shown it."""

from __future__ import annotations

from quiz.models.kinds import Flag, Label, Sentence
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
