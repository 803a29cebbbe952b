"""What a sitting comes to: scores, ranked steps and reasons, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

from quiz.model.answers import Answer

if TYPE_CHECKING:
    from quiz.model.bank import StepGate


class Tier(StrEnum):
    """Where a step stands, in the order in which steps are shown."""

    START = "start"
    NEXT = "next"
    LATER = "later"
    KEEP = "keep"


class Missing(StrEnum):
    """Why there is no figure."""

    TOO_FEW_ANSWERS = "too-few-answers"
    TOO_FEW_ASKED = "too-few-asked"
    """Gates closed the items: asked too little in this situation."""


@dataclass(frozen=True, slots=True)
class Score:
    """The need of an area or an end, from core items alone."""

    id: str
    need: float | None
    """0 to 100 percent of the maximum possible; None with `missing`."""
    answered: int
    offered: int
    missing: Missing | None = None
    ends: tuple[Score, ...] = ()
    band: tuple[float, float] | None = None
    """Where the strength would be with nothing changed but chance, lowest and highest, 0 to 100; None without a
    figure, or where that is a saved one."""

    @property
    def strength(self) -> float | None:
        """100 minus need: how an area is shown."""
        return None if self.need is None else 100 - self.need


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for a step's place."""

    kind: Literal["answer", "area", "lift"]
    source: str
    """The item, the area or end, or the circumstance."""
    answer: Answer | str | None = None
    """What was answered to the item or the circumstance; None for an area."""


@dataclass(frozen=True, slots=True)
class WouldChange:
    """The smallest change of one own answer, towards the helpful end, that would move the step to another tier."""

    item: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class RankedStep:
    """A step with its place and why it has it."""

    number: int
    rank: int | None
    """Shared by a group of about equal need: 1, 1, 3. None in the safe list, which ranks nothing."""
    tier: Tier
    need: float | None
    """0 to 100; None in the safe list, which measures nothing."""
    answered: int
    """How many own answers it rests on."""
    reasons: tuple[Reason, ...] = ()
    would_change: WouldChange | None = None
    moved_up: bool = False
    """Whether a lift has put it before steps with a higher need, or into a higher tier."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A step that has no place, with the gate that closed it, or None where its answers are missing."""

    number: int
    gate: StepGate | None
    answer: str | None = None
    """The choice that closed it; None where the circumstance was skipped or no gate did."""


class Edition(NamedTuple):
    """Which questions of the bank a saved result rests on."""

    version: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Result:
    """Everything a sitting comes to."""

    areas: tuple[Score, ...]
    follow_up: tuple[str, ...]
    steps: tuple[RankedStep, ...]
    """By tier, each in its order."""
    left_out: tuple[LeftOut, ...]
    no_one_place: bool = False
    """More than half of the open steps share the first rank."""
    by_default: bool = False
    """The answers tell no step apart, and the bank says with which to start."""
    same_answer: bool = False
    """Nearly every answer was the same one."""
    skipped: int = 0
    """How many of the open questions were skipped."""
    saved: Edition | None = None
    """Areas, places and needs are those that were saved at the time, as the questions of today are other ones: without
    reasons, and without what an area rests on. The questions that it was taken with."""
    safe_list: bool = False
    """The steps are those that need nothing from him, after a worried safety answer. No page then shows a figure, a
    reason or a word of praise, though `areas` are worked out all the same: they would count as trouble what protects
    somebody who is afraid, such as giving way to end a talk."""
    careful: bool = False
    """She would rather not say whether she is afraid: no step with a caution comes first, and nothing that is done with
    him is praised, as that may be giving way."""

    def tier(self, tier: Tier) -> tuple[RankedStep, ...]:
        """The steps of one tier in their order."""
        return tuple(step for step in self.steps if step.tier is tier)


@dataclass(frozen=True, slots=True)
class Shown:
    """A sitting together with what it comes to."""

    id: str
    finished: datetime
    circumstances: Mapping[str, str] = field(repr=False)
    answers: Mapping[str, Answer] = field(repr=False)
    result: Result = field(repr=False)
    kept: bool = False
    """Whether it is on disk."""
