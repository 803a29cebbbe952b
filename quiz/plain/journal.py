"""Notes, the plan and the look back at it in lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from quiz.errors import NotFound, QuizError, UsageError
from quiz.plain.dialogue import Dialogue
from quiz.plain.take import support_way
from quiz.plain.terminal import InputEnded, Terminal, as_key
from quiz.session import Session, planning
from quiz.text import history, line, safety, week
from quiz.text import plan as plan_words
from quiz.text.other import before_reading
from quiz.text.plan import PlanPage
from quiz.text.safety import Way
from quiz.text.words import day, sentence


def write_note(talk: Terminal | Dialogue, session: Session, sitting: str) -> None:
    """Show the note on a sitting and take a new one, up to an empty line. An empty note leaves the old one. Raises what
    stands in the way of keeping it before she writes."""
    talk.say(*session.journal.note(sitting).splitlines())
    session.check_storage()
    talk.say(history.NOTE)
    lines: list[str] = []
    try:
        while written := talk.words():
            lines.append(written)
    except InputEnded:
        pass  # a note ends where the input does
    if lines:
        session.prepared().set_note(sitting, "\n".join(lines))
        talk.say(history.NOTE_KEPT)


def write_if_then(talk: Terminal | Dialogue, session: Session, step: int) -> None:
    """Take the line that says when and how she will do a step."""
    session.check_storage()
    talk.say(f"{plan_words.IF_THEN} {plan_words.NO_IF_THEN}")
    session.journal.change(planning.with_if_then, step, talk.words())


def plan_step(dialogue: Dialogue, number: int, again: date | None = None, sitting: str | None = None) -> None:
    """Plan a step in one move: when and how, the day to look again unless that is given, and which step makes room
    where the plan is full. `sitting`: the id of the one whose result she plans it from."""
    session = dialogue.session
    session.check_steps([number])
    session.check_storage()
    if again:
        planning.check_date(again, session.today)
    titles, planned = session.worded_bank().step, planning.current(session.journal.plan())
    before = next((step.if_then for step in planned.steps if step.number == number), "") if planned else ""
    aside = before_reading(session.bank, titles[number], session.known_circumstances())
    step = (f"Step {number}, {titles[number].title}.", aside, titles[number].caution, before)
    dialogue.say(
        *filter(None, step), f"{plan_words.IF_THEN} {plan_words.AS_IT_IS if before else plan_words.NO_IF_THEN}"
    )
    written = dialogue.words() or before
    again = again or review_date(dialogue, planning.review_date(planned, session.today))
    goes = None
    if planned and planning.is_full(planned, number):
        dialogue.say(plan_words.WHICH_GOES)
        numbers = [step.number for step in planned.steps]
        named = {f"Step {each}, {titles[each].title}" if each in titles else f"Step {each}": each for each in numbers}
        goes = dialogue.choose_from(named, back=plan_words.STAYS)
        if goes is None:
            return
    session.journal.change(planning.join, number, written, session.now(), again, instead_of=goes, sitting=sitting)


def show_plan(dialogue: Dialogue) -> None:
    """The plan, and what can be done with it."""
    while True:
        page = say_plan(dialogue)
        if page.bare:
            dialogue.read_others()
            return
        way = dialogue.choose_from(plan_ways(dialogue, page))
        if way is None:
            return
        way()


def plan_ways(dialogue: Dialogue, page: PlanPage) -> dict[str, Callable[[], object]]:
    """What can be done with the plan, by the words for it."""
    session = dialogue.session
    numbers = [step.number for step in page.steps]

    def mark(what: str) -> None:
        session.journal.change(planning.mark, one_of(dialogue, numbers), what, session.today)

    ways: dict[str, Callable[[], object]] = {plan_words.CHOOSE: partial(choose_steps, dialogue)}
    if numbers:
        ways[line.PLAN_READ] = partial(mark, "read")
        ways[line.PLAN_TRIED] = partial(mark, "tried")
        ways[line.PLAN_IF_THEN] = lambda: write_if_then(dialogue, session, one_of(dialogue, numbers))
    if page.looks_back:
        ways[week.ITEM] = partial(look_back, dialogue)
    return ways


def say_plan(dialogue: Dialogue) -> PlanPage:
    """The plan as it is."""
    page = dialogue.session.journal.plan_page()
    dialogue.say(*plan_words.spoken(page))
    return page


def look_back(dialogue: Dialogue, *, asked: bool = False) -> None:
    """The short look back at what was planned a week ago, or earlier where she has `asked` for it. What she says of the
    steps is saved, whatever she says to the last question; a yes to that is followed by the support page."""
    session = dialogue.session
    plan, not_saved = session.journal.plan(), None
    planned, numbers = planning.current(plan), planning.to_look_back(plan, session.today, asked=asked)
    if session.safe_only:
        raise NotFound(week.NOTHING_PLANNED, "")
    steps = week.steps(session.worded_bank(), planned, numbers, session.known_circumstances())
    dialogue.say(week.SPOKEN)
    answers = {}
    for step in steps:
        dialogue.say(f"Step {step.number}, {step.title}. {sentence(step.line)}".rstrip())
        tried = answered(dialogue, "tried")
        helped = answered(dialogue, "helped") if tried == week.YES else None
        answers[step.number] = week.answer(tried, helped)
    dialogue.say(week.LAST_SPOKEN)
    frightened = answered(dialogue, "frightened") == week.YES
    try:
        session.journal.look_back(answers)
    except QuizError as error:
        not_saved = error
    if frightened:
        support(dialogue)
    if not_saved:
        raise not_saved
    dialogue.say(week.SAVED)


def answered(dialogue: Dialogue, asked: week.Asked) -> str | None:
    """The answer to one of its questions; None where she leaves it out."""
    answers = week.ANSWERS[asked]
    dialogue.say(week.QUESTIONS[asked], *line.numbered([*answers.values()]))
    reply = dialogue.ask(range(1, len(answers) + 1), [line.SKIP])
    return None if reply == line.SKIP else [*answers][int(reply) - 1]


def support(dialogue: Dialogue) -> None:
    """The support page, until one of its ways leads on. Unless she meant another answer, the run shows the steps that
    need nothing from him from then on."""
    session = dialogue.session
    before, session.safe_only = session.safe_only, True
    dialogue.say(*safety.support_page(session.bank.safety, safety.NOT_SAVED))
    if support_way(dialogue, safety.SUPPORT_LATER) is Way.ANOTHER:
        session.safe_only = before


def one_of(dialogue: Dialogue, numbers: Sequence[int]) -> int:
    """One step of several; the only one without asking."""
    if len(numbers) == 1:
        return numbers[0]
    dialogue.say(line.READ_WHICH)
    return int(dialogue.ask(numbers))


def choose_steps(dialogue: Dialogue, sitting: str | None = None) -> None:
    """Take one to three step numbers, then a date to look again, then when and how. Enter alone leaves it. `sitting`:
    the id of the one whose result she chooses from."""
    session = dialogue.session
    while True:
        dialogue.say(line.PLAN_WHICH)
        reply = dialogue.words()
        if not reply:
            return
        try:
            steps = [int(part) for part in reply.replace(",", " ").split()]
            session.check_steps(steps)
            again = review_date(dialogue, planning.review_date(None, session.today))
            session.journal.change(planning.choose, steps, session.now(), again, sitting)
            break
        except ValueError:
            dialogue.say(line.not_understood(reply))
        except QuizError as error:
            if isinstance(error, InputEnded):
                raise
            dialogue.say(str(error))
    for step in steps:
        dialogue.say(f"Step {step}, {session.worded_bank().step[step].title}.")
        write_if_then(dialogue, session, step)


def review_date(dialogue: Dialogue, usual: date) -> date:
    """A date within a year; the usual one for Enter alone."""
    today = dialogue.session.today
    while True:
        dialogue.say(plan_words.LOOK_AGAIN.format(day(usual, today)))
        reply = dialogue.words()
        if not reply:
            return usual
        try:
            typed = date.fromisoformat(as_key(reply))
            planning.check_date(typed, today)
        except ValueError:
            dialogue.say(line.not_understood(reply))
        except UsageError as error:
            dialogue.say(str(error))
        else:
            return typed
