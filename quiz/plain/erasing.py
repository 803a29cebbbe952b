"""Erasing in lines: what would go, one question, what went. Must not remove anything itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.text import erasing as words

if TYPE_CHECKING:
    from quiz.plain.dialogue import Dialogue
    from quiz.plain.terminal import Terminal
    from quiz.session import Session


def erase(talk: Terminal | Dialogue, session: Session) -> None:
    """List everything that is kept and remove it after a yes. Raises NotFound where nothing is kept, AlreadyRunning,
    StorageError, and InputEnded where nobody answers."""
    talk.say(*words.before(session.inventory()), words.ASK)
    talk.say(words.after(session.erase()) if talk.words() == words.YES else words.LEFT)
