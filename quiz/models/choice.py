"""One answer to a question that is not scored, and how many of a thing a list must have. Must not know the question."""

from __future__ import annotations

from quiz.models.kinds import Bound, Identifier, Label
from quiz.models.part import Part

Some = Bound("tuple", min_length=1)
"""At least one."""
Several = Bound("tuple", min_length=2)


class Choice(Part):
    """One answer to a circumstance or to a question about safety."""

    id: Identifier
    text: Label
