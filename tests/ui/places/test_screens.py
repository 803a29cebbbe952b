"""How the pages look, as plain text: a change of any of them is seen in a diff. UPDATE_SCREENS=1 keeps the new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.ui.conftest import Begin, Walk

    Place = tuple[str, Callable[[Walk], Awaitable[None]]]


def visible(walk: Walk) -> str:
    """The screen as she sees it."""
    app = walk.app
    lines = app.screen._compositor.render_strips(app.size)  # noqa: SLF001 - the only way to the screen as text
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines) + "\n"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
async def test_the_pages(
    begin: Begin, place: Place, size: tuple[int, int], same_as_kept: Callable[[str, str], None]
) -> None:
    """Every page at the usual and at the smallest size."""
    name, way = place
    async with begin(size) as walk:
        if name in {"palette", "too-small"}:
            return
        await way(walk)
        await walk.until(lambda: "saving" not in walk.text)
        await walk.pilot.pause()
        same_as_kept(f"{name}-{size[0]}x{size[1]}", visible(walk))
