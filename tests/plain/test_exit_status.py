"""What the shell is told, and on which of its streams."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Ran


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("result",), 1),
        (("result", "7"), 1),
        (("read", "16"), 1),
        (("reslt",), 2),
        (("--color", "pink"), 2),
        (("take",), 2),
        ((), 2),
        (("--version",), 0),
        (("--help",), 0),
        (("--bank", "/nowhere", "bank"), 3),
    ],
)
def test_exit_statuses(quiz: Callable[..., Ran], arguments: tuple[str, ...], status: int) -> None:
    """What went wrong stands on standard error, in a sentence; standard output stays empty."""
    ran = quiz(*arguments)
    assert ran.status == status
    if status:
        assert ran.out == ""
        assert ran.err.strip()
