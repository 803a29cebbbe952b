"""The comparison on the screen: the band of noise, what else can be compared, and what is said without figures."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from quiz.storage import Store
from quiz.ui.widgets.charts import BEYOND, BOTH, NOISE, NOW, SCALE, THEN, WITHIN, noise_band
from tests.ui.conftest import Begin
from tests.ui.lookback.conftest import Keep
from tests.ui.ways import to_change, to_place


def drawn(then: float, now: float, noise: float | None, width: int = 21) -> str:
    """The band as it is seen, for strengths of 0 to 100."""
    return noise_band(then / 100, now / 100, None if noise is None else noise / 100, width).plain


@pytest.mark.parametrize(
    ("then", "now", "noise", "expected"),
    [
        (20, 80, 15, "·░░░●───━━━━━━━━○····"),
        (50, 55, 15, "·······░░░●○░░·······"),
        (50, 50, 15, "·······░░░◉░░░·······"),
        (50, 30, None, "······○───●··········"),
        (0, 100, 10, "●──━━━━━━━━━━━━━━━━━○"),
    ],
)
def test_the_band(then: float, now: float, noise: float | None, expected: str) -> None:
    """Thin within the noise, heavy beyond it; the noise to both sides; none where it is not known."""
    assert drawn(then, now, noise) == expected


@pytest.mark.parametrize(("then", "now"), list(product(range(0, 101, 7), repeat=2)))
def test_heavy_means_beyond_the_noise(then: int, now: int) -> None:
    """A heavy line stands exactly where the change is more than the noise, whatever the rounding to cells."""
    for noise in (3, 10.4, 22):
        found = drawn(then, now, noise, 33)
        assert len(found) == 33
        assert set(found) <= {BEYOND, BOTH, NOISE, NOW, SCALE, THEN, WITHIN}
        between = 0 if BOTH in found else abs(found.index(THEN) - found.index(NOW)) - 1
        assert (BEYOND in found) is (abs(then - now) > noise and between > 0)


async def test_last_first_and_every_are_one_key_apart(begin: Begin, keep: Keep) -> None:
    """Each is offered from the others, and none from itself."""
    keep(4)
    async with begin() as walk:
        await to_change(walk)
        await walk.at("ChangeScreen", "3 November → 22 November, 19 days")
        assert "l Last" not in walk.keys
        await walk.press("f")
        await walk.at("ChangeScreen", "26 September → 22 November, 57 days")
        await walk.press("e")
        await walk.at("ChangeScreen", "The mean of 3 times before → 22 November")
        assert "f First" in walk.keys
        await walk.press("l")
        await walk.at("ChangeScreen", "3 November → 22 November, 19 days")
        await walk.press("escape")
        await walk.at("MenuScreen", "What has changed")


async def test_two_sittings_offer_no_other(begin: Begin, keep: Keep) -> None:
    """With one earlier sitting there is nothing else to hold against."""
    keep(2)
    async with begin() as walk:
        await to_change(walk)
        await walk.press("f", "e", "l")
        await walk.at("ChangeScreen", "3 November → 22 November")
        assert not {"First", "Every", "Last"} & set(walk.keys.split())


async def test_figures_words_and_marks(begin: Begin, keep: Keep) -> None:
    """Every band has its figures and its word; the words are also said in a sentence; the marks are explained."""
    keep(5)
    async with begin() as walk:
        await to_change(walk)
        await walk.press("f")
        await walk.at("ChangeScreen", "76 days")
        lines = walk.text.splitlines()
        row = next(line for line in lines if line.lstrip().startswith("fair to yourself"))
        assert BEYOND in row
        assert lines[lines.index(row) - 1] == "More helpful answers"
        assert "→" in row
        assert "● then   ○ now   ◉ both" in walk.text
        assert "Fair to yourself:" in walk.text
        assert "YOUR ANSWERS, LARGEST MOVES" in walk.text
        assert "rarely → almost always" in walk.text


async def test_too_soon_draws_no_verdict(begin: Begin, keep: Keep) -> None:
    """Under fourteen days nothing is said about how sure a change is."""
    keep(2, timedelta(days=5))
    async with begin() as walk:
        await to_change(walk)
        await walk.at("ChangeScreen", "too soon to say")
        assert "about the same" not in walk.text


async def test_the_help_explains_the_noise(begin: Begin, keep: Keep) -> None:
    """With the figures of the bank."""
    keep(2)
    async with begin() as walk:
        await to_change(walk)
        await walk.press("question_mark")
        await walk.at("HelpScreen", "Answers vary by chance.")
        assert "0.9 places" in " ".join(walk.text.split())


async def test_notes_and_what_was_planned(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """Both notes stand under their days; what was planned says that it is not proof of cause."""
    kept = keep(2)
    store = Store(kept_in)
    store.set_note(kept[0].id, "A hard week.\n[red]not markup[/]")
    store.set_note(kept[1].id, "A quieter one.")
    from datetime import date

    from quiz.model.record import Plan, PlanEntry, PlannedStep

    step = PlannedStep(number=13, if_then="If he blames me, then I say my sentence.", read=date(2026, 11, 8))
    made = kept[0].finished + timedelta(days=1)
    store.save_plan(Plan(entries=(PlanEntry(made=made, look_again=date(2026, 12, 1), steps=(step,)),)))
    async with begin() as walk:
        await to_change(walk)
        text = " ".join(walk.text.split())
        assert "Your note of 3 November: A hard week. [red]not markup[/]" in text
        assert "A quieter one." in text
        assert "read on 8 November" in text
        assert "It is not proof of cause." in text
        await walk.point(lambda: walk.pointed == "13" and "> 13" in walk.text)
        for _ in range(40):
            if walk.name == "ReadingScreen":
                break
            await walk.press("enter")
        await walk.at("ReadingScreen")


async def test_another_bank_cannot_be_compared(begin: Begin, keep: Keep, kept_in: Path) -> None:
    """It is said, with a way back."""
    keep(2)
    file = min((kept_in / "sittings").glob("*.toml"))
    text = file.read_text(encoding="utf-8").replace('id = "first-steps"', 'id = "other-bank"', 1)
    file.write_text(text, encoding="utf-8")
    async with begin() as walk:
        await to_place(walk, "What has changed", "MenuScreen")
        await walk.at("MenuScreen", "These cannot be compared")
        await walk.press("escape")
        await walk.at("MenuScreen", "What has changed")
