"""The questions, the pages between them, and what they come to."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from quiz.engine.sitting import Given
from quiz.model.answers import SKIPPED
from quiz.model.bank import Bank
from quiz.storage import Store
from quiz.storage.errors import cannot_store
from quiz.text.safety import NOT_KEPT
from tests.ui import people
from tests.ui.conftest import CIRCUMSTANCES, Walk
from tests.ui.gallery.scene import Keeping, Scene
from tests.ui.people import keep_draft, keep_sittings
from tests.ui.ways import then, to_continue, to_result

HOME: Final = "/home/anna/.local/share/steps-first"
"""What the page names in place of a folder that is another one each time."""
CORE: Final = 30
"""Core questions of the invented people."""
ALL: Final = 100
"""More questions than there are."""


def left_after(answers: int) -> Keeping:
    """A sitting that was left after so many scored answers."""
    return partial(keep_draft, answered=CIRCUMSTANCES + answers)


def one_of(says: people.Says) -> Keeping:
    """One sitting of somebody who says this."""
    return partial(keep_sittings, count=1, says=says)


def hardly(bank: Bank, question: str, times: int) -> Given:
    """One answer to a step at most."""
    del times
    if question in bank.circumstance:
        return SKIPPED
    item = bank.item[question]
    return 2 if item.core and item.keyed > 0 else SKIPPED


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """Nothing more can be written."""
    del folder

    def refuse(*_: object) -> None:
        raise cannot_store(Path(HOME), OSError(errno.ENOSPC, ""))

    before = Store.save_draft, Store.finish
    Store.save_draft = Store.finish = refuse  # type: ignore[method-assign,assignment]  # under every store of the run
    try:
        yield
    finally:
        Store.save_draft, Store.finish = before  # type: ignore[method-assign]  # as above


async def to_unsaved(walk: Walk) -> None:
    """To a question after an answer that could not be saved."""
    await to_continue(walk)
    await walk.answer("3")
    await walk.until(lambda: "The disk is full" in walk.text)


async def to_unkept(walk: Walk) -> None:
    """To where the result could not be kept."""
    await to_continue(walk)
    await walk.press("f")
    await walk.at("MenuScreen", "without saving")


async def to_unkept_result(walk: Walk) -> None:
    """To a result of which nothing is kept."""
    await to_unkept(walk)
    await walk.press("down", "enter")
    await walk.at("ResultScreen", NOT_KEPT)


at_question = then(to_continue, name="QuestionScreen")
to_export = then(to_result, "e", name="MenuScreen", words="Export")

SCENES: Final[dict[str, Scene]] = {
    "circumstance": Scene(at_question, left_after(-CIRCUMSTANCES)),
    "circumstance-many": Scene(at_question, left_after(-2)),
    "question-first": Scene(at_question, left_after(0)),
    "question": Scene(at_question, left_after(3)),
    "question-answered": Scene(then(at_question, "b", name="QuestionScreen", words="(x)"), left_after(11)),
    "question-no-occasion": Scene(then(at_question, "0", "b", name="QuestionScreen", words="(x) 0"), left_after(0)),
    "question-not-saved": Scene(to_unsaved, left_after(3), trouble=full_disk),
    "question-opened": Scene(
        then(to_continue, "down", "enter", "1", name="QuestionScreen", words="What you changed"),
        partial(keep_draft, answered=CIRCUMSTANCES + ALL, says=people.at_a_distance),
    ),
    "follow-up": Scene(then(to_continue, name="QuestionScreen", words="deeper"), left_after(CORE)),
    "check": Scene(then(to_continue, name="CheckScreen"), left_after(ALL)),
    "check-end": Scene(then(to_continue, "end", name="CheckScreen"), left_after(ALL)),
    "check-unanswered": Scene(then(at_question, "f", name="CheckScreen"), left_after(11)),
    "result-not-kept": Scene(to_unkept, left_after(ALL), trouble=full_disk),
    "result": Scene(to_result, one_of(people.usual)),
    "result-start": Scene(then(to_result, "pagedown", name="ResultScreen"), one_of(people.usual)),
    "result-middle": Scene(then(to_result, "pagedown", "pagedown", name="ResultScreen"), one_of(people.usual)),
    "result-end": Scene(then(to_result, "end", name="ResultScreen"), one_of(people.usual)),
    "result-why": Scene(then(to_result, "w", name="WhyScreen"), one_of(people.usual)),
    "result-why-end": Scene(then(to_result, "w", "end", name="WhyScreen"), one_of(people.usual)),
    "result-keep": Scene(to_result, partial(keep_sittings, count=5)),
    "result-no-start": Scene(to_result, one_of(people.always_best)),
    "result-no-one-place": Scene(to_result, one_of(people.always_sometimes)),
    "result-hardly": Scene(to_result, one_of(hardly)),
    "result-skipped": Scene(to_result, one_of(people.nothing)),
    "result-distance": Scene(to_result, one_of(people.at_a_distance)),
    "result-safe": Scene(to_result, one_of(people.usual), safe_only=True),
    "export": Scene(to_export, one_of(people.usual)),
    "export-name": Scene(then(to_export, "down", "enter", name="EditScreen"), one_of(people.usual)),
    "result-keeping-nothing": Scene(to_unkept_result, left_after(ALL), trouble=full_disk),
}
