"""The result: what to do today first, then the other steps, what goes well and where she stands; and, on a page of its
own, which answers led there. Must not know how any of it was worked out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Static
from textual.widgets.option_list import Option

from quiz.text import result as say
from quiz.text.areas import AreaLine
from quiz.ui.screens.page import Title, ViewPage, paragraphs
from quiz.ui.widgets.choices import Choices, Heading, choice, lined_choices, said, stacked, step_choices
from quiz.ui.widgets.visuals import STRONG, Row, Stack, bar, numbered, paragraph, words

BAR: Final = 30
"""Most cells of a bar."""
KEYS: Final = max(map(len, (say.READ_NOW, say.PLAN_WHEN, say.WHY_THIS, say.WHY_TITLE))) + 4, len("Enter")
"""Where the keys of the ways on stand, and the cells of the longest."""
TIER: Final = max(map(len, (say.NEXT, say.LATER))) + 2
"""Cells of the name of a part of the list."""


class ResultScreen(ViewPage[None, say.ResultPage]):
    """Scrolls; the steps on it can be read from here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back", "Back", id="result.back", tooltip="back home"),
        Binding("w", "want('why')", "Why", id="result.why", tooltip="which answers led there, and what was left out"),
        Binding("p", "want('plan')", "Plan", id="result.plan", tooltip="plan when you will do it, or choose steps"),
        Binding("n", "want('note')", "Note", id="result.note", tooltip="write a note on these answers"),
        Binding(
            "e", "want('export')", "Export", id="result.export", tooltip="write it to a file, also for a counsellor"
        ),
    ]
    lists_safe_steps = True
    HELP = say.HELP

    def body(self) -> ComposeResult:
        """The whole result from top to bottom."""
        view = self.view
        yield Title(view.heading, view.note)
        yield from paragraphs(view.notices)
        yield from today(view)
        yield Choices(options(view))
        yield from paragraphs((*filter(None, (view.left_out.line,)), view.keys, *view.after, *view.notes), "quiet")
        yield Static(bar(0), classes="paragraph")
        yield from paragraphs(view.support)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a why where something stands behind it, and a plan to be made of more than titles."""
        if action == "want" and parameters == ("why",):
            return self.view.has_why
        if action == "want" and parameters == ("plan",):
            return not self.view.bare
        return super().check_action(action, parameters)


class WhyScreen(ViewPage[None, say.ResultPage]):
    """Each step that may come first with the answers that led to it, and which were left out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,w", "back", "Back", key_display="b", id="why.back", tooltip="back to the result"),
    ]
    HELP = say.WHY_HELP

    def body(self) -> ComposeResult:
        """The steps, then what was left out."""
        view = self.view
        yield Title(say.TITLE if view.bare else say.WHY_TITLE, "" if view.bare else say.WHY_NOTE)
        yield from paragraphs(view.notices if view.bare else ())
        if view.start or view.next:
            yield Choices(stacked(steps("", view.start), steps(say.NEXT, view.next)))
        if left_out := tuple(left_out_lines(view)):
            yield Static(Stack(*left_out), classes="paragraph")


def today(view: say.ResultPage) -> ComposeResult:
    """The step for today, and its act set off from everything else; what is true where there is no such step."""
    step = view.today
    if step is None:
        yield from paragraphs(filter(None, (view.instead,)))
        return
    title = words(f"{step.number}  {step.title}", STRONG)
    yield Static(Content("\n").join((title, words(step.claim, "quiet"))), classes="claim")
    yield Static(paragraph(filter(None, (step.act, step.caution)), between="\n"), classes="act")


def options(view: say.ResultPage) -> Iterator[Option]:
    """What can be done, the other steps to start with, what goes well, where she stands, and what comes later."""
    if view.bare:
        lines = ((step.number, step.title, "".join(step.reasons)) for step in view.start)
        return chain((Heading(view.bare_title),), lined_choices(lines))
    return stacked(ways(view), others(view), keep(view), areas(view.areas), tiers(view))


