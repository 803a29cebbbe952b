"""A result as a page: what to do today first, then the other steps, what goes well and where she stands, and why behind
that. Must not know how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.engine.gates import Circumstances, closing_gate, open_items, worded
from quiz.engine.scoring import Answers, reverse_scored
from quiz.model.result import RankedStep, Result, Shown, Tier
from quiz.text import home, other, reasons
from quiz.text.areas import AreaLine, area_lines, goes_well
from quiz.text.reasons import LeftOutPart, left_out
from quiz.text.remarks import after_notices, closing_notes, next_note, start_note
from quiz.text.safety import NOT_KEPT, before_anything
from quiz.text.words import capital, count, day

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Item, Step

TITLE: Final = "Your first steps"
READ_NOW: Final = "Read it now"
READ_ANY: Final = "Read a step"
PLAN_WHEN: Final = "Plan when"
WHY_THIS: Final = "Why this one"
WHY_TITLE: Final = "Why these steps"
WHY_NOTE: Final = "the answers that led there"
OTHERS: Final = "Also a good start"
KEEP: Final = "Keep doing"
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
ALL_STEPS: Final = "All steps"
TIERS: Final = {Tier.START: START, Tier.NEXT: NEXT, Tier.LATER: LATER, Tier.KEEP: KEEP}
IN_A_STRONG_AREA: Final = "“{}” as a whole goes well; this is one thing in it."
HELPFUL: Final = 1
"""The reverse-scored value up to which an answer is something she already does well."""
MOST_HELPFUL: Final = 3


@dataclass(frozen=True, slots=True)
class StepLines:
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


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything a result says, in the order in which it says it."""

    title: str
    basis: str
    """When, and how many answers."""
    notices: tuple[str, ...]
    """Comes before anything else."""
    today: StepLines | None
    """The step for today, which is one of `start`; None where there is none to start with."""
    keep_title: str
    keep: tuple[str, ...]
    kept: tuple[int, ...]
    """The numbers of these steps; none where they are answers of hers."""
    areas: tuple[AreaLine, ...]
    start_title: str
    start_note: str
    start: tuple[StepLines, ...]
    next: tuple[StepLines, ...]
    next_note: str
    later: tuple[tuple[int, str], ...]
    """Numbers and titles."""
    left_out: LeftOutPart
    after: tuple[str, ...]
    """What her situation asks to be said under the steps."""
    notes: tuple[str, ...]
    support: tuple[str, ...]
    """The same for everybody."""
    unsaved: bool = False
    """Whether nothing of it is saved."""
    bare: bool = False
    """Titles with a sentence each, and nothing that was worked out: no why, and no offer of a plan."""

    @property
    def heading(self) -> str:
        """What stands over it on the screen."""
        return self.title if self.bare else home.TODAY

    @property
    def note(self) -> str:
        """What stands beside that."""
        return f"{self.basis} · {NOT_KEPT}" if self.unsaved else self.basis

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
    """A result in words, as it is read `today`; `help_key` is the key to help and safety."""
    bank, result = worded(bank, shown.circumstances), shown.result
    support = tuple(line.replace("{key}", help_key) for line in bank.safety.block)
    earlier = result.saved is not None
    notices = before_anything(bank, shown.circumstances, safe_list=result.safe_list, earlier=earlier)
    finished = day(shown.finished.date(), today)
    if result.safe_list:
        return bare_page(bank, finished, notices, support, unsaved=not shown.kept)
    keep_title, keep = what_goes_well(bank, shown)
    start = tuple(step_lines(bank, step, shown) for step in result.tier(Tier.START))
    first = first_step(bank, shown.circumstances, result)
    return ResultPage(
        title=TITLE,
        basis=basis(finished, shown),
        notices=notices,
        today=next((step for step in start if first and step.number == first.number), None),
        keep_title=keep_title,
        keep=keep,
        kept=tuple(step.number for step in result.tier(Tier.KEEP)),
        areas=tuple(area_lines(bank, result.areas, saved=earlier)),
        start_title=start_title(result),
        start_note=start_note(result),
        start=start,
        next=tuple(step_lines(bank, step, shown) for step in result.tier(Tier.NEXT)),
        next_note=next_note(result),
        later=tuple((step.number, bank.step[step.number].title) for step in result.tier(Tier.LATER)),
        left_out=left_out(bank, result.left_out),
        after=tuple(after_notices(bank, shown.circumstances)),
        notes=tuple(closing_notes(result)),
        support=support,
        unsaved=not shown.kept,
    )


