"""What is said of saving, above all while it cannot be done. Must not know how answers are saved, nor where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.errors import StorageError
from quiz.text.words import sentence

if TYPE_CHECKING:
    from quiz.errors import QuizError

NOTHING: Final = "nothing is saved"
SAVING: Final = "saving …"
SAVED: Final = "saved"
FAILING: Final = "not saved yet, trying again"
IN_MEMORY: Final = "Your answers stay in memory, and the program keeps trying to save them."
OPEN_TO_OTHERS: Final = (
    "Others on this computer may be able to read what is saved here. To close it to them: quiz check --mend"
)
NOT_YET: Final = "Your last answers are not saved yet."
TRY_AGAIN: Final = "Try again"
WITHOUT_KEEPING: Final = "See the result without saving it"
LOST: Final = "What you answered last could not be saved."
NOT_KEPT: Final = "The result could not be saved"
ALL_HERE: Final = "None of your answers is lost: you can try again, or see the result and save nothing."
UNKNOWN: Final = "something is in the way of saving"


def not_saved(error: QuizError) -> str:
    """Stands where she answers for as long as saving fails: what is wrong, and what becomes of her answers."""
    return f"{why(error)} {IN_MEMORY}"


def why(error: QuizError) -> str:
    """What is wrong, as a sentence."""
    said = (error.why if isinstance(error, StorageError) else "") or UNKNOWN
    return sentence(said)
