"""Areas and ends then and now, with how sure the change is: the words of the page and what is needed to draw the band
of noise. Must not know how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from quiz.model.change import Change, Changes, Verdict
from quiz.model.result import Missing
from quiz.text.bands import figure_or_word
from quiz.text.words import capital, day, figure

if TYPE_CHECKING:
    from quiz.model.bank import Bank

LESS: Final = "less need here"
MORE: Final = "more need here"
PERHAPS: Final = "perhaps"
SAME: Final = "about the same"
TOO_SOON: Final = "too soon to say"
MISSING: Final = {
    Missing.TOO_FEW_ANSWERS: "not enough answers in common",
    Missing.TOO_FEW_ASKED: "too few questions in common",
}
NOISE: Final = "answers vary this much by chance"
BY_MORE: Final = "by more than answers usually vary by chance"
NOT_SURE: Final = "a little more than answers usually vary by chance, and not enough to be sure"
UP: Final = "more helpful answers than then"
DOWN: Final = "fewer helpful answers than then"
STAYED: Final = "as helpful answers as then"
NOTHING_CLEAR: Final = "What differs is no more than answers vary by chance."
SUREST_FIRST: Final = (Verdict.CLEAR, Verdict.PERHAPS, Verdict.SAME, Verdict.NONE)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One area or end. Strengths and widths are points of 0 to 100."""

    id: str
    name: str
    then: float | None
    now: float | None
    then_figure: str
    now_figure: str
    """The same to be read beside the marks; empty where no figure is shown."""
    then_said: str
    now_said: str
    """The figure, or the word for the band where no figure is shown; empty where there is none."""
    noise: float | None
    """How far on either side of `then` a figure counts as about the same; None where that is not judged."""
    clear: float | None
    """How far on either side of `then` a change is not yet clear; wider than `noise`."""
    verdict: Verdict
    word: str
    """The verdict in a few words."""
    sentence: str


def area_lines(bank: Bank, changes: Changes, today: date) -> tuple[ChangeLine, ...]:
    """The areas, those with ends by their ends: the surest first, then by the size of the change against its noise."""
    shown = [change for area in changes.comparison.areas for change in (area.ends or (area,))]
    ordered = sorted(shown, key=lambda change: (SUREST_FIRST.index(change.verdict), -sureness(change)))
    return tuple(line(bank, change, since(changes, today)) for change in ordered)


def sureness(change: Change) -> float:
    """What orders lines of one verdict; where there is none, the bank's order holds."""
    return 0 if change.verdict is Verdict.NONE else abs(change.z or 0)


def line(bank: Bank, change: Change, before: str) -> ChangeLine:
    """One area or end in words; `before` says what it is held against."""
    name, (then, now) = bank.scale_name[change.id], both(bank, change)
    judged = change.verdict is not Verdict.NONE
    widths = judged and change.limits and change.se and [limit * change.se for limit in change.limits]
    return ChangeLine(
        id=change.id,
        name=name,
        then=change.then,
        now=change.now,
        then_figure=then if then.isdigit() else "",
        now_figure=now if now.isdigit() else "",
        then_said=then,
        now_said=now,
        noise=widths[0] if widths else None,
        clear=widths[1] if widths else None,
        verdict=change.verdict,
        word=word(change),
        sentence=f"{capital(name)}: {said(bank, change, before)}",
    )


def both(bank: Bank, change: Change) -> tuple[str, str]:
    """What is said of then and of now: a figure, a word, or nothing."""
    then, now = (
        "" if points is None else figure_or_word(bank, change.id, points, change.answered)
        for points in (change.then, change.now)
    )
    return then, now


def since(changes: Changes, today: date) -> str:
    """What the later sitting is held against, as the end of "than …"."""
    if len(changes.comparison.earlier) > 1:
        return "in the times before"
    if changes.now.number - changes.then.number == 1:
        return "last time"
    return f"on {day(changes.then.finished.date(), today)}"


def direction(change: Change) -> str:
    """Less or more need."""
    return LESS if (change.change or 0) > 0 else MORE


def word(change: Change) -> str:
    """The verdict in a few words."""
    if change.missing:
        return MISSING[change.missing]
    if change.verdict is Verdict.CLEAR:
        return direction(change)
    if change.verdict is Verdict.PERHAPS:
        return f"{PERHAPS} {direction(change)}"
    return SAME if change.verdict is Verdict.SAME else TOO_SOON


def said(bank: Bank, change: Change, before: str) -> str:
    """The change of one area as the end of a sentence that begins with its name."""
    if change.missing:
        return f"{MISSING[change.missing]}."
    then, now = both(bank, change)
    figures = f"{then} then, {now} now."
    if change.verdict is Verdict.CLEAR:
        return f"{figures} {direction(change).capitalize()} than {before}, {BY_MORE}."
    if change.verdict is Verdict.PERHAPS:
        return f"{figures} Perhaps {direction(change)} than {before}: {NOT_SURE}."
    if change.verdict is Verdict.SAME:
        return f"{figures} About the same: {NOISE}."
    return f"{figures} {moved(change)}"


def moved(change: Change) -> str:
    """Which way the figures went, where nothing is said about how sure that is."""
    then, now = (int(figure(points or 0)) for points in (change.then, change.now))
    words = STAYED if then == now else UP if now > then else DOWN
    return f"{words.capitalize()}."


def whole_lines(bank: Bank, changes: Changes) -> Iterator[str]:
    """The areas that are shown by their ends: figures only."""
    for area in changes.comparison.areas:
        if area.ends and area.then is not None:
            name = capital(bank.scale_name[area.id])
            yield f"{name} as a whole, which is the end that needs more care: {said(bank, area, '')}"


def summary(lines: Sequence[ChangeLine]) -> tuple[str, ...]:
    """What moved by more than answers vary by chance, or that nothing did; nothing where there is no verdict."""
    sure = tuple(line.sentence for line in lines if line.verdict in {Verdict.CLEAR, Verdict.PERHAPS})
    return sure or ((NOTHING_CLEAR,) if any(line.verdict is Verdict.SAME for line in lines) else ())
