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
    NOISE: "track",
    SCALE: "track",
}


def band(then: float, now: float, noise: float | None, width: int) -> tuple[Span, ...]:
    """The way from `then` to `now`, both 0 to 1, on a scale of `width` cells. `noise`: how far figures go to either
    side by themselves, on the same scale; None where that is not known."""
    began, ended = place(then, width), place(now, width)
    least, most = (began, began) if noise is None else (place(then - noise, width), place(then + noise, width))
    way = range(min(began, ended), max(began, ended) + 1)
    signs = [SCALE] * width
    for cell in range(width):
        inside = least <= cell <= most
        if cell in way:
            signs[cell] = WITHIN if inside or noise is None else BEYOND
        elif inside:
            signs[cell] = NOISE
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
