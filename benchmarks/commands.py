"""Commands without the full screen, from start to end, against a bare interpreter in the same round."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

from benchmarks.table import Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ALWAYS: Final = (("--version",), ("--help",), ("completion", "bash"), ("help-lines",), ("read", "5"), ("result",))
GROWING: Final = (("history", "--json"), ("compare", "--json"))
BATCH: Final = 1000


def rows(environments: Mapping[int, Mapping[str, str]], rounds: int) -> list[Row]:
    """Every command in turn, so that a slow moment meets them all."""
    largest = max(environments)
    calls: dict[str, tuple[Sequence[str], Mapping[str, str]]] = {
        "python -c pass": ((sys.executable, "-c", "pass"), environments[largest]),
        **{f"quiz {' '.join(words)}": (quiz(*words), environments[largest]) for words in ALWAYS},
        **{
            f"quiz {' '.join(words)}, {size} sittings": (quiz(*words), environment)
            for words in GROWING
            for size, environment in environments.items()
        },
    }
    times: dict[str, list[float]] = {name: [] for name in calls}
    for name, (command, environment) in calls.items():
        once(command, environment)
        times[name].clear()
    for _ in range(rounds):
        for name, (command, environment) in calls.items():
            times[name].append(once(command, environment))
    bare = Row("python -c pass", times["python -c pass"])
    return [bare, *(Row(name, values, against=bare) for name, values in times.items() if name != bare.what)]


def quiz(*words: str) -> Sequence[str]:
    """The program as a command."""
    return (sys.executable, "-m", "quiz", *words)


def once(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Milliseconds from start to end."""
    began = time.perf_counter()
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return 1000 * (time.perf_counter() - began)
