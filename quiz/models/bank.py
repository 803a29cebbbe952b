"""The bank: everything a person is asked and everything she is pointed to, as it stands in the files of
`questions/`. Must not know where the files are, nor how an answer is scored."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from quiz.models.choice import Choice, Several, Some
from quiz.models.kinds import Bound, Flag, Identifier, Label, Number, Sentence, Text
from quiz.models.part import Part
from quiz.models.safety import Safety

Weight = Annotated[float, Bound("float", ge=0, le=10)]
Points = Annotated[float, Bound("float", ge=0, le=50)]
Spread = Annotated[float, Bound("float", gt=0, le=4)]


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


class Gate(Part):
    """Closes what it stands at: `only` unless one of these choices was made, `not` if one of these was."""

    circumstance: Identifier
    only: tuple[Identifier, ...] = ()
    not_: tuple[Identifier, ...] = ()
    """`not` in the file."""


class ItemGate(Gate):
    """Closes one item, as its act is none to ask for there: it is neither asked nor counted, and its step stays."""

    because: Sentence | None = None
    """Why, for whoever reads the bank; no page says it."""


class StepGate(Gate):
    """Closes a step with all its items."""

    because: Sentence
    """Follows "left out, because": true for every choice that closes the step."""


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
    core: Flag
    """Asked of everybody whose circumstances fit; otherwise a follow-up."""
    no_occasion: Flag = False
    """Whether she may say that there was no occasion for it."""
    text: Sentence
    act: Label
    """The same act as a phrase that follows "You marked often for": "letting him finish"."""
    gates: tuple[ItemGate, ...] = ()


class Circumstance(Part):
    """An unscored question about the situation: it opens, closes or lifts steps."""

    id: Identifier
    topic: Label
    """What it is about, as a noun phrase: "an affair"."""
    text: Sentence
    choices: Annotated[tuple[Choice, ...], Several]


class Condition(Part):
    """True where the named circumstance was answered with one of the choices; a skipped one is not."""

    circumstance: Identifier
    choices: Annotated[tuple[Identifier, ...], Some]


class Lift(Condition):
    """Moves a step one tier up where the condition holds and `unless` does not."""

    unless: Condition | None = None
    because: Sentence
    """Shown as a reason; `{answer}` stands for the words of the choice."""


class ApartText(Condition):
    """What is said in place of another text where the condition holds."""

    text: Sentence | None = None
    """None: nothing is said there."""


class Step(Part):
    """One of the things to read and do."""

    number: Number
    id: Identifier
    title: Label
    claim: Sentence
    first: Identifier
    second: Identifier
    """Area or end whose need supports the step's own answers; `first` weighs more than `second`."""
    alone: Flag
    """Can be done without him."""
    safe: Flag = False
    """Needs nothing from him, and so stays on the list where there is fear. It has another version of its reading."""
    title_other: Label | None = None
    """What that list calls the step; its title where this is left out."""
    line_other: Sentence | None = None
    """What that list says of the step, and all that it says."""
    his_part: Sentence
    """What only he can do."""
    his_part_without_contact: ApartText | None = None
    """What stands in place of it where contact is closed: there it must not long for him, nor ask for anything."""
    caution: Sentence | None = None
    """Stands under the step wherever it is named with its reasons, the same for everybody."""
    gates: tuple[StepGate, ...] = ()
    lifts: tuple[Lift, ...] = ()
    without_contact: Condition | None = None
    """When its reading is replaced by the variant that asks for no contact."""
    other_version: Condition | None = None
    """When its reading is replaced, for everybody, by the one that is written for where there is fear. Only of a step
    that is safe."""


class Notice(Condition):
    """Said before anything else in a result where the condition holds."""

    text: Sentence


class Constants(Part):
    """Figures of the scoring and of the noise model."""

    k: Weight
    """Weight of the areas in a step's need, in answers."""
    tie: Points
    """Widest gap to a leader within which steps count as equally useful, in points of need."""
    s0: Spread
    """How much one answer differs between two days with nothing changed: SD in places of the scale."""
    tau: Points
    """How much all answers of a day shift together: SD in points."""


class Bank(Part):
    """A whole question set, checked: every id that is named exists. `items` stand in the order of asking."""

    id: Identifier
    version: Label
    language: Identifier
    title: Label
    period: Label
    """Opens every item: "In the past two weeks …"."""
    scale: Annotated[tuple[Label, ...], Bound("tuple", min_length=5, max_length=5)]
    """The five frequencies, lowest first."""
    no_occasion: Label
    constants: Constants
    areas: Annotated[tuple[Area, ...], Some]
    items: Annotated[tuple[Item, ...], Some]
    circumstances: tuple[Circumstance, ...] = ()
    notices: tuple[Notice, ...] = ()
    steps: Annotated[tuple[Step, ...], Some]
    safety: Safety
    fingerprint: Text
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
