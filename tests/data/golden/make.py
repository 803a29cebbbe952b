"""Made the pages under `before` beside it with First Steps 0.1.0, commit 7e68cb5, from the answers that women.toml held
then: what each of the thirteen women was told by the first version. They stay as they are for ever, to be read beside
what is said today, which the tests keep under `now`.

    python tests/data/golden/make.py FOLDER

FOLDER must not exist. The day is fixed, so that another run of the same version writes the same bytes."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.golden.talking import built_in
from tests.golden.women import page, women


def main() -> None:
    """Write one page for each."""
    folder = Path(sys.argv[1])
    folder.mkdir()
    with tempfile.TemporaryDirectory() as kept:
        bank = built_in(Path(kept) / "none")
        for name, woman in women().items():
            text = page(woman, bank, Path(kept) / name)
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
