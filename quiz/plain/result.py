"""A result in lines, and what can be done with it: read, plan, note, export; the list of all of them, each one opened,
compared, deleted; and what has changed between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from quiz.errors import NotFound, QuizError
from quiz.model.kept import Head
from quiz.model.result import Shown
from quiz.plain.dialogue import Dialogue
from quiz.plain.journal import choose_steps, plan_step, say_plan, write_note
from quiz.plain.take import show
from quiz.session.exporting import Taken, export, place
from quiz.text import comparison, history, line, other, result, safety
from quiz.text import export as export_words
from quiz.text.export import Kind


def go_on(dialogue: Dialogue, shown: Shown, more: Mapping[str, Callable[[], object]] | None = None) -> None:
    """Offer what can be done with a result until she goes back. `more`: ways besides, by their words; one that gives
    something leads back."""
    session = dialogue.session
    page = result.page(session.bank, shown, session.today, line.HELP)
    ways: dict[str, Callable[[], object]] = {}
    if page.today:
        ways[result.READ_NOW] = partial(read_step, dialogue, page.today.number)
        if shown.kept:
            ways[result.PLAN_WHEN] = partial(plan_today, dialogue, shown, page.today.number)
    ways[line.READ_A_STEP] = partial(read, dialogue)
    if shown.kept and not session.safe_only:
        ways[line.PLAN_FROM] = partial(plan_from, dialogue, shown)
    if shown.kept:
        ways[line.NOTE] = partial(write_note, dialogue, session, shown.id)
    ways |= {line.EXPORT: partial(export_sitting, dialogue, shown), **(more or {})}
    if why := tuple(result.why_lines(page)):
        ways[line.WHY] = partial(dialogue.say, *why)
    while (way := dialogue.choose_from(ways)) and not way():
        pass


def plan_from(dialogue: Dialogue, shown: Shown) -> None:
    """Choose steps from a result, then hear the plan."""
    choose_steps(dialogue, shown.id)
    say_plan(dialogue)


def plan_today(dialogue: Dialogue, shown: Shown, number: int) -> None:
    """Plan the step for today in one move, then hear the plan."""
    plan_step(dialogue, number, sitting=shown.id)
    say_plan(dialogue)


def read(dialogue: Dialogue) -> None:
    """A step of her choice."""
    bank = dialogue.session.bank
    if dialogue.session.safe_only:
        dialogue.say(*safety.other_steps(bank))
        dialogue.read_others()
        return
    titles = (f"{step.number}. {step.title}" for step in dialogue.session.worded_bank().steps)
    dialogue.say(*titles, line.READ_WHICH)
    reply = dialogue.ask([step.number for step in bank.steps], [line.BACK])
    if reply != line.BACK:
        read_step(dialogue, int(reply))


def read_step(dialogue: Dialogue, number: int) -> None:
    """The step with this number."""
    session = dialogue.session
    dialogue.say(*other.reading_lines(session.reading(number, other.by_line(session.bank, number))))


def export_sitting(dialogue: Dialogue, shown: Shown) -> None:
    """Ask for the kind and the name of a file until it is written, or she leaves it."""
    pages_only = dialogue.session.safe_only
    dialogue.say(*([other.PAGES_ONLY] if pages_only else []))
    kind = dialogue.choose_from({kind.spoken: kind for kind in export_words.kinds(pages_only=pages_only)})
    written = False
    while kind and not written:
        dialogue.say(f"{export_words.WHERE.format(kind.suggested)} {line.ENTER_LEAVES}")
        reply = dialogue.words()
        written = not reply or write(dialogue, shown, kind, place(reply, kind))


def write(dialogue: Dialogue, shown: Shown, kind: Kind, path: Path, *, force: bool = False) -> bool:
    """Write the file, over an old one only after asking; whether that is done with."""
    try:
        said = export(dialogue.session, shown, kind, path, force=force)
    except Taken as taken:
        dialogue.say(f"{taken.title}. {taken.sentence}")
        replace = dialogue.choose(export_words.TAKEN_WAYS) == 1
        return replace and write(dialogue, shown, kind, path, force=True)
    except QuizError as error:
        dialogue.say(str(error))
        return False
    dialogue.say(*said)
    return True


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
