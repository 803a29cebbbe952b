"""Commands without the full screen, from start to end, against a bare interpreter in the same round."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.budgets import BARE, COMMANDS, LOOKING_BACK
from benchmarks.people import SITUATION
from quiz.bank import built_in_folder, load
from tests.faults.terminals import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

QUIZ: Final = (sys.executable, str(Path(sys.executable).with_name("quiz")))
"""The program as it is installed."""
TAB: Final = {"_QUIZ_COMPLETE": "bash_complete", "COMP_WORDS": "quiz re", "COMP_CWORD": "1"}
"""What a shell sets when somebody presses Tab."""
BATCH: Final = 1000
BATCHES: Final = 3


def measure(times: dict[str, list[float]], home: Path) -> None:
    """Every command once."""
    once((sys.executable, "-c", "pass"))  # whatever the machine did before, it reads its files again
    times[f"{BARE}, ms"].append(once((sys.executable, "-c", "pass")))
    for words in COMMANDS:
        times[f"quiz {words}, ms"].append(once((*QUIZ, *words.split())))
    times["completing a word, ms"].append(once(QUIZ, changes=TAB))
    for words in LOOKING_BACK:
        times[f"quiz {words}, 100 sittings, ms"].append(once((*QUIZ, "--data-dir", str(home), *words.split())))


def score(times: dict[str, list[float]]) -> None:
    """`quiz score` with a thousand sittings on its input, by the sitting."""
    lines = "\n".join(invented(random.Random(1))).encode()
    times["quiz score, one of 1,000 sittings, ms"] = [once((*QUIZ, "score"), lines) / BATCH for _ in range(BATCHES)]


def once(command: Sequence[str], typed: bytes = b"", changes: Mapping[str, str] | None = None) -> float:
    """Milliseconds from start to end. Raises CalledProcessError where it fails: a fault would be fast."""
    began = time.perf_counter()
    subprocess.run(command, env=environment(**changes or {}), input=typed, capture_output=True, check=True)
    return 1000 * (time.perf_counter() - began)


def invented(rng: random.Random) -> Iterator[str]:
    """Sittings that answer every item, one a line."""
    bank = load(built_in_folder())
    for number in range(BATCH):
        answers = {item: rng.randrange(5) for item in bank.item}
        yield json.dumps({"id": str(number), "answers": answers, "circumstances": SITUATION})
