"""Reads the TOML files of a bank, each into its model. Must not know how they refer to each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import BaseModel, ValidationError

from quiz.bank.folder import BANK, CIRCUMSTANCES, SAFETY, STEPS, area_file, is_identifier
from quiz.bank.wording import wording
from quiz.model.bank import AreaFile, BankFile, CircumstancesFile, StepsFile
from quiz.model.safety import Safety
from quiz.reader import BANK_BYTES, UnreadableFile, parse_toml, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.bank.findings import Findings

M = TypeVar("M", bound=BaseModel)
Tables = dict[str, object]

FIXED: Final = (BANK, CIRCUMSTANCES, SAFETY, STEPS)


@dataclass(frozen=True)
class Files:
    """The files of a bank; None for one that could not be read or does not fit its model."""

    bank: BankFile | None
    circumstances: CircumstancesFile | None
    safety: Safety | None
    steps: StepsFile | None
    areas: dict[str, AreaFile | None]
    """By id of the area."""
    data: dict[str, bytes]
    """What stands in those that could be read, by name."""

    @cached_property
    def ends(self) -> frozenset[str]:
        """Ids of the ends of areas."""
        return frozenset(end.id for area in self.bank.areas for end in area.ends) if self.bank else frozenset()

    @cached_property
    def facets(self) -> frozenset[str]:
        """Ids of areas and ends."""
        return self.ends | {area.id for area in self.bank.areas} if self.bank else frozenset()

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Numbers of steps."""
        return frozenset(step.number for step in self.steps.steps) if self.steps else frozenset()

    @cached_property
    def choices(self) -> dict[str, frozenset[str]]:
        """Ids of choices by circumstance."""
        listed = self.circumstances.circumstances if self.circumstances else ()
        return {situation.id: frozenset(choice.id for choice in situation.choices) for situation in listed}

    @property
    def complete(self) -> bool:
        """Whether the items of every area are known."""
        return self.bank is not None and None not in self.areas.values() and len(self.areas) == len(self.bank.areas)


class _Folder:
    """Reads files within what all of them together may take: many large ones would keep her waiting like one that is
    too large."""

    def __init__(self, path: Path, findings: Findings) -> None:
        self.path = path
        self.data: dict[str, bytes] = {}
        self._findings = findings
        self._left = BANK_BYTES

    def tables(self, name: str) -> Tables | None:
        """The tables of a file; None where it cannot be read, which is noted."""
        try:
            data = read_bytes(self.path / name, limit=BANK_BYTES)
            if len(data) > self._left:
                most = f"{BANK_BYTES // 1024} KB"
                raise UnreadableFile(name, "", f"must leave all files together no larger than {most}")  # noqa: TRY301
            tables = parse_toml(data, name=name)
        except UnreadableFile as refused:
            self._findings.refuse(refused)
            return None
        self._left -= len(data)
        self.data[name] = data
        return tables

    def checked(self, name: str, kind: type[M], tables: Tables | None) -> M | None:
        """The tables of a file as its model; None where they do not fit, with everything noted that does not."""
        try:
            return None if tables is None else kind.model_validate(tables)
        except ValidationError as error:
            faults = error.errors(include_url=False, include_input=False)
            around = {fault["loc"][:end] for fault in faults for end in range(len(fault["loc"]))}
            for fault in faults:
                # A list counts as too short for pydantic as soon as something in it is wrong.
                if not (fault["type"] == "too_short" and fault["loc"] in around):
                    self._findings.add(name, fault["loc"], wording(fault["type"], fault["loc"], fault.get("ctx", {})))
            return None

    def read(self, name: str, kind: type[M]) -> M | None:
        """A file as its model."""
        return self.checked(name, kind, self.tables(name))


def read_files(path: Path, findings: Findings) -> Files:
    """Every TOML file that the bank in the folder has, with everything noted that is wrong in one of them."""
    folder = _Folder(path, findings)
    tables = folder.tables(BANK)
    return Files(
        bank=folder.checked(BANK, BankFile, tables),
        circumstances=folder.read(CIRCUMSTANCES, CircumstancesFile),
        safety=folder.read(SAFETY, Safety),
        steps=folder.read(STEPS, StepsFile),
        areas={area: folder.read(area_file(area), AreaFile) for area in _areas(tables or {})},
        data=folder.data,
    )


def _areas(bank: Tables) -> list[str]:
    """The areas whose files can be read, whatever else may be wrong with `bank.toml`. Their names may not lead out of
    the folder."""
    listed = bank.get("areas")
    names = [area.get("id") for area in listed if isinstance(area, dict)] if isinstance(listed, list) else []
    return [n for n in names if isinstance(n, str) and is_identifier(n) and area_file(n) not in FIXED]
