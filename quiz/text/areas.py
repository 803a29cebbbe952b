"""Areas and their ends in words: how strong each is and whether its figure is shown; then and now, with how sure the
change is, and what is needed to draw the band of noise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.engine.scoring import area_of, level, levels
from quiz.model.change import Change, Changes, Verdict
from quiz.model.result import Missing, Score
from quiz.text.words import capital, count, day, figure

if TYPE_CHECKING:
    from quiz.model.bank import Bank

LABELS: Final = ("needs care", "room to grow", "mixed", "going well")
"""The words for the bands of an area for which its bank names none, lowest first; they are no norms."""
MISSING: Final = {
    Missing.TOO_FEW_ANSWERS: "not enough answers",
    Missing.TOO_FEW_ASKED: "asked too little in your situation",
}
FIGURE_FROM: Final = 4
"""Answers from which a figure is shown on a page. Fewer tell the band, and hardly more."""

BETTER: Final = "more helpful answers"
WORSE: Final = "fewer helpful answers"
MISSING_THEN: Final = {
    Missing.TOO_FEW_ANSWERS: "not enough answers in common",
    Missing.TOO_FEW_ASKED: "too few questions in common",
}
SUREST_FIRST: Final = (Verdict.CLEAR, Verdict.PERHAPS, Verdict.SAME, Verdict.NONE)


class AreaLine(NamedTuple):
    """One area or end of the overview."""

    name: str
    strength: float | None
    """0 to 100."""
    word: str
    """The label, or why there is none."""
    basis: str
    """What it rests on; empty where that is not known."""
    figure: str = ""
    """The strength as a whole number where it is shown; it is not in the lowest band, nor where it rests on few
    answers."""
    band: tuple[float, float] = (0.0, 0.0)
    """Where the strength would be with nothing changed but chance, lowest and highest."""
    levels: tuple[float, ...] = ()
    """Where the bands begin, as strengths, lowest first."""
    few: bool = False
    """Whether it rests on so few answers that the page says on how many, in place of a figure."""

    @property
    def spoken(self) -> str:
        """The line as one sentence."""
        points = f"{self.figure} of 100" if self.figure else ""
        return f"{capital(self.name)}: {', '.join(filter(None, (self.word, points, self.basis)))}."


def label(bank: Bank, scale: str, strength: float) -> str:
    """The word for a strength of 0 to 100 of an area or an end."""
    area = area_of(bank, scale)
    return (tuple(band.label for band in area.bands) or LABELS)[level(area, strength)]


def shows_figure(bank: Bank, scale: str, strength: float, answered: int | None) -> bool:
    """Whether a page shows the figure of an area or end beside its word: not in the lowest band, nor from few answers.
    `answered`: from how many it comes; None where that is not known."""
    return level(area_of(bank, scale), strength) > 0 and (answered is None or answered >= FIGURE_FROM)


def figure_or_word(bank: Bank, scale: str, strength: float, answered: int | None) -> str:
    """What a page says of a strength: its figure where that is shown, else its word."""
    return figure(strength) if shows_figure(bank, scale, strength, answered) else label(bank, scale, strength)


def goes_well(bank: Bank, score: Score) -> bool:
    """Whether an area or end is in its highest band."""
    area = area_of(bank, score.id)
    return score.strength is not None and level(area, score.strength) == len(levels(area)) - 1


def area_lines(bank: Bank, scores: Iterable[Score], *, saved: bool = False) -> Iterator[AreaLine]:
    """The areas in their order; one with ends is shown by them. `saved`: the figures are those of the time, and nothing
    else is known of them."""
    for score in (part for whole in scores for part in whole.ends or (whole,)):
        area, name, strength = area_of(bank, score.id), bank.scale_name[score.id], score.strength
        if strength is None:
            asked = f"{score.answered} of {score.offered} answered" if score.offered else "nothing asked"
            yield AreaLine(name, None, MISSING[score.missing or Missing.TOO_FEW_ANSWERS], asked)
            continue
        has_figure = shows_figure(bank, score.id, strength, None if saved else score.answered)
        yield AreaLine(
            name,
            strength,
            label(bank, score.id, strength),
            "" if saved else f"from {count(score.answered, 'answer')}",
            figure(strength) if has_figure else "",
            score.band or (strength, strength),
            levels(area),
            few=not has_figure and level(area, strength) > 0,
        )


class ChangeLine(NamedTuple):
    """One area or end. Strengths and widths are points of 0 to 100."""

    name: str
    then: float | None
    now: float | None
    then_figure: str
    now_figure: str
    """The same to be read beside the marks; empty where no figure is shown."""
    noise: float | None
    """How far on either side of `then` a figure counts as about the same; None where that is not judged."""
    verdict: Verdict
    word: str
    """The verdict in a few words."""
    sentence: str

    @property
    def brief(self) -> str:
        """Then and now, with how sure the change is; without figures where one of them is not shown."""
        figures = f"{self.then_figure} to {self.now_figure}, " if self.then_figure and self.now_figure else ""
        return f"{figures}{self.word}"


def change_lines(bank: Bank, changes: Changes, today: date) -> tuple[ChangeLine, ...]:
    """The areas, those with ends by their ends: the surest first, then by the size of the change against its noise;
    where there is no verdict, in the bank's order."""
    ordered = sorted(
        (change for area in changes.comparison.areas for change in area.ends or (area,)),
        key=lambda each: (SUREST_FIRST.index(each.verdict), each.verdict is Verdict.NONE or -abs(each.z or 0)),
    )
    return tuple(change_line(bank, change, since(changes, today)) for change in ordered)


