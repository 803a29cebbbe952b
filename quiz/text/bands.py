"""Strengths in words: the band that one is in, and whether its figure is shown. Must not know a step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from quiz.engine.scoring import area_of, level, levels
from quiz.model.result import Missing, Score
from quiz.text.words import capital, count, figure

if TYPE_CHECKING:
    from quiz.model.bank import Area, Bank

LABELS: Final = ("needs care", "room to grow", "mixed", "going well")
"""The words for the bands of an area for which its bank names none, lowest first; they are no norms."""
MISSING: Final = {
    Missing.TOO_FEW_ANSWERS: "not enough answers",
    Missing.TOO_FEW_ASKED: "asked too little in your situation",
}
FIGURE_FROM: Final = 4
"""Answers from which a figure is shown on a page. Fewer tell the band, and hardly more."""


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area or end of the overview."""

    name: str
    strength: float | None
    """0 to 100."""
    word: str
    """The label, or why there is none."""
    basis: str
    """What it rests on; empty where that is not known."""
    figure: str = ""
    """The strength as a whole number where it is shown; it is not in the lowest band, nor where it rests on few
    answers."""
    band: tuple[float, float] = (0.0, 0.0)
    """Where the strength would be with nothing changed but chance, lowest and highest."""
    levels: tuple[float, ...] = ()
    """Where the bands begin, as strengths, lowest first."""

    @property
    def few(self) -> bool:
        """Whether it rests on so few answers that the page says on how many, in place of a figure."""
        lowest = self.strength is None or self.strength < next(filter(None, self.levels), 0)
        return not (self.figure or lowest)

    @property
    def spoken(self) -> str:
        """The line as one sentence."""
        points = f"{self.figure} of 100" if self.figure else ""
        return f"{capital(self.name)}: {', '.join(filter(None, (self.word, points, self.basis)))}."


def labels(area: Area) -> tuple[str, ...]:
    """The words for the bands of an area, lowest first."""
    return tuple(band.label for band in area.bands) or LABELS


def label(bank: Bank, scale: str, strength: float) -> str:
    """The word for a strength of 0 to 100 of an area or an end."""
    area = area_of(bank, scale)
    return labels(area)[level(area, strength)]


def has_figure(bank: Bank, scale: str, strength: float, answered: int | None) -> bool:
    """Whether a page shows the figure of an area or end beside its word: not in the lowest band, nor from few answers.
    `answered`: from how many it comes; None where that is not known."""
    return level(area_of(bank, scale), strength) > 0 and (answered is None or answered >= FIGURE_FROM)


def figure_or_word(bank: Bank, scale: str, strength: float, answered: int | None) -> str:
    """What a page says of a strength: its figure where that is shown, else its word."""
    return figure(strength) if has_figure(bank, scale, strength, answered) else label(bank, scale, strength)


def goes_well(bank: Bank, score: Score) -> bool:
    """Whether an area or end is in its highest band."""
    area = area_of(bank, score.id)
    return score.strength is not None and level(area, score.strength) == len(levels(area)) - 1


def area_lines(bank: Bank, scores: Iterable[Score], *, saved: bool = False) -> Iterator[AreaLine]:
    """The areas in their order; one with ends is shown by them. `saved`: the figures are those of the time, and nothing
    else is known of them."""
    for whole in scores:
        for score in whole.ends or (whole,):
            yield area_line(bank, score, saved=saved)


def area_line(bank: Bank, score: Score, *, saved: bool) -> AreaLine:
    """One area or end."""
    area, name, strength = area_of(bank, score.id), bank.scale_name[score.id], score.strength
    if strength is None:
        asked = f"{score.answered} of {score.offered} answered" if score.offered else "nothing asked"
        return AreaLine(name, None, MISSING[score.missing or Missing.TOO_FEW_ANSWERS], asked)
    shown = has_figure(bank, score.id, strength, None if saved else score.answered)
    return AreaLine(
        name,
        strength,
        label(bank, score.id, strength),
        "" if saved else f"from {count(score.answered, 'answer')}",
        figure(strength) if shown else "",
        score.band or (strength, strength),
        levels(area),
    )
