"""The words that stand only in an exported file, or are said about one."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from quiz.text import other
from quiz.text.history import OverTime
from quiz.text.screen import TO_GO_BACK, EditView, MenuItem, MenuView
from quiz.text.words import MONTHS, capital, day, figure

FILE_TITLE: Final = "First Steps"
"""What a window or a list of printed pages shows: nothing of what it is about."""
HELP_KEY: Final = "F2 in the program"
"""Where help is, for somebody who holds a sheet of paper."""
ANSWERS: Final = "Your answers"
NOTE: Final = "Your note"
BEGIN_WITH: Final = "Steps to begin with"
"""Over the steps on a page for somebody else, where the run shows those that need nothing from him: it must not say
why."""
COUNSELLOR: Final = "A page to take along"
HOW_TO_READ: Final = "How to read this page"
STRENGTH: Final = (
    "The person who brings this page answered questions about what she did in the past two weeks. A strength of 0 to "
    "100 comes from those answers: a higher figure means more helpful and fewer unhelpful acts. It says nothing about "
    "anyone else, and it is not a norm, a diagnosis or a verdict."
)
ONE_BY_ONE: Final = "Please see each partner alone once before seeing both."
NOT_ON_IT: Final = "Single answers, personal notes and the circumstances that were asked about are left out on purpose."
REMINDER: Final = "Reminder"
"""The only word in a calendar."""

COLUMNS: Final = tuple("sitting finished kind id name area end step act answer strength need rank words".split())
"""The head of the table of answers and scores."""
HELPFUL: Final = {1: "helpful", -1: "unhelpful"}
"""How an item is keyed, as no cell may begin with a minus sign."""

PLAIN_COPY: Final = (
    "It is a plain copy outside the program's folder: whoever can open it can read it, and quiz erase will not remove "
    "it."
)
TITLES_TELL: Final = (
    "The titles of steps can tell something about your situation, such as an affair. Read the page before you hand it "
    "on."
)
SHARED_CALENDAR: Final = (
    "Others who see your calendar, or a device that shares it, will see the day and the word “Reminder”. Nothing else "
    "is in it."
)
PAPER: Final = "Paper can be found. Keep this page where only you look, or tear it up once you have read it."
NOT_WRITTEN: Final = "The file could not be written"
ELSEWHERE: Final = "Choose another place."
TAKEN: Final = "There is already a file of that name"
EXPORT: Final = "Export"
WRITTEN: Final = "Written to {}."
REMINDER_ON: Final = "The reminder is for {}."
EXPORTED: Final = "The file is written"
WHERE: Final = "Name a new file, such as {}. It is plain: whoever can open it can read it."
NAME: Final = 400
"""Most characters of the name of a file."""
TAKEN_WAYS: Final = ("Choose another name", "Put the new one in its place")

ENDINGS: Final = {
    "md": (".md", ".markdown", ".txt"),
    "html": (".html", ".htm"),
    "csv": (".csv", ".txt"),
    "json": (".json", ".txt"),
    "ics": (".ics",),
}
"""How the name of each kind of file may end."""
ARTICLES: Final = {
    "md": "plain text",
    "html": "a web page",
    "csv": "a table (CSV)",
    "json": "data (JSON)",
    "ics": "a calendar file",
}
OTHER_ENDINGS: Final = frozenset(
    (".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".epub", ".xml", ".png", ".jpg", ".jpeg", ".zip")
).union(*ENDINGS.values())
"""Endings that promise a kind of file. What follows a dot in any other name is part of the name."""


class Kind(NamedTuple):
    """One kind of file that can be asked for."""

    form: str
    """How its name ends."""
    words: str = ""
    hint: str = ""
    for_counsellor: bool = False
    readings: bool = False
    """Whether the readings of the steps that she planned stand on it, or of the one for today."""

    @property
    def spoken(self) -> str:
        """Both in one line."""
        return f"{self.words}, {self.hint}"

    @property
    def is_page(self) -> bool:
        """Whether people read it."""
        return self.form in {"md", "html"}

    @property
    def file_name(self) -> str:
        """A name for the file, where only its folder is named: it tells as little as the program's own."""
        return f"first-steps.{self.form}"

    @property
    def suggested(self) -> str:
        """The same in her home."""
        return f"~/{self.file_name}"


KINDS: Final = (
    Kind("html", "A page for yourself", "to read or print"),
    Kind("html", "A page with readings", "your plan, or today's step", readings=True),
    Kind("html", "A page for a counsellor", "no single answers, no notes", for_counsellor=True),
    Kind("md", "A page as plain text", "Markdown"),
    Kind("csv", "A table", "your answers and figures"),
    Kind("json", "Data", "for other programs"),
    Kind("ics", "A calendar reminder", "which does not say what for"),
)


def kinds(*, pages_only: bool) -> tuple[Kind, ...]:
    """The kinds that are offered. `pages_only`: those that people read, where no figures are shown."""
    return tuple(kind for kind in KINDS if (kind.is_page and not kind.readings) or not pages_only)


def menu(*, pages_only: bool) -> MenuView:
    """Asks what kind of file. `pages_only`: as above."""
    items = (MenuItem(str(place), kind.words, kind.hint) for place, kind in enumerate(kinds(pages_only=pages_only)))
    return MenuView(EXPORT, (*items, TO_GO_BACK), (other.PAGES_ONLY,) if pages_only else ())


def name(kind: Kind, typed: str) -> EditView:
    """Asks for the name of the file, which may be typed already."""
    return EditView(kind.words, (WHERE.format(kind.suggested),), typed, NAME)


def short_day(when: date) -> str:
    """A date where there is little room: "29 Oct"."""
    return f"{when.day} {MONTHS[when.month - 1][:3]}"


def trend_spoken(name: str, trend: OverTime) -> str:
    """An area over time as a sentence, for whoever cannot see the line."""
    marks = zip(trend.areas[name], trend.days, strict=True)
    figures = [f"{point.words} on {day(when)}" for point, when in marks if point]
    return f"{capital(name)}: {', then '.join(figures) or 'no figures'}."


def since(when: date, *, last: bool) -> str:
    """What a column of changes is held against: the sitting before, or the first one."""
    return f"since {'last time' if last else 'the first time'}, {day(when)}"


def how_to_read(tie: float) -> tuple[str, ...]:
    """What somebody needs to know who has not seen the quiz; `tie` is in points of need."""
    steps = (
        f"Steps are things to read and to practise. Those within {figure(tie)} points of the first count as equally "
        "useful, and a change within what answers vary by chance is called about the same."
    )
    return (ONE_BY_ONE, STRENGTH, steps, NOT_ON_IT)


def other_ending(ending: str, form: str) -> tuple[str, str, str]:
    """Why a name with this ending is refused: title, sentence, what to do."""
    return (
        "That name is for another kind of file",
        f"It ends in {ending}, and this file is {ARTICLES[form]}.",
        f"Let it end in .{form}.",
    )
