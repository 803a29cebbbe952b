"""The bank: everything a person is asked and everything she is pointed to. One model for each TOML file of
`questions/`, as it stands there, and the `Bank` that they come to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from quiz.model.kinds import FileModel, Flag, Identifier, Many, Number, Percent, Phrase, Rows, Sentence, Several, Some
from quiz.model.safety import Choice, Safety

Points = Annotated[float, Field(strict=True, ge=0, le=50)]
Errors = Annotated[float, Field(strict=True, gt=0, le=5)]
"""A number of standard errors, |z|."""


class Facet(FileModel):
    """One of the two ends of an area that is never averaged."""

    id: Identifier
    name: Phrase


class Band(FileModel):
    """A part of the range of strengths, which is 0 to 100, and the word for it."""

    from_: Percent = Field(alias="from")
    """The lowest strength in it; it reaches up to the next band."""
    label: Phrase


def rising(bands: tuple[Band, ...]) -> tuple[Band, ...]:
    """The bands, if they cover every strength and none stands twice."""
    if bands and (bands[0].from_ != 0 or any(low.from_ >= high.from_ for low, high in pairwise(bands))):
        raise PydanticCustomError("bands", "must begin at 0 and rise")
    return bands


class Area(FileModel):
    """An area of life together; one with ends is shown by them, and its own figure is the worse end."""

    id: Identifier
    name: Phrase
    about: Sentence
    """What the area holds, in one plain line."""
    ends: Many[Facet] = ()
    bands: Annotated[Many[Band], AfterValidator(rising)] = ()
    """Lowest first; none: the words that the program has for any area."""


class Condition(FileModel):
    """True where the named circumstance was answered with one of the choices; a skipped one is not."""

    circumstance: Identifier
    choices: Some[Identifier]


class Gate(FileModel):
    """Closes what it stands at: `only` unless one of these choices was made, `not` if one of these was."""

    circumstance: Identifier
    only: Many[Identifier] = ()
    not_: Many[Identifier] = Field(default=(), alias="not")
    unless: Condition | None = None
    """Where it holds, the gate closes nothing."""


class ItemGate(Gate):
    """Closes one item, as its act is none to ask for there: it is neither asked nor counted, and its step stays. Or it
    closes one lift, as what would move the step up has no meaning there."""

    because: Sentence | None = None
    """Why, for whoever reads the bank; no page says it."""


class StepGate(Gate):
    """Closes a step with all its items."""

    because: Sentence
    """Follows "left out, because": true for every choice that closes the step."""
    unnamed: Flag = False
    """Where it closes the step, no page names that: its title would tell what she did not say."""


class AreaItem(FileModel):
    """An item as it stands in the file of its area."""

    id: Identifier
    version: Number
    """Version of the wording: answers to different wordings are never compared."""
    step: Number
    end: Identifier | None = None
    keyed: Literal[1, -1]
    """+1 where the act helps, -1 where it does not."""
    core: Flag
    """Asked of everybody whose circumstances fit; otherwise a follow-up."""
    no_occasion: Flag = False
    """Whether she may say that there was no occasion for it."""
    reaches_him: Flag = False
    """Whether its helpful end is an act towards him: doing it, or not letting it rest. For the linter, which looks for
    those that are counted where contact is closed."""
    text: Sentence
    act: Phrase
    """The same act as a phrase that follows "You marked often for": "letting him finish"."""
    gates: Many[ItemGate] = ()


class Item(AreaItem):
    """One scored question about an act of hers in the stated period."""

    area: Identifier


class Circumstance(FileModel):
    """An unscored question about the situation: it opens, closes or lifts steps."""

    id: Identifier
    topic: Phrase
    """What it is about, as a noun phrase: "an affair"."""
    text: Sentence
    choices: Several[Choice]


class Notice(Condition):
    """Said in a result where the condition holds."""

    text: Sentence
    after: Flag = False
    """Said under the steps; otherwise before anything else."""
    earlier: Flag = False
    """Said in place of the others of this situation, and only of a sitting of another edition, in which the choice may
    have meant more than it does now."""


class Lift(Condition):
    """Moves a step one tier up where the condition holds, `unless` does not, and no gate closes it."""

    unless: Condition | None = None
    gates: Many[ItemGate] = ()
    because: Sentence
    """Shown as a reason; `{answer}` stands for the words of the choice."""


class ApartText(Condition):
    """What is said in place of another text where the condition holds."""

    text: Sentence | None = None
    """None: nothing is said there."""


class StepVersion(Condition):
    """A step in other words where the condition holds. It has a reading of its own, and what it leaves out is said as
    the step says it."""

    name: Identifier
    """A part of the name of its reading."""
    title: Phrase | None = None
    claim: Sentence | None = None
    today: Sentence | None = None


class Step(FileModel):
    """One of the things to read and do."""

    number: Number
    id: Identifier
    title: Phrase
    claim: Sentence
    first: Identifier
    second: Identifier
    """Area or end whose need supports the step's own answers; `first` weighs more than `second`."""
    alone: Flag
    """Can be done without him."""
    safe: Flag = False
    """Needs nothing from him, and so stays on the list where there is fear. It has another version of its reading."""
    title_other: Phrase | None = None
    """What that list calls the step; its title where this is left out."""
    line_other: Sentence | None = None
    """What that list says of the step, and all that it says: its claim in the other version."""
    today: Sentence | None = None
    """One act of ten minutes for today: done alone, free, needing nothing from him."""
    claim_alone: Sentence | None = None
    today_alone: Sentence | None = None
    """What takes the place of these two where contact is closed."""
    today_other: Sentence | None = None
    """What takes its place in the other version."""
    his_part: Sentence
    """What only he can do."""
    his_part_without_contact: ApartText | None = None
    """What stands in place of it where contact is closed: there it must not long for him, nor ask for anything."""
    caution: Sentence | None = None
    """Stands under the step wherever it is named with its reasons, the same for everybody."""
    gates: Many[StepGate] = ()
    lifts: Many[Lift] = ()
    versions: Many[StepVersion] = ()
    """The first whose condition holds is taken."""
    without_contact: Condition | None = None
    """When its reading is replaced by the variant that asks for no contact."""
    other_version: Condition | None = None
    """When its reading is replaced, for everybody, by the one that is written for where there is fear. Only of a step
    that is safe."""


