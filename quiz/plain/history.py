"""The sittings in lines: the list, each one opened, compared, deleted. Must not know where sittings are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from quiz.errors import NotFound
from quiz.plain.dialogue import Dialogue
from quiz.plain.journal import say_changes
from quiz.plain.result import go_on
from quiz.plain.take import show
from quiz.text import history, line


def show_history(dialogue: Dialogue) -> None:
    """Every sitting in a sentence, then each one that she opens. The list is said again where it has changed."""
    session = dialogue.session
    said: tuple[history.SittingLine, ...] = ()
    while True:
        page = history.page(session.bank, session.journal.listing(), session.today, safe_only=session.safe_only)
        if page.sittings != said or not said:
            dialogue.say(*history.spoken(page))
        said = page.sittings
        known = {str(sitting.number): sitting.id for sitting in said}
        reply = line.BACK
        if known:
            dialogue.say(line.WHICH_SITTING)
            reply = dialogue.ask(list(map(int, known)), [line.BACK])
        if reply == line.BACK:
            return
        comparable = [sitting.number for sitting in said if not (sitting.remark or page.bare)]
        open_sitting(dialogue, int(reply), comparable)


def open_sitting(dialogue: Dialogue, number: int, comparable: list[int]) -> None:
    """The result of the sitting with a running number, where it has one here, and what can be done with it."""
    try:
        shown = dialogue.session.shown(str(number))
    except NotFound as error:  # taken with another set of questions: it can still be deleted
        dialogue.say(str(error))
        delete(dialogue, str(number))
        return
    show(dialogue, shown)
    others = [other for other in comparable if other != number]
    more: dict[str, Callable[[], object]] = {line.DELETE: partial(delete, dialogue, shown.id)}
    if others and number in comparable:
        more = {line.COMPARE: partial(compare, dialogue, number, others), **more}
    go_on(dialogue, shown, more)


def compare(dialogue: Dialogue, number: int, others: list[int]) -> None:
    """A sitting against another one of her choice, the earlier one first."""
    dialogue.say(line.WHICH_OTHER)
    reply = dialogue.ask(others, [line.BACK])
    if reply != line.BACK:
        earlier, later = sorted((number, int(reply)))
        say_changes(dialogue, [str(earlier)], str(later))


def delete(dialogue: Dialogue, sitting: str) -> bool:
    """Delete a sitting, given by its id or number, once she has said so; whether it is gone."""
    dialogue.say(history.DELETE)
    if dialogue.choose(history.DELETE_OR_KEEP) == 0:
        return False
    dialogue.session.journal.delete(sitting)
    dialogue.say(history.DELETED)
    return True
