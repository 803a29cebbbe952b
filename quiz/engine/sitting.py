"""One pass through the quiz as a frozen state machine: answer, skip, move, follow up, finish. Must not know
scores, files, sentences or the clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from quiz.engine.gates import open_items
from quiz.model.answers import HIGHEST, NO_OCCASION, SKIPPED, Answer

if TYPE_CHECKING:
    from quiz.model.bank import Bank

Given = Answer | str
"""What was said to a question: an answer to an item, or a choice (or `skipped`) to a circumstance."""


class Stage(StrEnum):
    """Which part of the sitting she is in."""

    CIRCUMSTANCES = "circumstances"
    CORE = "core"
    FOLLOW_UP = "follow-up"
    CHECK = "check"


class NotAnAnswer(ValueError):
    """The question does not offer this answer. Carries the question's id and never the value."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """The state of one pass. Every act returns a new one."""

    bank: Bank = field(repr=False)
    id: str
    started: datetime
    circumstances: Mapping[str, str] = field(default_factory=dict, repr=False)
    answers: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    follow_up: tuple[str, ...] | None = field(default=None, repr=False)
    """The follow-ups chosen; None until the core is done. The choice stays when an answer is changed."""
    at: str | None = None
    """The question she is at; None on the page that checks the answers."""
    detour: tuple[str, ...] | None = field(default=None, repr=False)
    """Questions still to be asked before she is back at the check page; None on the way through."""

    @property
    def core(self) -> tuple[str, ...]:
        """The core items that her circumstances leave open, in the order of asking."""
        return tuple(item.id for item in open_items(self.bank, self.circumstances) if item.core)

    @property
    def follow_ups(self) -> tuple[str, ...]:
        """The chosen follow-ups whose steps are open."""
        opened = {item.id for item in open_items(self.bank, self.circumstances)}
        return tuple(item for item in self.follow_up or () if item in opened)

    @property
    def questions(self) -> tuple[str, ...]:
        """Every question that will really be asked, in order, as far as is known now."""
        return (*self.bank.circumstance, *self.scored)

    @property
    def scored(self) -> tuple[str, ...]:
        """The items among the questions."""
        return (*self.core, *self.follow_ups)

    @property
    def stage(self) -> Stage:
        """Which part she is in."""
        if self.at is None:
            return Stage.CHECK
        if self.at in self.bank.circumstance:
            return Stage.CIRCUMSTANCES
        return Stage.CORE if self.bank.item[self.at].core else Stage.FOLLOW_UP

    @property
    def progress(self) -> tuple[int, int] | None:
        """Her place among the scored questions and their number (1-based); None at any other question."""
        scored = self.scored
        return (scored.index(self.at) + 1, len(scored)) if self.at in scored else None

    @property
    def awaits_follow_ups(self) -> bool:
        """Whether the core is done and the follow-ups have still to be chosen."""
        return self.follow_up is None and all(item in self.answers for item in self.core)

    @property
    def enters(self) -> Stage | None:
        """The part that she stands at the first question of, having answered none of it: the place to introduce it."""
        parts = {
            Stage.CIRCUMSTANCES: tuple(self.bank.circumstance),
            Stage.CORE: self.core,
            Stage.FOLLOW_UP: self.follow_ups,
        }
        part = parts.get(self.stage, ())
        if (
            self.detour is not None
            or self.at not in part[:1]
            or any(self.given(question) is not None for question in part)
        ):
            return None
        return self.stage

    def given(self, question: str) -> Given | None:
        """What was said to a question; None where nothing was."""
        if question in self.bank.circumstance:
            return self.circumstances.get(question)
        return self.answers.get(question)

    def answer(self, value: Given) -> Sitting:
        """Answer the question she is at and go on. Raises NotAnAnswer where it does not offer `value`."""
        if self.at is None:
            raise NotAnAnswer("check")
        if self.at in self.bank.circumstance:
            return onward(self, self._with_circumstance(self.at, value))
        return onward(self, self._with_answer(self.at, value))

    def skip(self) -> Sitting:
        """Pass over the question she is at and go on."""
        return self.answer(SKIPPED)

    def back(self) -> Sitting:
        """Go to the question before; from a detour, to the check page. Nothing is forgotten."""
        if self.detour is not None:
            return replace(self, at=None, detour=None)
        questions = self.questions
        if self.at is None:
            reached = [question for question in questions if self.given(question) is not None]
            return replace(self, at=reached[-1] if reached else questions[0])
        return replace(self, at=questions[max(0, questions.index(self.at) - 1)])

    def go_to(self, question: str) -> Sitting:
        """From the check page to one question, and back there once it is answered. Raises KeyError for a
        question that is not asked in this sitting."""
        if question not in self.questions:
            raise KeyError(question)
        return replace(self, at=question, detour=())

    def finish_now(self) -> Sitting:
        """Go to the check page, whatever is still unanswered."""
        return replace(self, at=None, detour=None)

    def with_follow_ups(self, items: tuple[str, ...]) -> Sitting:
        """Fix the follow-ups; where she has come to the end of the core, she stands at the first of them."""
        chosen = replace(self, follow_up=items)
        if self.at is None and self.detour is None and chosen.follow_ups:
            return replace(chosen, at=chosen.follow_ups[0])
        return chosen

    def _with_circumstance(self, question: str, value: Given) -> Sitting:
        choices = {choice.id for choice in self.bank.circumstance[question].choices}
        if not isinstance(value, str) or value not in choices | {SKIPPED}:
            raise NotAnAnswer(question)
        return replace(self, circumstances={**self.circumstances, question: value})

    def _with_answer(self, question: str, value: Given) -> Sitting:
        offered: set[Given] = {*range(HIGHEST + 1), SKIPPED}
        if self.bank.item[question].no_occasion:
            offered.add(NO_OCCASION)
        # True and 1.0 equal 1, and are no places of the scale.
        if type(value) not in {int, str} or value not in offered:
            raise NotAnAnswer(question)
        answer: Answer = value if isinstance(value, int) else NO_OCCASION if value == NO_OCCASION else SKIPPED
        return replace(self, answers={**self.answers, question: answer})


def onward(before: Sitting, after: Sitting) -> Sitting:
    """From the question just answered to the next one; `before` still stands at it."""
    if before.detour is None:
        questions = after.questions
        following = questions[questions.index(before.at or "") + 1 :]
        return replace(after, at=following[0] if following else None)
    # A circumstance changed on the check page opens steps: their core items are asked at once.
    opened = [item for item in after.core if item not in before.core and item not in after.answers]
    still_open = [item for item in before.detour if item in after.questions]
    waiting = (*opened, *still_open)
    return replace(after, at=waiting[0], detour=waiting[1:]) if waiting else replace(after, at=None, detour=None)


def begin(bank: Bank, sitting_id: str, started: datetime) -> Sitting:
    """A new sitting at its first question. `started` carries its offset from UTC."""
    sitting = Sitting(bank, sitting_id, started)
    return replace(sitting, at=sitting.questions[0])
