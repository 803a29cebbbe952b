"""What a list and the first page need is read without loading validation, which costs more than all else there."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from quiz.history import Store
from quiz.models.record import FORMAT, Settings
from tests.core.test_store_doubles import IDS, draft, record

if TYPE_CHECKING:
    from pathlib import Path

LOOKING = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from quiz.history import Store, new_id
from quiz.history.writer import Writer
store = Store(Path(sys.argv[1]))
store.prepare()
lock = store.lock()
seen = [
    [head.number for head in store.listing().heads], store.last_finished() is not None, store.has_draft(),
    store.resolve("first").number, store.look().theme, store.count(), store.exists,
    len(new_id(datetime.now(timezone.utc))),
]
{more}
print(seen, *sorted({{"pydantic", "tomli_w", "platformdirs", "textual", "rich"}} & set(sys.modules)))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = Store(tmp_path / "kept")
    store.prepare()
    store.finish(record(IDS[0]))
    store.finish(record(IDS[1]))
    store.save_draft(draft(sitting=IDS[2]))
    store.save_settings(Settings(theme="light"))
    return store.folder


@pytest.mark.parametrize(("more", "loaded"), [("", ""), ("store.load('1')", " pydantic tomli_w")])
def test_looking_loads_no_validation_and_loading_does(folder: Path, checkout: Path, more: str, loaded: str) -> None:
    command = [sys.executable, "-c", LOOKING.format(more=more), str(folder)]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == f"[[1, 2], True, True, 1, 'light', 2, True, 21]{loaded}\n"


def test_the_head_knows_the_format_that_the_models_know() -> None:
    from quiz.history import heads

    assert heads.FORMAT == FORMAT
