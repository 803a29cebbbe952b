"""The sittings in lines: the list, each one opened, compared, deleted; and what has changed between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from quiz.errors import NotFound
from quiz.model.kept import Head
from quiz.plain.dialogue import Dialogue
from quiz.plain.result import go_on
from quiz.plain.take import show
from quiz.text import comparison, history, line, other


def show_history(dialogue: Dialogue) -> None:
    """Every sitting in a sentence, then each one that she opens. The list is said again where it has changed."""
    session = dialogue.session
    heard: tuple[history.SittingLine, ...] = ()
    while True:
        page = history.page(session.bank, session.kept.listing(), session.today, safe_only=session.safe_only)
        if page.sittings != heard or not heard:
            dialogue.say(*history.spoken(page))
        heard = page.sittings
        if not heard:
            return
        dialogue.say(line.WHICH_SITTING)
        reply = dialogue.ask([sitting.number for sitting in heard], [line.BACK])
        if reply == line.BACK:
            return
        comparable = [sitting.number for sitting in heard if not (sitting.remark or page.bare)]
        open_sitting(dialogue, int(reply), comparable)


def open_sitting(dialogue: Dialogue, number: int, comparable: list[int]) -> None:
    """The result of the sitting with a running number, where it has one here, and what can be done with it."""
    try:
        shown = dialogue.session.journal.shown(str(number))
    except NotFound as error:  # taken with another set of questions: it can still be deleted
        dialogue.say(str(error))
        delete(dialogue, str(number))
        return
    show(dialogue, shown)
    others = [each for each in comparable if each != number]
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


def show_changes(dialogue: Dialogue) -> None:
    """The latest sitting against the last, the first, or all before it. Raises NotFound where there is nothing to
    compare, or only the steps that need nothing from him are shown."""
    session = dialogue.session
    if session.safe_only:
        raise other.not_made()
    before = session.journal.all_before_latest()
    ways: dict[str, Sequence[str | Head]] = {line.AGAINST_LAST: before[-1:]}
    if len(before) > 1:
        ways |= {line.AGAINST_FIRST: ("first",), line.AGAINST_ALL: before}
    while earlier := dialogue.choose_from(ways):
        say_changes(dialogue, earlier)


def say_changes(dialogue: Dialogue, earlier: Sequence[str | Head], later: str = "latest") -> None:
    """What has changed in a sitting since one or more earlier ones."""
    session = dialogue.session
    changes = session.journal.compared(earlier, later)
    dialogue.say(*comparison.spoken(comparison.page(session.bank, changes, session.today)))


def delete(dialogue: Dialogue, sitting: str) -> bool:
    """Delete a sitting, given by its id or number, once she has said so; whether it is gone."""
    dialogue.say(history.DELETE)
    if dialogue.choose(history.DELETE_OR_KEEP) == 0:
        return False
    dialogue.session.prepared().delete(sitting)
    dialogue.say(history.DELETED)
    return True
