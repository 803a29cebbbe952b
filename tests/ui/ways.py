"""The ways to the pages of the full screen, by keys, from home."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tests.ui.conftest import Walk

Way = Callable[["Walk"], Awaitable[None]]


async def stay(walk: Walk) -> None:
    """Stay at home."""
    await walk.at("MenuScreen", "Settings")


async def to_place(walk: Walk, words: str, name: str) -> None:
    """To the place with these words."""
    await walk.at("MenuScreen", words)
    await walk.point(lambda: f"> {words}" in walk.text)
    await walk.press("enter")
    await walk.at(name)


async def to_start(walk: Walk) -> None:
    """To the start page."""
    await to_place(walk, "Take ", "MenuScreen")
    await walk.at("MenuScreen", "verdict")


async def to_safety_question(walk: Walk) -> None:
    """To the first safety question."""
    await to_start(walk)
    await walk.press("enter")
    await walk.at("SafetyCheckScreen", "disagree")


async def to_support(walk: Walk) -> None:
    """To the support page."""
    await to_safety_question(walk)
    await walk.press("down", "enter")
    await walk.at("MenuScreen", "Before you go on")


async def to_continue(walk: Walk) -> None:
    """From home to where the unfinished sitting goes on."""
    await walk.at("MenuScreen", "> Continue")
    await walk.press("enter")
    await walk.past_safety()
    await walk.until(lambda: "account to him" not in walk.text)
    await walk.pilot.pause()


async def to_result(walk: Walk) -> None:
    """To the last result."""
    await to_place(walk, "Last result", "ResultScreen")


async def to_steps(walk: Walk) -> None:
    """To the list of steps."""
    await to_place(walk, "Read a step", "StepsScreen")


async def to_reading(walk: Walk, title: str = "Check the story") -> None:
    """To a step."""
    await to_steps(walk)
    await walk.point(lambda: title in next(line for line in walk.words.splitlines() if line.startswith(">")))
    await walk.press("enter")
    await walk.at("ReadingScreen", "Why it matters")


async def to_plan(walk: Walk) -> None:
    """To the plan."""
    await to_place(walk, "My plan", "PlanScreen")


async def to_week(walk: Walk) -> None:
    """To the short look back."""
    await to_place(walk, "A short look back", "WeekScreen")


async def to_history(walk: Walk) -> None:
    """To the list of sittings, once it is whole."""
    await to_place(walk, "History", "HistoryScreen")
    await walk.until(lambda: "reading …" not in walk.text)


async def to_change(walk: Walk) -> None:
    """To what has changed."""
    await to_place(walk, "What has changed", "ChangeScreen")


async def to_settings(walk: Walk) -> None:
    """To the settings."""
    await to_place(walk, "Settings", "SettingsScreen")


async def to_help(walk: Walk) -> None:
    """To the keys of the page."""
    await walk.press("question_mark")
    await walk.at("HelpScreen")


async def to_safety(walk: Walk) -> None:
    """To help and safety."""
    await walk.press("f2")
    await walk.at("SafetyScreen", "Emergency")


async def to_palette(walk: Walk) -> None:
    """To the command palette."""
    await walk.press("ctrl+p")
    await walk.until(lambda: walk.name == "CommandPalette")


def then(way: Way, *keys: str, name: str, words: str = "") -> Way:
    """A way, then keys, to a page of this kind with these words."""

    async def gone(walk: Walk) -> None:
        await way(walk)
        await walk.press(*keys)
        await walk.at(name, words)

    return gone
