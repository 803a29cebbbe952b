"""The words of the settings: what can be chosen, what is chosen now, and how long it holds."""

from __future__ import annotations

from typing import Final, NamedTuple

from quiz.errors import QuizError
from quiz.model.kept import Settings

TITLE: Final = "Settings"
ABOUT: Final = "Colours, motion, and how First Steps starts"
HELP: Final = "Move with the arrow keys and press Enter: what you choose holds at once."
COLOURS: Final = "Colours of the full screen"
MOTION: Final = "Motion"
START: Final = "When First Steps starts"
THEMES: Final = (
    ("dark", "dark"),
    ("light", "light"),
    ("high-contrast", "high contrast"),
    ("ansi", "the terminal's own colours"),
)
MOTIONS: Final = (("off", "off: pages stand still"), ("on", "on: long pages glide"))
STARTS: Final = (("full", "full screen"), ("plain", "plain lines, also for screen readers"))
KEPT: Final = "Saved on this computer."
LATER: Final = "Nothing is saved before you start the quiz, so this holds until you close the program."
FOR_THIS_RUN: Final = "Nothing is saved this time, so what you choose here holds until you close the program."
NO_COLOUR: Final = "No colours are shown, because none were asked for. What you choose is for the times when they are."
NEXT_TIME: Final = "It starts that way the next time."
NOT_KEPT: Final = "It holds until you close the program, but could not be saved."


class SettingOption(NamedTuple):
    """One thing that can be chosen."""

    id: str
    """The name of its group and its own, such as `theme:dark`."""
    words: str
    chosen: bool


class Group(NamedTuple):
    """Options of which one is chosen."""

    heading: str
    options: tuple[SettingOption, ...]

    @property
    def now(self) -> str:
        """The heading with what is chosen."""
        return f"{self.heading}: {next(option.words for option in self.options if option.chosen)}"


class SettingsPage(NamedTuple):
    """Everything that the page says."""

    groups: tuple[Group, ...]
    remarks: tuple[str, ...]
    """How long it holds, and what is against it."""
    erases: bool = False
    """Whether everything that is saved can be erased from here."""


def page(settings: Settings, *remarks: str) -> SettingsPage:
    """The settings as they are. A theme that is none of ours stands with its name below them."""
    themes = dict(THEMES)
    themes.setdefault(settings.theme, settings.theme)
    return SettingsPage(
        (
            _group("theme", COLOURS, tuple(themes.items()), settings.theme),
            _group("motion", MOTION, MOTIONS, "on" if settings.motion else "off"),
            _group("start", START, STARTS, "plain" if settings.plain else "full"),
        ),
        tuple(remark for remark in remarks if remark),
    )


def chosen(settings: Settings, option: str) -> Settings:
    """The settings after an option was chosen, by its id."""
    group, _, name = option.partition(":")
    match group:
        case "theme":
            return settings._replace(theme=name)
        case "motion":
            return settings._replace(motion=name == "on")
        case _:
            return settings._replace(plain=name == "plain")


def not_kept(error: QuizError) -> str:
    """Said where a choice could not be kept, with the reason."""
    return f"{NOT_KEPT} {error.title}."


def _group(name: str, heading: str, options: tuple[tuple[str, str], ...], now: str) -> Group:
    return Group(heading, tuple(SettingOption(f"{name}:{own}", words, own == now) for own, words in options))
