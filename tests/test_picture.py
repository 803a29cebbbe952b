"""The picture of the README: drawn by the program, whole in itself, and drawn again by one command."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

SVG = "http://www.w3.org/2000/svg"
MOST = 60_000
"""Bytes: a picture that nobody waits for."""


@pytest.fixture(scope="module", params=["kept", "drawn"])
def picture(request: pytest.FixtureRequest, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The picture in the repository, and one drawn now by the command that CONTRIBUTING.md gives."""
    if request.param == "kept":
        return (checkout / "docs" / "picture.svg").read_text(encoding="utf-8")
    command = ".venv/bin/python docs/picture.py"
    assert f"`{command}`" in (checkout / "CONTRIBUTING.md").read_text(encoding="utf-8")
    place = tmp_path_factory.mktemp("picture") / "picture.svg"
    environment = {**os.environ, "PYTHONPATH": str(checkout), "NO_COLOR": ""}
    script = [sys.executable, *command.split()[1:], str(place)]
    subprocess.run(script, check=True, cwd=checkout, env=environment, timeout=120)
    return place.read_text(encoding="utf-8")


def test_it_shows_the_result(picture: str) -> None:
    """The act for today, strengths, the keys."""
    said = ET.fromstring(picture).itertext()  # noqa: S314 - our own drawing
    words = " ".join("".join(said).replace("\xa0", " ").split())
    for phrase in ("What to do today", "Ten minutes", "Read it now", "WHERE YOU STAND", "Help", "Leave"):
        assert phrase in words


def test_it_needs_nothing_from_outside(picture: str) -> None:
    """No font, no picture, no script, no address but the name of the format; and it is small."""
    assert set(re.findall(r"https?://[^\"'\s)]*", picture)) == {SVG}
    assert not re.search(r"@font-face|url\((?!#)|@import|href|<image|<script", picture)
    assert len(picture.encode()) < MOST


def test_the_readme_shows_it(checkout: Path) -> None:
    """With words for whoever cannot see it."""
    readme = (checkout / "README.md").read_text(encoding="utf-8")
    assert re.search(r"!\[[^\]]{40,}\]\(docs/picture\.svg\)", readme)
