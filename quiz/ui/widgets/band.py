"""A change drawn on its scale together with the noise around where it began: what stays within the noise is thin, what
goes beyond it is heavy. Pure; must not know what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.ui.render import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.ui.render import Role

THEN: Final = "●"
NOW: Final = "○"
BOTH: Final = "◉"
"""Then and now in the same cell."""
WITHIN: Final = "─"
BEYOND: Final = "━"
NOISE: Final = "░"
SCALE: Final = "·"
ROLES: Final[dict[str, Role]] = {
    THEN: "text",
    NOW: "strong",
    BOTH: "strong",
    WITHIN: "text",
    BEYOND: "accent",
    NOISE: "quiet",
    SCALE: "track",
}


def band(then: float, now: float, noise: float | None, width: int) -> tuple[Span, ...]:
    """The way from `then` to `now`, both 0 to 1, on a scale of `width` cells. `noise`: how far figures go to either
    side by themselves, on the same scale; None where that is not known."""
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
    return tuple(Span(run, ROLES[run[0]]) for run in _runs(signs))


def place(share: float, width: int) -> int:
    """The cell in which a share of the scale, 0 to 1, stands."""
    return round(min(1.0, max(0.0, share)) * (width - 1))


def _runs(signs: list[str]) -> Iterator[str]:
    """Equal signs in a row, together."""
    run = ""
    for sign in signs:
        if run and run[0] != sign:
            yield run
            run = ""
        run += sign
    if run:
        yield run
