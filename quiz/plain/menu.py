"""Home in lines, a numbered menu until she leaves; the settings, one question after the other, and erasing."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import Literal, assert_never

from quiz.errors import QuizError
from quiz.model.kept import Settings
from quiz.model.result import Shown
from quiz.plain.dialogue import Dialogue, Left
from quiz.plain.journal import look_back, show_plan
from quiz.plain.result import go_on, read, show_changes, show_history
from quiz.plain.take import resume, show, take
from quiz.plain.terminal import InputEnded, Terminal
from quiz.session import Session, planning
from quiz.text import home, keeping, line
from quiz.text import settings as settings_words
from quiz.text.home import Place


def menu(dialogue: Dialogue) -> None:
    """Offer what there is, again after each visit. Raises Left when she leaves."""
    dialogue.goes_on = True
    while True:
        known = dialogue.session.home()
        dialogue.say(home.last_time(known), home.PRIVATE, *filter(None, (home.due(known),)))
        if known.review_due:
            with suppress(QuizError):  # a folder that cannot be written is no reason to stop her
                dialogue.session.journal.change(planning.reminded, known.today)
        place = dialogue.pick(home.places(known) | home.numbered(has_data=dialogue.session.has_data))
        try:
            visit(dialogue, place)
        except InputEnded:
            raise
        except QuizError as error:
            dialogue.say(str(error))


def visit(dialogue: Dialogue, place: Place) -> None:
    """One place of the menu."""
    match place:
        case Place.CONTINUE | Place.TAKE | Place.TODAY | Place.RESULT:
            shown = to_result(dialogue, place)
            in_part = place is not Place.RESULT and shown.kept and not dialogue.session.safe_only
            go_on(dialogue, shown, {line.WHOLE: partial(show, dialogue, shown)} if in_part else {})
        case Place.CHANGED:
            show_changes(dialogue)
        case Place.WEEK:
            look_back(dialogue)
        case Place.PLAN:
            show_plan(dialogue)
        case Place.READ:
            read(dialogue)
        case Place.HISTORY:
            show_history(dialogue)
        case Place.SETTINGS:
            settings(dialogue)
        case Place.ERASE:
            erase(dialogue, dialogue.session)
        case Place.HELP:
            dialogue.help_and_safety()
        case Place.LEAVE:
            raise Left
        case _:
            assert_never(place)


def to_result(dialogue: Dialogue, place: Literal[Place.CONTINUE, Place.TAKE, Place.TODAY, Place.RESULT]) -> Shown:
    """The ways to a result."""
    match place:
        case Place.CONTINUE:
            return resume(dialogue)
        case Place.TAKE:
            return take(dialogue)
        case Place.TODAY | Place.RESULT:
            shown = dialogue.session.journal.shown()
            show(dialogue, shown, today=place is Place.TODAY)
            return shown


def settings(dialogue: Dialogue) -> None:
    """Offer each setting as it is, until she goes back."""
    session = dialogue.session
    while True:
        groups = settings_words.page(session.settings).groups
        group = dialogue.choose_from({group.now: group for group in groups})
        if group is None:
            return
        option = dialogue.pick({option: option.words for option in group.options})
        chosen = settings_words.chosen(session.settings, option.id)
        dialogue.say(line.chosen(option.words), save_settings(session, chosen))


def save_settings(session: Session, settings: Settings) -> str:
    """Save what she chose, and give what is to be said of that."""
    try:
        if session.save_settings(settings):
            return settings_words.KEPT
    except QuizError as error:
        return settings_words.not_kept(error)
    return settings_words.LATER if session.persistent else settings_words.FOR_THIS_RUN


def erase(talk: Terminal | Dialogue, session: Session) -> None:
    """List everything that is kept and remove it after a yes. Raises NotFound where nothing is kept, AlreadyRunning,
    StorageError, and InputEnded where nobody answers."""
    talk.say(*keeping.to_erase(session.inventory()), keeping.ASK_TO_ERASE)
    talk.say(keeping.erased(session.erase()) if talk.words() == keeping.YES else keeping.UNCHANGED)
