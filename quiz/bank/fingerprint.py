"""What a score depends on, as one short text that two banks share exactly when answers to them count alike. Must not
know how they count."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Condition, Gate

_ITEM: Final = ("id", "version", "step", "area", "end", "keyed", "core", "no_occasion", "text")


def fingerprint(bank: Bank) -> str:
    """SHA-256, in hexadecimal, over the canonical JSON of items, the areas and the order of steps, gates, lifts and
    constants. Readings, help lines, titles and the words of reasons may be mended without changing it.

    What a bank may leave out is counted only where it stands there, so that a bank without it keeps its fingerprint.
    """
    steps = sorted(bank.steps, key=lambda step: step.number)
    counted: dict[str, object] = {
        "items": [{name: getattr(item, name) for name in _ITEM} for item in bank.items],
        "steps": [[step.number, step.first, step.second, step.alone] for step in steps],
        "gates": [[step.number, *_gate(gate)] for step in steps for gate in step.gates],
        "lifts": [
            [step.number, *_condition(lift), lift.unless and _condition(lift.unless), *map(_gate, lift.gates)]
            for step in steps
            for lift in step.lifts
        ],
        "constants": bank.constants.model_dump(exclude_defaults=True),
    }
    if of_items := [[item.id, *_gate(gate)] for item in bank.items for gate in item.gates]:
        counted["gates_of_items"] = of_items
    if bank.default_start:
        counted["default_start"] = bank.default_start
    return sha256(json.dumps(counted, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _gate(gate: Gate) -> tuple[object, ...]:
    """A gate without its words."""
    unless = (_condition(gate.unless),) if gate.unless else ()
    return gate.circumstance, gate.only, gate.not_, *unless


def _condition(condition: Condition) -> tuple[str, tuple[str, ...]]:
    """A condition without its words."""
    return condition.circumstance, condition.choices
