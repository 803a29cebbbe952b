"""The bank: everything a person is asked and everything she is pointed to, as it stands in the files of
`questions/`. Must not know where the files are, nor how an answer is scored."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictInt, StrictStr

Identifier = Annotated[StrictStr, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""Lower-case words joined by hyphens: it may become a file name, an argument or a key."""
Sentence = Annotated[StrictStr, Field(min_length=1, max_length=600)]
Label = Annotated[StrictStr, Field(min_length=1, max_length=80)]
Number = Annotated[StrictInt, Field(ge=1, le=99)]


class Part(BaseModel):
    """Anything in a bank: frozen, and closed to keys that nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))


class End(Part):
    """One of the two ends of an area that is never averaged."""

    id: Identifier
    name: Label


class Area(Part):
    """An area of life together; one with ends is shown by them, and its own figure is the worse end."""

    id: Identifier
    name: Label
    about: Sentence
    """What the area holds, in one plain line."""
    ends: tuple[End, ...] = ()


class Item(Part):
    """One scored question about an act of hers in the stated period."""

    id: Identifier
    version: Number
    """Version of the wording: answers to different wordings are never compared."""
    step: Number
    area: Identifier
    end: Identifier | None = None
    keyed: Literal[1, -1]
    """+1 where the act helps, -1 where it does not."""
    core: StrictBool
    """Asked of everybody whose circumstances fit; otherwise a follow-up."""
    no_occasion: StrictBool = False
    """Whether she may say that there was no occasion for it."""
    text: Sentence
    act: Label
    """The same act as a phrase that follows "You marked often for": "letting him finish"."""


class Choice(Part):
    """One answer to a circumstance."""

    id: Identifier
    text: Label


class Circumstance(Part):
    """An unscored question about the situation: it opens, closes or lifts steps."""

    id: Identifier
    topic: Label
    """What it is about, as a noun phrase: "an affair"."""
    text: Sentence
    choices: tuple[Choice, ...] = Field(min_length=2)


class Condition(Part):
    """True where the named circumstance was answered with one of the choices; a skipped one is not."""

    circumstance: Identifier
    choices: tuple[Identifier, ...] = Field(min_length=1)


class Gate(Part):
    """Closes a step: `only` unless one of these choices was made, `not` if one of these was."""

    circumstance: Identifier
    only: tuple[Identifier, ...] = ()
    excluded: tuple[Identifier, ...] = Field(default=(), alias="not")
    because: Sentence
    """Follows "left out, because": true for every choice that closes the step."""


class Lift(Condition):
    """Moves a step one tier up where the condition holds and `unless` does not."""

    unless: Condition | None = None
    because: Sentence
    """Shown as a reason; `{answer}` stands for the words of the choice."""


class Step(Part):
    """One of the things to read and do."""

    number: Number
    id: Identifier
    title: Label
    claim: Sentence
    first: Identifier
    second: Identifier
    """Area or end whose need supports the step's own answers; `first` weighs more than `second`."""
    alone: StrictBool
    """Can be done without him."""
    safe: StrictBool = False
    """Stays on the list where there is fear."""
    his_part: Sentence
    """What only he can do."""
    gates: tuple[Gate, ...] = ()
    lifts: tuple[Lift, ...] = ()
    without_contact: Condition | None = None
    """When its reading is replaced by the variant that asks for no contact."""


class Notice(Condition):
    """Said before anything else in a result where the condition holds."""

    text: Sentence


class Constants(Part):
    """Figures of the scoring and of the noise model."""

    k: StrictFloat = Field(ge=0, le=10)
    """Weight of the areas in a step's need, in answers."""
    tie: StrictFloat = Field(ge=0, le=50)
    """Widest gap to a leader within which steps count as equally useful, in points of need."""
    s0: StrictFloat = Field(gt=0, le=4)
    """How much one answer differs between two days with nothing changed: SD in places of the scale."""
    tau: StrictFloat = Field(ge=0, le=50)
    """How much all answers of a day shift together: SD in points."""


class SafetyQuestion(Part):
    """One of the questions that are neither scored nor saved."""

    id: Identifier
    text: Sentence


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
    emergency: StrictBool = False
    """A country's emergency number: shown before its other lines."""


class Safety(Part):
    """The words and numbers of the safety door."""

    length: Label | None = None
    """How many questions there are and how long they take, beside the way to begin."""
    start: tuple[Sentence, ...] = Field(min_length=1)
    """The lines of the start page."""
    leaving: tuple[Sentence, ...] = Field(min_length=1)
    """What leaving at once does, and what it cannot do."""
    introduction: Sentence
    questions: tuple[SafetyQuestion, ...] = Field(min_length=1)
    worried: Identifier
    """The choice that opens the support page."""
    choices: tuple[Choice, ...] = Field(min_length=2)
    support: tuple[Sentence, ...] = Field(min_length=1)
    """The support page."""
    block: tuple[Sentence, ...] = Field(min_length=1)
    """Stands at the end of every result."""
    safe_list: tuple[Sentence, ...] = Field(min_length=1)
    """Introduces the steps that are safe alone."""
    as_of: StrictStr = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    """The day on which the numbers were seen."""
    missing: Sentence
    """For a country that is not listed."""
    lines: tuple[HelpLine, ...] = Field(min_length=1)


class Bank(Part):
    """A whole question set, checked: every id that is named exists. `items` stand in the order of asking."""

    id: Identifier
    version: Label
    language: Identifier
    title: Label
    period: Label
    """Opens every item: "In the past two weeks …"."""
    scale: tuple[Label, ...] = Field(min_length=5, max_length=5)
    """The five frequencies, lowest first."""
    no_occasion: Label
    constants: Constants
    areas: tuple[Area, ...] = Field(min_length=1)
    items: tuple[Item, ...] = Field(min_length=1)
    circumstances: tuple[Circumstance, ...] = ()
    notices: tuple[Notice, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=1)
    safety: Safety
    fingerprint: StrictStr
    """SHA-256 over items, keys, gates, lifts and constants: what a score depends on."""

    @cached_property
    def item(self) -> dict[str, Item]:
        """Items by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def step(self) -> dict[int, Step]:
        """Steps by number."""
        return {step.number: step for step in self.steps}

    @cached_property
    def circumstance(self) -> dict[str, Circumstance]:
        """Circumstances by id."""
        return {circumstance.id: circumstance for circumstance in self.circumstances}

    @cached_property
    def scale_name(self) -> dict[str, str]:
        """Names of areas and ends by id."""
        names = {area.id: area.name for area in self.areas}
        return names | {end.id: end.name for area in self.areas for end in area.ends}

    @cached_property
    def items_of(self) -> dict[int, tuple[Item, ...]]:
        """A step's items by its number, in the order of asking."""
        return {step.number: tuple(item for item in self.items if item.step == step.number) for step in self.steps}
