"""A sheet as Markdown that reads well as plain text too. Must not know what a sheet says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, assert_never

from quiz.export.sheet import Answers, Bars, Lines, Moves, Part, ReadingText, Sheet, Steps, Titles
from quiz.sanitize import sanitize
from quiz.text.history import OverTime
from quiz.text.result import StepLines
from quiz.text.words import capital, day

MARKS: Final = re.compile(r"([\\`*_\[\]<>|~&#])")
"""Characters that mean something within a line; a few only sometimes, and none is worth a surprise."""
DEEPER: Final = re.compile(r"^(?=#)", re.MULTILINE)
"""Before each heading of a reading, which stands below that of its section."""
OPENING: Final = re.compile(r"\A(\d{0,9})([-+=.)])")
"""What would begin a list or a heading at the start of a line."""


def text(words: str) -> str:
    """Words as they may stand anywhere in Markdown: filtered, on one line, with nothing that is taken for a mark."""
    return OPENING.sub(r"\1\\\2", MARKS.sub(r"\\\1", sanitize(words).strip()))


def page(sheet: Sheet) -> str:
    """The whole file."""
    blocks = [f"# {text(sheet.title)}", text(sheet.basis), *map(text, sheet.lead)]
    for section in sheet.sections:
        blocks.append(f"## {text(section.title)}" if section.title else "---")
        blocks.extend(block for part in section.parts for block in part_blocks(part))
    return "\n\n".join(blocks) + "\n"


def part_blocks(part: Part) -> Iterator[str]:
    """One part of a section."""
    match part:
        case Lines(lines, "list"):
            yield listed(map(text, lines))
        case Lines(lines, "quote"):
            yield "\n>\n".join(f"> {text(line)}" for line in lines)
        case Lines(lines):
            yield from map(text, lines)
        case Bars(areas):
            yield listed(text(area.spoken) for area in areas)
        case Steps(steps):
            for step in steps:
                yield from step_blocks(step)
        case Titles(steps):
            yield listed(
                " ".join(filter(None, (f"**{n}** {text(t)}", said and f"– {text(said)}"))) for n, t, said in steps
            )
        case Answers(heading, lines):
            yield f"### {text(heading)}"
            yield listed(f"{text(asked)} **{text(said)}**" for asked, said in lines)
        case ReadingText(markdown):
            yield DEEPER.sub("#", sanitize(markdown, lines=True).strip())
        case OverTime(areas, _, days):
            rows = [(name, [point.words if point else "–" for point in points]) for name, points in areas.items()]
            yield table([day(when) for when in days], rows, "---:")
        case Moves(columns, areas):
            yield table(columns, areas, "---")
        case _:
            assert_never(part)


def step_blocks(step: StepLines) -> Iterator[str]:
    """A step with its act and its reasons."""
    yield f"### {step.number} · {text(step.title)}"
    yield from map(text, filter(None, (step.claim, step.act, " ".join(step.reasons), step.caution, step.his_part)))


def table(columns: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]], rule: str) -> str:
    """A row for each name, which stands at its beginning with a capital."""
    lines = [["", *map(text, columns)], ["---", *(rule for _ in columns)]]
    lines += [[text(capital(name)), *map(text, cells)] for name, cells in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def listed(lines: Iterable[str]) -> str:
    """Lines as a list."""
    return "\n".join(f"- {line}" for line in lines)
