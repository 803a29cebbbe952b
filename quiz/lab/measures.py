"""How good a rule's findings are. Must not know how they were found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.lab.contenders import Found, Setting
    from quiz.lab.layout import Flags, Floats

TOP: Final = 3


class Estimate(NamedTuple):
    """A mean over groups of people, and its Monte-Carlo error: the standard error from the spread of the groups."""

    value: float
    error: float


def estimate(by_group: Sequence[float]) -> Estimate:
    """The mean and its error; without an error where there is one group only."""
    values = np.array(by_group, dtype=float)
    error = float(values.std(ddof=1) / np.sqrt(len(values))) if len(values) > 1 else 0.0
    return Estimate(float(values.mean()), error)


MEASURES: Final = {
    "first": "the first step shown is the neediest",
    "first_in_three": "the first step shown is among the three neediest",
    "in_three": "the neediest step is among the first three shown",
    "in_start": "the neediest step is among those shown to start with",
    "tau": "Kendall's tau between the order found and the true one (1 the same, 0 no relation)",
    "regret": "how much less need the first step has than the neediest, in standard deviations",
    "questions": "questions asked",
    "starts": "steps shown to start with",
    "none": "nothing is shown to start with",
}


def measure(setting: Setting, found: Found) -> dict[str, float]:
    """Every measure over one group; those about tiers are absent where a rule has none."""
    true = np.where(setting.opened, setting.people.needs, -np.inf)
    neediest = true.argmax(axis=1)
    first = found.order[:, 0]
    shown = np.ones(len(first), dtype=bool) if found.starts is None else found.starts > 0
    above = (true > np.take_along_axis(true, first[:, None], axis=1)).sum(axis=1)
    place = (found.order == neediest[:, None]).argmax(axis=1)
    highest = true.max(axis=1)
    reached = np.take_along_axis(true, first[:, None], axis=1)[:, 0]
    result = {
        "first": float(((first == neediest) & shown).mean()),
        "first_in_three": float(((above < TOP) & shown).mean()),
        "in_three": float((place < TOP).mean()),
        "tau": tau(true, found.merit, setting.opened & ~np.isnan(found.merit)),
        "regret": float((highest - reached)[shown].mean()) if shown.any() else 0.0,
        "questions": float(found.questions.mean()),
    }
    if found.starts is not None:
        result["in_start"] = float((place < found.starts).mean())
        result["starts"] = float(found.starts.mean())
        result["none"] = float((found.starts == 0).mean())
    return result


def tau(true: Floats, merit: Floats, ranked: Flags) -> float:
    """Kendall's tau-a, the mean over people: agreeing pairs less disagreeing ones, of all pairs; a tie is neither."""
    one, other = np.triu_indices(true.shape[1], 1)
    both = ranked[:, one] & ranked[:, other]
    truth, guess = np.where(ranked, true, 0.0), np.round(np.where(ranked, merit, 0.0), 9)
    agree = np.sign(truth[:, one] - truth[:, other]) * np.sign(guess[:, one] - guess[:, other])
    pairs = both.sum(axis=1)
    return float(((agree * both).sum(axis=1) / np.maximum(pairs, 1))[pairs > 0].mean())