def first_step(bank: Bank, circumstances: Circumstances, result: Result) -> Step | None:
    """The step for today: the first of those to start with. What was saved with other questions may begin with one that
    her situation closes by now: that is passed over. None in a worried run, and where there is no step to start with.
    """
    steps = () if result.safe_list else (bank.step[ranked.number] for ranked in result.tier(Tier.START))
    return next((step for step in steps if closing_gate(step, circumstances) is None), None)


def start_title(result: Result) -> str:
    """What is over the steps to start with, or over why there is none."""
    return START if result.tier(Tier.START) else NO_START


def basis(finished: str, shown: Shown) -> str:
    """When it was, and on how many answers it rests where that is known."""
    answered = sum(isinstance(answer, int) for answer in shown.answers.values())
    return finished if shown.result.saved else f"{finished} · {count(answered, 'answer')}"


def bare_page(
    bank: Bank, finished: str, notices: tuple[str, ...], support: tuple[str, ...], *, unsaved: bool
) -> ResultPage:
    """What a result shows in a worried run: the steps that need nothing from him, a sentence each, whatever she
    answered."""
    return ResultPage(
        title=TITLE,
        basis=finished,
        notices=notices,
        today=None,
        keep_title="",
        keep=(),
        kept=(),
        areas=(),
        start_title=other.title(bank),
        start_note="",
        start=tuple(
            StepLines(step.number, step.title, tuple(filter(None, (step.line,)))) for step in other.steps(bank)
        ),
        next=(),
        next_note="",
        later=(),
        left_out=LeftOutPart(),
        after=(),
        notes=(),
        support=support,
        unsaved=unsaved,
        bare=True,
    )


def step_lines(bank: Bank, step: RankedStep, shown: Shown) -> StepLines:
    """A ranked step of a result in words."""
    if shown.result.saved:
        would_change = ""
    elif step.would_change:
        would_change = reasons.would_change(bank, step.would_change)
    else:
        would_change = reasons.NOTHING_WOULD_CHANGE
    return StepLines(
        number=step.number,
        title=bank.step[step.number].title,
        reasons=(*reasons.reasons(bank, step), *in_a_strong_area(bank, step, shown)),
        caution=bank.step[step.number].caution or "",
        his_part=bank.step[step.number].his_part,
        would_change=would_change,
        claim=bank.step[step.number].claim,
        act=bank.step[step.number].today or "",
    )


def in_a_strong_area(bank: Bank, step: RankedStep, shown: Shown) -> Iterator[str]:
    """What is said of a step to start with whose area goes well all the same."""
    scales = [part for area in shown.result.areas for part in (area, *area.ends)]
    first = next((scale for scale in scales if scale.id == bank.step[step.number].first), None)
    if step.tier is Tier.START and first and not shown.result.saved and goes_well(bank, first):
        yield IN_A_STRONG_AREA.format(capital(bank.scale_name[first.id]))


def what_goes_well(bank: Bank, shown: Shown) -> tuple[str, tuple[str, ...]]:
    """The steps to keep; if there are none, her three most helpful answers; if none of those, nothing. Where she would
    rather not say if she is afraid, no act towards him: it may be giving way."""
    keep = shown.result.tier(Tier.KEEP)
    if keep:
        return KEEP, tuple(bank.step[step.number].title for step in keep)
    careful = shown.result.careful
    items = [item for item in open_items(bank, shown.circumstances) if not (careful and item.reaches_him)]
    return ALREADY, tuple(helpful_acts(items, bank.scale, shown.answers))


def helpful_acts(items: Iterable[Item], scale: Sequence[str], answers: Answers) -> list[str]:
    """The helpful acts that she does most. Not what she hardly ever does: silence and giving way are no strengths.
    `items` are the open ones: an act that her situation rules out is nothing to be praised for."""
    helpful = [
        (reverse_scored(item, answer), f"{capital(item.act)} (“{scale[answer]}”)")
        for item in items
        if item.keyed > 0 and isinstance(answer := answers.get(item.id), int)
    ]
    best = sorted((own for own in helpful if own[0] <= HELPFUL), key=lambda own: own[0])
    return [words for _, words in best[:MOST_HELPFUL]]


class Offer(NamedTuple):
    """Steps to choose from, under one heading."""

    heading: str
    steps: tuple[tuple[int, str], ...]
    """Numbers and titles."""


def plan_offers(bank: Bank, result: Result | None) -> tuple[Offer, ...]:
    """The steps that can be planned: in the order of a result, or all of them."""
    titles = {step.number: step.title for step in bank.steps}
    if result is None:
        return (Offer(ALL_STEPS, tuple(titles.items())),)
    return tuple(
        Offer(heading, tuple((step.number, titles[step.number]) for step in result.tier(tier)))
        for tier, heading in TIERS.items()
    )
