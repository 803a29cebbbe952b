"""Any order of acts, with a disk that refuses and a process that dies: what is kept is what was said. Must not know
which files there are, nor a screen."""

from __future__ import annotations

import errno
from datetime import datetime
from typing import Final

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from quiz.bank import built_in_folder
from quiz.errors import InvalidFile, StorageError
from quiz.session import Session
from quiz.session.journal import draft_of
from quiz.storage import Store
from tests.core.storing import leftovers
from tests.faults.orders import CLOCKS, Model

ERRORS: Final = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT)
STEPS: Final = st.integers(0, 12)
"""Operations of the disk until it refuses or the process dies: a save has six, finishing has thirteen."""


class AnyOrder(Model, RuleBasedStateMachine):
    """Everything that may happen to both, and that model and disk agree after each."""

    # What she does

    @precondition(lambda self: self.session is None)
    @rule(way=st.sampled_from(["on", "on", "afresh", "broken"]), clock=st.sampled_from([None, *CLOCKS]))
    def start(self, way: str, clock: datetime | None) -> None:
        """The program starts, by whatever clock: with the draft, afresh, or with a draft that somebody broke."""
        self.clock = clock or self.clock
        self.mount()
        self.session = Session(built_in_folder(), Store(self.folder), self.now)
        self.session.bank = self.BANK
        has_draft = self.session.home().draft
        assert has_draft is (Store(self.folder).draft() is not None)
        if has_draft and way == "broken":
            (self.folder / "draft.toml").write_bytes(b"\0")
            with pytest.raises(InvalidFile):
                self.session.journal.resume()
        elif has_draft and way == "on":
            resumed = self.session.journal.resume()
            assert resumed.set_aside == 0
            self.sitting = resumed.sitting
            self.drafts = [draft_of(resumed.sitting)]
        if self.sitting is None:
            self.begin(self.session)
        assert not leftovers(self.folder)
        self.look_from_another_window()

    @precondition(lambda self: self.session and not self.sitting)
    @rule()
    def take_again(self) -> None:
        """Another sitting in the same run."""
        assert self.session
        self.disk.mend()
        self.begin(self.session)

    @precondition(lambda self: self.asked)
    @rule(picks=st.lists(st.integers(0, 9), min_size=1, max_size=20))
    def answer(self, picks: list[int]) -> None:
        """Answer one question or many."""
        for pick in picks:
            if self.sitting and self.sitting.at is not None:
                offered = self.offered(self.sitting)
                self.keep(self.sitting.answer(offered[pick % len(offered)]))
        self.settle()

    @precondition(lambda self: self.asked)
    @rule(move=st.sampled_from(["skip", "back", "finish_now"]))
    def move(self, move: str) -> None:
        """Skip, go back, or go to the page that checks the answers."""
        self.keep(getattr(self.sitting, move)())
        self.settle()

    @precondition(lambda self: self.sitting and self.sitting.at is None and not self.unsure)
    @rule(pick=st.integers(0, 80))
    def change(self, pick: int) -> None:
        """From the page that checks the answers back to one question, which may open or close others."""
        assert self.sitting
        self.sitting = self.sitting.go_to(self.sitting.questions[pick % len(self.sitting.questions)])
        self.answer([pick])

    @precondition(lambda self: self.sitting)
    @rule()
    def finish(self) -> None:
        """Finish, early or not; where that fails, it can be asked for again."""
        assert self.session
        assert self.sitting
        if self.sitting.at is not None:
            self.keep(self.sitting.finish_now())
        try:
            shown = self.session.journal.finish(self.sitting)
        except StorageError:
            self.unsure = self.sitting
            return
        assert shown.kept
        self.shelve(self.sitting)
        self.sitting = self.unsure = None

    @precondition(lambda self: self.sitting and not self.unsure)
    @rule()
    def stop_and_delete(self) -> None:
        """Nothing of this sitting stays."""
        assert self.session
        assert self.sitting
        try:
            self.session.remove_unfinished()
        except StorageError:
            self.drafts.append(None)
        else:
            self.drafts = [None]
        self.sitting = None

    @precondition(lambda self: self.session and self.kept and not self.unsure)
    @rule(pick=st.integers(0, 9), text=st.sampled_from(["", "a hard week", "ein [b]Satz[/b]"]))
    def write_note(self, pick: int, text: str) -> None:
        """On any sitting; an empty one takes it away."""
        assert self.session
        about, _ = self.kept[self.number(pick)]
        changed = {key: note for key, note in {**self.notes, about: text}.items() if note}
        try:
            self.session.prepared().set_note(about, text)
        except StorageError:
            changed = self.either(changed, self.notes, Store(self.folder).notes().notes)
        self.notes = changed

    @precondition(lambda self: self.session and self.kept and not self.unsure)
    @rule(pick=st.integers(0, 9))
    def delete(self, pick: int) -> None:
        """Any sitting, with its note."""
        assert self.session
        number = self.number(pick)
        about, _ = self.kept[number]
        without = {key: note for key, note in self.notes.items() if key != about}
        try:
            self.session.prepared().delete(str(number))
        except StorageError:
            self.notes = self.either(without, self.notes, Store(self.folder).notes().notes)
            if about in self.numbers():
                return
        del self.kept[number]
        self.notes = without

    @precondition(lambda self: self.session)
    @rule()
    def quit(self) -> None:
        """Leave with everything saved."""
        assert self.session
        self.disk.mend()
        assert self.session.drained()
        if self.sitting:
            self.drafts = self.drafts[-1:]
        self.session.close()
        self.session = self.sitting = None
        self.adopt()

    # What happens to her

    @precondition(lambda self: self.session)
    @rule(after=STEPS, error=st.sampled_from(ERRORS), lasts=st.booleans())
    def disk_refuses(self, after: int, error: int, *, lasts: bool) -> None:
        """Once, or from then on."""
        self.disk.refuse(after, error, lasts=lasts)

    @precondition(lambda self: self.session)
    @rule()
    def disk_recovers(self) -> None:
        """What waits is saved at once."""
        assert self.session
        self.disk.mend()
        assert self.session.drained()
        self.settle()

    @precondition(lambda self: self.session)
    @rule(after=STEPS, picks=st.lists(st.integers(0, 9), max_size=3), finishes=st.booleans())
    def crash(self, after: int, picks: list[int], *, finishes: bool) -> None:
        """At any step of a save, or of finishing."""
        self.disk.die(after)
        if picks and self.asked:
            self.answer(picks)
        if finishes and self.sitting:
            self.finish()
        self.end()
        self.adopt()

    # What must hold

    @invariant()
    def model_and_disk_agree(self) -> None:
        """After every act, as another program would read it."""
        reader = Store(self.folder)
        listing = reader.listing()
        assert not listing.unreadable
        found = {head.number: (head.id, reader.load(head).said) for head in listing.heads}
        if self.unsure:
            found = {number: kept for number, kept in found.items() if kept[0] != self.unsure.id}
        assert found == self.kept
        assert reader.notes().notes == self.notes
        if not self.unsure:
            assert reader.draft() in self.drafts


@pytest.mark.slow
@pytest.mark.fault(29)
def test_any_order_of_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Model and disk agree after every act."""
    monkeypatch.setattr("quiz.session.journal.BRIEFLY", 0.1)  # long enough for the thread that saves on a busy machine
    run_state_machine_as_test(AnyOrder, settings=settings(max_examples=40, stateful_step_count=50))
