"""What the program knows as the JSON documents that other programs read, each fixed and versioned by its name:
`quiz.result/1`, `quiz.comparison/1`, `quiz.history/1`, `quiz.bank/1`, `quiz.steps/1`, `quiz.reading/1`,
`quiz.help-lines/1` and `quiz.export/1`, which is a whole sitting with what she said and wrote."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from quiz.engine.gates import Circumstances, worded
from quiz.model.change import Change, Changes
from quiz.model.kept import Listing
from quiz.model.result import RankedStep, Result, Score
from quiz.sanitize import sanitize
from quiz.text import reasons
from quiz.text.areas import label
from quiz.text.comparison import left_out_reason, overall
from quiz.text.result import first_step

if TYPE_CHECKING:
    from quiz.export.sheet import ExportData  # no command that prints JSON waits for its classes
    from quiz.model.bank import Bank, Condition, Item, Lift, Step
    from quiz.model.record import PlanEntry

Json = dict[str, object]


def bank_stamp(bank: Bank) -> Json:
    """Which bank a document rests on."""
    return values(bank, "id version fingerprint")


def rounded(points: float | None) -> float | None:
    """A figure as it is given out: to one decimal."""
    return None if points is None else round(points, 1) + 0.0  # never −0.0


def result_form(
    bank: Bank, circumstances: Circumstances, result: Result, sitting: str, finished: str | None = None
) -> Json:
    """The form `quiz.result/1`. `finished` is an ISO 8601 time with its offset, None for answers that were
    only scored."""
    bank = worded(bank, circumstances)
    return {
        "format": "quiz.result/1",
        "id": sitting,
        "bank": bank_stamp(bank) | (result.saved._asdict() if result.saved else {}),
        "finished": finished,
        "areas": [area_form(bank, area, saved=result.saved is not None) for area in result.areas],
        "follow_up": list(result.follow_up),
        "today": today_form(bank, circumstances, result),
        "steps": [ranked_form(bank, step) for step in result.steps],
        "left_out": [
            {**step_name(bank.step[step.number]), "reason": reasons.why_left_out(bank, step)}
            for step in result.left_out
        ],
        "notes": list(reasons.notes(bank, circumstances, result)),
    }


def today_form(bank: Bank, circumstances: Circumstances, result: Result) -> Json | None:
    """The step for today with its act of ten minutes; None where there is no step to start with."""
    step = first_step(bank, circumstances, result)
    if step is None:
        return None
    return {**step_name(step), "claim": step.claim, "act": step.today, "caution": step.caution}


def area_form(bank: Bank, score: Score, *, saved: bool) -> Json:
    """An area, or an end of it. On how many answers a saved figure rests is not known."""
    strength = score.strength
    return {
        "id": score.id,
        "strength": rounded(strength),
        "answered": None if saved else score.answered,
        "offered": None if saved else score.offered,
        "band": score.band and [rounded(point) for point in score.band],
        "label": None if strength is None else label(bank, score.id, strength),
        "facets": [area_form(bank, end, saved=saved) for end in score.ends],
    }


def ranked_form(bank: Bank, ranked: RankedStep) -> Json:
    """A step with its place and why it has it."""
    change = ranked.would_change
    return {
        **step_name(bank.step[ranked.number]),
        "rank": ranked.rank,
        "tier": ranked.tier.value,
        "need": rounded(ranked.need),
        "reasons": [
            {
                "kind": why.kind,
                "item": why.source if why.kind == "answer" else None,
                "answer": why.answer,
                "text": reasons.reason(bank, ranked, why),
            }
            for why in ranked.reasons
        ],
        "would_change": change and {"item": change.item, "from": change.before, "to": change.after},
        "moved_up": ranked.moved_up,
    }


def comparison_form(bank: Bank, changes: Changes, today: date) -> Json:
    """The form `quiz.comparison/1`. Of several earlier sittings `earlier` is the one before the later; the notes say
    that `then` is their mean. `z` is given to two decimals, as its limits are."""
    comparison = changes.comparison
    return {
        "format": "quiz.comparison/1",
        "earlier": changes.then.id,
        "later": changes.now.id,
        "days": comparison.days,
        "compared": comparison.compared,
        "of": comparison.of,
        "areas": [change_form(area) for area in comparison.areas],
        "items": [{"id": move.item, **values(move, "then now")} for move in comparison.items],
        "steps": [asdict(move) for move in changes.steps],
        "left_out": [{"id": out.item, "reason": left_out_reason(out)} for out in comparison.left_out],
        "notes": list(overall(bank, changes, today)),
    }


def change_form(change: Change) -> Json:
    """An area, or an end of it, then and now."""
    return {
        "id": change.id,
        "then": rounded(change.then),
        "now": rounded(change.now),
        "change": rounded(change.change),
        "se": rounded(change.se),
        "z": None if change.z is None else round(change.z, 2) + 0.0,
        "verdict": change.verdict.value,
        "facets": [change_form(end) for end in change.ends],
    }


def history_form(listing: Listing) -> Json:
    """The form `quiz.history/1`: what is kept, oldest first, as it was kept."""
    return {
        "format": "quiz.history/1",
        "sittings": [
            {
                "id": head.id,
                "number": head.number,
                "finished": head.finished.isoformat(),
                "bank": head.bank_id,
                "areas": {scale: rounded(strength) for scale, strength in head.areas.items()},
                "start": list(head.start),
            }
            for head in listing.heads
        ],
        "unreadable": [file._asdict() for file in listing.unreadable],
    }


def steps_form(steps: Iterable[Step]) -> Json:
    """The form `quiz.steps/1`: the steps that can be read."""
    return {"format": "quiz.steps/1", "steps": [step_name(step) for step in steps]}


def reading_form(step: Step, markdown: str) -> Json:
    """The form `quiz.reading/1`: one reading as Markdown, in the variant that is shown."""
    return {"format": "quiz.reading/1", **step_name(step), "markdown": markdown}


def help_lines_form(bank: Bank) -> Json:
    """The form `quiz.help-lines/1`: the numbers in the order of the bank, and the steps that need nothing from
    him."""
    safety = bank.safety
    return {
        "format": "quiz.help-lines/1",
        "as_of": safety.as_of,
        "lines": [
            values(line, "country name number text hours for_whom")
            | {"as_of": line.as_of or safety.as_of, "emergency": line.emergency}
            for line in safety.lines
        ],
        "missing": safety.missing,
        "safe_steps": [values(step, "number id title title_other line_other") for step in bank.steps if step.safe],
    }


def values(thing: object, names: str) -> Json:
    """Some of the fields of a value, under their own names."""
    return {name: getattr(thing, name) for name in names.split()}


def step_name(step: Step) -> Json:
    """A step by what it is called."""
    return values(step, "number id title")


def bank_form(bank: Bank) -> Json:
    """The bank as values that `json.dumps` takes, in the order of asking."""
    return {
        "format": "quiz.bank/1",
        **bank_stamp(bank),
        **values(bank.constants, "k tie s0 tau"),
        "areas": [{"id": area.id, "facets": [end.id for end in area.ends]} for area in bank.areas],
        "items": [item_form(item) for item in bank.items],
        "circumstances": [
            {**values(asked, "id text"), "choices": [values(choice, "id text") for choice in asked.choices]}
            for asked in bank.circumstances
        ],
        "steps": [bank_step_form(step) for step in bank.steps],
    }


def item_form(item: Item) -> Json:
    """One item, with `end` null where it has none."""
    return values(item, "id version step area end keyed core text no_occasion") | {"gates": gates_form(item)}


def bank_step_form(step: Step) -> Json:
    """One step with what opens, closes and lifts it."""
    lifts = [
        when_form(lift) | {"unless": when_form(lift.unless) if lift.unless else None, "gates": gates_form(lift)}
        for lift in step.lifts
    ]
    return {
        **values(step, "number id title first second"),
        **gates_form(step),
        "lift": lifts,
        **values(step, "alone safe caution title_other line_other"),
    }


def gates_form(gated: Item | Step | Lift) -> Json:
    """The choices that open it, and those that close it, by circumstance, and the exceptions."""
    closing: dict[str, list[str]] = {}
    for gate in gated.gates:
        if gate.not_:
            closing.setdefault(gate.circumstance, []).extend(gate.not_)
    return {
        "only": {gate.circumstance: list(gate.only) for gate in gated.gates if gate.only},
        "not": closing,
        "unless": [
            {"circumstance": gate.circumstance, "choices": [*gate.only, *gate.not_], "unless": when_form(gate.unless)}
            for gate in gated.gates
            if gate.unless
        ],
    }


def when_form(condition: Condition) -> Json:
    """A circumstance and the choices that count."""
    return {"circumstance": condition.circumstance, "choices": list(condition.choices)}


def document(material: ExportData) -> str:
    """The whole file."""
    return json.dumps(repaired(export_form(material)), ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def export_form(material: ExportData) -> Json:
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
        "steps": [step.model_dump(mode="json") for step in plan.steps],
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
