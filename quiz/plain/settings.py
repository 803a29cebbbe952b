"""The settings in lines, one question after the other, and erasing. Must not know what a choice does, nor where
anything is kept."""

from __future__ import annotations

from quiz.errors import QuizError
from quiz.model.kept import Settings
from quiz.plain.dialogue import Dialogue
from quiz.plain.terminal import Terminal
from quiz.session import Session
from quiz.text import keeping, line
from quiz.text import settings as words
from quiz.text.words import BACK


def settings(dialogue: Dialogue) -> None:
    """Offer each setting as it is, until she goes back."""
    session = dialogue.session
    while True:
        groups = words.page(session.settings).groups
        chosen = dialogue.choose([*(group.now for group in groups), BACK])
        if chosen == len(groups):
            return
        options = groups[chosen].options
        option = options[dialogue.choose([option.words for option in options])]
        dialogue.say(line.chosen(option.words), keep(dialogue, words.chosen(session.settings, option.id)))


def keep(dialogue: Dialogue, settings: Settings) -> str:
    """Keep what she chose, and give what is to be said of that."""
    session = dialogue.session
    try:
        if session.save_settings(settings):
            return words.KEPT
    except QuizError as error:
        return words.not_kept(error)
    return words.LATER if session.persistent else words.FOR_THIS_RUN


def erase(talk: Terminal | Dialogue, session: Session) -> None:
    """List everything that is kept and remove it after a yes. Raises NotFound where nothing is kept, AlreadyRunning,
    StorageError, and InputEnded where nobody answers."""
    talk.say(*keeping.to_erase(session.inventory()), keeping.ASK_TO_ERASE)
    talk.say(keeping.erased(session.erase()) if talk.words() == keeping.YES else keeping.UNCHANGED)
