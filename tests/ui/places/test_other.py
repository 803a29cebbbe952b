"""The other version of a reading, from every page of the full screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.ui.places.conftest import Place, Visit


async def test_the_other_version_of_a_reading_from_everywhere(at: Visit, place: Place) -> None:
    """F2, then one key; back leads to where she was, by way of the same page."""
    async with at(place) as walk:
        before = walk.name
        if before == "TooSmallScreen":
            return
        await walk.press("f2")
        await walk.at("SafetyScreen")
        await walk.press("3")
        await walk.at("ReadingScreen", "What you think, for yourself")
        await walk.press("b")
        await walk.at("SafetyScreen")
        if place.name != "safety":
            await walk.press("escape")
            await walk.until(lambda: walk.name == before)
