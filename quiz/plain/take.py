"""The quiz in lines: start page, safety questions, questions, result, in an order of prompts that a pipe can rely on.
Nothing is made on disk before the safety questions are answered, and no answer to them is kept."""

from __future__ import annotations

from collections.abc import Mapping

from quiz.engine.outcome import Resumed, advance
from quiz.engine.sitting import Sitting, Stage
from quiz.errors import QuizError, StorageError
from quiz.model.answers import SKIPPED
from quiz.model.result import Shown
from quiz.plain.dialogue import Dialogue, Left
from quiz.text import asking, keeping, line, safety
from quiz.text import result as result_text
from quiz.text.safety import Way
from quiz.text.words import joined, sentence


def take(dialogue: Dialogue) -> Shown:
    """The start page, the questions, the result. Raises Left where she leaves before."""
    start_page(dialogue)
    dialogue.session.check_storage()
    if dialogue.session.home().draft:
        dialogue.say(safety.DRAFT_FOUND, safety.AFRESH)
        if dialogue.pick(safety.DRAFT) is Way.CONTINUE:
            return resume(dialogue)
    return go_through(dialogue, None)


def resume(dialogue: Dialogue) -> Shown:
    """The unfinished sitting from where she stopped, to the result."""
    dialogue.session.check_storage()
    return go_through(dialogue, dialogue.session.journal.unfinished())


def go_through(dialogue: Dialogue, unfinished: Resumed | None) -> Shown:
    """The safety questions, before which nothing is made; the questions, the result."""
    safety_questions(dialogue, unfinished)
    resumed = dialogue.session.journal.enter(unfinished)
    if resumed.set_aside:
        dialogue.say(line.set_aside(resumed.set_aside))
    shown = finish(dialogue, questions(dialogue, resumed.sitting))
    show(dialogue, shown, today=shown.kept)
    dialogue.say(line.KEPT if shown.kept else line.NOT_KEPT)
    return shown


def safety_questions(dialogue: Dialogue, unfinished: Resumed | None) -> None:
    """Ask both; the support page after a worried answer, until she goes on with one. `unfinished`: the sitting that
    would go on. Raises Left where she stops."""
    session = dialogue.session
    words = session.bank.safety
    before, supported, unsaid = session.safe_only, False, False
    dialogue.say(words.introduction)
    for question in words.questions:
        meant = False
        while not meant:
            dialogue.say(question.text)
            choice = words.choices[dialogue.choose([choice.text for choice in words.choices])]
            dialogue.say(line.chosen(choice.text))
            meant = True
            if choice.id == words.worried and not supported:
                session.safe_only = True
                meant = supported = support_page(dialogue, unfinished)
                session.safe_only = before or supported
            elif choice.id == words.unsaid and not unsaid:
                dialogue.say(safety.UNSAID.format(f"Type {line.HELP}"))
                unsaid = True
    session.careful = unsaid


def support_page(dialogue: Dialogue, unfinished: Resumed | None) -> bool:
    """Calm, with six ways, until one leads on: True where she goes on, False where she meant another answer. Raises
    Left where she stops."""
    session = dialogue.session
    words = session.bank.safety
    page = safety.support(
        words,
        saves=session.persistent,
        unfinished=session.home().draft,
        set_aside=session.has_set_aside,
        since=unfinished.sitting.started.date() if unfinished else None,
        today=session.today,
    )
    dialogue.say(*page)
    while True:
        way = support_way(dialogue, safety.SUPPORT)
        if way in {Way.GO_ON, Way.ANOTHER}:
            return way is Way.GO_ON
        try:
            session.remove_unfinished()
        except QuizError as error:
            dialogue.say(str(error))
            continue
        if way is Way.STOP:
            dialogue.say(line.DELETED)
            raise Left
        session.make_ephemeral()
        dialogue.say(safety.KEEPS_NOTHING)
        return True


def support_way(dialogue: Dialogue, ways: Mapping[Way, str]) -> Way:
    """The way that leads on from the support page, once she has heard there what she wants to."""
    while True:
        match dialogue.pick(ways):
            case Way.HELP:
                dialogue.say(*safety.help_lines(dialogue.session.bank.safety))
            case Way.STEPS:
                dialogue.say(*safety.other_steps(dialogue.session.bank))
                dialogue.read_others()
            case way:
                return way


