"""The list of sittings in words, and each area over time as figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.model.kept import Head, Listing
from quiz.text.areas import figure_or_word
from quiz.text.screen import EditView
from quiz.text.words import count, day, listed

if TYPE_CHECKING:
    from quiz.model.bank import Area, Bank, Facet

TITLE: Final = "History"
KEYS: Final = "Enter opens one, c compares two, d deletes one, n notes, t shows over time."
KEYS_BARE: Final = "Enter opens one, d deletes one, n notes."
HELP: Final = (
    "Every time you finished the quiz, the newest first. Enter opens the selected one. A single figure moves a "
    "little from one day to the next: comparing two of them says how much of a difference that may be. A mark without "
    "a figure rests on few answers or is in the lowest part of the range; the result has the word for it."
)
OVER_TIME: Final = "Every area over time"
OVER_TIME_NOTE: Final = "strength, 0 to 100, oldest first"
OVER_TIME_NEWEST: Final = "0 to 100, the newest {}"
UNREADABLE: Final = "Not read"
MARKED: Final = "Number {} is marked. Select another one and press c."
ONLY_ONE: Final = "Comparing takes a second time."
NOT_THIS_ONE: Final = "Number {}, {}: it cannot be compared."
EDITION: Final = "The questions were other ones until then: figures before and after do not compare."
"""Stands where an edition ends, the newest first."""
OTHER_BANK: Final = "with another set of questions"
NO_START: Final = "no step to start with"
DELETE: Final = "Delete these answers? The file goes for good, the others stay."
DELETE_OR_KEEP: Final = ("Keep it", "Delete it")
DELETED: Final = "These answers are deleted."
NAME: Final = "Number {}, {}"
NOTE: Final = "Write a note for yourself. An empty line ends it."
NOTE_KEPT: Final = "Your note is saved."
NOTE_GONE: Final = "There is no note on these answers now."


def note(number: int, finished: date, today: date, before: str) -> EditView:
    """Asks for a note on a sitting."""
    about = "For yourself. A comparison shows it beside the figures. An empty page removes it."
    return EditView(f"A note on number {number}, {day(finished, today)}", (about,), before, many=True)


class Point(NamedTuple):
    """One area at one time."""

    strength: float
    words: str
    """As on its result: the figure, or the word for its band."""

    @property
    def figure(self) -> str:
        """Empty where no figure is shown."""
        return self.words if self.words.isdigit() else ""


class SittingLine(NamedTuple):
    """One sitting in the list."""

    number: int
    id: str
    day: date
    when: str
    areas: Mapping[str, Point | None] = {}
    """Each area by name, the two ends of one apart; None where it had no figure, and none where the bank is another
    one."""
    start: str = ""
    """The steps it pointed to; empty where it is locked or the bank is another one: what it pointed to is not known
    then."""
    remark: str = ""
    edition: str = ""
    """The major version of the questions; empty where it is not known. Figures of two editions make no line."""


class HistoryPage(NamedTuple):
    """The list, newest first, and what could not be read."""

    sittings: tuple[SittingLine, ...]
    unreadable: tuple[str, ...]
    note: str
    bare: bool = False
    """Whether it holds days alone, and nothing is compared."""


def page(bank: Bank, listing: Listing, today: date, *, safe_only: bool = False) -> HistoryPage:
    """The sittings in words; where `safe_only`, their days alone."""
    lines = tuple(line(bank, head, today, safe_only=safe_only) for head in reversed(listing.heads))
    unreadable = tuple(f"{file.file}: {file.reason}" for file in listing.unreadable)
    none_yet = "Nothing is saved yet. Each time that you finish the quiz and save it is listed here."
    return HistoryPage(lines, unreadable, listing.closed if lines else none_yet, safe_only)


def line(bank: Bank, head: Head, today: date, *, safe_only: bool) -> SittingLine:
    """One sitting in words; where `safe_only`, its day alone."""
    finished = head.finished.date()
    line = SittingLine(head.number, head.id, finished, day(finished, today))
    if safe_only:
        return line
    if head.bank_id != bank.id:
        return line._replace(remark="locked" if head.locked else OTHER_BANK, edition=head.edition)
    scales = [scale for area in bank.areas for scale in shown_scales(area, head.areas)]
    return line._replace(
        areas={scale.name: point(bank, head, scale.id) for scale in scales},
        start=start_of([number for number in head.start if number in bank.step]),
        edition=head.edition,
    )


def point(bank: Bank, head: Head, scale: str) -> Point | None:
    """An area or end at that time; None where it had no figure."""
    strength = head.areas.get(scale)
    if strength is None:
        return None
    answered = sum(
        item.core and scale in {item.area, item.end} for name in head.answered if (item := bank.item.get(name))
    )
    return Point(strength, figure_or_word(bank, scale, strength, answered if head.edition == bank.edition else None))


def shown_scales(area: Area, strengths: Mapping[str, float]) -> Sequence[Area | Facet]:
    """What an area is shown by: its ends, but as a whole where it had none at the time."""
    whole = not area.ends or (area.id in strengths and not any(end.id in strengths for end in area.ends))
    return (area,) if whole else area.ends


def start_of(numbers: Sequence[int]) -> str:
    """The steps that a sitting pointed to, or that there was none."""
    if not numbers:
        return NO_START
    return f"{'step' if len(numbers) == 1 else 'steps'} {listed(numbers)}"


def spoken(history: HistoryPage) -> Iterator[str]:
    """The list in sentences."""
    yield f"{TITLE}. {count(len(history.sittings), 'time')}."
    newer = ""
    for sitting in history.sittings:
        if newer and sitting.edition and sitting.edition != newer:
            yield EDITION
        newer = sitting.edition or newer
        figures = ", ".join(f"{name} {point.words}" for name, point in sitting.areas.items() if point)
        parts = (f"Number {sitting.number}, {sitting.when}", sitting.remark or figures, sitting.start)
        yield f"{'; '.join(filter(None, parts))}."
    yield from history.unreadable
    yield from filter(None, (history.note,))


class OverTime(NamedTuple):
    """Each area over time, oldest first."""

    areas: Mapping[str, tuple[Point | None, ...]]
    breaks: frozenset[int]
    """The times, by their place, with which another edition of the questions begins: figures of two make no line."""
    days: tuple[date, ...]


def over_time(sittings: Sequence[SittingLine]) -> OverTime:
    """Each area over time, over the sittings with this bank; the newest says which areas there are."""
    comparable = [sitting for sitting in reversed(sittings) if sitting.areas]
    names = comparable[-1].areas if comparable else ()
    breaks = (at for at, (old, new) in enumerate(pairwise(comparable), 1) if old.edition != new.edition)
    areas = {name: tuple(sitting.areas.get(name) for sitting in comparable) for name in names}
    return OverTime(areas, frozenset(breaks), tuple(sitting.day for sitting in comparable))
