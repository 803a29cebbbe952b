"""Every place of the full screen, with the way there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from tests.ui.conftest import Walk

Way = Callable[["Walk"], Awaitable[None]]


async def to_start(walk: Walk) -> None:
    """To the start page."""
    await walk.press("enter")
    await walk.at("ChoosingScreen", "verdict")


async def to_safety_question(walk: Walk) -> None:
    """To the first safety question."""
    await to_start(walk)
    await walk.press("enter")
    await walk.at("ChoosingScreen", "disagree")


async def to_support(walk: Walk) -> None:
    """To the support page."""
    await to_safety_question(walk)
    await walk.press("down", "enter")
    await walk.at("ChoosingScreen", "Before you go on")


async def to_follow_up(walk: Walk) -> None:
    """To the introduction of the follow-ups."""
    await walk.to_follow_ups()


async def to_steps(walk: Walk) -> None:
    """To the list of steps."""
    await walk.press("down", "enter")
    await walk.at("StepsScreen")


async def to_reading(walk: Walk) -> None:
    """To a step."""
    await to_steps(walk)
    await walk.press("enter")
    await walk.at("ReadingScreen", "Why it matters")


async def to_help(walk: Walk) -> None:
    """To the keys of a page."""
    await walk.press("question_mark")
    await walk.at("HelpScreen")


async def to_safety(walk: Walk) -> None:
    """To help and safety."""
    await walk.press("f2")
    await walk.at("SafetyScreen", "Emergency")


async def to_settings(walk: Walk) -> None:
    """To the settings: the last entry of home."""
    await walk.press("end", "enter")
    await walk.at("SettingsScreen")


async def to_too_small(walk: Walk) -> None:
    """To the page that asks for room."""
    await walk.pilot.resize_terminal(40, 12)
    await walk.at("RoomScreen")


async def to_palette(walk: Walk) -> None:
    """To the command palette."""
    await walk.press("ctrl+p")
    await walk.until(lambda: walk.name == "CommandPalette")


async def stay(walk: Walk) -> None:
    """Stay at home."""
    await walk.at("ChoosingScreen")


PLACES: Final[dict[str, Way]] = {
    "home": stay,
    "start": to_start,
    "safety-question": to_safety_question,
    "support": to_support,
    "circumstance": lambda walk: walk.to_first_question(),
    "question": lambda walk: walk.to_core(),
    "follow-up": to_follow_up,
    "check": lambda walk: walk.to_check(),
    "result": lambda walk: walk.to_result(),
    "steps": to_steps,
    "reading": to_reading,
    "help": to_help,
    "safety": to_safety,
    "settings": to_settings,
    "too-small": to_too_small,
    "palette": to_palette,
}


@pytest.fixture(params=list(PLACES))
def place(request: pytest.FixtureRequest) -> tuple[str, Way]:
    """Give every place of the full screen by its name, with the way there."""
    name = str(request.param)
    return name, PLACES[name]
