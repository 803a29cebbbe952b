"""One answer to a question that is not scored. Must not know the question."""

from __future__ import annotations

from quiz.model.kinds import BankModel, Identifier, Phrase


class Choice(BankModel):
    """One answer to a circumstance or to a question about safety."""

    id: Identifier
    text: Phrase
