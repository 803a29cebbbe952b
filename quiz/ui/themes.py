"""The colours: a calm dark page, a light one, one of high contrast, and the terminal's own. One accent each; every
text stands out from its ground by at least 4.5 to 1. Must not know what is coloured."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from textual.app import App
from textual.theme import BUILTIN_THEMES, Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.driver import Driver

DARK: Final = "dark"
LIGHT: Final = "light"
CONTRAST: Final = "high-contrast"
ANSI: Final = "ansi"
OWN: Final = (DARK, LIGHT, CONTRAST, ANSI)
STAND_INS: Final = {"quiet": "foreground-darken-1", "track": "foreground-darken-3"}
"""What Textual's own themes have for the two colours that they do not name."""
LIGHT_WEIGHTS: Final = {"heading-weight": "none", "pointed-weight": "bold", "key-weight": "none"}
"""Beside an accent that is seen by its colour."""
HEAVY_WEIGHTS: Final = {"heading-weight": "bold", "pointed-weight": "bold reverse", "key-weight": "bold"}
"""Where weight has to say what colour says elsewhere."""


def own_themes() -> tuple[Theme, ...]:
    """The themes that the program brings along."""
    return (
        _theme(DARK, ground="#1b1d20", text="#dcd7cc", accent="#93c2ae", quiet="#9d998f", track="#55565a"),
        _theme(LIGHT, ground="#faf7f0", text="#2e2c29", accent="#27695b", quiet="#68645c", track="#bdb7a9", dark=False),
        _theme(
            CONTRAST,
            ground="#000000",
            text="#ffffff",
            accent="#ffd866",
            quiet="#c8c8c8",
            track="#a0a0a0",
            weights=HEAVY_WEIGHTS,
        ),
        _theme(
            ANSI,
            ground="ansi_default",
            text="ansi_default",
            accent="ansi_default",  # no colour of a terminal can be read on a dark ground and on a light one
            quiet="ansi_default",  # bright black is the ground itself in some palettes
            track="ansi_bright_black",
            weights=HEAVY_WEIGHTS,
            ansi=True,
        ),
    )


def _theme(  # noqa: PLR0913 - five colours and their weights are a theme
    name: str,
    *,
    ground: str,
    text: str,
    accent: str,
    quiet: str,
    track: str,
    weights: Mapping[str, str] = LIGHT_WEIGHTS,
    dark: bool = True,
    ansi: bool = False,
) -> Theme:
    needed = BUILTIN_THEMES["ansi-dark"].variables if ansi else {}
    return Theme(
        name=name,
        primary=accent,  # and with it all that is not named here
        accent=accent,
        foreground=text,
        background=ground,
        surface=ground,
        panel=ground,
        boost=ground,
        dark=dark,
        ansi=ansi,
        variables={**needed, "quiet": quiet, "track": track, **weights},
    )


def in_eight_colours(theme: Theme) -> Theme:
    """A theme in the first eight colours, which every terminal of colours has: brighter ones it may take for its
    ground, so that what is written in them cannot be seen. A light one has the terminal's own: bold black comes out
    as a grey."""
    ground, text, track = ("black", "white", "blue") if theme.dark else ("default", "default", "cyan")
    return _theme(
        theme.name,
        ground=f"ansi_{ground}",
        text=f"ansi_{text}",
        accent=f"ansi_{text}",
        quiet=f"ansi_{text}",
        track=f"ansi_{track}",
        weights=HEAVY_WEIGHTS,
        dark=theme.dark,
        ansi=True,
    )


class ThemedApp(App[None]):
    """An app in these colours, or in Textual's own, or in none."""

    _few_colours = False
    """Whether the terminal has sixteen colours or fewer."""

    def __init__(self, *, theme: str, driver: type[Driver]) -> None:
        """`theme`: dark where there is none of that name."""
        self.coloured = not os.environ.get("NO_COLOR")
        """Whether this run shows colours at all."""
        if self.coloured:
            os.environ.pop("NO_COLOR", None)  # to Textual an empty one counts
        super().__init__(driver_class=driver, ansi_color=None if self.coloured else True)
        for own in own_themes():
            self.register_theme(own)
        self.theme = ANSI if not self.coloured else theme if theme in self.available_themes else DARK

    def on_mount(self) -> None:
        """Now the terminal is known."""
        self._few_colours = not self.is_headless and self.console.color_system == "standard"
        if self._few_colours:
            self.mutate_reactive(ThemedApp.theme)

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme as this terminal can show it."""
        theme = super().get_theme(theme_name)
        return in_eight_colours(theme) if theme and self._few_colours and not theme.ansi else theme

    def get_css_variables(self) -> dict[str, str]:
        """The colours and weights, with stand-ins for those that Textual's own themes do not name."""
        variables = super().get_css_variables()
        stand_ins = {name: variables[other] for name, other in STAND_INS.items()}
        return LIGHT_WEIGHTS | stand_ins | variables

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 - the base says so
        """Before there is a page, the colours of a theme are no more than variables: nothing has been styled yet."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())
