"""The questions of today, asked of the program once for all tests here."""

from __future__ import annotations

import pytest

from tests.golden.talking import Bank, built_in


@pytest.fixture(scope="session")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """Give the built-in bank."""
    return built_in(tmp_path_factory.mktemp("none"))
