"""What is kept, as it stands in files: a finished sitting, the draft, the notes, the plan and the settings; and answers
as other programs write them to be scored. A file with a higher `format` is left untouched. Answers are private: they
never appear in a repr."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, ConfigDict, Field, StrictBool, StrictInt, StrictStr

from quiz.model.kept import IF_THEN, NOTE, PLANNED
from quiz.model.kinds import FileModel, Identifier, Label, Number, Percent

SittingId = Annotated[StrictStr, Field(pattern=r"^[0-9]{8}T[0-9]{6}Z-[a-z0-9]{4}$")]
Scale = Annotated[StrictInt, Field(ge=0, le=4)] | Literal["skipped", "no-occasion"]
Helped = Literal["yes", "a-little", "no", "unsure"]
ItemAtVersion = Annotated[StrictStr, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*@[1-9][0-9]?$", max_length=43)]
"""An item id and the version of the wording that was answered: `let-finish@1`."""


class BankStamp(FileModel):
    """Which bank a sitting was taken with."""

    id: Identifier
    version: Label
    fingerprint: StrictStr = Field(pattern=r"^[0-9a-f]{64}$")


class StepPlace(FileModel):
    """A step's place of the time."""

    number: Number
    rank: Number
    tier: Literal["start", "next", "later", "keep"]
    need: Percent


class Ranking(FileModel):
    """Every step's place of the time, by tier, each in its order."""

    steps: tuple[StepPlace, ...] = Field(default=(), repr=False)


class Said(FileModel):
    """What she was asked and said."""

    follow_up: tuple[Identifier, ...] | None = Field(default=None, repr=False)
    """The follow-ups chosen; None until the core is done."""
    circumstances: dict[Identifier, Identifier] = Field(default_factory=dict, repr=False)
    """The choice by circumstance; `skipped` where she passed it."""
    answers: dict[ItemAtVersion, Scale] = Field(default_factory=dict, repr=False)


class Draft(FileModel):
    """The unfinished sitting, written after every answer."""

    format: Literal[1] = 1
    app: Label
    id: SittingId
    started: AwareDatetime
    at: Identifier | None = None
    """The question she is at; None on the page that checks the answers."""
    bank: BankStamp
    said: Said = Field(default_factory=Said, repr=False)


class Summary(FileModel):
    """What a list shows of a finished sitting. It stands first in the file, and whatever follows is not looked at."""

    model_config = ConfigDict(extra="ignore")

    format: Literal[1] = 1
    app: Label
    number: Annotated[StrictInt, Field(ge=1, le=999_999)]
    id: SittingId
    started: AwareDatetime
    finished: AwareDatetime
    start: tuple[Number, ...] = Field(repr=False)
    """The numbers of the steps to start with, in their order."""
    bank: BankStamp
    areas: dict[Identifier, Percent] = Field(repr=False)
    """Strength by area and by end; one without a figure is absent."""


class SittingRecord(Summary):
    """A finished sitting. The order of the fields is the order in the file: the answers stand last."""

    model_config = ConfigDict(extra="forbid")

    ranking: Ranking = Field(default_factory=Ranking, repr=False)
    said: Said = Field(default_factory=Said, repr=False)


class Week(FileModel):
    """What she said of a planned step a week later. What she said to the question about fear is nowhere."""

    on: date
    tried: StrictBool | None = None
    helped: Helped | None = None
    """Whether it helped her; only of what she tried."""


class PlannedStep(FileModel):
    """One chosen step, with what she wrote and did."""

    number: Number
    if_then: Annotated[StrictStr, Field(max_length=IF_THEN)] = Field(default="", repr=False)
    read: date | None = None
    tried: date | None = None
    week: Week | None = Field(default=None, repr=False)


class PlanEntry(FileModel):
    """The plan from one day on, until the next entry."""

    made: AwareDatetime
    uid: Annotated[StrictStr, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")] | None = None
    """Of its event in a calendar: entries that change a plan whose day has not come have the one that it began with."""
    sitting: SittingId | None = None
    """The sitting whose result she chose from."""
    look_again: date
    reminded: date | None = None
    """The day on which home said that it is time to look again: it says so once."""
    steps: tuple[PlannedStep, ...] = Field(min_length=1, max_length=PLANNED)


class Plan(FileModel):
    """Every plan so far, oldest first: a comparison looks back."""

    format: Literal[1, 2] = 2
    """One of format 1 knows no `uid` and no `week`, and is read as well."""
    entries: tuple[PlanEntry, ...] = ()


class Notes(FileModel):
    """What she wrote about sittings, by sitting id."""

    format: Literal[1] = 1
    notes: dict[SittingId, Annotated[StrictStr, Field(max_length=NOTE)]] = Field(default_factory=dict, repr=False)


class SettingsFile(FileModel):
    """How the program looks and behaves."""

    format: Literal[1] = 1
    theme: Label = "dark"
    motion: StrictBool = False
    plain: StrictBool = False


class Responses(FileModel):
    """One sitting as other programs write it."""

    id: Annotated[StrictStr, Field(max_length=200)] = ""
    answers: dict[str, Scale] = Field(default_factory=dict, repr=False)
    circumstances: dict[str, StrictStr] = Field(default_factory=dict, repr=False)
    safety: Literal["worried"] | None = Field(default=None, repr=False)
