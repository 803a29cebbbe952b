"""Help and safety: who can help, what leaving does, and the list of steps that are safe alone. Open to everybody, on
every page alike. Must not know what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from quiz.text import safety as words
from quiz.ui import render
from quiz.ui.render import Row, Span
from quiz.ui.screens.page import Page

if TYPE_CHECKING:
    from quiz.models.bank import Safety
    from quiz.text.safety import Number
    from quiz.ui.render import Rows

SAFE_LIST = "safe-list"


class SafetyScreen(Page[str | None]):
    """Its result is `safe-list` where she asks for it, else None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="safety.back", tooltip="back to where you came from"),
    ]
    HELP = words.HELP

    def __init__(self, safety: Safety, *, offers_list: bool = True) -> None:
        """`offers_list`: whether the ordinary list of steps can still be replaced by the safe one."""
        super().__init__()
        self._safety = safety
        self._offers_list = offers_list

    def setting(self, width: int) -> Rows:
        """Lines, numbers by country, what leaving does."""
        safety = self._safety
        offer = render.choice(SAFE_LIST, words.SAFE_LIST, width)
        return render.stacked(
            (
                render.title(words.HELP_TITLE, "", width),
                offer if self._offers_list else render.paragraph(words.SAFE_LIST_ON, width, "quiet"),
                help_lines(safety, width),
                render.paragraph(safety.missing, width),
                render.paragraph(words.as_of(safety), width, "quiet"),
                render.paragraphs(safety.leaving, width, "quiet"),
                (render.BLANK,),
            )
        )

    def chosen(self, target: str) -> None:
        """The safe list, for the rest of this run."""
        self.dismiss(target)

    def action_back(self) -> None:
        """Back to where she was."""
        self.dismiss(None)


def help_lines(safety: Safety, width: int) -> Rows:
    """The numbers of each country, the emergency number first. Plain words: nothing here can be clicked."""
    return render.stacked(
        (
            *render.heading(country.name, "", width),
            *(row for number in country.numbers for row in number_rows(number, width)),
        )
        for country in words.countries(safety)
    )


def number_rows(number: Number, width: int) -> Rows:
    """One number, which the eye finds before all that is known of it."""
    lead = f"  {number.name}:"
    if render.cells(lead) + 1 + render.cells(number.number) <= width:
        called: Rows = (Row((Span(f"{lead} "), Span(number.number, "strong"))),)
    else:
        called = (Row((Span(lead),)), *render.paragraph(number.number, width, "strong", 4))
    return (*called, *render.paragraph(number.about, width, "quiet", 4))