def ways(view: say.ResultPage) -> Iterator[Option]:
    """What can be done with the step for today, or where there is none."""
    step = view.today
    offered = [(str(step.number), say.READ_NOW, "Enter") if step else ("steps", say.READ_ANY, "Enter")]
    offered += [("plan", say.PLAN_WHEN, "p")] if step else []
    offered += [("why", say.WHY_THIS if step else say.WHY_TITLE, "w")] if view.has_why else []
    for id_, name, key in offered:
        yield choice(id_, Row(words(name), note=key, column=KEYS))


def others(view: say.ResultPage) -> Iterator[Option]:
    """The other steps to start with, each with its caution, and what is to be said of them all."""
    if view.others:
        yield Heading(say.OTHERS)
    if view.start and view.start_note:
        yield said(words(view.start_note, "quiet"))
    for step in view.others:
        yield choice(str(step.number), numbered(step.number, step.title, words(step.caution, "text")))


def steps(name: str, lines: tuple[say.StepLines, ...]) -> Iterator[Option]:
    """Steps below a heading, if any, with what is said of each."""
    if lines and name:
        yield Heading(name)
    yield from stacked(*((reasoned(step),) for step in lines))


def reasoned(step: say.StepLines) -> Option:
    """A step with its reasons, its caution, what one answer would have changed and what only he can do."""
    lines = [words(line, "text") for line in (*step.reasons, step.caution)]
    last = words(step.would_change, "quiet"), words(step.his_part, "aside")
    return choice(str(step.number), numbered(step.number, step.title, *lines, *last))


def tiers(view: say.ResultPage) -> Iterator[Option]:
    """The steps that come later, as running words for each part of the list."""
    for name, named, note in (
        (say.NEXT, [(step.number, step.title) for step in view.next], view.next_note),
        (say.LATER, view.later, ""),
    ):
        if named:
            titles = words("; ".join(f"{number} {title}" for number, title in named) + ".", "text")
            note_after = words(f" {note}" if note else "", "quiet")
            yield said(Row(titles + note_after, label=words(f"{name.upper():<{TIER}}", "heading")))


def left_out_lines(view: say.ResultPage) -> Iterator[Visual]:
    """How many were left out, which, each below the reason that it shares, and how many are not named."""
    part = view.left_out
    if part.line:
        yield words(part.line, "quiet")
    for reason, steps in part.groups:
        yield words(" ")
        yield words(reason, "quiet")
        yield from (Row(words(title), label=f"{number:>2}  ", inset=2) for number, title in steps)
    if part.unnamed:
        yield words(" ")
        yield words(part.unnamed, "quiet")


def keep(view: say.ResultPage) -> Iterator[Option]:
    """What goes well: steps, which can be read as well, or her own answers; nothing where there is neither."""
    if view.keep:
        yield Heading(view.keep_title)
    if view.kept:
        yield from step_choices(zip(view.kept, view.keep, strict=True))
    else:
        yield from (said(Row(words(line), label="· ")) for line in view.keep)


def areas(lines: tuple[AreaLine, ...]) -> Iterator[Option]:
    """Each area with its bar, its figure and its word."""
    name = max((words(line.name).cell_length for line in lines), default=0) + 2
    figures = max((len(line.figure) for line in lines), default=0)
    behind = max((len("".join(tail(line, figures))) for line in lines if line.strength is not None), default=0)
    if lines:
        yield Heading(say.AREAS, say.SHADED)
    for line in lines:
        label = words(f"{line.name:<{name}}", "text")
        if line.strength is None:
            yield said(Row(words(f"{line.word} ({line.basis})", "quiet"), label=label))
        else:
            figure, word = tail(line, figures)
            note = Content.styled(figure, STRONG) + Content.styled(f"{word:<{behind - len(figure)}}", ".quiet")
            low, high = (end / 100 for end in line.band)
            yield said(Row(bar(low, high, BAR), label=label, note=note, joined=True))


def tail(line: AreaLine, cells: int) -> tuple[str, str]:
    """What stands behind a bar: the figure in its column of so many cells, where any line has one, and the word; few
    answers have no figure, and are named."""
    if line.few:
        return "", f"{line.word}, {line.basis}"
    return f"{line.figure:>{cells}}  " if cells else "", line.word
