"""The author's linter: what is allowed in a bank and yet worth a second look. Must not know who takes the quiz, nor
change a file."""

from __future__ import annotations

from quiz.lint.checking import check
from quiz.lint.found import RULES, Checked, Finding

__all__ = ["RULES", "Checked", "Finding", "check"]
