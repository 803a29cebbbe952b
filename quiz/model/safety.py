"""The safety door of a bank, `safety.toml`: its questions, its words, its numbers to call."""

from __future__ import annotations

from quiz.model.kinds import Day, FileModel, Flag, Identifier, Phrase, Rows, Sentence, Several, Some


class Choice(FileModel):
    """One answer to a circumstance or to a question about safety."""

    id: Identifier
    text: Phrase


class HelpLine(FileModel):
    """A number to call: seen in print on a day, and no more is claimed."""

    country: Phrase
    name: Phrase
    number: Phrase
    text: Sentence | None = None
    """How to reach it in writing."""
    hours: Phrase | None = None
    for_whom: Sentence
    source: Sentence
    as_of: Day | None = None
    """The day on which the number was seen, where it is another one than that of the list."""
    emergency: Flag = False
    """A country's emergency number: shown before its other lines."""


class SafetyQuestion(FileModel):
    """One of the questions that are neither scored nor saved."""

    id: Identifier
    text: Sentence


class Safety(FileModel):
    """The words and numbers of the safety door."""

    length: Phrase | None = None
    """How many questions there are and how long they take, beside the way to begin."""
    length_again: Phrase | None = None
    """The same for her who has taken it, in her last situation."""
    start: Some[Sentence]
    """The lines of the start page."""
    leaving: Some[Sentence]
    """What leaving at once does, and what it cannot do."""
    introduction: Sentence
    questions: Some[SafetyQuestion]
    worried: Identifier
    """The choice that opens the support page."""
    unsaid: Identifier | None = None
    """The choice after which the other pages are offered, in one quiet line."""
    choices: Several[Choice]
    support: Some[Sentence]
    block: Some[Sentence]
    """Stands at the end of every result."""
    safe_list: Some[Sentence]
    """Introduces the steps that need nothing from him."""
    safe_title: Phrase | None = None
    """Stands over them."""
    as_of: Day
    missing: Sentence
    """For a country that is not listed."""
    lines: Rows[HelpLine]
