"""The worlds in which people are invented: how needs arise and how they show in answers. Must not know a bank."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class World:
    """What is assumed of people and items; all quantities without a unit are in standard deviations of a need."""

    name: str
    about: str
    """What is different here, as a sentence."""
    general: float = 0.3
    """Share of the variance of a step's need that all steps have in common."""
    area: float = 0.3
    """Share that the steps with the same first area or end have in common; the rest is the step's own."""
    communality: tuple[float, float] = (0.35, 0.60)
    """Share of an item's variance that is its step's need: drawn evenly from here."""
    difficulty: float = 0.6
    """An item is harder or easier by up to this much, drawn evenly."""
    thresholds: tuple[float, ...] = (-1.4, -0.45, 0.45, 1.4)
    """Between the five answers."""
    yes_saying: float = 0.25
    """SD of how far a person's answers all lean towards "often", whatever the question."""
    stretch: float = 0.2
    """SD of the logarithm of how far a person's answers spread."""
    day: float = 0.17
    """SD of a day's mood, which makes everything look harder or easier: about four points of need."""
    day_counts: bool = False
    """Whether the mood of the day also disturbs a single sitting; otherwise only a retake meets it."""
    area_day: float = 0.0
    """SD of a day's mood about one area alone."""
    skipped: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0, 0.0)
    """The chance that an answer is skipped, by how unhelpful it would have been."""
    lasting: float = 0.45
    """Share of what is an item's own that is the same at a retake: one item then repeats itself at about .65."""

    @property
    def own(self) -> float:
        """Share of a step's need that is its own."""
        return 1 - self.general - self.area


BASE: Final = World("base", "Nothing is added to what is stated.")
MOODY: Final = replace(
    BASE,
    name="moody",
    about="Moody days: all answers of a day shift together (SD 0.5) and those of an area once more (SD 0.35).",
    day=0.5,
    day_counts=True,
    area_day=0.35,
)
YES_SAYING: Final = replace(
    BASE, name="yes-saying", about="Strong yes-saying: SD 0.75 in place of 0.25.", yes_saying=0.75
)
SKIPPING: Final = replace(
    BASE,
    name="skipping",
    about="Thirty of 100 answers are skipped, from 10 of the most helpful to 50 of the most unhelpful ones.",
    skipped=(0.1, 0.2, 0.3, 0.4, 0.5),
)
WORLDS: Final = {world.name: world for world in (BASE, MOODY, YES_SAYING, SKIPPING)}
