"""Exporting in lines: what kind of file, its name, and what is to be known of it. Must not know how a file is made."""

from __future__ import annotations

from pathlib import Path

from quiz.errors import QuizError
from quiz.export.writing import Taken
from quiz.model.result import Shown
from quiz.plain.dialogue import Dialogue
from quiz.session.exporting import export, place
from quiz.text import export as words
from quiz.text import line, other
from quiz.text.export import Kind
from quiz.text.words import BACK


def export_sitting(dialogue: Dialogue, shown: Shown) -> None:
    """Ask for the kind and the name of a file until it is written, or she leaves it."""
    kinds = words.kinds(pages_only=dialogue.session.safe_only)
    dialogue.say(*([other.PAGES_ONLY] if dialogue.session.safe_only else []))
    chosen = dialogue.choose([*(kind.spoken for kind in kinds), BACK])
    if chosen == len(kinds):
        return
    kind = kinds[chosen]
    written = False
    while not written:
        dialogue.say(f"{words.WHERE.format(kind.suggested)} {line.ENTER_LEAVES}")
        heard = dialogue.words()
        written = not heard or write(dialogue, shown, kind, place(heard, kind))


def write(dialogue: Dialogue, shown: Shown, kind: Kind, path: Path, *, force: bool = False) -> bool:
    """Write the file, over an old one only after asking; whether that is done with."""
    try:
        said = export(dialogue.session, shown, kind, path, force=force)
    except Taken as taken:
        dialogue.say(f"{taken.title}. {taken.sentence}")
        replace = dialogue.choose(words.TAKEN_WAYS) == 1
        return replace and write(dialogue, shown, kind, path, force=True)
    except QuizError as error:
        dialogue.say(str(error))
        return False
    dialogue.say(*said)
    return True
