"""Erasing in lines: what would go, one question, what went. Must not remove anything itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.storage.erase import remains
from quiz.text import erasing as words

if TYPE_CHECKING:
    from quiz.plain.dialogue import Dialogue
    from quiz.plain.terminal import Terminal
    from quiz.session import Session


def erase(talk: Terminal | Dialogue, session: Session) -> None:
    """List everything that is kept and remove it after a yes. Raises NotFound where nothing is kept, AlreadyRunning,
    StorageError, and InputEnded where nobody answers."""
    found = session.inventory()
    names = [str(path.relative_to(found.folder)) for path in found.ours]
    others = [path.name for path in found.others]
    elsewhere = found.elsewhere
    talk.say(*words.before(str(found.folder), names, others, elsewhere), words.ASK)
    if talk.words() != words.YES:
        talk.say(words.LEFT)
        return
    removed = session.erase()
    gone = [path for path in removed if path in found.ours]
    gone_too = found.folder in removed
    talk.say(words.after(len(gone), folder_gone=gone_too, remains=remains(found.folder), elsewhere=elsewhere))
