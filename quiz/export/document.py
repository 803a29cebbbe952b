"""A sitting as the JSON document `quiz.export/1`: its result in the form that `quiz result --json` has, and what she
said and wrote. Must not know files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from quiz.export.documents import result_form
from quiz.sanitize import sanitize

if TYPE_CHECKING:
    from quiz.export.documents import Json
    from quiz.export.material import Material
    from quiz.model.record import PlanEntry


def document(material: Material) -> str:
    """The whole file."""
    return json.dumps(repaired(export_form(material)), ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def export_form(material: Material) -> Json:
    """The form `quiz.export/1`. `answers` and `circumstances` have the form that `quiz score` takes."""
    bank, shown = material.bank, material.shown
    return {
        "format": "quiz.export/1",
        "result": result_form(bank, shown.circumstances, shown.result, shown.id, shown.finished.isoformat()),
        "circumstances": dict(shown.circumstances),
        "answers": dict(shown.answers),
        "note": material.note,
        "plan": plan_form(material.plan) if material.plan else None,
    }


def plan_form(plan: PlanEntry) -> Json:
    """The plan as it is kept."""
    return {
        "made": plan.made.isoformat(),
        "look_again": plan.look_again.isoformat(),
        "steps": [
            {
                "number": step.number,
                "if_then": step.if_then,
                "read": step.read and step.read.isoformat(),
                "tried": step.tried and step.tried.isoformat(),
                "week": step.week and step.week.model_dump(mode="json"),
            }
            for step in plan.steps
        ],
    }


def repaired(value: object) -> object:
    """The value with every string in it filtered."""
    if isinstance(value, str):
        return sanitize(value, lines=True)
    if isinstance(value, dict):
        return {sanitize(str(key)): repaired(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [repaired(part) for part in value]
    return value
