"""Commands without the full screen, from start to end, against a bare interpreter in the same round."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.table import Row as Measured

QUIZ: Final = (sys.executable, str(Path(sys.executable).with_name("quiz")))
"""The program as it is installed."""
BARE: Final = "python -c pass"
ALWAYS: Final = (("--version",), ("--help",), ("completion", "bash"), ("path",), ("help-lines",), ("read", "5"))
GROWING: Final[tuple[tuple[str, ...], ...]] = (("history", "--json"), ("result", "--json"), ("compare", "--json"))
TAB: Final = {"_QUIZ_COMPLETE": "bash_complete", "COMP_WORDS": "quiz re", "COMP_CWORD": "1"}
"""What a shell sets when somebody presses Tab."""
BATCH: Final = 1000
BATCHES: Final = 3


def rows(environments: Mapping[int, Mapping[str, str]], rounds: int) -> list[Measured]:
    """Every command in turn, so that a slow moment meets them all."""
    plain = environments[min(environments)]
    calls: dict[str, tuple[Sequence[str], Mapping[str, str]]] = {
        BARE: ((sys.executable, "-c", "pass"), plain),
        "import click": ((sys.executable, "-c", "import click"), plain),
        **{f"quiz {' '.join(words)}": ((*QUIZ, *words), plain) for words in ALWAYS},
        "completing a word": (QUIZ, {**plain, **TAB}),
        **{
            f"quiz {' '.join(words)}, {size:,} sittings": ((*QUIZ, *words), environment)
            for words in GROWING
            for size, environment in environments.items()
            if words[0] != "compare" or size > 1
        },
    }
    times: dict[str, list[float]] = {name: [] for name in calls}
    for command, environment in calls.values():
        once(command, environment)
    for _ in range(rounds):
        for name, (command, environment) in calls.items():
            times[name].append(once(command, environment))
    bare = Row(BARE, times.pop(BARE))
    return [bare, *(Row(name, values, against=bare) for name, values in times.items()), batch(plain)]


def once(command: Sequence[str], environment: Mapping[str, str], typed: bytes = b"") -> float:
    """Milliseconds from start to end."""
    began = time.perf_counter()
    subprocess.run(command, env=environment, input=typed, capture_output=True, check=False)
    return 1000 * (time.perf_counter() - began)


def batch(environment: Mapping[str, str]) -> Measured:
    """`quiz score` with a thousand sittings on its input, by the sitting."""
    lines = "\n".join(invented(random.Random(1))).encode()
    times = [once((*QUIZ, "score"), environment, lines) / BATCH for _ in range(BATCHES)]
    return Row("quiz score, a sitting in a batch of 1,000", times)


def invented(rng: random.Random) -> Iterator[str]:
    """Sittings that answer every item, one a line."""
    from benchmarks.people import CIRCUMSTANCES
    from quiz.bank import built_in_folder, load

    bank = load(built_in_folder())
    situation = dict(zip(bank.circumstance, CIRCUMSTANCES, strict=True))
    for number in range(BATCH):
        answers = {item: rng.randrange(5) for item in bank.item}
        yield json.dumps({"id": str(number), "answers": answers, "circumstances": situation})
