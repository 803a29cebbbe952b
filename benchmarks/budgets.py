"""What must be reached and what is aimed at, each beside what it is measured against in the same run."""

from __future__ import annotations

from statistics import median, quantiles
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

APP: Final = "empty app: "
BARE: Final = "bare Python"
COMMANDS: Final = ("--version", "--help", "completion bash")
LOOKING_BACK: Final = ("history", "result", "compare", "read 5")


class Budget(NamedTuple):
    """Bounds for one figure."""

    what: str
    must: float
    aim: float
    against: str = ""
    """What it is divided by; without that the figure counts as it is."""
    slowest: bool = False
    """Whether the slowest twentieth counts in place of the median."""


BUDGETS: Final = (
    Budget("start page of quiz take, ms", 1.35, 1.2, f"{APP}start, ms"),
    Budget("home with 100 sittings, ms", 1.35, 1.2, f"{APP}start, ms"),
    Budget("start page, million instructions", 1.35, 1.2, f"{APP}million instructions"),
    Budget("home, million instructions", 1.35, 1.2, f"{APP}million instructions"),
    Budget("first question, million instructions", 1.75, 1.6, f"{APP}million instructions"),
    *(Budget(f"quiz {words}, ms", 5, 4, f"{BARE}, ms") for words in COMMANDS),
    Budget("completing a word, ms", 5, 4, f"{BARE}, ms"),
    *(Budget(f"quiz {words}, 100 sittings, ms", 25, 15, f"{BARE}, ms") for words in LOOKING_BACK),
    Budget("arrow to the next answer, ms", 2.5, 2, f"{APP}key, ms"),
    Budget("arrow to the next answer, ms", 20, 10, slowest=True),
    Budget("answer to the next question, ms", 4, 3, f"{APP}key, ms"),
    Budget("answer to the next question, ms", 33, 16, slowest=True),
    Budget("lines that change after its first paint", 0, 0, slowest=True),
    Budget("finished to the result, kept first, ms", 200, 100),
    Budget("list of 1,000 sittings, ms", 500, 150),
    Budget("load and validate the bank, ms", 200, 120),
    Budget("quiz score, one of 1,000 sittings, ms", 8, 3),
    Budget("leaving, ms", 1.1, 0.5, f"{APP}leaving, ms"),
    Budget("most memory up to a question, MiB", 1.6, 1.4, f"{APP}memory, MiB"),
    Budget("idle at a question, ms of processor a second", 3, 1.6),
    Budget("idle at a question, bytes written a second", 0, 0),
)
HEAD: Final = ("What", "Figure", "Against", "Ratio", "Must", "Aim", "Reached")


def lines(times: Mapping[str, Sequence[float]]) -> Iterator[Sequence[str]]:
    """Each budget with what was measured for it; without valgrind there are no instructions."""
    for budget in BUDGETS:
        values = times.get(budget.what, ())
        if not values:
            yield budget.what, "not measured", "–", "–", f"{budget.must:g}", f"{budget.aim:g}", "–"
            continue
        slowest = quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
        figure = slowest if budget.slowest else median(values)
        base = median(times[budget.against]) if budget.against else 1.0
        measured = figure / base
        reached = "aim" if measured <= budget.aim else "must" if measured <= budget.must else "**missed**"
        against = f"{base:.1f} {budget.against.rpartition(',')[0] or budget.against}" if budget.against else "–"
        what = budget.what.replace(", ms", ", p95, ms") if budget.slowest else budget.what
        ratio = f"{measured:.2f}" if budget.against else "–"
        yield what, f"{figure:.1f}", against, ratio, f"{budget.must:g}", f"{budget.aim:g}", reached
