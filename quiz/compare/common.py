"""What sittings have in common: the core items that all of them answered, and why the others are left out. Must not
know how far apart the answers are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from quiz.engine.gates import open_items
from quiz.engine.scoring import needs_by_scale, score_areas, sums_by_scale
from quiz.model.answers import NO_OCCASION, SKIPPED, Answer
from quiz.model.change import OutItem, When, Why

if TYPE_CHECKING:
    from quiz.model.bank import Bank, Item
    from quiz.model.change import Occasion
    from quiz.model.result import Score

Standing = Mapping[str, Why | None]
"""How each core item stands, by id: None where it was answered on the scale."""

MARKS: Final[Mapping[Why, Answer]] = {
    Why.UNANSWERED: SKIPPED,
    Why.SKIPPED: SKIPPED,
    Why.NO_OCCASION: NO_OCCASION,
}
"""Items that stand so were offered in the wording of today; all others were not."""
ORDER: Final = {why: place for place, why in enumerate(Why)}


def standing(bank: Bank, occasion: Occasion) -> dict[str, Why | None]:
    """How the core items stand in one sitting: all of the bank, and those that it has no more."""
    opened = {item.id for item in open_items(bank, occasion.circumstances)}
    found: dict[str, Why | None] = {item: why for item, why in occasion.unfit.items() if why is Why.GONE}
    for item in bank.items:
        if item.core:
            found[item.id] = item_standing(item, occasion) if item.id in opened else Why.CLOSED
    return found


def item_standing(item: Item, occasion: Occasion) -> Why | None:
    """How an open item stands in one sitting."""
    answer = occasion.answers.get(item.id)
    if isinstance(answer, int):
        return None
    if answer is None:
        return occasion.unfit.get(item.id, Why.UNANSWERED)
    return Why.NO_OCCASION if answer == NO_OCCASION else Why.SKIPPED


def together(one: Standing, other: Standing) -> dict[str, Why | None]:
    """How items stand in two sittings taken together, and so in any number of them: as in the one where least can be
    said."""
    return {item: graver(one.get(item), other.get(item)) for item in {**one, **other}}


def graver(one: Why | None, other: Why | None) -> Why | None:
    """The reason that is said of two."""
    return max((why for why in (one, other) if why), key=ORDER.__getitem__, default=None)


def common_items(bank: Bank, joint: Standing) -> tuple[Item, ...]:
    """The core items that all sittings answered on the scale, in the order of asking."""
    return tuple(item for item in bank.items if item.core and joint[item.id] is None)


def common_scores(bank: Bank, joint: Standing, answers: Mapping[str, Answer]) -> tuple[Score, ...]:
    """One sitting's scores over the common items, under the same rules for missing answers as a result: of the items
    offered in all the sittings, those without occasion in one of them are taken off."""
    offered = [item for item in bank.items if item.core and (joint[item.id] is None or joint[item.id] in MARKS)]
    counted = {item.id: answers[item.id] if (why := joint[item.id]) is None else MARKS[why] for item in offered}
    return score_areas(bank, sums_by_scale(offered, counted))


def with_figures(bank: Bank, joint: Standing) -> frozenset[str]:
    """The areas and ends for which there is enough in common."""
    anything = dict.fromkeys((item for item, why in joint.items() if why is None), 0)
    return frozenset(needs_by_scale(common_scores(bank, joint, anything)))


def left_out(then: Standing, now: Standing) -> tuple[OutItem, ...]:
    """The items that one of the two sides asked and that cannot be compared, in the order of asking, and then those
    that the bank has no more. An item that was asked in neither is not left out."""
    found = []
    for item, why in together(then, now).items():
        sides = (then.get(item), now.get(item))
        if why is not None and sides != (Why.CLOSED, Why.CLOSED):
            found.append(OutItem(item, why, when(why, sides)))
    return tuple(sorted(found, key=lambda out: out.why is Why.GONE))


def when(why: Why, sides: Sequence[Why | None]) -> When:
    """On which sides an item stands so."""
    if sides[0] == sides[1]:
        return "both"
    return "then" if sides[0] is why else "now"
