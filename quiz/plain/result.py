"""A result in lines, and what can be done with it: read, plan, note, export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from quiz.errors import QuizError
from quiz.model.result import Shown
from quiz.plain.dialogue import Dialogue
from quiz.plain.journal import choose_steps, plan_step, say_plan, write_note
from quiz.session.exporting import Taken, export, place
from quiz.text import export as export_words
from quiz.text import line, other, result, safety
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
