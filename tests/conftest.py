"""What every test stands on: the checkout, a home of its own, and no way to the network. Must not know the program."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more about the machine than about the program.
settings.register_profile("whole", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=25)

INTERNET = frozenset({socket.AF_INET, socket.AF_INET6})
ASKED_FOR_BY_A_PERSON = ("QUIZ_HOME", "ACCESSIBLE", "NO_COLOR")


def refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    """Let no test of the program open an internet socket in this process, whoever asks for it."""
    if event == "socket.__new__" and arguments[1] in INTERNET:
        message = "A test tried to open an internet socket."
        raise RuntimeError(message)


sys.addaudithook(refuse_the_network)


def pytest_configure(config: pytest.Config) -> None:
    """Where the slow tests are left out, let a quarter of the examples do that Hypothesis tries in the whole suite."""
    settings.load_profile("quick" if config.option.markexpr == "not slow" else "whole")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Give the folder in which pyproject.toml stands."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give each test an empty home, so that none reads or writes what somebody really keeps."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name in ASKED_FOR_BY_A_PERSON:
        monkeypatch.delenv(name, raising=False)
    return home
