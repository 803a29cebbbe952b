"""The bank's own lists of words to look for, from `author/words.toml`. Must not know what they are looked for in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from quiz.errors import BrokenBank, Problem
from quiz.reader import BANK_BYTES, read_toml

if TYPE_CHECKING:
    from pathlib import Path

LISTS: Final = "author/words.toml"
NAMES: Final = ("joining", "negating", "jargon", "accusing", "occasion", "insight", "out")


@dataclass(frozen=True, slots=True)
class WordList:
    """Words and phrases of one kind."""

    pattern: re.Pattern[str] | None

    def found_in(self, text: str) -> str | None:
        """The first of them in a text, or None."""
        match = self.pattern.search(text.replace("’", "'")) if self.pattern else None
        return match[0].casefold() if match else None

    def begins(self, text: str) -> bool:
        """Whether the text begins with one of them, or there is none."""
        return self.pattern is None or self.pattern.match(text) is not None


Lists = dict[str, WordList]
"""By name."""


def read_lists(folder: Path) -> Lists | None:
    """The lists of a bank; None where it has none. A star stands for any letters: `narciss*`.

    Raises `quiz.reader.UnreadableFile` or BrokenBank where the file is not as it should be.
    """
    path = folder / LISTS
    if not path.exists():
        return None
    tables = read_toml(path, limit=BANK_BYTES)
    problems = [Problem(LISTS, name, "must be a list of words") for name in NAMES if not is_list(tables.get(name, []))]
    problems += [Problem(LISTS, "", f"must hold only {', '.join(NAMES)}")] if tables.keys() - set(NAMES) else []
    if problems:
        raise BrokenBank(folder.name, tuple(problems))
    return {name: word_list(tables.get(name, [])) for name in NAMES}


def is_list(found: object) -> bool:
    """Whether it is a list of words."""
    return isinstance(found, list) and all(isinstance(word, str) and word.strip() for word in found)


def word_list(found: object) -> WordList:
    """A pattern for any of the words, as whole words."""
    listed = [word for word in found if isinstance(word, str)] if isinstance(found, list) else []
    if not listed:
        return WordList(None)
    patterns = (re.escape(word.replace("’", "'")).replace(r"\*", r"[\w']*") for word in listed)
    return WordList(re.compile(rf"(?<![\w'])(?:{'|'.join(patterns)})(?![\w'])", re.IGNORECASE))
