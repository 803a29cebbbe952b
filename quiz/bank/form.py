"""The bank as data for other programs: the JSON form `quiz.bank/1`. Must not know who asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.models.bank import Bank, Condition, Item, Step


def bank_form(bank: Bank) -> dict[str, object]:
    """The bank as values that `json.dumps` takes, in the order of asking."""
    return {
        "format": "quiz.bank/1",
        "id": bank.id,
        "version": bank.version,
        "fingerprint": bank.fingerprint,
        "k": bank.constants.k,
        "tie": bank.constants.tie,
        "s0": bank.constants.s0,
        "tau": bank.constants.tau,
        "areas": [{"id": area.id, "facets": [end.id for end in area.ends]} for area in bank.areas],
        "items": [_item(item) for item in bank.items],
        "circumstances": [
            {
                "id": circumstance.id,
                "text": circumstance.text,
                "choices": [{"id": choice.id, "text": choice.text} for choice in circumstance.choices],
            }
            for circumstance in bank.circumstances
        ],
        "steps": [_step(step) for step in bank.steps],
    }


def _item(item: Item) -> dict[str, object]:
    """One item, with `end` null where it has none."""
    names = ("id", "version", "step", "area", "end", "keyed", "core", "text", "no_occasion")
    return {name: getattr(item, name) for name in names} | {"gates": _gates(item)}


def _step(step: Step) -> dict[str, object]:
    """One step with what opens, closes and lifts it."""
    return {
        "number": step.number,
        "id": step.id,
        "title": step.title,
        "first": step.first,
        "second": step.second,
        **_gates(step),
        "lift": [
            {**_condition(lift), "unless": _condition(lift.unless) if lift.unless else None} for lift in step.lifts
        ],
        "alone": step.alone,
        "safe": step.safe,
        "caution": step.caution,
        "title_other": step.title_other,
        "line_other": step.line_other,
    }


def _gates(gated: Item | Step) -> dict[str, object]:
    """The choices that open it, and those that close it, by circumstance, and the exceptions."""
    closing: dict[str, list[str]] = {}
    for gate in gated.gates:
        if gate.not_:
            closing.setdefault(gate.circumstance, []).extend(gate.not_)
    return {
        "only": {gate.circumstance: list(gate.only) for gate in gated.gates if gate.only},
        "not": closing,
        "unless": [
            {"circumstance": gate.circumstance, "choices": [*gate.only, *gate.not_], "unless": _condition(gate.unless)}
            for gate in gated.gates
            if gate.unless
        ],
    }


def _condition(condition: Condition) -> dict[str, object]:
    """A circumstance and the choices that count."""
    return {"circumstance": condition.circumstance, "choices": list(condition.choices)}
