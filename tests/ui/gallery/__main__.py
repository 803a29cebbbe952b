"""Draws every scene in every theme and size, and puts them together on contact sheets to be looked at.

    python -m tests.ui.gallery FOLDER [--only NAME …] [--sizes 80x24 …] [--themes dark …]

Needs `rsvg-convert` and ImageMagick's `montage` on the machine of whoever looks; the program itself needs neither."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from itertools import product
from pathlib import Path
from typing import Final

from quiz.bank import built_in_folder, load
from quiz.model.bank import Bank
from quiz.ui.themes import OWN
from tests.ui.conftest import Walk
from tests.ui.gallery.scene import Scene, visit
from tests.ui.gallery.scenes import SCENES

SIZES: Final = {"60x20": (60, 20), "80x24": (80, 24), "120x40": (120, 40), "160x50": (160, 50)}
ON_A_SHEET: Final = {"60x20": "3x3", "80x24": "2x3", "120x40": "2x2", "160x50": "1x2"}
"""Screens beside and below each other, so that a sheet can still be read."""
WIDTH: Final = 1600
"""Pixels of a sheet."""
FONT: Final = "DejaVu Sans Mono"
FONT_SIZE: Final = 12.2 / 0.602
"""Font size at which a cell of this font is as wide as Textual draws its cells."""
CONVERT: Final = "rsvg-convert"
MONTAGE: Final = "montage"


def main() -> int:
    """Draw what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.gallery", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--only", nargs="+", default=["*"], help="names of scenes, such as 'result*'")
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--themes", nargs="+", choices=OWN, default=list(OWN))
    wanted = parser.parse_args()
    if missing := [tool for tool in (CONVERT, MONTAGE) if not shutil.which(tool)]:
        sys.stderr.write(f"Not installed: {' and '.join(missing)}\n")
        return 1
    names = [name for name in SCENES if any(fnmatch(name, pattern) for pattern in wanted.only)]
    looks = list(product(wanted.themes, wanted.sizes))
    asyncio.run(draw(names, looks, wanted.folder / "screens"))
    for theme, size in looks:
        for sheet in sheets(names, theme, size, wanted.folder):
            sys.stdout.write(f"{sheet}\n")
    return 0


async def draw(names: Sequence[str], looks: Sequence[tuple[str, str]], folder: Path) -> None:
    """One picture of each scene in each look."""
    folder.mkdir(parents=True, exist_ok=True)
    bank = load(built_in_folder())
    for name in names:
        for size in dict.fromkeys(size for _, size in looks):
            themes = [theme for theme, other in looks if other == size]
            await pictures(bank, SCENES[name], size, {theme: picture(folder, name, theme, size) for theme in themes})


async def pictures(bank: Bank, scene: Scene, size: str, files: dict[str, Path]) -> None:
    """One scene in one size, in several themes."""
    with tempfile.TemporaryDirectory() as kept_in:
        async with visit(scene, bank, Path(kept_in) / "kept", SIZES[size]) as walk:
            for theme, file in files.items():
                walk.app.theme = theme
                await walk.pilot.pause()
                save(walk, file)


def save(walk: Walk, file: Path) -> None:
    """The screen as it is now, as a picture."""
    drawn = walk.app.export_screenshot(title=file.stem).replace("Fira Code", FONT)
    drawn = drawn.replace("font-size: 20px", f"font-size: {FONT_SIZE:.2f}px")
    drawn = drawn.replace("<svg ", '<svg xml:space="preserve" ', 1)
    subprocess.run([CONVERT, "-o", file], input=drawn, text=True, check=True)


def sheets(names: Sequence[str], theme: str, size: str, folder: Path) -> Iterator[Path]:
    """The pictures of one look, so many on a sheet."""
    beside, below = map(int, ON_A_SHEET[size].split("x"))
    for number, first in enumerate(range(0, len(names), beside * below), 1):
        shown = names[first : first + beside * below]
        sheet = folder / f"{theme}-{size}-{number:02}.png"
        files = [picture(folder / "screens", name, theme, size) for name in shown]
        geometry = f"{WIDTH // beside - 8}x+4+4"
        options = ["-tile", f"{beside}x", "-geometry", geometry, "-background", "#808080"]
        subprocess.run([MONTAGE, *files, *options, sheet], check=True)
        yield sheet


def picture(folder: Path, name: str, theme: str, size: str) -> Path:
    """Where the picture of a scene stands."""
    return folder / f"{name}-{theme}-{size}.png"


if __name__ == "__main__":
    sys.exit(main())
