"""What the start page needs is read without loading validation, which costs more than all else there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from quiz.model.kept import Settings
from quiz.storage import Store
from tests.core.storing import IDS, draft, record

LOOKING = """
import sys
from datetime import date, datetime, timezone
from pathlib import Path
from quiz.storage import Store, new_id
from quiz.storage.autosave import Autosave
store = Store(Path(sys.argv[1]))
store.prepare()
lock = store.lock()
seen = [
    store.last_finished() is not None, store.has_draft(), store.settings().theme, store.count(), store.exists,
    store.due(date(2026, 11, 22)).review, store.open_to_others(), len(new_id(datetime.now(timezone.utc))),
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


@pytest.mark.parametrize(("more", "loaded"), [("", ""), ("store.listing()", " pydantic tomli_w")])
def test_a_first_look_loads_no_validation_and_a_list_does(folder: Path, checkout: Path, more: str, loaded: str) -> None:
    command = [sys.executable, "-c", LOOKING.format(more=more), str(folder)]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == f"[True, True, 'light', 2, True, False, False, 21]{loaded}\n"
