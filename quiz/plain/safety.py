"""The two safety questions in lines, and the support page after a worried answer. Nothing is made on disk here, and no
answer is kept. Must not know what is asked behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.plain.dialogue import Dialogue, Left
from quiz.text import line, safety, spoken

if TYPE_CHECKING:
    from quiz.session.workspace import Resumed


def safety_questions(dialogue: Dialogue, unfinished: Resumed | None) -> None:
    """Ask both; the support page after a worried answer, until she goes on with one. `unfinished`: the sitting that
    would go on. Raises Left where she stops."""
    session = dialogue.session
    words = session.bank.safety
    before, supported, unsaid = session.worried, False, False
    dialogue.say(words.introduction)
    for question in words.questions:
        meant = False
        while not meant:
            dialogue.say(question.text)
            choice = words.choices[dialogue.choose([choice.text for choice in words.choices])]
            dialogue.say(line.chosen(choice.text))
            meant = True
            if choice.id == words.worried and not supported:
                session.worried = True
                meant = supported = support_page(dialogue, unfinished)
                session.worried = before or supported
            elif choice.id == words.unsaid and not unsaid:
                dialogue.say(safety.UNSAID.format(f"Type {line.HELP}"))
                unsaid = True
    session.careful = unsaid


def support_page(dialogue: Dialogue, unfinished: Resumed | None) -> bool:
    """Calm, with six ways, until one leads on: True where she goes on, False where she meant another answer. Raises
    Left where she stops."""
    session = dialogue.session
    words = session.bank.safety
    dialogue.say(
        *safety.support(
            words,
            saves=session.persistent,
            unfinished=session.home().draft,
            since=unfinished.sitting.started.date() if unfinished else None,
            today=session.today,
        )
    )
    while True:
        match dialogue.choose(safety.SUPPORT):
            case 0:
                return True
            case 1:
                dialogue.say(*spoken.help_lines(words))
            case 2:
                if removed(dialogue):
                    dialogue.say(line.DELETED)
                    raise Left
            case 3:
                if removed(dialogue):
                    session.make_ephemeral()
                    dialogue.say(safety.KEEPS_NOTHING)
                    return True
            case 4:
                dialogue.say(*spoken.other_steps(session.bank))
                dialogue.read_others()
            case _:
                return False


def removed(dialogue: Dialogue) -> bool:
    """Remove what was saved of the unfinished sitting; whether that could be done, else why not is said."""
    try:
        dialogue.session.remove_unfinished()
    except QuizError as error:
        dialogue.say(str(error))
        return False
    return True
