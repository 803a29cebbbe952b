"""The simulator: thousands of invented people take a bank, and what the ranking finds is held against what they need.
Must not know the screen or anybody's files. Importing it loads no numpy; what needs numpy is loaded when it runs."""

from __future__ import annotations

from importlib.util import find_spec

from quiz.errors import UsageError


def require_numpy() -> None:
    """Raises UsageError, with the command that helps, where numpy is not installed."""
    if find_spec("numpy") is None:
        raise UsageError(
            "The lab needs numpy",
            "It is an extra that is not installed.",
            "Install it with: python -m pip install 'steps-first[lab]' (in a checkout: python -m pip install '.[lab]')",
        )
