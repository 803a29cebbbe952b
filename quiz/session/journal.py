"""What becomes of sittings, and what she looks back on: drafts taken up, results, comparisons, notes, the plan. Loads
the engine, the comparison and validation, for which the start page does not wait. Must not know a screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec

from quiz import __version__
from quiz.compare.report import changes
from quiz.engine.gates import Circumstances
from quiz.engine.outcome import Resumed, fit, outcome, resume, same_edition, saved_result
from quiz.engine.scoring import Answers
from quiz.engine.sitting import Sitting, begin
from quiz.errors import NotFound, QuizError
from quiz.model.answers import key
from quiz.model.bank import Bank
from quiz.model.change import Changes
from quiz.model.kept import Head
from quiz.model.record import BankStamp, Draft, Plan, Ranking, Said, SittingRecord, StepPlace, Week
from quiz.model.result import Result, Shown, Tier
from quiz.session import planning
from quiz.storage import Store, new_id
from quiz.text import plan as plan_words
from quiz.text.history import OTHER_BANK
from quiz.text.other import not_made
from quiz.text.plan import PlanPage
from quiz.text.week import WeekAnswer

if TYPE_CHECKING:
    from quiz.session import Session

P = ParamSpec("P")

BRIEFLY: Final = 0.5
"""Seconds for a draft that is still on its way when the sitting is finished."""
MOST_COMPARED: Final = 24
"""Earlier sittings that the latest is held against at once: a year of fortnights."""


class Journal:
    """One person's journal, as a run keeps it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # Sittings under way

    def unfinished(self) -> Resumed:
        """The draft as a sitting, without taking it up. Raises InvalidFile where it cannot be read, NotFound without
        one."""
        store = self._session.store
        draft = store.draft() if store else None
        if draft is None:
            raise NotFound("Nothing to continue", "There are no unfinished answers.", "Start one with: quiz take")
        return resume(self._session.bank, draft)

    def enter(self, unfinished: Resumed | None) -> Resumed:
        """The sitting that is asked now: the unfinished one, else a new one with the unfinished one out of the way.
        Makes the folder where this run keeps something. Raises as `resume` does."""
        session = self._session
        if unfinished:
            return self.resume() if session.store else unfinished
        if session.store:
            store = session.prepared()
            if store.has_draft():
                store.set_aside_draft()
        return Resumed(begin(session.bank, new_id(session.now()), session.now()))

    def resume(self) -> Resumed:
        """The draft as a sitting that goes on. Where answers of it do not fit this bank, it is set aside as it was, and
        kept anew without them. Raises as `unfinished` does, StorageError or AlreadyRunning."""
        resumed = self.unfinished()
        store = self._session.prepared()
        if resumed.set_aside:
            store.set_aside_draft(copied=True)  # until the new one is there, it is all that she has
            self.save_draft(store, resumed.sitting)
        return resumed

    def save_draft(self, store: Store, sitting: Sitting) -> None:
        """Keep the sitting as the draft; called from the thread that writes."""
        store.save_draft(draft_of(sitting))

    def finish(self, sitting: Sitting) -> Shown:
        """What the sitting comes to, kept where this run keeps something. What is written is the ordinary result,
        whatever was said to the safety questions. Raises StorageError and can then be called again."""
        session, finished = self._session, self._session.now()
        if session.store:
            session.drained(BRIEFLY)
            session.prepared().finish(record_of(sitting, finished))
        session.circumstances = sitting.circumstances
        result = self._outcome(sitting.circumstances, sitting.answers, sitting.follow_up)
        return Shown(sitting.id, finished, sitting.circumstances, sitting.answers, result, kept=session.persistent)

    # Sittings that are over

    def shown(self, reference: str = "latest") -> Shown:
        """A kept sitting with what its answers come to now; one of another edition of the bank with what was saved at
        the time. Raises NotFound, also where it is of another bank, or InvalidFile."""
        session, record = self._session, self._session.kept.load(reference)
        if record.bank.id != session.bank.id:
            raise NotFound("These answers have no result here", f"They were given {OTHER_BANK}.")
        fitting = fit(session.bank, record.said)
        session.circumstances = fitting.circumstances
        if same_edition(session.bank, record.bank) or session.safe_only:
            result = self._outcome(fitting.circumstances, fitting.answers, fitting.follow_up)
        else:
            result = saved_result(session.bank, record)
        return Shown(record.id, record.finished, fitting.circumstances, fitting.answers, result, kept=True)

    def rerank(self, shown: Shown) -> Shown:
        """The sitting as this run shows it by now: with the safe list, once that has taken the other one's place."""
        if shown.result.safe_list is self._session.safe_only:
            return shown
        return replace(shown, result=self._outcome(shown.circumstances, shown.answers, shown.result.follow_up))

    def _outcome(self, circumstances: Circumstances, answers: Answers, follow_up: tuple[str, ...] | None) -> Result:
        """What these answers come to in this run."""
        session = self._session
        said = session.bank, circumstances, answers, follow_up
        return outcome(*said, safe_only=session.safe_only, careful=session.careful)

    def all_before_latest(self) -> tuple[Head, ...]:
        """The heads of the sittings before the latest, oldest first, at most the newest 24 of them: what lies further
        back says little about now. Raises NotFound where there is none."""
        before = self._session.kept.listing(MOST_COMPARED + 1).heads[:-1]
        if not before:
            raise NotFound("Nothing to compare yet", "For that you take the quiz twice.", "To take it: quiz take")
        return before

    def compared(self, earlier: Sequence[str | Head], later: str = "latest") -> Changes:
        """A kept sitting against one earlier one, or against all of several that can be read, oldest first. `first` is
        the first one that it can be held against.

        Raises NotFound where nothing can be compared or this run compares nothing, InvalidFile where the only one, or
        the later one, is broken.
        """
        if self._session.safe_only:
            raise not_made()
        store = self._session.kept
        newest = store.load(later)
        if [*earlier] == ["first"]:
            return self._since_first(newest)
        if len(earlier) == 1:
            return self._changes([store.load(earlier[0])], newest)
        records = []
        for sitting in earlier:
            with suppress(QuizError):
                records.append(store.load(sitting))
        return self._changes(records, newest)

    def _since_first(self, later: SittingRecord) -> Changes:
        """The later sitting against the first one that it can be held against; those before that, of other questions or
        not to be read, are left aside. Raises as `compared` where there is none."""
        store, aside = self._session.kept, list[str]()
        for head in store.listing().heads:
            if head.number >= later.number:
                break
            try:
                found = self._changes([store.load(head)], later)
            except QuizError:
                aside.append(head.id)
                continue
            comparison = found.comparison
            return replace(found, comparison=replace(comparison, passed_over=(*comparison.passed_over, *aside)))
        return self._changes([store.load("first")], later)

    def _changes(self, earlier: Sequence[SittingRecord], later: SittingRecord) -> Changes:
        """The later sitting against one or more earlier ones, with her notes on the newest two and the plan."""
        notes = {record.id: self.note(record.id) for record in (*earlier[-1:], later)}
        return changes(self._session.bank, earlier, later, self.plan(), notes)

    # What she wrote and planned

    def note(self, sitting: str) -> str:
        """The note on the sitting with this id; empty where there is none."""
        return self._session.kept.notes().notes.get(sitting, "")

    def plan(self) -> Plan:
        """Every plan so far; an empty one where nothing is kept."""
        store = self._session.store
        return store.plan() if store else Plan()

    def plan_page(self) -> PlanPage:
        """The newest plan in words; where this run shows only the steps that need nothing from him, those."""
        session = self._session
        if session.safe_only:
            return plan_words.bare_page(session.bank)
        plan, today = self.plan(), session.today
        return plan_words.page(
            session.worded_bank(),
            planning.current(plan),
            today,
            session.known_circumstances(),
            last=session.home().last,
            looks_back=bool(planning.to_look_back(plan, today)),
        )

    def change(self, change: Callable[Concatenate[Plan, P], Plan], *args: P.args, **kwargs: P.kwargs) -> None:
        """Keep the plan as one of the changes of `planning` makes it, with its errors."""
        store = self._session.prepared()
        before = store.plan()
        after = change(before, *args, **kwargs)
        if after != before:
            store.save_plan(after)

    def look_back(self, answers: Mapping[int, WeekAnswer]) -> None:
        """Note what she says of planned steps a week later, by number."""
        today = self._session.today
        weeks = {number: Week(on=today, tried=said.tried, helped=said.helped) for number, said in answers.items()}
        self.change(planning.look_back, weeks)


