"""Draws the picture of the README from the program itself: the result of an invented person in the real full screen,
without a terminal. Run it again where the result has come to look different: .venv/bin/python docs/picture.py."""

from __future__ import annotations

import asyncio
import re
import sys
from datetime import UTC, datetime, timedelta
from html import escape, unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from quiz.bank import built_in_folder
from quiz.engine.outcome import advance
from quiz.engine.sitting import Stage, begin
from quiz.session import Session
from quiz.session.results import record_of
from quiz.storage import Store, new_id
from quiz.ui.app import FirstSteps
from quiz.ui.screens.menu import MenuScreen
from quiz.ui.screens.result import ResultScreen
from quiz.ui.terminal.rates import Debounce

if TYPE_CHECKING:
    from quiz.model.bank import Item
    from quiz.ui.screens.page import Page

PICTURE: Final = Path(__file__).with_name("picture.svg")
SIZE: Final = (80, 34)
NOW: Final = datetime(2026, 11, 22, 14, 55, tzinfo=UTC)
PAUSES: Final = 500
"""Turns of the app's loop that a page may take to come."""
SITUATION: Final = {
    "contact": "together",
    "affair": "none",
    "blames": "often",
    "help": "friend",
    "wants": "repair",
    "also": "nothing",
}
USUAL: Final = {"fun": 1, "patience": 2, "communication": 2, "blame": 2}
"""How unhelpful the invented answers are, 0 to 4, by area."""
OWN: Final = {7: 0, 11: 1, 12: 4, 13: 3, 10: 1, 6: 1, 1: 1}
"""The same for single steps."""
FONT: Final = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def keep_a_sitting(folder: Path) -> None:
    """Keep one sitting of the invented person."""
    store = Store(folder)
    store.prepare()
    bank = Session(built_in_folder(), None, lambda: NOW).bank
    sitting = advance(begin(bank, new_id(NOW), NOW))
    while sitting.stage is not Stage.CHECK and sitting.at is not None:
        circumstance = bank.circumstance.get(sitting.at)
        given = SITUATION.get(circumstance.id, "sometimes") if circumstance else answer_to(bank.item[sitting.at])
        sitting = advance(sitting.answer(given))
    store.finish(record_of(sitting, NOW + timedelta(minutes=8)))


def answer_to(item: Item) -> int:
    """What the invented person says to an item."""
    unhelpful = OWN.get(item.step, USUAL[item.area])
    return 4 - unhelpful if item.keyed > 0 else unhelpful


async def drawn(folder: Path) -> str:
    """The result as Textual draws it."""
    app = FirstSteps(Session(built_in_folder(), Store(folder), lambda: NOW), pace=Debounce(0))
    async with app.run_test(size=SIZE) as pilot:
        await shown(app, MenuScreen)
        await pilot.press("enter")
        await shown(app, ResultScreen)
        await pilot.pause()
        return app.export_screenshot(title=app.TITLE, simplify=True)


async def shown(app: FirstSteps, page: type[Page[Any]]) -> None:
    """Wait until a page of this kind stands there."""
    for _ in range(PAUSES):
        if isinstance(app.screen, page) and app.screen.is_there:
            return
        await asyncio.sleep(0.01)


def self_contained(svg: str) -> str:
    """The drawing without the fonts that it would fetch, and without where it comes from."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: *[^;]+;", f"font-family: {FONT};", svg)
    svg = re.sub(r'(<text [^>]*?x=")([\d.]+)("[^>]*?textLength=")([\d.]+)("[^>]*>)([^<]*)</text>', tight, svg)
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines() if line.strip())


def tight(text: re.Match[str]) -> str:
    """A run of text without the blanks round it, which not every viewer counts; nothing for blanks alone."""
    start, x, then, length, end, escaped = text.groups()
    words = unescape(escaped)
    cell = float(length) / len(words)
    inset = len(words) - len(words.lstrip())
    if not words.strip():
        return ""
    words = words.strip()
    shown = escape(words).replace(" ", "&#160;").replace("\xa0", "&#160;")
    return f"{start}{float(x) + inset * cell:.1f}{then}{len(words) * cell:.1f}{end}{shown}</text>"


def main(place: Path = PICTURE) -> None:
    """Draw the picture."""
    with TemporaryDirectory() as folder:
        keep_a_sitting(Path(folder) / "kept")
        place.write_text(self_contained(asyncio.run(drawn(Path(folder) / "kept"))), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
