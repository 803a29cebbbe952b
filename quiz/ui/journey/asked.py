"""What stands on the pages that ask about the plan, a note, a deletion or an export. Pure; must not know where the ways
lead."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from quiz.model.limits import IF_THEN, NOTE, REVIEW_AFTER, REVIEW_WITHIN, later
from quiz.model.result import Tier
from quiz.text import erasing, other
from quiz.text import export as export_words
from quiz.text import history as history_words
from quiz.text import plan as plan_words
from quiz.text import result as result_words
from quiz.text.words import day
from quiz.ui.pages import TO_GO_BACK
from quiz.ui.screens.choosing import Way, Ways
from quiz.ui.screens.plan import Offer
from quiz.ui.screens.sheetful import Sheetful

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from quiz.errors import QuizError
    from quiz.model.bank import Bank
    from quiz.model.result import Result
    from quiz.storage.erase import Inventory
    from quiz.text.export import Kind

DELETE: Final = "delete"
KEEP: Final = "keep"
OTHER_DAY: Final = "other"
DATE: Final = 10
NAME: Final = 400
"""Most characters of the name of a file."""
REPLACE: Final = "replace"
ERASE: Final = "erase"
OTHER_NAME: Final = "other-name"


def delete(number: int, finished: date, today: date) -> Ways:
    """Asked once before a sitting goes."""
    return Ways(
        title=history_words.NAME.format(number, day(finished, today)),
        lines=(history_words.DELETE,),
        ways=tuple(Way(name, said) for name, said in zip((KEEP, DELETE), history_words.DELETE_OR_KEEP, strict=True)),
    )


def note(number: int, finished: date, today: date, before: str) -> Sheetful:
    """A note on a sitting."""
    title = history_words.NOTE_ON.format(number, day(finished, today))
    return Sheetful(title, (history_words.NOTE_FOR,), before, NOTE, many=True)


def if_then(number: int, title: str, before: str) -> Sheetful:
    """The line that says when and how she will do a step."""
    return Sheetful(f"{number}  {title}", (plan_words.IF_THEN,), before, IF_THEN)


def offers(bank: Bank, result: Result | None) -> tuple[Offer, ...]:
    """The steps that can be planned: in the order of a result, or all of them."""
    titles = {step.number: step.title for step in bank.steps}
    if result is None:
        return (Offer(plan_words.ALL_STEPS, tuple(titles.items())),)
    headings = {
        Tier.START: result_words.START,
        Tier.NEXT: result_words.NEXT,
        Tier.LATER: result_words.LATER,
        Tier.KEEP: result_words.KEEP,
    }
    return tuple(
        Offer(heading, tuple((step.number, titles[step.number]) for step in result.tier(tier)))
        for tier, heading in headings.items()
    )


def days(today: date) -> Ways:
    """Days on which she may look again."""
    ways = (
        Way(str(weeks), said, day(later(today, timedelta(weeks=weeks)), today))
        for weeks, said in plan_words.WEEKS.items()
    )
    return Ways(title=plan_words.WHEN, ways=(*ways, Way(OTHER_DAY, plan_words.A_DAY), TO_GO_BACK))


def day_of(weeks: str, today: date) -> date:
    """The day of one of those ways."""
    return later(today, timedelta(weeks=int(weeks)))


def other_day() -> Sheetful:
    """A date to be typed."""
    return Sheetful(plan_words.A_DAY, (plan_words.LOOK_AGAIN,), longest=DATE)


def typed_day(written: str, today: date) -> date | None:
    """The date as it was typed; four weeks from today where nothing was, None where it is none."""
    try:
        return date.fromisoformat(written) if written else today + REVIEW_AFTER
    except ValueError:
        return None


def objection(today: date, written: str) -> str:
    """What is against a day as it was typed; nothing where it can be kept."""
    typed = typed_day(written, today)
    if typed is None:
        return plan_words.NO_DATE
    return "" if today < typed <= today + REVIEW_WITHIN else plan_words.TOO_FAR


def exports(*, pages_only: bool) -> Ways:
    """What kind of file. `pages_only`: only one that people read, where no figures are shown."""
    kinds = enumerate(export_words.kinds(pages_only=pages_only))
    ways = (Way(str(place), kind.words, kind.hint) for place, kind in kinds)
    lines = (other.PAGES_ONLY,) if pages_only else ()
    return Ways(title=export_words.EXPORT, lines=lines, ways=(*ways, TO_GO_BACK))


def export_name(kind: Kind, typed: str) -> Sheetful:
    """The name of the file, which may be typed already."""
    return Sheetful(kind.words, (export_words.WHERE.format(kind.suggested),), typed, NAME)


def taken(error: QuizError) -> Ways:
    """Where something has the name already."""
    ids = (OTHER_NAME, REPLACE)
    ways = tuple(Way(name, said) for name, said in zip(ids, export_words.TAKEN_WAYS, strict=True))
    return Ways(title=error.title, lines=(error.sentence,), ways=ways)


def exported(said: tuple[str, ...]) -> Ways:
    """What is to be known of the file that is written."""
    return Ways(title=export_words.EXPORTED, lines=said, ways=(TO_GO_BACK,))


def erase(found: Inventory) -> Ways:
    """Asked once before everything goes."""
    names = [str(path.relative_to(found.folder)) for path in found.ours]
    lines = erasing.briefly(str(found.folder), names, [path.name for path in found.others])
    ways = tuple(Way(name, said) for name, said in zip((KEEP, ERASE), erasing.WAYS, strict=True))
    return Ways(title=erasing.TITLE, lines=tuple(lines), ways=ways)


def erased(found: Inventory, removed: Collection[Path]) -> Ways:
    """What went."""
    gone = sum(path in removed for path in found.ours)
    said = erasing.after(gone, folder_gone=found.folder in removed)
    return Ways(title=erasing.TITLE, lines=(said,), ways=(TO_GO_BACK,))
