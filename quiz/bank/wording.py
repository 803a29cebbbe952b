"""Says in plain words what a model expected. Built from the place and the kind of a fault alone, never from the value
or from pydantic's own message, which contains it. Must not know files or lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

MISSING: Final = "is missing"
UNKNOWN_NAME: Final = "is a name that nobody reads here: perhaps it is misspelt"
LIST: Final = "must be a list"
TABLE: Final = "must be a table of names and values"
DAY: Final = "must be a day written as year-month-day, such as 2026-11-22"

_KINDS: Final = {
    "missing": MISSING,
    "extra_forbidden": UNKNOWN_NAME,
    "string_type": "must be text in quotes",
    "string_too_short": "must not be empty",
    "string_too_long": "must be at most {max_length} characters long",
    "string_pattern_mismatch": "must be lower-case words joined by hyphens",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "literal_error": "must be {expected}",
    "tuple_type": LIST,
    "too_short": "must list at least {min_length}",
    "too_long": "must list at most {max_length}",
    "dict_type": TABLE,
    "greater_than_equal": "must be {ge:g} or more",
    "greater_than": "must be more than {gt:g}",
    "less_than_equal": "must be {le:g} or less",
}


def wording(kind: str, name: str, bounds: Mapping[str, object]) -> str:
    """What must stand there, as the rest of a sentence. `kind` is pydantic's type of the error, `name` the key, and
    `bounds` what the model states, such as the greatest length."""
    if kind == "string_pattern_mismatch" and name == "as_of":
        return DAY
    return _KINDS.get(kind, "must be of another kind").format_map(bounds)
