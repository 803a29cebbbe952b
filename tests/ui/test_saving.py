"""What stands on the page while answers cannot be saved, and that it goes when they are."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.model.record import Draft
from quiz.storage import Store
from quiz.storage.errors import cannot_store
from quiz.text.keeping import IN_MEMORY, UNKNOWN, not_saved
from tests.ui.conftest import Begin

FULL = "The disk is full."


class Disk:
    """A disk that refuses drafts for as long as it is full."""

    full = False


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Give the disk under every store."""
    disk = Disk()
    save = Store.save_draft

    def save_draft(store: Store, draft: Draft) -> None:
        if disk.full:
            raise cannot_store(store.folder, OSError(errno.ENOSPC, ""))
        save(store, draft)

    monkeypatch.setattr(Store, "save_draft", save_draft)
    return disk


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
async def test_it_stays_while_saving_fails_and_goes_when_it_does_not(
    begin: Begin, disk: Disk, kept_in: Path, size: tuple[int, int]
) -> None:
    """Under the heading, through one answer after the other, and then by itself; no answer is lost."""
    async with begin(size) as walk:
        await walk.to_core()
        await walk.until(lambda: "  saved" in walk.text)
        disk.full = True
        for key in "134":
            await walk.answer(key)
            await walk.until(lambda: FULL in walk.text)
            lines = [line for line in walk.text.splitlines() if line.strip()]
            assert "not saved yet" in lines[0]
            assert lines[2].strip().startswith(FULL)
            assert " ".join(f"{FULL} {IN_MEMORY}".split()) in " ".join(walk.text.split())
            assert "( ) 5  almost always" in walk.text
            assert walk.body.max_scroll_y == 0
        disk.full = False
        await walk.until(lambda: "  saved" in walk.text)
        assert FULL not in walk.text
        kept = Store(kept_in).draft()
        assert kept is not None
        assert len(kept.said.answers) == 3


def test_a_reason_that_has_no_words_of_its_own() -> None:
    """What a person cannot do anything with is not shown; that the answers are safe is."""
    assert not_saved(QuizError("A title", "A sentence.")) == f"{UNKNOWN[0].upper()}{UNKNOWN[1:]}. {IN_MEMORY}"