class Constants(FileModel):
    """Figures of the scoring and of the noise model."""

    k: Annotated[float, Field(strict=True, ge=0, le=10)]
    """Weight of the areas in a step's need, in answers."""
    tie: Points
    """Widest gap to a leader within which steps count as equally useful, in points of need."""
    s0: Annotated[float, Field(strict=True, gt=0, le=4)]
    """How much one answer differs between two days with nothing changed: SD in places of the scale."""
    tau: Points
    """How much all answers of a day shift together: SD in points."""
    perhaps: Errors = 1.28
    """The |z| from which a change is perhaps one: by chance alone, 20 of 100 comparisons are beyond 1.28."""
    clear: Errors = 2.5
    """The |z| from which it clearly is one: 1.2 of 100 are beyond 2.5."""


class NoiseFacts(FileModel):
    """What the help says of noise beside the constants: how many of 100 invented people with nothing changed are told
    so of at least one of their figures, as `quiz lab` prints it, and where the constants come from."""

    any_perhaps: Percent
    any_clear: Percent
    moody_any_clear: Percent
    """Where moods change strongly from day to day: the world "moody"."""
    sources: Sentence


class BankFile(FileModel):
    """`bank.toml`."""

    format: Literal[1]
    id: Identifier
    version: Phrase
    language: Identifier
    title: Phrase
    period: Phrase
    scale: Annotated[tuple[Phrase, ...], Field(min_length=5, max_length=5)]
    no_occasion: Phrase
    default_start: Many[Number] = ()
    constants: Constants
    noise: NoiseFacts | None = None
    areas: Some[Area]


class AreaFile(FileModel):
    """The file of an area, in the order of asking."""

    items: Rows[AreaItem]


class CircumstancesFile(FileModel):
    """`circumstances.toml`, in the order of asking."""

    circumstances: Many[Circumstance] = ()
    notices: Many[Notice] = ()


class StepsFile(FileModel):
    """`steps.toml`."""

    steps: Rows[Step]


@dataclass(frozen=True)
class Bank:
    """A whole question set, checked: every id that is named exists. No model itself, since a copy of one would keep
    what is looked up below as it was."""

    id: str
    version: str
    language: str
    title: str
    period: str
    """Opens every item: "In the past two weeks …"."""
    scale: tuple[str, ...]
    """The five frequencies, lowest first."""
    no_occasion: str
    default_start: tuple[int, ...]
    """Numbers of the steps to start with where the answers do not say; none: the program says none either."""
    constants: Constants
    noise: NoiseFacts | None
    areas: tuple[Area, ...]
    items: tuple[Item, ...]
    """In the order of asking."""
    circumstances: tuple[Circumstance, ...]
    notices: tuple[Notice, ...]
    steps: tuple[Step, ...]
    safety: Safety
    fingerprint: str
    """SHA-256, in hexadecimal, over what a score depends on."""

    @property
    def edition(self) -> str:
        """What stands before the first dot of its version: answers to another edition do not fit."""
        return self.version.partition(".")[0]

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
