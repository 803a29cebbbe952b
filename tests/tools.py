"""Programs that some tests start beside ours. Where one is not installed its tests are skipped with the reason; where
it has to be there, as in CI, which installs it, they fail. And the values that are tested in the whole suite only."""

from __future__ import annotations

import os
import shutil
from typing import Final

import pytest
from _pytest.mark import ParameterSet
from hypothesis import settings

REQUIRED: Final = "REQUIRED_TOOLS"
"""The variable with the names of those that have to be there, which .ci/run sets."""


def tool(name: str) -> str:
    """The full path of a program."""
    found = shutil.which(name)
    if found:
        return found
    if name in os.environ.get(REQUIRED, "").split():
        pytest.fail(f"{name} has to be installed here")
    pytest.skip(f"there is no {name} here (Debian: apt-get install {name})")


def examples(number: int) -> int:
    """So many examples for Hypothesis in the whole suite, and a quarter of them in the quick one."""
    return number if settings.get_current_profile_name() == "whole" else number // 4


def slow(*values: object) -> list[ParameterSet]:
    """Values of a parameter whose tests are among the slow ones."""
    return [pytest.param(value, marks=pytest.mark.slow) for value in values]
