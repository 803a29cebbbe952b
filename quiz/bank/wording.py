"""Says in plain words what a model expected. Built from the place and the kind of a fault alone, never from the value
or from pydantic's own message, which contains it. Must not know files or lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.bank.findings import KeyPath

MISSING: Final = "is missing"

_KINDS: Final = {
    "missing": MISSING,
    "extra_forbidden": "is a name that nobody reads here: perhaps it is misspelt",
    "string_type": "must be text in quotes",
    "string_too_short": "must not be empty",
    "string_too_long": "must be at most {max_length} characters long",
    "string_pattern_mismatch": "must be lower-case words joined by hyphens",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "literal_error": "must be {expected}",
    "tuple_type": "must be a list",
    "too_short": "must list at least {min_length}",
    "too_long": "must list at most {max_length}",
    "model_type": "must be a table of names and values",
    "greater_than_equal": "must be {ge:g} or more",
    "greater_than": "must be more than {gt:g}",
    "less_than_equal": "must be {le:g} or less",
    "unclean": "must not hold {fault}",
    "day": "must be a day written as year-month-day, such as 2026-11-22",
    "bands": "must begin with `from = 0`, each with a higher one than the one before",
}
_FORMAT: Final = "must be {expected}: this program knows no other format"


def wording(kind: str, path: KeyPath, bounds: Mapping[str, object]) -> str:
    """What must stand there, as the rest of a sentence. `kind` is pydantic's type of the error, `path` the way to the
    value, and `bounds` what the model states, such as the greatest length."""
    if kind == "string_pattern_mismatch" and path[-1] == "as_of":
        return _KINDS["day"]
    said = _FORMAT if (kind, path) == ("literal_error", ("format",)) else _KINDS.get(kind, "must be of another kind")
    return said.format_map(bounds)
