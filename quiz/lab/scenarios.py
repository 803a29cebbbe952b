"""What is assumed of invented people: how needs arise, how they show in answers, and what can go wrong with
that. Must not know a bank."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is assumed of people and items; quantities without a unit are in standard deviations of a need."""

    name: str
    about: str
    """What is different here, as a sentence."""
    general: float = 0.3
    """Share of the variance of a step's need that all steps have in common."""
    area: float = 0.3
    """Share that the steps with the same first area or facet have in common; the rest is the step's own."""
    communality: tuple[float, float] = (0.35, 0.60)
    """Share of an item's variance that is its step's need: drawn evenly from here."""
    difficulty: float = 0.6
    """An item is answered with more or less by up to this much, drawn evenly."""
    thresholds: tuple[float, ...] = (-1.4, -0.45, 0.45, 1.4)
    """Between the five answers, lowest first."""
    acquiescence: float = 0.25
    """SD of how far a person's answers all lean towards "often", whatever the question."""
    extreme_responding: float = 0.2
    """SD of the logarithm of how far a person's answers spread."""
    day_sd: float = 0.17
    """SD of a day's mood, which makes everything look harder or easier: about four points of need."""
    area_day_sd: float = 0.0
    """SD of a day's mood about one area or facet alone."""
    lasting: float = 0.45
    """Share of what is an item's own that is the same at a retake: one item then repeats itself at about .65."""
    skipped: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0, 0.0)
    """The chance that an answer is skipped, by how unhelpful it would have been."""
    format_shift: float = 0.0
    """How much more often is answered to the items that ask in another format: below 0 less often."""
    format_items: frozenset[str] | None = None
    """The ids of these items; None for half of them, drawn anew for each group of people."""
    blindness: float = 0.0
    """How much of a need above the mean does not show in items that ask for insight, which are the same half of them:
    at 1 whoever needs the step most looks like anybody."""
    withdrawn: float = 0.0
    """Share of people who do little of anything, helpful or not."""
    withdrawal: float = 1.2
    """How much less often they do it."""
    at_random: bool = False
    """Whether circumstances at random open, close and lift steps; otherwise every step is open and none is lifted."""

    @property
    def own(self) -> float:
        """Share of the variance of a step's need that is its own."""
        return 1 - self.general - self.area


BASE: Final = Scenario("base", "Nothing is added to what is stated.")
MOODY: Final = replace(
    BASE,
    name="moody",
    about="Moody days: all answers of a day shift together (SD 0.5) and those of an area once more (SD 0.35).",
    day_sd=0.5,
    area_day_sd=0.35,
)
ACQUIESCENT: Final = replace(
    BASE, name="yes-saying", about="Strong yes-saying: SD 0.75 in place of 0.25.", acquiescence=0.75
)
SKIPPING: Final = replace(
    BASE,
    name="skipping",
    about="Thirty of 100 answers are skipped, from 10 of the most helpful to 50 of the most unhelpful ones.",
    skipped=(0.1, 0.2, 0.3, 0.4, 0.5),
)
FORMAT: Final = replace(
    BASE,
    name="format",
    about="Two formats: half of the items, drawn at random, are answered about one place lower (1 SD).",
    format_shift=-1.0,
)
HALF_FORMAT: Final = replace(
    FORMAT,
    name="format-half",
    about="Two formats, half as far apart: half of the items are answered about half a place lower (0.5 SD).",
    format_shift=-0.5,
)
INSIGHT: Final = replace(
    BASE,
    name="insight",
    about="No insight: in half of the items, drawn at random, a need above the mean does not show at all.",
    blindness=1.0,
)
WITHDRAWN: Final = replace(
    BASE,
    name="withdrawn",
    about="Withdrawn: 20 of 100 people do everything more rarely, helpful or not, by about one place (1.2 SD).",
    withdrawn=0.2,
)
CIRCUMSTANCES: Final = replace(
    BASE,
    name="circumstances",
    about="Circumstances at random open, close and lift steps: each choice equally likely, one in ten skipped.",
    at_random=True,
)
SCENARIOS: Final = {
    scenario.name: scenario
    for scenario in (
        BASE,
        MOODY,
        ACQUIESCENT,
        SKIPPING,
        FORMAT,
        HALF_FORMAT,
        INSIGHT,
        WITHDRAWN,
        CIRCUMSTANCES,
    )
}
