"""The areas over time as parts of a sheet: each sitting's figures, and how sure the changes are. Must not know who
reads them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from quiz.export.sheet import ON_PAPER, Moves, Trend
from quiz.text import comparison, result
from quiz.text import export as words
from quiz.text.comparison.areas import line
from quiz.text.comparison.remarks import overall

if TYPE_CHECKING:
    from quiz.export.material import Material

TITLE: Final = f"{comparison.TITLE}: {result.AREAS_NOTE}"
MOST_SITTINGS: Final = 12
"""How many stand side by side over time: the newest."""


def remarks(material: Material) -> dict[str, None]:
    """What is to be said about the changes as a whole, each remark once."""
    return dict.fromkeys(said for each in material.changes for said in overall(material.bank, each, ON_PAPER))


def trend(material: Material) -> Trend:
    """Each area at each sitting."""
    bank, now = material.bank, material.shown
    heads = material.earlier[-(MOST_SITTINGS - 1) :]
    today = {part.id: part.strength for whole in now.result.areas for part in (whole, *whole.ends)}
    scales = [scale for area in bank.areas for scale in (area.ends or (area,))]
    lines = tuple(
        (scale.name, (*(head.areas.get(scale.id) for head in heads), today.get(scale.id))) for scale in scales
    )
    editions = [*(head.edition for head in heads), material.edition]
    breaks = frozenset(at for at, (before, after) in enumerate(pairwise(editions), 1) if before != after)
    return Trend((*(head.finished.date() for head in heads), now.finished.date()), lines, breaks)


def moves(material: Material) -> Moves:
    """Each area held against the sitting before and the first one."""
    bank, found = material.bank, material.changes
    lines = [
        [line(bank.scale_name[scale.id], scale, "") for area in each.comparison.areas for scale in area.ends or (area,)]
        for each in found
    ]
    return Moves(
        tuple(words.since(each.then.finished.date(), last=each is found[0]) for each in found),
        tuple((row[0].name, tuple(map(words.moved, row))) for row in zip(*lines, strict=True)),
    )
