"""Other choices that the ranking could have made, each next to the one it made. Must not know how they are printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from quiz.lab import choosing
from quiz.lab.contenders import by_need_alone, items_of_core, posterior_mean, ranking, simple
from quiz.lab.rule import Rule, rule_of
from quiz.lab.worlds import BASE, SKIPPING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quiz.lab.contenders import Contender
    from quiz.lab.worlds import World
    from quiz.models.bank import Bank


HIGHEST_NEED: Final = "those with the highest need"
LEFT_OUT: Final = "left out"
AREAS: Final = """\
k says how many answers the areas count as beside a step's own; 0 is the plain mean of its own. Between 0.5 and 2 \
nothing moves by more than the error, so k is the round figure in between. The posterior mean, which knows how \
these people were invented, is the most that could be had from the areas: it is not worth a formula that nobody \
can check by hand."""
WEIGHTS: Final = """\
Invented people share only the first area of a step, so this world favours a weight of 1; it gains nothing by it. \
The second area stays, because in a real life a step can belong to two."""
FOLLOW_UPS: Final = """\
Two answers more about the same few steps find more than one answer more about many. From five steps on, further \
questions hardly help the first place; with three or four the step that is needed most falls out of the first \
three more often."""
CHOOSING: Final = """\
The highest need is as good a guide as the expected gain of the next answers, which has to know how people were \
invented, and far better than asking again where answers disagree."""
TIES: Final = """\
Steps within a tie are shown as equally useful, those that can be done alone first. A wider tie shows more steps \
to start with and so holds the neediest more often; but the first line is then less often the neediest, because \
within a tie it is not the need that decides. The last row keeps the tie and orders the steps to start with by \
their needs."""
MISSING: Final = """\
Counting a missing answer as helpful hides exactly what hurts. Counting it as the middle is nearly as good as \
leaving it out, but says something that nobody said. How many answers an area must have makes no difference to the \
order."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that could be chosen otherwise."""

    title: str
    chosen: str
    """Which of those tried is what the program does."""
    tried: Mapping[str, Contender]
    found: str
    """What came of it, in words that hold as long as the table does."""
    world: World = BASE


def choices(bank: Bank) -> Iterator[Choice]:
    """Everything that was tried. Raises nothing; what the program does with this bank is always among it."""
    rule = rule_of(bank)
    yield Choice("How much the areas count", f"k = {rule.k:g}", by_k(rule), AREAS)
    yield Choice("The weight of a step's first area", weights(rule.first_weight), by_weight(rule), WEIGHTS)
    most = max(sum(not item.core for item in items) for items in bank.items_of.values())
    number = each_of(rule.most_steps, most)
    yield Choice("How many follow-ups for how many steps", number, by_number(rule, most), FOLLOW_UPS)
    yield Choice("Which steps get follow-ups", HIGHEST_NEED, by_choosing(rule), CHOOSING)
    yield Choice("The width of a tie", f"{rule.tie:g} points", by_tie(rule), TIES)
    yield Choice("A missing answer, where 30 of 100 are skipped", LEFT_OUT, by_missing(rule), MISSING, SKIPPING)


def by_rule(rule: Rule) -> Contender:
    """The order by need under a rule."""
    return by_need_alone(ranking(rule))


def by_k(rule: Rule) -> dict[str, Contender]:
    """From no area at all to one that counts as four answers."""
    tried = sorted({0.0, 0.5, 1.0, 2.0, 3.0, 4.0, rule.k})
    return {f"k = {k:g}": by_rule(replace(rule, k=k)) for k in tried} | {
        "posterior mean in place of k": simple(posterior_mean)
    }


def weights(first: float) -> str:
    """Two weights that make one."""
    return f"{first:.2f} : {1 - first:.2f}"


def by_weight(rule: Rule) -> dict[str, Contender]:
    """From equal weights to the first area alone."""
    tried = sorted({0.5, 0.6, 0.85, 1.0, rule.first_weight})
    return {weights(weight): by_rule(replace(rule, first_weight=weight)) for weight in tried}


def each_of(steps: int, each: int) -> str:
    """So many for each of so many steps."""
    return f"{steps} × {each} = {steps * each}"


def by_number(rule: Rule, number: int) -> dict[str, Contender]:
    """None, few for many steps, many for few."""
    chosen = (rule.most_steps, number)
    tried = dict.fromkeys([(0, 2), (3, 2), (6, 1), (4, 2), (8, 1), chosen, (10, 1), (15, 1), (15, 2)])
    return {each_of(steps, each): by_rule(replace(rule, most_steps=steps, each=each)) for steps, each in tried}


def by_choosing(rule: Rule) -> dict[str, Contender]:
    """Other ways to choose the steps that get follow-ups."""
    return {
        HIGHEST_NEED: by_rule(rule),
        "those whose two answers disagree most": by_need_alone(ranking(rule, choosing.by_disagreement)),
        "those with the greatest expected gain": by_need_alone(ranking(rule, choosing.by_expected_gain)),
        "none: the posterior mean of the core": simple(posterior_mean, items_of_core),
    }


def by_tie(rule: Rule) -> dict[str, Contender]:
    """Other widths, and the same width with the highest need first."""
    tried = sorted({0.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, rule.tie})
    widths = {f"{tie:g} points": ranking(replace(rule, tie=tie)) for tie in tried}
    return widths | {f"{rule.tie:g} points, the highest need first": ranking(rule, neediest_first=True)}


def by_missing(rule: Rule) -> dict[str, Contender]:
    """What an answer that is missing could count as."""
    return {
        LEFT_OUT: by_rule(rule),
        "as the most helpful answer": by_rule(replace(rule, unanswered="as never")),
        "as the middle": by_rule(replace(rule, unanswered="as the middle")),
        "left out, and an area counts from one answer on": by_rule(replace(rule, least=1)),
    }
