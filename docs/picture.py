"""Draws both pictures of the README from the program itself: a question and the result of an invented person. Run it
again where these pages have come to look different: .venv/bin/python docs/picture.py."""

from __future__ import annotations

import asyncio
import re
import sys
from datetime import UTC, datetime, timedelta
from html import escape, unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from quiz.bank import built_in_folder
from quiz.engine.outcome import advance
from quiz.engine.sitting import Sitting, Stage, begin
from quiz.session import Session
from quiz.session.journal import draft_of, record_of
from quiz.storage import Store, new_id
from quiz.ui.app import FirstSteps
from quiz.ui.screens.page import Page
from quiz.ui.terminal.rates import Debounce

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Item

FOLDER: Final = Path(__file__).parent
ASKED: Final = "answered-while-he-talked"
"""The item at which she stands in the picture of a question."""
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


def answered(bank: Bank, until: str | None = None) -> Sitting:
    """What the invented person has answered when she comes to an item, or to the end."""
    sitting = advance(begin(bank, new_id(NOW), NOW))
    while sitting.stage is not Stage.CHECK and sitting.at is not None and sitting.at != until:
        circumstance = bank.circumstance.get(sitting.at)
        given = SITUATION.get(circumstance.id, "sometimes") if circumstance else answer_to(bank.item[sitting.at])
        sitting = advance(sitting.answer(given))
    return sitting


def answer_to(item: Item) -> int:
    """What the invented person says to an item."""
    unhelpful = OWN.get(item.step, USUAL[item.area])
    return 4 - unhelpful if item.keyed > 0 else unhelpful


async def drawn(store: Store, height: int, *words: str) -> str:
    """What Textual draws when Enter was pressed on home and on each page with these words but the last."""
    app = FirstSteps(Session(built_in_folder(), store, lambda: NOW), pace=Debounce(0))
    async with app.run_test(size=(80, height)) as pilot:
        picture = await shown(app, "leaves this computer")
        for expected in words:
            await pilot.press("enter")
            picture = await shown(app, expected)
        return picture


async def shown(app: FirstSteps, words: str) -> str:
    """The drawing of the page as soon as it stands there with these words. Raises TimeoutError."""
    for _ in range(PAUSES):
        await asyncio.sleep(0.01)
        drawing = app.export_screenshot(title=app.TITLE, simplify=True)
        if isinstance(app.screen, Page) and app.screen.is_there and words.replace(" ", "&#160;") in drawing:
            return self_contained(drawing)
    raise TimeoutError(words)


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


async def main(folder: Path = FOLDER) -> None:
    """Draw the pictures."""
    bank = Session(built_in_folder(), None, lambda: NOW).bank
    with TemporaryDirectory() as kept:
        store = Store(Path(kept) / "kept")
        store.prepare()
        store.finish(record_of(answered(bank), NOW + timedelta(minutes=8)))
        today = await drawn(store, 34, "What to do today")
        store.save_draft(draft_of(answered(bank, ASKED)))
        question = await drawn(store, 20, "disagree", "account to", "no occasion")
    (folder / "today.svg").write_text(today, encoding="utf-8")
    (folder / "question.svg").write_text(question, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main(*map(Path, sys.argv[1:2])))
