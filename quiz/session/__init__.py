"""One run of the program as both front ends use it: the bank, the store, the clock and what this run knows.
The only place that joins them; must not know a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.bank import reading, variant_for
from quiz.bank.folder import SAFE
from quiz.engine.gates import Circumstances, worded
from quiz.engine.sitting import Sitting
from quiz.errors import NotFound, QuizError
from quiz.model.kept import Head
from quiz.session import planning
from quiz.session.journal import Journal
from quiz.session.workspace import Workspace
from quiz.storage.autosave import Saving
from quiz.text import plan
from quiz.text.other import before_reading, none_for, not_made, to_read
from quiz.text.other import steps as other_steps

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Step
    from quiz.model.change import Changes
    from quiz.model.record import SittingRecord
    from quiz.model.result import Shown
    from quiz.text.plan import PlanPage

BRIEFLY: Final = 0.5
"""Seconds for a draft that is still on its way when the sitting is finished."""
SEVERAL: Final = 2
"""Sittings that home has to know of."""
MOST_COMPARED: Final = 24
"""Earlier sittings that the latest is held against at once: a year of fortnights."""


class Home(NamedTuple):
    """What home shows, known without opening a sitting."""

    last: date | None
    draft: bool
    today: date
    sittings: int = 0
    """How many are kept, readable or not; 2 stands for all that are more."""
    review_due: bool = False
    """Whether the day she chose to look again has come, she has not taken it since, and this is the day to say so."""
    week_due: bool = False
    """Whether a week has passed since she planned a step, and she has not looked back on it."""


class Session(Workspace):
    """One run and what it does with sittings."""

    def home(self) -> Home:
        """What home shows. Costs one look into the folder, however many sittings there are."""
        if self._store is None:
            return Home(None, draft=False, today=self.today)
        last = self._store.last_finished()
        day = last and last.date()
        due = () if self.safe_only else self._store.due(self.today, day)
        return Home(day, self._store.has_draft(), self.today, min(self._store.count(), SEVERAL), *due)

    def keep(self, sitting: Sitting) -> None:
        """Hand the sitting to the thread that keeps the draft; returns at once."""
        if self._store and self._writer:
            self._writer.put(sitting)

    @property
    def saving(self) -> Saving:
        """How the newest answer stands."""
        return self._writer.state if self._writer else Saving.NOTHING

    @property
    def not_saved(self) -> QuizError | None:
        """Why the newest answer could not be saved so far; None where nothing failed."""
        return self._writer.error if self._writer else None

    def finish(self, sitting: Sitting) -> Shown:
        """What the sitting comes to, kept where this run keeps something. What is written is the ordinary
        result, whatever was said to the safety questions. Raises StorageError and can then be called again."""
        from quiz.session import results  # noqa: PLC0415 - engine and pydantic: no start page waits for them

        finished = self._now()
        if self._store and self._writer:
            self._writer.drain(BRIEFLY)
            self._store.finish(results.record_of(sitting, finished))
        self.circumstances = sitting.circumstances
        return results.of_sitting(
            sitting, finished, safe_only=self.safe_only, careful=self.careful, kept=self.persistent
        )

    def shown(self, reference: str = "latest") -> Shown:
        """A kept sitting with what its answers come to now; one of another edition of the bank with what was saved at
        the time. Raises NotFound or InvalidFile."""
        from quiz.session import results  # noqa: PLC0415 - see finish

        record = self.journal.record(reference)
        shown = results.of_record(self.bank, record, safe_only=self.safe_only, careful=self.careful)
        self.circumstances = shown.circumstances
        return shown

    def rerank(self, shown: Shown) -> Shown:
        """The sitting as this run shows it by now: with the safe list, once that has taken the other one's place."""
        from quiz.session import results  # noqa: PLC0415 - see finish

        if shown.result.safe_list is self.safe_only:
            return shown
        return results.reranked(self.bank, shown, safe_only=self.safe_only, careful=self.careful)

    def compared(self, earlier: Sequence[str | Head], later: str = "latest") -> Changes:
        """A kept sitting against one earlier one, or against all of several that can be read, oldest first. `first` is
        the first one that it can be held against.

        Raises NotFound where nothing can be compared or this run compares nothing, InvalidFile where the only one, or
        the later one, is broken.
        """
        from quiz.session import results  # noqa: PLC0415 - see finish

        if self.safe_only:
            raise not_made()
        journal = self.journal
        newest = journal.record(later)
        if [*earlier] == ["first"]:
            return results.since_first(self.bank, journal, newest)
        records = [journal.record(earlier[0])] if len(earlier) == 1 else list(readable(journal, earlier))
        return results.compared(self.bank, journal, records, newest)

    def all_before_latest(self) -> tuple[Head, ...]:
        """The heads of the sittings before the latest, oldest first, at most the newest 24 of them: what lies further
        back says little about now. Raises NotFound where there is none."""
        before = self.journal.listing(MOST_COMPARED + 1).heads[:-1]
        if not before:
            raise NotFound("Nothing to compare yet", "For that you take the quiz twice.", "To take it: quiz take")
        return before

    def reading(self, number: int, other: str = "", key: str = "") -> str:
        """The Markdown of a step's reading, in the variant that fits her situation as far as it is known, with what has
        to be said before it. `other`: how the front end leads to the other version, said to everybody below the title
        of the ordinary one. `key`: where the numbers are, if not behind the key of this run. Raises NotFound where
        there is no such step."""
        step = self.bank.step.get(number)
        if step is None:
            steps = f"The steps are 1 to {max(self.bank.step)}."
            raise NotFound("There is no such step", steps, "For example: quiz read 1")
        known = self.known_circumstances()
        variant = variant_for(step, known, safe=self.safe_only)
        before = [] if variant == SAFE else [other, before_reading(self.bank, step, known)]
        paragraphs = (f"\n{said}\n" for said in before if said)
        title, end, rest = self._text(step, variant, key).partition("\n")
        return f"{title}{end}{''.join(paragraphs)}{rest}"

    def other_reading(self, number: int) -> str:
        """The Markdown of the other version of a step's reading. Reading it notes nothing anywhere. Raises NotFound
        where the step has no other version."""
        numbers = [step.number for step in other_steps(self.bank)]
        if number not in numbers:
            then = to_read(numbers) if numbers else ""
            raise NotFound("There is no other version of this page", none_for(numbers), then)
        return self._text(self.bank.step[number], "safe")

    def _text(self, step: Step, variant: str, key: str = "") -> str:
        """A reading with the way to the numbers in it."""
        return reading(self._bank_folder, step, variant).replace("{key}", key or self.help_key)

    def plan_page(self) -> PlanPage:
        """The newest plan in words; where this run shows only the steps that need nothing from him, those."""
        if self.safe_only:
            return plan.bare_page(self.bank)
        kept, today = self.journal.plan(), self.today
        return plan.page(
            self.worded_bank(),
            planning.current(kept),
            today,
            self.known_circumstances(),
            last=self.home().last,
            looks_back=bool(planning.to_look_back(kept, today)),
        )

    def check_steps(self, numbers: Iterable[int]) -> None:
        """Raise NotFound for a number that is no step."""
        for number in numbers:
            if number not in self.bank.step:
                steps = ", ".join(map(str, self.bank.step))
                raise NotFound("There is no such step here", f"The steps here are {steps}.")

    def worded_bank(self) -> Bank:
        """The bank with each step in the words that it has in her situation, as far as that is known."""
        return worded(self.bank, self.known_circumstances())

    def known_circumstances(self) -> Circumstances:
        """Those of this run, else of the last kept sitting; none where that cannot be read."""
        if not self.circumstances:
            with suppress(QuizError):
                self.shown()
        return self.circumstances


def readable(journal: Journal, sittings: Iterable[str | Head]) -> Iterator[SittingRecord]:
    """Those of several sittings that can be read."""
    for sitting in sittings:
        with suppress(QuizError):
            yield journal.record(sitting)
