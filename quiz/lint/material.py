"""A bank as the rules see it, with its readings and lists. Must not know a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.bank import load, reading
from quiz.bank.folder import READINGS, STEPS, area_file, reading_file, variants
from quiz.lint.lists import Lists, read_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from quiz.bank.findings import KeyPath
    from quiz.model.bank import Bank, Item, Step, StepVersion


VERSION_WORDS: Final = ("title", "claim", "today")
STEP_WORDS: Final = (
    *VERSION_WORDS,
    *("title_other", "line_other", "claim_alone", "today_alone", "today_other", "his_part", "caution"),
)


class Words(NamedTuple):
    """A piece of text with its place."""

    file: str
    path: KeyPath
    text: str


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that is looked at."""

    bank: Bank
    readings: Mapping[str, str]
    """Markdown by file."""
    lists: Lists | None

    def items(self) -> Iterator[tuple[Item, str, KeyPath]]:
        """Every item with its file and place there."""
        for area in self.bank.areas:
            own = (item for item in self.bank.items if item.area == area.id)
            yield from ((item, area_file(area.id), ("items", place)) for place, item in enumerate(own))

    def steps(self) -> Iterator[tuple[Step, KeyPath]]:
        """Every step with its place."""
        yield from ((step, ("steps", place)) for place, step in enumerate(self.bank.steps))

    def wordings(self) -> Iterator[Words]:
        """What is asked and said, apart from the readings, the circumstances and the safety door."""
        for item, file, path in self.items():
            yield Words(file, (*path, "text"), item.text)
            yield Words(file, (*path, "act"), item.act)
        for step, path in self.steps():
            apart = step.his_part_without_contact
            yield from said(step, STEP_WORDS, path)
            if apart and apart.text:
                yield Words(STEPS, (*path, "his_part_without_contact", "text"), apart.text)
            for place, version in enumerate(step.versions):
                yield from said(version, VERSION_WORDS, (*path, "versions", place))


def said(part: Step | StepVersion, names: tuple[str, ...], path: KeyPath) -> Iterator[Words]:
    """What a step or a version of it says under some names."""
    for name in names:
        if text := getattr(part, name):
            yield Words(STEPS, (*path, name), text)


def read_material(folder: Path) -> Material:
    """The bank of a folder with all it has. Raises BrokenBank or `quiz.reader.UnreadableFile`."""
    bank = load(folder)
    readings = {
        f"{READINGS}/{reading_file(step.number, step.id, variant)}": reading(folder, step, variant)
        for step in bank.steps
        for variant in variants(step)
    }
    return Material(bank, readings, read_lists(folder))
