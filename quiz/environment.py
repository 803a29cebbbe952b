"""What the environment may switch in the libraries below: nothing that could write down a key or an answer, and no odd
value that makes them fail. Must not load any of them: they read it when they are loaded."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Final

DRIVER: Final = "TEXTUAL_DRIVER"
WEB_DRIVER: Final = "textual.drivers.web_driver:WebDriver"
"""What `textual serve` asks for: the screen in a browser."""
COLOURS: Final = ("TEXTUAL_COLOR_SYSTEM", frozenset({"auto", "standard", "256", "truecolor"}))
SIZES: Final = ("COLUMNS", "LINES", "ROWS")
NO: Final = frozenset({"", "0", "false", "no", "off", "n", "f", "none", "never", "disabled"})
"""What people and programs write for no."""
WITHIN_ANOTHER: Final = frozenset({"screen", "dvtm", "linux"})
"""Terminals, by the beginning of TERM, that do not know the colours that COLORTERM promises of the one around them."""
DIGITS: Final = 4
"""At most, of the columns or lines of any screen."""


def served(environ: Mapping[str, str]) -> bool:
    """Whether the full screen is to be shown in a browser, by Textual's own driver for that and no other."""
    return environ.get(DRIVER) == WEB_DRIVER


def wants_lines(environ: Mapping[str, str]) -> bool:
    """Whether ACCESSIBLE asks for lines: any value does but those that say no. A browser has no lines to show."""
    return environ.get("ACCESSIBLE", "").strip().lower() not in NO and not served(environ)


def harden(environ: MutableMapping[str, str]) -> None:
    """Take out what must switch nothing. TEXTUAL_DEBUG, TEXTUAL_LOG and the devtools write down every key, and
    TEXTUAL_SCREENSHOT the screen; asyncio's debugging prints what a task gave; plugins of pydantic are handed all
    that it reads. Of a browser's screen its colours stay; those of a terminal around ours do not."""
    name, known = COLOURS
    allowed = {DRIVER, *({name} if environ.get(name) in known else ())} if served(environ) else set()
    for variable in list(environ):
        if variable == "TEXTUAL" or (variable.startswith("TEXTUAL_") and variable not in allowed):
            del environ[variable]
    if environ.get("TERM", "").partition("-")[0] in WITHIN_ANOTHER and "TMUX" not in environ:
        environ.pop("COLORTERM", None)
    environ.pop("PYTHONASYNCIODEBUG", None)
    environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    for variable in SIZES:
        value = environ.get(variable, "")
        if value and not (value.isascii() and value.isdigit() and len(value) <= DIGITS and int(value)):
            del environ[variable]
