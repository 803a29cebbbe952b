"""The plan as dated entries: choosing steps, writing an if-then line, marking what was read and tried, and the name of
its event in a calendar. Each change is a new plan, so that a comparison can look back. Must not know files or the
clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from quiz.errors import NotFound, UsageError
from quiz.model.kept import IF_THEN, PLANNED, REVIEW_AFTER, REVIEW_WITHIN, WEEK, later, planned_since
from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from quiz.model.record import Plan, PlanEntry, PlannedStep, Week


def current(plan: Plan) -> PlanEntry | None:
    """What is planned now; None where nothing was ever chosen."""
    return plan.entries[-1] if plan.entries else None


def choose(
    plan: Plan, steps: Sequence[int], now: datetime, review_date: date | None = None, sitting: str | None = None
) -> Plan:
    """A new entry with one to three steps; what was written for and done in a step that stays is kept with it. It has
    the name of the plan that it changes, or a new one where the day to look again had come.

    Raises UsageError for no step, more than three, one named twice, or a date to look again that is not within a
    year from now.
    """
    from quiz.model.record import PlanEntry, PlannedStep  # noqa: PLC0415 - pydantic

    if not 1 <= len(steps) <= PLANNED or len(set(steps)) < len(steps):
        raise UsageError("A plan has one to three steps", "Each is named once.", "For example: quiz plan 5 12")
    again = review_date or later(now.date(), REVIEW_AFTER)
    check_date(again, now.date())
    last = current(plan)
    before = {step.number: step for step in last.steps} if last else {}
    chosen = tuple(before.get(number, PlannedStep(number=number)) for number in steps)
    uid = uid_of(last) if last and last.look_again > now.date() else str(uuid4())
    entry = PlanEntry(made=now, uid=uid, sitting=sitting, look_again=again, steps=chosen)
    return plan.model_copy(update={"entries": (*plan.entries, entry)})


def check_date(again: date, today: date) -> None:
    """Raise UsageError where that cannot be the day to look again."""
    if not today < again <= later(today, REVIEW_WITHIN):
        raise UsageError(
            "That cannot be the day to look again", "It has to be within a year from today.", "Four weeks is usual."
        )


def review_date(entry: PlanEntry | None, today: date) -> date:
    """The day to look again that a step joins with: the plan's while it is still to come, else in four weeks."""
    return entry.look_again if entry and entry.look_again > today else later(today, REVIEW_AFTER)


def is_full(entry: PlanEntry | None, number: int) -> bool:
    """Whether a step can only join where another one goes."""
    numbers = [step.number for step in entry.steps] if entry else []
    return number not in numbers and len(numbers) >= PLANNED


def join(  # noqa: PLR0913 - all that is said in one move
    plan: Plan,
    number: int,
    line: str,
    now: datetime,
    review_date: date,
    *,
    instead_of: int | None = None,
    sitting: str | None = None,
) -> Plan:
    """The plan with this step in it, with when and how she will do it. A step that is planned already stays in its
    place; another one comes last, and `instead_of` goes where that is given.

    Raises UsageError as `choose` and `with_if_then` do.
    """
    last = current(plan)
    before = [step.number for step in last.steps] if last else []
    numbers = before if number in before else [*(each for each in before if each != instead_of), number]
    if last is None or numbers != before or review_date != last.look_again:
        plan = choose(plan, numbers, now, review_date, sitting or (last.sitting if last else None))
    return with_if_then(plan, number, line)


def with_if_then(plan: Plan, number: int, line: str) -> Plan:
    """The line that says when and how she will do a step, without what steers a terminal; an empty one removes it.

    Raises NotFound where the step is not planned, UsageError beyond 500 characters.
    """
    line = sanitize(line).strip()
    if len(line) > IF_THEN:
        raise UsageError("The line is too long", f"It has {len(line)} characters of {IF_THEN}.", "Shorten it a little.")
    return changed(plan, number, lambda step: step.model_copy(update={"if_then": line}))


def mark(plan: Plan, number: int, what: str, day: date) -> Plan:
    """Note that she has `read` a planned step, or `tried` its practice; the first day counts. Raises NotFound where it
    is not planned."""
    return changed(plan, number, lambda step: step.model_copy(update={what: getattr(step, what) or day}))


def to_look_back(plan: Plan, today: date, *, asked: bool = False) -> tuple[int, ...]:
    """The steps that she has planned for a week and not looked back on; where she has `asked` to look back, all that
    she has not looked back on, else all."""
    entry = current(plan)
    steps = entry.steps if entry else ()
    days = [(each.made.date(), {step.number for step in each.steps}) for each in reversed(plan.entries)]
    without = tuple(step.number for step in steps if step.week is None)
    if asked:
        return without or tuple(step.number for step in steps)
    return tuple(number for number in without if (since := planned_since(days, number)) and later(since, WEEK) <= today)


def look_back(plan: Plan, weeks: Mapping[int, Week]) -> Plan:
    """Note what she says of planned steps, by number, in place of what she said before. Raises NotFound where one is
    not planned."""
    for number in weeks:
        plan = changed(plan, number, lambda step: step.model_copy(update={"week": weeks[step.number]}))
    return plan


def changed(plan: Plan, number: int, change: Callable[[PlannedStep], PlannedStep]) -> Plan:
    """The plan with one step of its newest entry changed. Raises NotFound where that step is not planned."""
    entry = current(plan)
    if entry is None or number not in {step.number for step in entry.steps}:
        raise NotFound("This step is not in your plan", f"It is step {number}.", f"To plan it: quiz plan {number}")
    steps = tuple(change(step) if step.number == number else step for step in entry.steps)
    return with_newest(plan, entry.model_copy(update={"steps": steps}))


def reminded(plan: Plan, today: date) -> Plan:
    """The plan once home has said that it is time to look again."""
    entry = current(plan)
    return plan if entry is None else with_newest(plan, entry.model_copy(update={"reminded": today}))


def with_newest(plan: Plan, entry: PlanEntry) -> Plan:
    """The plan with another newest entry."""
    return plan.model_copy(update={"entries": (*plan.entries[:-1], entry)})


def uid_of(entry: PlanEntry) -> str:
    """The name of a plan's event; of a plan that was made before there were such names, the one that it had then."""
    return entry.uid or uid_since(entry.made)


def uid_since(made: datetime) -> str:
    """The same name for the same moment. `made`: when she chose a plan that has no name, or finished a sitting without
    a plan; whoever would read that from it has to try every second of every year, at a tenth of a second each."""
    import hashlib  # noqa: PLC0415 - with it comes OpenSSL, which no page of a start needs

    seconds = f"{made.timestamp():.0f}".encode()
    digest = hashlib.scrypt(seconds, salt=b"Reminder", n=2**15, r=8, p=1, maxmem=2**26, dklen=16)
    return str(UUID(bytes=digest, version=4))
