"""The steps that have no place on a result: one line on the page, and which they are behind why. Must not know how it
is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from quiz.text import reasons
from quiz.text.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.model.bank import Bank
    from quiz.model.result import LeftOut

LEFT_OUT: Final = "Left out"
FOR_OTHERS: Final = "for a situation that is not yours"


@dataclass(frozen=True, slots=True)
class LeftOutLines:
    """Steps that were left out for the same reason."""

    steps: tuple[tuple[int, str], ...]
    """Numbers and titles."""
    reason: str

    @property
    def titles(self) -> str:
        """All of them in words."""
        return "; ".join(f"{number} {title}" for number, title in self.steps)

    @property
    def spoken(self) -> str:
        """The steps with their reason, as one sentence."""
        return f"{LEFT_OUT}: {self.titles}, {self.reason}."


@dataclass(frozen=True, slots=True)
class LeftOutPart:
    """Everything that was left out."""

    line: str = ""
    """How many they are; empty where there are none."""
    groups: tuple[LeftOutLines, ...] = ()
    """Those that are named, by their reasons."""
    unnamed: str = ""
    """How many more there are, whose titles would tell what she did not say; empty where there are none."""

    @property
    def why(self) -> tuple[str, ...]:
        """All that stands behind the line, in sentences."""
        return (*(group.spoken for group in self.groups), *filter(None, (self.unnamed,)))


def left_out(bank: Bank, steps: Sequence[LeftOut]) -> LeftOutPart:
    """What there is to say about the steps of a result that have no place."""
    unnamed = [step for step in steps if reasons.is_unnamed(step)]
    by_reason: dict[str, list[tuple[int, str]]] = {}
    for step in steps:
        if step not in unnamed:
            by_reason.setdefault(reasons.left_out(bank, step), []).append((step.number, bank.step[step.number].title))
    groups = tuple(LeftOutLines(tuple(listed), f"because {reason}") for reason, listed in by_reason.items())
    return LeftOutPart(" ".join(how_many(steps)), groups, others(len(unnamed), more=bool(groups)))


def how_many(steps: Sequence[LeftOut]) -> list[str]:
    """How many do not fit, and for how many nothing was answered."""
    closed = sum(step.gate is not None for step in steps)
    open_ = len(steps) - closed
    said = [f"{count(closed, 'step')} {'does' if closed == 1 else 'do'} not fit now."] if closed else []
    return said + ([f"For {count(open_, 'step')} there are not enough answers."] if open_ else [])


def others(number: int, *, more: bool) -> str:
    """What is said of steps that are not named."""
    if not number:
        return ""
    return f"{number}{' more' if more else ''} {'is' if number == 1 else 'are'} {FOR_OTHERS}."
