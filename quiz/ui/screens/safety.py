"""Help and safety: steps that need nothing from him, who can help, what leaving does. Open to everybody, on every page
alike. Must not know what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from quiz.text import other
from quiz.text import safety as words
from quiz.ui import render
from quiz.ui.render import Row, Span
from quiz.ui.screens.page import Page
from quiz.ui.screens.result import StepWanted

if TYPE_CHECKING:
    from quiz.model.bank import Bank
    from quiz.model.safety import Safety
    from quiz.text.safety import Number
    from quiz.ui.render import Rows

SAFE_LIST = "safe-list"


class SafetyScreen(Page[str | None]):
    """Its result is `safe-list` where she asks for it, else None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="safety.back", tooltip="back to where you came from"),
        *(
            Binding(str(n), f"digit({n})", f"Line {n}", show=False, id=f"safety.{n}", tooltip="choose it by its number")
            for n in range(1, other.DIGITS + 1)
        ),
    ]
    HELP = words.HELP

    def __init__(self, bank: Bank, *, offers_list: bool = True) -> None:
        """`offers_list`: whether the ordinary list of steps can still be replaced by these."""
        super().__init__()
        self._safety = bank.safety
        self._title = other.title(bank)
        self._offers_list = offers_list
        titles = {str(step.number): step.title for step in other.steps(bank)}
        self._lines = {**titles, **({SAFE_LIST: other.SHOW_ONLY} if offers_list else {})}
        """What can be chosen, each by the number of its line."""

    def setting(self, width: int) -> Rows:
        """What can be chosen, numbers by country, what leaving does."""
        safety = self._safety
        lines = enumerate(self._lines.items(), start=1)
        choices = (render.choice(target, said, width, lead=f"{place}  ") for place, (target, said) in lines)
        return render.stacked(
            (
                render.title(words.HELP_TITLE, "", width),
                (*render.heading(self._title, "", width), *(row for choice in choices for row in choice)),
                () if self._offers_list else render.paragraph(other.ONLY_THESE, width, "quiet"),
                help_lines(safety, width),
                render.paragraph(safety.missing, width),
                render.paragraph(words.as_of(safety), width, "quiet"),
                render.paragraphs(safety.leaving, width, "quiet"),
                (render.BLANK,),
            )
        )

    def chosen(self, target: str) -> None:
        """Read one of these steps, or see only them from now on."""
        if target == SAFE_LIST:
            self.dismiss(target)
        else:
            self.post_message(StepWanted(int(target), other=True))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Numbers, where there is such a line."""
        if action == "digit":
            return parameters[0] in range(1, len(self._lines) + 1)
        return super().check_action(action, parameters)

    def action_digit(self, number: int) -> None:
        """Take the line with this number, 1 for the first."""
        target = list(self._lines)[number - 1]
        if self.pace.admits(target):
            self.chosen(target)

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
