"""What changed between sittings, and what is only noise, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from quiz.model.answers import Answer
from quiz.model.result import Missing, Result, Tier

if TYPE_CHECKING:
    from quiz.model.record import Week

PLACES: Final = 6
"""Decimals to which z is held against its limits, so that the order of adding up decides nothing."""
TOO_SOON: Final = 14
"""Days below which no verdict is given: the two weeks that are asked about overlap."""


class Verdict(StrEnum):
    """How sure a change is."""

    SAME = "same"
    PERHAPS = "perhaps"
    CLEAR = "clear"
    NONE = "none"
    """There is no verdict: too few answers in common, too soon, or figures only."""


class ExclusionReason(StrEnum):
    """Why a core item of a sitting is not compared; where several hold, the last of them is said."""

    UNANSWERED = "unanswered"
    SKIPPED = "skipped"
    NO_OCCASION = "no-occasion"
    CLOSED = "closed"
    """The circumstances closed its step."""
    REWORDED = "reworded"
    """The answer was given to another wording than the bank has now."""
    GONE = "gone"
    """The bank has no such item any more."""


When = Literal["then", "now", "both"]


class Limits(NamedTuple):
    """The |z| from which a change is perhaps one, and the |z| from which it clearly is."""

    perhaps: float
    clear: float


@dataclass(frozen=True, slots=True)
class SittingSnapshot:
    """One sitting as it enters a comparison, matched with the bank as it is now."""

    id: str
    finished: datetime
    circumstances: Mapping[str, str] = field(repr=False)
    answers: Mapping[str, Answer] = field(repr=False)
    """By item id; only those that were given to the wording of today."""
    unfit: Mapping[str, ExclusionReason] = field(default_factory=dict, repr=False)
    """Core items whose answers do not fit the bank: gone or reworded."""


@dataclass(frozen=True, slots=True)
class Change:
    """An area or an end, then and now, over the items that were compared."""

    id: str
    then: float | None
    now: float | None
    """Strengths, 0 to 100; both None with `missing`."""
    answered: int
    """On how many common items it rests."""
    missing: Missing | None = None
    se: float | None = None
    """Standard error of the change in points; None where there are figures only."""
    limits: Limits | None = None
    verdict: Verdict = Verdict.NONE
    ends: tuple[Change, ...] = ()

    @property
    def change(self) -> float | None:
        """Now minus then: plus is less need."""
        return None if self.then is None or self.now is None else self.now - self.then

    @property
    def z(self) -> float | None:
        """The change in standard errors."""
        change = self.change
        return None if change is None or self.se is None else change / self.se


@dataclass(frozen=True, slots=True)
class ItemMove:
    """One of her own answers, then and now: 0 to 4."""

    item: str
    then: int = field(repr=False)
    now: int = field(repr=False)

    @property
    def places(self) -> int:
        """By how many places it moved, without sign."""
        return abs(self.now - self.then)


@dataclass(frozen=True, slots=True)
class OutItem:
    """A core item that one of the sittings asked and that is not compared."""

    item: str
    why: ExclusionReason
    when: When
    """In which of the two it is so."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of a comparison."""

    earlier: tuple[str, ...]
    """Ids, oldest first; of more than one `then` is the mean, and the last is the one before."""
    later: str
    days: int
    """From the date of the one before to that of the later one, without sign."""
    too_soon: bool
    """An earlier sitting lies so near that the two weeks asked about overlap: no verdicts."""
    compared: int
    of: int
    """How many core items at least one of the sittings asked."""
    areas: tuple[Change, ...]
    items: tuple[ItemMove, ...]
    """The compared items against the sitting before, by largest move, then in the order of asking."""
    left_out: tuple[OutItem, ...]
    passed_over: tuple[str, ...] = ()
    """Earlier sittings that have too little in common with the others to stand in the mean."""


@dataclass(frozen=True, slots=True)
class Rescored:
    """A score that comes out other than it was stored, as strengths; None where there was or is no figure."""

    scale: str
    stored: float | None
    recomputed: float | None


@dataclass(frozen=True, slots=True)
class ComparedSitting:
    """One of the two sittings as a whole."""

    id: str
    number: int
    finished: datetime
    circumstances: Mapping[str, str] = field(repr=False)
    result: Result = field(repr=False)
    """Worked out anew from the stored answers."""
    note: str = field(repr=False)
    """What she wrote about it; empty where nothing."""
    rescored: tuple[Rescored, ...]


@dataclass(frozen=True, slots=True)
class StepMove:
    """A step's places; None where it had none."""

    number: int
    rank_then: int | None
    rank_now: int | None
    tier_then: Tier | None
    tier_now: Tier | None


@dataclass(frozen=True, slots=True)
class CircumstanceMove:
    """A circumstance that differs; None where it was skipped or not answered."""

    circumstance: str
    then: str | None = field(repr=False)
    now: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class InterimStep:
    """A step that was planned between the two sittings, and what became of it in that time."""

    number: int
    made: date
    if_then: str = field(repr=False)
    read: date | None = None
    tried: date | None = None
    week: Week | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that a comparison shows."""

    comparison: Comparison
    then: ComparedSitting
    """The earlier sitting; of several the one before the later."""
    now: ComparedSitting
    steps: tuple[StepMove, ...]
    circumstances: tuple[CircumstanceMove, ...]
    between: tuple[InterimStep, ...] = field(repr=False)
    first_retake: bool
    clock_back: bool
    """The later sitting was, by the clock, taken first."""