def stamp(bank: Bank) -> BankStamp:
    """Which bank this is."""
    return BankStamp(id=bank.id, version=bank.version, fingerprint=bank.fingerprint)


def said(sitting: Sitting) -> Said:
    """What she was asked and said so far, with the version of each wording."""
    return Said(
        follow_up=sitting.follow_up,
        circumstances=dict(sitting.circumstances),
        answers={key(item, sitting.bank.item[item].version): answer for item, answer in sitting.answers.items()},
    )


def draft_of(sitting: Sitting) -> Draft:
    """The unfinished sitting as it is kept."""
    return Draft(
        app=__version__,
        id=sitting.id,
        started=sitting.started,
        at=sitting.at,
        bank=stamp(sitting.bank),
        said=said(sitting),
    )


def record_of(sitting: Sitting, finished: datetime) -> SittingRecord:
    """The finished sitting as it is kept, with the scores, tiers and ranks of the time: those of the ordinary result,
    whatever was said to the safety questions."""
    result = outcome(sitting.bank, sitting.circumstances, sitting.answers, sitting.follow_up)
    places = tuple(
        StepPlace(number=step.number, rank=step.rank, tier=step.tier.value, need=round(step.need, 1))
        for step in result.steps
        if step.rank is not None and step.need is not None
    )
    scores = [part for whole in result.areas for part in (whole, *whole.ends)]
    return SittingRecord(
        app=__version__,
        number=1,  # until the store gives it its running number
        id=sitting.id,
        started=sitting.started,
        finished=finished,
        start=tuple(step.number for step in result.tier(Tier.START)),
        bank=stamp(sitting.bank),
        areas={part.id: round(part.strength, 1) for part in scores if part.strength is not None},
        ranking=Ranking(steps=places),
        said=said(sitting),
    )