def change_line(bank: Bank, change: Change, before: str) -> ChangeLine:
    """One area or end in words; `before` says what it is held against."""
    name, (then, now) = bank.scale_name[change.id], then_and_now(bank, change)
    judged = change.verdict is not Verdict.NONE
    return ChangeLine(
        name=name,
        then=change.then,
        now=change.now,
        then_figure=then if then.isdigit() else "",
        now_figure=now if now.isdigit() else "",
        noise=change.limits.perhaps * change.se if judged and change.limits and change.se else None,
        verdict=change.verdict,
        word=word(change),
        sentence=f"{capital(name)}: {account(bank, change, before)}",
    )


def then_and_now(bank: Bank, change: Change) -> tuple[str, str]:
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
    """More helpful answers or fewer."""
    return BETTER if (change.change or 0) > 0 else WORSE


def word(change: Change) -> str:
    """The verdict in a few words."""
    if change.missing:
        return MISSING_THEN[change.missing]
    words = {
        Verdict.CLEAR: direction(change),
        Verdict.PERHAPS: f"perhaps {direction(change)}",
        Verdict.SAME: "about the same",
        Verdict.NONE: "too soon to say",
    }
    return words[change.verdict]


def account(bank: Bank, change: Change, before: str) -> str:
    """The change of one area as the end of a sentence that begins with its name; where nothing is said about how sure
    it is, which way the figures went."""
    if change.missing:
        return both_times(bank, change)
    then, now = (int(figure(points or 0)) for points in (change.then, change.now))
    moved = "answers as helpful as then" if then == now else f"{BETTER if now > then else WORSE} than then"
    verdicts = {
        Verdict.CLEAR: f"{direction(change).capitalize()} than {before}, by more than answers usually vary by chance.",
        Verdict.PERHAPS: f"Perhaps {direction(change)} than {before}: a little more than answers usually vary by "
        "chance, and not enough to be sure.",
        Verdict.SAME: "About the same: answers vary this much by chance.",
        Verdict.NONE: f"{moved.capitalize()}.",
    }
    return f"{both_times(bank, change)} {verdicts[change.verdict]}"


def both_times(bank: Bank, change: Change) -> str:
    """Then and now, or why there is nothing to say of both."""
    if change.missing:
        return f"{MISSING_THEN[change.missing]}."
    return "{} then, {} now.".format(*then_and_now(bank, change))


def whole_lines(bank: Bank, changes: Changes) -> Iterator[str]:
    """The areas that are shown by their ends: figures only, as how sure a change is, is known of the ends alone."""
    for area in changes.comparison.areas:
        if area.ends and area.then is not None:
            name = capital(bank.scale_name[area.id])
            yield f"{name} as a whole, which is the end that needs more care: {both_times(bank, area)}"


def summary(lines: Sequence[ChangeLine]) -> tuple[str, ...]:
    """What moved by more than answers vary by chance, or that nothing did; nothing where there is no verdict."""
    sure = tuple(line.sentence for line in lines if line.verdict in {Verdict.CLEAR, Verdict.PERHAPS})
    if sure or all(line.verdict is not Verdict.SAME for line in lines):
        return sure
    return ("What differs is no more than answers vary by chance.",)
