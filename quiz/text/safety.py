"""The words of the safety door that are not in the bank: choices, headings, how help lines are read, what a page says
first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.engine.gates import Circumstances, notices
from quiz.errors import AlreadyRunning, QuizError
from quiz.text import other
from quiz.text.home import NAME
from quiz.text.keeping import OPEN_TO_OTHERS
from quiz.text.line import LINES_STAY
from quiz.text.screen import TO_GO_BACK, MenuView, sentences, ways
from quiz.text.words import day, joined, sentence

if TYPE_CHECKING:
    from quiz.model.bank import Bank
    from quiz.model.safety import Safety


class Way(StrEnum):
    """Where the ways on lead, from the start page, a draft and the support page."""

    START = "start"
    WITHOUT_SAVING = "without-saving"
    HELP = "help"
    LEAVE = "leave"
    CONTINUE = "continue"
    AFRESH = "afresh"
    GO_ON = "go-on"
    STOP = "stop"
    STEPS = "steps"
    ANOTHER = "another"


START: Final = {
    Way.START: "Start",
    Way.WITHOUT_SAVING: "Start without saving anything",
    Way.HELP: "Help and safety",
    Way.LEAVE: "Leave",
}
DRAFT: Final = {Way.CONTINUE: "Continue", Way.AFRESH: "Start afresh"}
SUPPORT: Final = {
    Way.GO_ON: "Go on",
    Way.HELP: "See help lines",
    Way.STOP: "Stop and delete",
    Way.WITHOUT_SAVING: "Go on, and save nothing",
    Way.STEPS: "Show me these steps now",
    Way.ANOTHER: "I meant another answer",
}
"""In this order, which scripts rely on."""
SUPPORT_LATER: Final = {way: SUPPORT[way] for way in (Way.GO_ON, Way.HELP, Way.STEPS, Way.ANOTHER)}
"""Where no answers are being given that could be deleted."""
NOT_SAVED: Final = "What you said to that is saved nowhere."
SAVES: Final = "What you answer from then on is saved in files on this computer; these two answers are not."
SAVES_NOTHING: Final = "Nothing that you answer is saved."
UNSAID: Final = "You need not say. {} for other pages to read, now or later."
DRAFT_FOUND: Final = "You have begun the quiz and not finished it."
AFRESH: Final = "If you start afresh, the unfinished one is set aside."
SUPPORT_TITLE: Final = "Before you go on"
HELP_TITLE: Final = "Help and safety"
HELP_LINES_TITLE: Final = "Help lines"
HELP: Final = "Numbers to call, for now or for later. Nothing on this page is dialled, opened or saved."
KEEPS_NOTHING: Final = "None of your answers is saved."
NOT_KEPT: Final = "not saved"
"""The same beside a title."""


class Number(NamedTuple):
    """Who can be called, the number, and what else is known of it."""

    name: str
    number: str
    about: str

    @property
    def spoken(self) -> str:
        """The line as one sentence."""
        return f"{self.name}: {self.number}; {self.about}."


def before_anything(
    bank: Bank, circumstances: Circumstances, *, safe_list: bool, earlier: bool = False
) -> tuple[str, ...]:
    """What a page that names steps says before anything else: a request for distance, and what the safe list is where
    that stands in place of the ordinary one. `earlier`: the page is of another edition of the bank."""
    first = tuple(notice.text for notice in notices(bank, circumstances, earlier=earlier))
    return (*first, *bank.safety.safe_list) if safe_list else first


def support(
    safety: Safety, *, saves: bool, unfinished: bool, set_aside: bool, since: date | None, today: date
) -> tuple[str, ...]:
    """What the support page says: the words of the bank, then what would be saved, and what is saved already.
    `unfinished`: whether there are answers of an earlier time, begun on the day `since` where that is known;
    `set_aside`: whether there are such under another name."""
    delete, without = SUPPORT[Way.STOP], SUPPORT[Way.WITHOUT_SAVING]
    before = "Unfinished answers that were set aside earlier"
    if unfinished:
        begun = f"Answers of {day(since, today)}" if since else "Answers of an earlier time"
        before = f"{begun}, and unfinished ones that were set aside earlier," if set_aside else begun
    saved = f"{before} are saved there already; “{delete}” and “{without}” remove them."
    return support_page(safety, SAVES if saves else SAVES_NOTHING, saved if unfinished or set_aside else "")


def support_page(safety: Safety, *added: str) -> tuple[str, ...]:
    """The words of the bank for it, with what the program adds to the last of its paragraphs, which says what comes if
    she goes on."""
    first, *others = safety.support
    *between, last = others or [""]
    return (first, *between, joined(last, *added))


def start(
    lines: tuple[str, ...], length: str, leaving: tuple[str, ...], *, keeps: bool, open_to_others: bool
) -> MenuView:
    """The page before the first question, and before any file is made. `length`: how long the quiz is. `leaving`: what
    leaving at once does, and what it cannot do."""
    items = ways(START)
    after = (*([OPEN_TO_OTHERS] if open_to_others else []), *leaving)
    return MenuView(NAME, items if keeps else items[1:], lines, length, after)


def check(safety: Safety, at: int, quietly: str) -> MenuView:
    """A safety question, 0 for the first. `quietly`: said below its answers."""
    answers = ways({choice.id: choice.text for choice in safety.choices})
    return MenuView(safety.questions[at].text, answers, (safety.introduction,), after=(quietly,) if quietly else ())


def draft() -> MenuView:
    """Where an unfinished sitting waits."""
    return MenuView(DRAFT_FOUND, ways(DRAFT), (AFRESH,))


def support_menu(page: tuple[str, ...], words: Mapping[Way, str]) -> MenuView:
    """The support page: calm, with more than one way on. What stands between its first and last paragraph comes below
    the ways, which are in sight so where there are few lines."""
    return MenuView(SUPPORT_TITLE, ways(words), (page[0], page[-1]), after=page[1:-1])


def trouble(error: QuizError, *, resume: bool) -> MenuView:
    """A sitting that cannot begin, with at least two ways on."""
    aside = resume and not isinstance(error, AlreadyRunning)
    first = {Way.AFRESH: DRAFT[Way.AFRESH]} if aside else {Way.WITHOUT_SAVING: START[Way.WITHOUT_SAVING]}
    return MenuView(error.title, (*ways(first), TO_GO_BACK), sentences(error))


def countries(safety: Safety) -> dict[str, list[Number]]:
    """Who can be called, by country in the order of the bank; within each the emergency number first."""
    numbers: dict[str, list[Number]] = {line.country: [] for line in safety.lines}
    for line in sorted(safety.lines, key=lambda line: not line.emergency):
        about = "; ".join(part.rstrip(".") for part in (line.text, line.hours, line.for_whom) if part)
        numbers[line.country].append(Number(line.name, line.number, about))
    return numbers


def as_of(safety: Safety) -> str:
    """How old the numbers are: the day on which all of them were seen, or the first and the last."""
    days = [date.fromisoformat(line.as_of or safety.as_of) for line in safety.lines]
    first, last = min(days), max(days)
    if first == last:
        return f"Numbers can change: as of {day(last)}."
    return f"Numbers can change: they were looked at between {day(first, last)} and {day(last)}."


def help_lines(safety: Safety) -> Iterator[str]:
    """The help lines by country."""
    yield sentence(HELP_LINES_TITLE)
    yield as_of(safety)
    for country, numbers in countries(safety).items():
        yield f"{country}: {' '.join(number.spoken for number in numbers)}"
    yield safety.missing


def help_and_safety(bank: Bank) -> Iterator[str]:
    """The page behind the help key: who can help, what leaving does, and the steps that need nothing from him, last,
    as they can be read from there."""
    yield sentence(HELP_TITLE)
    yield from (*help_lines(bank.safety), *leaving(bank.safety), *other_steps(bank))


def other_steps(bank: Bank) -> Iterator[str]:
    """The steps that need nothing from him."""
    if steps := other.steps(bank):
        yield sentence(other.title(bank))
        yield from (*bank.safety.safe_list, *(step.spoken for step in steps))


def leaving(safety: Safety) -> tuple[str, ...]:
    """What leaving does, and what it cannot do."""
    return (*safety.leaving, LINES_STAY)