def finish(dialogue: Dialogue, sitting: Sitting) -> Shown:
    """The result, kept; where that cannot be, again for as long as she likes, or without keeping it."""
    while True:
        try:
            return dialogue.session.journal.finish(sitting)
        except StorageError as error:
            dialogue.say(str(error))
        if dialogue.choose((keeping.TRY_AGAIN, keeping.WITHOUT_KEEPING)):
            dialogue.session.make_ephemeral()


def show(dialogue: Dialogue, shown: Shown, *, today: bool = False) -> None:
    """A result in sentences, or what it says for `today` alone, where all of it can be had later."""
    session = dialogue.session
    page = result_text.page(session.bank, shown, session.today, line.HELP)
    commands = shown.kept and not dialogue.goes_on
    in_part = today and not page.bare
    said = result_text.today_lines if in_part else result_text.result_lines
    dialogue.say(*said(page, commands=commands))


def start_page(dialogue: Dialogue) -> None:
    """What this is, before any file is made."""
    session = dialogue.session
    length = filter(None, (sentence(session.start_page.length_again(session.home().asked)),))
    dialogue.say(*session.bank.safety.start, *length, *safety.leaving(session.bank.safety))
    while (way := dialogue.pick(safety.START)) is Way.HELP:
        dialogue.help_and_safety()
    if way is Way.LEAVE:
        raise Left
    if way is Way.WITHOUT_SAVING:
        session.make_ephemeral()
    if not session.persistent:
        dialogue.say(safety.KEEPS_NOTHING)


def questions(dialogue: Dialogue, sitting: Sitting) -> Sitting:
    """Every question that is still to be asked, until she finishes on the page that checks the answers."""
    listed: tuple[str, ...] = ()
    before: Sitting | None = None
    while True:
        if error := dialogue.session.not_saved:
            dialogue.say(f"{keeping.NOT_YET} {keeping.not_saved(error)}")
        if introduction := asking.introduction(sitting, before):
            dialogue.say(introduction)
        before = sitting
        if sitting.stage is not Stage.CHECK:
            sitting = advance(ask(dialogue, sitting))
        else:
            # Heard once is enough: it is said again only where other questions stand on it.
            changed = check(dialogue, sitting, again=sitting.questions == listed)
            listed = sitting.questions
            if changed is None:
                return sitting
            sitting = changed
        dialogue.session.keep(sitting)


def ask(dialogue: Dialogue, sitting: Sitting) -> Sitting:
    """Ask the question she is at; the sitting after what she said."""
    question = asking.question(sitting)
    given = question.given
    before = "" if given is None else f"({asking.given_words(sitting.bank, question.id, given)})"
    dialogue.say(question.spoken, joined(question.period, question.text, before))
    dialogue.say(*(f"{option.digit}. {option.words}" for option in question.options))
    keys = [line.BACK, line.SKIP, *([line.FINISH] if question.period else [])]
    reply = dialogue.ask([option.digit for option in question.options], keys)
    if reply == line.BACK:
        if sitting.back().at == sitting.at:
            dialogue.say(line.FIRST_QUESTION)
        return sitting.back()
    if reply == line.FINISH:
        return sitting.finish_now()
    if reply == line.SKIP:
        dialogue.say(line.chosen(SKIPPED))
        return sitting.skip()
    option = next(option for option in question.options if str(option.digit) == reply)
    dialogue.say(line.chosen(option.words))
    return sitting.answer(option.value)


def check(dialogue: Dialogue, sitting: Sitting, *, again: bool) -> Sitting | None:
    """The page that checks the answers: the sitting at the question she wants to change, or None to finish."""
    lines = asking.check_lines(sitting)
    if not again:
        dialogue.say(f"{asking.CHECK_TITLE}.", line.CHECK_AT_ONCE)
        dialogue.say(*(line.check_line(number, each) for number, each in enumerate(lines, 1)))
    dialogue.say(*filter(None, (sentence(asking.unanswered(sitting)),)), line.CHECK_PROMPT)
    reply = dialogue.ask(range(1, len(lines) + 1), [line.BACK], others=[""])
    if reply == line.BACK:
        return sitting.back()
    return sitting.go_to(lines[int(reply) - 1].id) if reply else None
