"""Answers and scores as a table of comma-separated values (RFC 4180), one row each, for a spreadsheet. Must not know
who reads it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from quiz.export.documents import rounded
from quiz.export.sheet import ExportData
from quiz.model.result import RankedStep, Score
from quiz.sanitize import sanitize
from quiz.text.areas import MISSING, label
from quiz.text.asking import answer_words, choice_words
from quiz.text.export import COLUMNS, HELPFUL

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Item

FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet compute a cell, also in full width."""

Row = dict[str, object]


def table(material: ExportData) -> str:
    """The whole file. Lines end as RFC 4180 says."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    shown = material.shown
    sitting: Row = {"sitting": shown.id, "finished": shown.finished.isoformat()}
    for row in (*scores(material), *steps(material), *situation(material), *answers(material)):
        writer.writerow({column: cell(value) for column, value in (sitting | row).items()})
    return out.getvalue()


def cell(value: object) -> str:
    """A value as it may stand in a cell: filtered, and never a formula."""
    words = "" if value is None else sanitize(str(value))
    return f"'{words}" if words.lstrip().startswith(FORMULA) else words


def scores(material: ExportData) -> Iterator[Row]:
    """The areas and the ends of one."""
    for whole in material.shown.result.areas:
        yield score(material.bank, "area", whole) | {"area": whole.id}
        for end in whole.ends:
            yield score(material.bank, "end", end) | {"area": whole.id, "end": end.id}


def score(bank: Bank, kind: str, scored: Score) -> Row:
    """One strength with its label, or why there is none."""
    words = MISSING[scored.missing] if scored.missing else label(bank, scored.id, scored.strength or 0)
    return {
        "kind": kind,
        "id": scored.id,
        "name": bank.scale_name[scored.id],
        "strength": rounded(scored.strength),
        "need": rounded(scored.need),
        "words": words,
    }


def steps(material: ExportData) -> Iterator[Row]:
    """The steps in their order."""
    return (step(material.bank, each) for each in material.shown.result.steps)


def step(bank: Bank, ranked: RankedStep) -> Row:
    """One step with its place."""
    named = bank.step[ranked.number]
    return {
        "kind": "step",
        "id": named.id,
        "name": named.title,
        "step": named.number,
        "need": rounded(ranked.need),
        "rank": ranked.rank,
        "words": ranked.tier.value,
    }


def situation(material: ExportData) -> Iterable[Row]:
    """What she said about the situation."""
    for asked in material.bank.circumstances:
        if (choice := material.shown.circumstances.get(asked.id)) is not None:
            words = choice_words(asked, choice)
            yield {"kind": "circumstance", "id": asked.id, "name": asked.text, "answer": choice, "words": words}


def answers(material: ExportData) -> Iterator[Row]:
    """Every answer, in the order of asking."""
    bank, shown = material.bank, material.shown
    for item in bank.items:
        if (answer := shown.answers.get(item.id)) is not None:
            named = bank.step[item.step].safe or not shown.result.safe_list
            yield asked(item, named=named) | {"answer": answer, "words": answer_words(bank, answer)}


def asked(item: Item, *, named: bool) -> Row:
    """One item. Its step is left out where it is not `named`."""
    return {
        "kind": "answer",
        "id": item.id,
        "name": item.text,
        "area": item.area,
        "end": item.end,
        "step": item.step if named else None,
        "act": HELPFUL[item.keyed],
    }
