"""The list of sittings: what it shows, and what can be done with a sitting from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.errors import NotFound
from quiz.storage import Store
from quiz.text.history import KEYS, ONLY_ONE, start_of
from quiz.ui.widgets.charts import LEVELS, Mark, room_for, trend
from tests.ui.conftest import Begin
from tests.ui.lookback.conftest import Keep
from tests.ui.ways import to_history


async def test_newest_first_with_figures_and_steps(begin: Begin, keep: Keep) -> None:
    """Every sitting stands with number, day and steps, and its figures under its day in a row for each area."""
    kept = keep(3)
    async with begin() as walk:
        await to_history(walk)
        assert "3 times" in walk.text
        assert walk.targets == [record.id for record in reversed(kept)]
        lines = walk.words.splitlines()
        heads = next(line for line in lines if line.split()[-2:] == ["22", "Nov"])
        for name, strength in (("communication", "communication"), ("fun", "fun")):
            row = next(line for line in lines if line.startswith(f"{name} ") and line[-1].isdigit())
            assert int(row[heads.index("22 Nov") :].split()[1]) == int(kept[2].areas[strength])
        row = next(line for line in lines if "22 November" in line)
        assert start_of(kept[2].start) in row


async def test_one_sitting_is_opened(begin: Begin, keep: Keep) -> None:
    """Enter shows its own result, and Escape leads back to it in the list."""
    kept = keep(3)
    async with begin() as walk:
        await to_history(walk)
        await walk.press("down", "down", "enter")
        await walk.at("ResultScreen", f"{kept[0].finished.day} {kept[0].finished:%B}")
        await walk.press("escape")
        await walk.at("HistoryScreen")
        assert walk.pointed == kept[0].id


async def test_two_sittings_are_compared(begin: Begin, keep: Keep) -> None:
    """The first is marked in text, the second opens the comparison, the earlier one first."""
    keep(3)
    async with begin() as walk:
        await to_history(walk)
        await walk.press("c")
        await walk.until(lambda: "> x  3" in walk.text)
        assert "Number 3 is marked." in walk.text
        await walk.press("c")
        await walk.until(lambda: "> x" not in walk.text)
        await walk.press("c", "down", "down", "c")
        await walk.at("ChangeScreen", "15 October → 22 November, 38 days")
        assert "First" not in walk.keys
        await walk.press("b")
        await walk.at("HistoryScreen")


async def test_one_sitting_cannot_be_compared(begin: Begin, keep: Keep) -> None:
    """It says so, and home does not offer it."""
    keep(1)
    async with begin() as walk:
        assert "What has changed" not in walk.text
        await to_history(walk)
        assert "EVERY AREA OVER TIME" not in walk.text
        await walk.press("c")
        await walk.until(lambda: ONLY_ONE in walk.text)


async def test_a_sitting_is_deleted_after_one_question(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """Keeping it is the first choice; deleting takes that file alone."""
    kept = keep(3)
    async with begin() as walk:
        await to_history(walk)
        await walk.press("down", "d")
        await walk.at("MenuScreen", "The file goes for good")
        await walk.press("enter")
        await walk.at("HistoryScreen", "3 times")
        await walk.press("d")
        await walk.at("MenuScreen", "The file goes for good")
        await walk.press("down", "enter")
        await walk.at("HistoryScreen", "2 times")
    assert [head.id for head in Store(kept_in).listing().heads] == [kept[0].id, kept[2].id]


async def test_a_marked_sitting_that_is_deleted_is_marked_no_more(begin: Begin, keep: Keep) -> None:
    """The next key to compare marks the one that the pointer is at."""
    keep(3)
    async with begin() as walk:
        await to_history(walk)
        await walk.press("c", "d")
        await walk.at("MenuScreen", "The file goes for good")
        await walk.press("down", "enter")
        await walk.at("HistoryScreen", "2 times")
        await walk.press("c")
        await walk.until(lambda: "Number 2 is marked." in walk.text)


async def test_what_is_no_sitting_of_ours(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """A damaged, a newer and a foreign sitting are listed as such, and none of them stops the others."""
    kept = keep(4)
    files = sorted((kept_in / "sittings").glob("*.toml"))
    files[0].write_text("format = 1\n[", encoding="utf-8")
    files[1].write_text(files[1].read_text(encoding="utf-8").replace("format = 1", "format = 2", 1), encoding="utf-8")
    other = files[2].read_text(encoding="utf-8").replace('id = "first-steps"', 'id = "other-bank"', 1)
    files[2].write_text(other, encoding="utf-8")
    async with begin() as walk:
        await to_history(walk)
        assert "2 times" in walk.text
        assert "with another set of questions" in walk.text
        assert "NOT READ" in walk.text
        assert files[0].name in walk.text
        assert files[1].name in walk.text
        await walk.press("down", "enter")
        await walk.at("MenuScreen", "These answers have no result here")
        await walk.press("enter")
        await walk.at("HistoryScreen")
        assert walk.pointed == kept[2].id
        await walk.press("c")
        await walk.until(lambda: "Number 3, with another set of questions: it cannot be compared." in walk.text)


async def test_over_time_is_shown_and_hidden(begin: Begin, keep: Keep) -> None:
    """Above the list until she hides it, on the smallest screen too; the list stays where it is when something is
    said."""
    keep(3)
    async with begin() as walk:
        await to_history(walk)
        assert "EVERY AREA OVER TIME" in walk.text
        before = walk.choices.region
        await walk.press("c")
        await walk.until(lambda: KEYS not in walk.text)
        assert walk.choices.region == before
        await walk.press("t")
        await walk.until(lambda: "EVERY AREA OVER TIME" not in walk.text)
    async with begin((60, 20)) as walk:
        await to_history(walk)
        assert "EVERY AREA OVER TIME" in walk.text
        assert "> " in walk.text
        await walk.press("t")
        await walk.until(lambda: "EVERY AREA OVER TIME" not in walk.text)


async def test_nothing_is_kept_in_this_run(begin: Begin) -> None:
    """The list says so instead of failing."""
    async with begin(keeps=False) as walk:
        assert "History" not in walk.text
        with pytest.raises(NotFound):
            walk.session.kept.listing()


async def test_many_sittings(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """One widget shows them all."""
    first = keep(1)[0]
    store = Store(kept_in)
    source = next((kept_in / "sittings").glob("*.toml")).read_text(encoding="utf-8")
    for number in range(2, 301):
        name = f"{first.id[:-4]}{number:04d}"
        text = source.replace("number = 1\n", f"number = {number}\n", 1).replace(first.id, name)
        (kept_in / "sittings" / f"{number:04d}-{name}.toml").write_text(text, encoding="utf-8")
    assert store.latest().sittings == 300
    async with begin() as walk:
        await to_history(walk)
        await walk.until(lambda: "300 times" in walk.text)
        assert len(list(walk.app.screen.query("*"))) < 10
        await walk.press("end")
        await walk.until(lambda: walk.pointed == first.id)


def test_trend_marks_stand_by_their_figures() -> None:
    """Every figure where there is room, else the first and the last; none is made up."""
    few = trend({"fun": (Mark(0.0, "0"), None, Mark(1.0, "100"))}, (), (), 56)
    assert few.plain.split() == ["fun", LEVELS[0], "0", "·", LEVELS[-1], "100"]
    room = room_for(["fun"], 56)
    many = trend({"fun": [Mark(n / room, str(n)) for n in range(room)]}, (), (), 56)
    assert many.plain.endswith(f"  0 → {room - 1}")
    assert many.cell_length <= 56
    dated = trend({"fun": (Mark(0.0, "0"), Mark(1.0, "100"))}, (), ("29 Oct", "22 Nov"), 56)
    assert dated.plain.splitlines()[0].split("  ")[-1].strip() == "29 Oct 22 Nov"
    assert trend({"x" * 60: (Mark(0.0, "0"), Mark(1.0, "100"))}, (), (), 56).plain.endswith(f"{LEVELS[-1]}  100 → 100")
