"""The pictures of the README: drawn by the program, whole in themselves, and drawn again by one command."""

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
SAID = {
    "question": ("7 of 26", "In the past two weeks", "While he was still talking", "no occasion", "Help", "Leave"),
    "today": ("What to do today", "Ten minutes", "Read it now", "WHERE YOU STAND", "Help", "Leave"),
}
"""What each of them has to show."""


@pytest.fixture(scope="module", params=["kept", "drawn"])
def folder(request: pytest.FixtureRequest, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pictures in the repository, and those drawn now by the command that CONTRIBUTING.md gives."""
    if request.param == "kept":
        return checkout / "docs"
    command = ".venv/bin/python docs/picture.py"
    assert f"`{command}`" in (checkout / "CONTRIBUTING.md").read_text(encoding="utf-8")
    drawn = tmp_path_factory.mktemp("pictures")
    environment = {**os.environ, "PYTHONPATH": str(checkout), "NO_COLOR": ""}
    script = [sys.executable, *command.split()[1:], str(drawn)]
    subprocess.run(script, check=True, cwd=checkout, env=environment, timeout=120)
    return drawn


@pytest.mark.parametrize("name", SAID)
def test_it_shows_the_page(folder: Path, name: str) -> None:
    said = ET.parse(folder / f"{name}.svg").getroot().itertext()  # noqa: S314 - our own drawing
    words = " ".join("".join(said).replace("\xa0", " ").split())
    for phrase in SAID[name]:
        assert phrase in words


@pytest.mark.parametrize("name", SAID)
def test_it_needs_nothing_from_outside(folder: Path, name: str) -> None:
    """No font, no picture, no script, no address but the name of the format; and it is small."""
    picture = (folder / f"{name}.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^\"'\s)]*", picture)) == {SVG}
    assert not re.search(r"@font-face|url\((?!#)|@import|href|<image|<script", picture)
    assert len(picture.encode()) < MOST


def test_the_readme_shows_them(checkout: Path) -> None:
    """With words for whoever cannot see them."""
    readme = (checkout / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"!\[[^\]]{40,}\]\(docs/(.+?)\.svg\)", readme) == list(SAID)
