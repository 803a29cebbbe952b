"""A change drawn on its scale together with the noise around where it began: what stays within the noise is thin, what
goes beyond it is heavy. Must not know what has changed."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from textual.content import Content

from quiz.ui.widgets.visuals import STRONG, Drawn, words

THEN: Final = "●"
NOW: Final = "○"
BOTH: Final = "◉"
"""Then and now in the same cell."""
WITHIN: Final = "─"
BEYOND: Final = "━"
NOISE: Final = "░"
SCALE: Final = "·"
LOOKS: Final = {
    THEN: "text",
    NOW: STRONG,
    BOTH: STRONG,
    WITHIN: "text",
    BEYOND: "accent",
    NOISE: "quiet",
    SCALE: "track",
}


class NoiseBand(Drawn):
    """The way from `then` to `now`, both 0 to 1. `noise`: how far figures go to either side by themselves, on the same
    scale; None where that is not known."""

    def __init__(self, then: float, now: float, noise: float | None, most: int = 0) -> None:
        self.then = then
        self.now = now
        self.noise = noise
        self.most = most

    def draw(self, width: int) -> Content:
        """The marks on a scale of `width` cells."""
        runs = ("".join(run) for _, run in groupby(marks(self.then, self.now, self.noise, width)))
        return Content.assemble(*(words(run, LOOKS[run[0]]) for run in runs))


def marks(then: float, now: float, noise: float | None, width: int) -> list[str]:
    """A mark for each cell of the scale."""
    began, ended = place(then, width), place(now, width)
    signs = [SCALE] * width
    if noise is not None:
        least, most = place(then - noise, width), place(then + noise, width)
        signs[least : most + 1] = NOISE * (most + 1 - least)
    onward = 1 if ended > began else -1
    goes_beyond = noise is not None and abs(now - then) > noise
    for cell in range(began, ended, onward):
        outside = signs[cell] == SCALE and goes_beyond
        signs[cell] = BEYOND if outside or (goes_beyond and cell == ended - onward) else WITHIN
    signs[began], signs[ended] = THEN, NOW if ended != began else BOTH
    return signs


def place(share: float, width: int) -> int:
    """The cell in which a share of the scale, 0 to 1, stands."""
    return round(min(1.0, max(0.0, share)) * (width - 1))
