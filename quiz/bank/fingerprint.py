"""What a score depends on, as one short text that two banks share exactly when answers to them count alike. Must not
know how they count."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from quiz.models.bank import Bank, Condition, Gate
    from quiz.models.part import Part

_ITEM: Final = ("id", "version", "step", "area", "end", "keyed", "core", "no_occasion", "text")
_CONSTANTS: Final = ("k", "tie", "s0", "tau")


def fingerprint(bank: Bank) -> str:
    """SHA-256, in hexadecimal, over the canonical JSON of items, the areas and the order of steps, gates, lifts and
    constants. Readings, help lines, titles and the words of reasons may be mended without changing it."""
    steps = sorted(bank.steps, key=lambda step: step.number)
    counted: dict[str, object] = {
        "items": [_values(item, _ITEM) for item in bank.items],
        "steps": [[step.number, step.first, step.second, step.alone] for step in steps],
        "gates": [[step.number, *_gate(gate)] for step in steps for gate in step.gates],
        "lifts": [
            [step.number, *_condition(lift), lift.unless and _condition(lift.unless)]
            for step in steps
            for lift in step.lifts
        ],
        "constants": _values(bank.constants, _CONSTANTS),
    }
    if of_items := [[item.id, *_gate(gate)] for item in bank.items for gate in item.gates]:
        counted["gates_of_items"] = of_items  # a bank without them keeps the fingerprint it had before there were any
    return sha256(json.dumps(counted, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _values(part: Part, names: tuple[str, ...]) -> dict[str, object]:
    """Some parts of a value by their names."""
    return {name: getattr(part, name) for name in names}


def _gate(gate: Gate) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A gate without its words."""
    return gate.circumstance, gate.only, gate.not_


def _condition(condition: Condition) -> tuple[str, tuple[str, ...]]:
    """A condition without its words."""
    return condition.circumstance, condition.choices
