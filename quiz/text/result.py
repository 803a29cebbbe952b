"""A result as a page and in lines: what to do today first, then the other steps, what goes well and where she stands,
and why behind that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.engine.gates import Circumstances, closing_gate, notices, open_items, worded
from quiz.engine.scoring import reverse_scored
from quiz.model.result import RankedStep, Result, Shown, Tier
from quiz.text import home, line, other, reasons
from quiz.text.areas import AreaLine, area_lines, goes_well
from quiz.text.reasons import LeftOutPart
from quiz.text.safety import NOT_KEPT, before_anything
from quiz.text.words import capital, count, day, joined, sentence, within

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Step

TITLE: Final = "Your first steps"
READ_NOW: Final = "Read it now"
READ_ANY: Final = "Read a step"
PLAN_WHEN: Final = "Plan when"
WHY_THIS: Final = "Why this one"
WHY_TITLE: Final = "Why these steps"
WHY_NOTE: Final = "the answers that led there"
OTHERS: Final = "Also a good start"
KEEP: Final = "What goes well"
ALREADY: Final = "You already do this"
READS: Final = "Enter reads"
PLANS: Final = "p plans"
KEYS: Final = ("n notes", "e exports")
WHY: Final = "w says why"
HELP: Final = (
    "One step comes first, with something to do in ten minutes. Strengths run from 0 to 100; a bar is shaded where it "
    "varies by chance. Move with the arrow keys; Enter opens the selected step."
)
WHY_HELP: Final = "Which answers of yours put a step where it is. Enter opens the selected one."
AREAS: Final = "Where you stand"
AREAS_NOTE: Final = "strength, 0 to 100"
SHADED: Final = "shaded where it varies by chance"
START: Final = "Start here"
NO_START: Final = "Where to start"
"""Over what is said where there is no step to start with."""
NEXT: Final = "Next"
LATER: Final = "Later"
TIERS: Final = {Tier.START: START, Tier.NEXT: NEXT, Tier.LATER: LATER, Tier.KEEP: KEEP}
HELPFUL: Final = 1
"""The reverse-scored value up to which an answer is something she already does well."""
MOST_HELPFUL: Final = 3


class StepLines(NamedTuple):
    """A step as it is shown: with its reasons, a caution and what only he can do. Each may be empty."""

    number: int
    title: str
    reasons: tuple[str, ...] = ()
    caution: str = ""
    his_part: str = ""
    would_change: str = ""
    """What a single answer would have changed; shown when she asks why."""
    claim: str = ""
    """What the step says, in a sentence or two."""
    act: str = ""
    """One act of ten minutes for today."""

    @property
    def name(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}"


class ResultPage(NamedTuple):
    """Everything a result says, in the order in which it says it."""

    basis: str
    """When, and how many answers."""
    note: str
    """The same, with whether it is saved."""
    notices: tuple[str, ...]
    """Comes before anything else."""
    support: tuple[str, ...]
    """The same for everybody."""
    start: tuple[StepLines, ...]
    today: StepLines | None = None
    """The step for today, which is one of `start`; None where there is none to start with."""
    keep: tuple[str, ...] = ()
    kept: tuple[int, ...] = ()
    """The numbers of these steps; none where they are answers of hers."""
    areas: tuple[AreaLine, ...] = ()
    start_note: str = ""
    next: tuple[StepLines, ...] = ()
    next_note: str = ""
    later: tuple[tuple[int, str], ...] = ()
    """Numbers and titles."""
    left_out: LeftOutPart = LeftOutPart()
    after: tuple[str, ...] = ()
    """What her situation asks to be said under the steps."""
    notes: tuple[str, ...] = ()
    bare_title: str = ""
    """Stands over titles with a sentence each, where nothing that was worked out is shown: no why, and no offer of a
    plan. Empty on any other page."""

    @property
    def bare(self) -> bool:
        """Whether it shows such titles alone."""
        return bool(self.bare_title)

    @property
    def heading(self) -> str:
        """What stands over it on the screen."""
        return TITLE if self.bare else home.TODAY

    @property
    def keep_title(self) -> str:
        """What stands over what goes well: steps, or answers of hers."""
        return KEEP if self.kept else ALREADY

    @property
    def instead(self) -> str:
        """What is true where there is no step to start with."""
        return "" if self.start else self.start_note

    @property
    def others(self) -> tuple[StepLines, ...]:
        """The steps to start with besides the one for today."""
        return tuple(step for step in self.start if step is not self.today)

    @property
    def has_why(self) -> bool:
        """Whether something stands behind why: the answers that led to a step, or which steps were left out."""
        return not self.bare and bool(self.left_out.line or any(step.reasons for step in (*self.start, *self.next)))

    @property
    def keys(self) -> str:
        """What can be done from a result on the screen: what there is to read, to plan, and to ask why of."""
        reads = (READS,) if self.start or self.next or self.later or self.kept else ()
        plans = () if self.bare else (PLANS,)
        return ", ".join((*reads, *plans, *KEYS, *((WHY,) if self.has_why else ()))) + "."


def page(bank: Bank, shown: Shown, today: date, help_key: str) -> ResultPage:
    """A result in words, as it is read `today`; `help_key` is the key to help and safety. In a worried run the steps
    that need nothing from him, a sentence each, whatever she answered."""
    bank, result = worded(bank, shown.circumstances), shown.result
    support = tuple(words.replace("{key}", help_key) for words in bank.safety.block)
    saved = result.saved is not None
    before = before_anything(bank, shown.circumstances, safe_list=result.safe_list, earlier=saved)
    finished, unsaved = day(shown.finished.date(), today), "" if shown.kept else f" · {NOT_KEPT}"
    if result.safe_list:
        safe = tuple(
            StepLines(step.number, step.title, (step.line,) if step.line else ()) for step in other.steps(bank)
        )
        return ResultPage(finished, f"{finished}{unsaved}", before, support, safe, bare_title=other.title(bank))
    start = tuple(step_lines(bank, step, shown) for step in result.tier(Tier.START))
    first = first_step(bank, shown.circumstances, result)
    return ResultPage(
        basis=basis(finished, shown),
        note=f"{basis(finished, shown)}{unsaved}",
        notices=before,
        support=support,
        start=start,
        today=next((step for step in start if first and step.number == first.number), None),
        keep=tuple(what_goes_well(bank, shown)),
        kept=tuple(step.number for step in result.tier(Tier.KEEP)),
        areas=tuple(area_lines(bank, result.areas, saved=saved)),
        start_note=reasons.start_note(result),
        next=tuple(step_lines(bank, step, shown) for step in result.tier(Tier.NEXT)),
        next_note=reasons.next_note(result),
        later=tuple((step.number, bank.step[step.number].title) for step in result.tier(Tier.LATER)),
        left_out=reasons.left_out(bank, result.left_out),
        after=tuple(notice.text for notice in notices(bank, shown.circumstances, after=True)),
        notes=tuple(reasons.closing_notes(result)),
    )


def first_step(bank: Bank, circumstances: Circumstances, result: Result) -> Step | None:
    """The step for today: the first of those to start with. What was saved with other questions may begin with one that
    her situation closes by now: that is passed over. None in a worried run, and where there is no step to start with.
    """
    steps = () if result.safe_list else (bank.step[ranked.number] for ranked in result.tier(Tier.START))
    return next((step for step in steps if closing_gate(step, circumstances) is None), None)


def basis(finished: str, shown: Shown) -> str:
    """When it was, and on how many answers it rests where that is known."""
    answered = sum(isinstance(answer, int) for answer in shown.answers.values())
    return finished if shown.result.saved else f"{finished} · {count(answered, 'answer')}"


def step_lines(bank: Bank, ranked: RankedStep, shown: Shown) -> StepLines:
    """A ranked step of a result in words; of one to start with it is said where its area goes well all the same."""
    step, result = bank.step[ranked.number], shown.result
    why = reasons.reasons(bank, ranked)
    first = (part for area in result.areas for part in (area, *area.ends) if part.id == step.first)
    if ranked.tier is Tier.START and not result.saved and any(goes_well(bank, part) for part in first):
        why = (*why, f"“{capital(bank.scale_name[step.first])}” as a whole goes well; this is one thing in it.")
    change = reasons.would_change(bank, ranked.would_change) if ranked.would_change else reasons.NOTHING_WOULD_CHANGE
    return StepLines(
        number=step.number,
        title=step.title,
        reasons=why,
        caution=step.caution or "",
        his_part=step.his_part,
        would_change="" if result.saved else change,
        claim=step.claim,
        act=step.today or "",
    )


def what_goes_well(bank: Bank, shown: Shown) -> Iterator[str]:
    """The steps to keep; if there are none, the helpful acts that she does most; if none of those, nothing. Not what
    she hardly ever does, for silence and giving way are no strengths; not what her situation rules out; and where she
    would rather not say if she is afraid, no act towards him."""
    if keep := shown.result.tier(Tier.KEEP):
        yield from (bank.step[step.number].title for step in keep)
        return
    helpful = [
        (reverse_scored(item, answer), f"{capital(item.act)} (“{bank.scale[answer]}”)")
        for item in open_items(bank, shown.circumstances)
        if item.keyed > 0 and not (shown.result.careful and item.reaches_him)
        if isinstance(answer := shown.answers.get(item.id), int)
    ]
    best = sorted((each for each in helpful if each[0] <= HELPFUL), key=itemgetter(0))
    yield from (words for _, words in best[:MOST_HELPFUL])


def plan_offers(bank: Bank, result: Result | None) -> dict[str, tuple[tuple[int, str], ...]]:
    """The steps that can be planned, numbers and titles by heading: in the order of a result; where it names none, all
    that fit; without one, all."""
    titles = {step.number: step.title for step in bank.steps}
    if result is None or not result.steps:
        closed = {step.number for step in result.left_out if step.gate} if result else set()
        return {other.STEPS: tuple((number, title) for number, title in titles.items() if number not in closed)}
    return {
        heading: tuple((step.number, titles[step.number]) for step in result.tier(tier))
        for tier, heading in TIERS.items()
    }


def today_lines(page: ResultPage, *, commands: bool = True) -> Iterator[str]:
    """What a saved result says for today alone, and the `commands` that plan it and say all of it."""
    yield f"{TITLE}. {sentence(page.basis)}"
    yield from page.notices
    yield from first_lines(page)
    yield from page.after
    if commands:
        if page.today:
            yield line.PLAN_IT.format(page.today.number)
        yield line.WHOLE_RESULT
    yield from page.support


def first_lines(page: ResultPage) -> Iterator[str]:
    """The step for today with its act, or what is said in its place."""
    step = page.today
    if step:
        yield f"{home.TODAY}: step {step.number}, {sentence(step.title)}"
        yield from filter(None, (step.claim, step.act, step.caution))
    elif page.instead:
        yield f"{home.TODAY}: {within(page.instead)}"


def result_lines(page: ResultPage, *, why: bool = False, commands: bool = False) -> Iterator[str]:
    """A result in sentences, in the order of the page. `why`: also what stands behind it; else, with `commands`, the
    one that says it."""
    yield f"{TITLE}. {sentence(page.basis)}"
    yield from page.notices
    yield from first_lines(page)
    if page.bare and page.start:
        yield sentence(page.bare_title)
        yield from spoken_steps(page.start)
    elif page.start:
        yield from others(page)
    if page.keep:
        yield f"{page.keep_title}: {'; '.join(page.keep)}."
    if page.areas:
        yield f"{AREAS}, as {AREAS_NOTE}:"
    yield from (area.spoken for area in page.areas)
    if page.next:
        listed = f"{NEXT}: {'; '.join(step.name for step in page.next)}."
        yield joined(listed, page.next_note)
    if page.later:
        yield f"{LATER}: {'; '.join(f'{number} {title}' for number, title in page.later)}."
    if why and page.has_why:
        yield from spoken_steps((*page.start, *page.next))
    yield from filter(None, (page.left_out.line,))
    if why:
        yield from page.left_out.why
    elif commands and page.has_why:
        yield line.WHY_COMMAND
    yield from (*page.after, *page.notes, *page.support)


def others(page: ResultPage) -> Iterator[str]:
    """The other steps to start with, each with its caution, and what is to be said of them all."""
    if page.others:
        yield joined(sentence(OTHERS), page.start_note)
        for step in page.others:
            yield joined(sentence(f"Step {step.number}, {step.title}"), step.caution)
    else:
        yield from filter(None, (page.start_note,))


def spoken_steps(steps: Iterable[StepLines]) -> Iterator[str]:
    """Steps with their reasons, their caution, what only he can do, and what one answer would have changed."""
    for step in steps:
        title = sentence(f"Step {step.number}, {step.title}")
        yield joined(title, *step.reasons, step.caution, step.his_part, step.would_change)


def why_lines(page: ResultPage) -> Iterator[str]:
    """What stands behind a result: the answers that led to each step, and which steps were left out."""
    if page.has_why:
        yield from spoken_steps((*page.start, *page.next))
        yield from page.left_out.why
