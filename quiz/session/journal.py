"""What she looks back on: the list of sittings, the notes and the plan, behind one door. Must not know questions,
scores or a screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from quiz.errors import NotFound
from quiz.model.kept import Head, Listing
from quiz.sanitize import sanitize
from quiz.session import planning
from quiz.storage import Store
from quiz.text.week import WeekAnswer

if TYPE_CHECKING:
    from quiz.model.record import Plan, SittingRecord


class Journal:
    """One person's journal. `store` is None where nothing is kept; `may_write` makes the folder and takes its lock,
    or raises AlreadyRunning or StorageError; `now` gives the local time with its offset."""

    def __init__(self, store: Store | None, make_writable: Callable[[], object], now: Callable[[], datetime]) -> None:
        self._kept = store
        self._make_writable = make_writable
        self._now = now

    @property
    def _store(self) -> Store:
        if self._kept is None:
            raise NotFound("Nothing to show", "Nothing is saved this time.", "Leave out --ephemeral.")
        return self._kept

    def listing(self, newest: int | None = None) -> Listing:
        """Every kept sitting by running number, and every file that is none; only the `newest` ones where given."""
        return self._store.listing(newest)

    def head(self, reference: str) -> Head:
        """The head of one sitting. Raises NotFound or InvalidFile."""
        return self._store.resolve(reference)

    def record(self, reference: str | Head) -> SittingRecord:
        """One sitting whole. Raises NotFound or InvalidFile."""
        return self._store.load(reference)

    def delete(self, reference: str) -> None:
        """Delete one sitting and its note; the others stay as they are."""
        self._make_writable()
        self._store.delete(reference)

    def note(self, sitting: str) -> str:
        """The note on the sitting with this id; empty where there is none."""
        return self._store.notes().notes.get(sitting, "")

    def set_note(self, sitting: str, text: str) -> None:
        """Keep a note in place of the one before; an empty one removes it. Raises UsageError where it is too long."""
        self._make_writable()
        self._store.set_note(sitting, text)

    def plan(self) -> Plan:
        """Every plan so far; an empty one where nothing is kept."""
        from quiz.model.record import Plan  # noqa: PLC0415 - pydantic

        return self._kept.plan() if self._kept else Plan()

    def choose(self, steps: Sequence[int], review_date: date | None = None, sitting: str | None = None) -> Plan:
        """Plan one to three steps. Raises UsageError as `planning.choose` does."""
        return self._change(lambda plan: planning.choose(plan, steps, self._now(), review_date, sitting))

    def join(
        self, number: int, line: str, review_date: date, instead_of: int | None = None, sitting: str | None = None
    ) -> Plan:
        """Plan one more step with when and how, or another line for one that is planned. Raises UsageError as
        `planning.join` does."""
        line, now = sanitize(line).strip(), self._now()
        return self._change(
            lambda plan: planning.join(plan, number, line, now, review_date, instead_of=instead_of, sitting=sitting)
        )

    def set_if_then(self, number: int, line: str) -> Plan:
        """Keep the line that says when and how she will do a planned step."""
        return self._change(lambda plan: planning.with_if_then(plan, number, sanitize(line).strip()))

    def mark_read(self, number: int) -> Plan:
        """Note that she has read a planned step today."""
        return self._change(lambda plan: planning.mark_read(plan, number, self._now().date()))

    def mark_tried(self, number: int) -> Plan:
        """Note that she has tried the practice of a planned step today."""
        return self._change(lambda plan: planning.mark_tried(plan, number, self._now().date()))

    def look_back(self, answers: Mapping[int, WeekAnswer]) -> Plan:
        """Note what she says of planned steps a week later, by number."""
        return self._change(lambda plan: planning.look_back(plan, answers, self._now().date()))

    def reminded(self) -> None:
        """Note that home has said that it is time to look again."""
        self._change(lambda plan: planning.reminded(plan, self._now().date()))

    def _change(self, change: Callable[[Plan], Plan]) -> Plan:
        """Keep a changed plan and give it."""
        self._make_writable()
        before = self._store.plan()
        after = change(before)
        if after != before:
            self._store.save_plan(after)
        return after
