"""What there is to read: the result and why, the steps, and that answers are saved."""

from __future__ import annotations

from pathlib import Path

from quiz.model.bank import Bank
from tests.ui.conftest import Begin
from tests.ui.gallery.scene import visit
from tests.ui.gallery.scenes import SCENES
from tests.ui.ways import to_reading


async def test_why(begin: Begin) -> None:
    """`w` shows and hides what one answer would have changed."""
    async with begin() as walk:
        await walk.to_result()
        assert "instead of" not in walk.text
        await walk.press("w")
        await walk.at("WhyScreen", "instead of")
        await walk.press("w")
        await walk.at("ResultScreen", "Why this one")
        await walk.press("down", "down", "enter")
        await walk.at("WhyScreen", "You marked")


async def test_steps_to_keep_can_be_read_and_the_step_for_today_is_pointed_at(bank: Bank, kept_in: Path) -> None:
    """Enter reads today's at once; those that go well stand below it."""
    async with visit(SCENES["result-keep"], bank, kept_in, (80, 48)) as walk:
        lines = walk.text.splitlines()
        today, keep = (
            next(n for n, line in enumerate(lines) if line.startswith("> Read it now")),
            lines.index("WHAT GOES WELL"),
        )
        assert today < keep
        title = next(line for line in lines[1:] if line[:1].isdigit()).lstrip(" 0123456789")
        kept = lines[keep + 1].lstrip(" 0123456789")
        await walk.press("enter")
        await walk.at("ReadingScreen", title)
        await walk.press("b")
        await walk.at("ResultScreen")
        await walk.point(lambda: kept in next(line for line in walk.words.splitlines() if line.startswith(">")))
        await walk.press("enter")
        await walk.at("ReadingScreen", kept)


async def test_where_nothing_comes_first_every_step_can_be_read(bank: Bank, kept_in: Path) -> None:
    """What is true stands in the place of an act, and Enter leads to the list of steps."""
    async with visit(SCENES["result-no-start"], bank, kept_in, (60, 20)) as walk:
        assert "Nothing in your answers asks for attention first." in " ".join(walk.text.split())
        await walk.press("enter")
        await walk.at("StepsScreen")


async def test_home_leads_to_what_to_do_today_and_names_no_step(bank: Bank, kept_in: Path) -> None:
    """At the first press; to the list alone once only the steps that need nothing from him are shown."""
    async with visit(SCENES["home-one"], bank, kept_in, (60, 20)) as walk:
        assert "> What to do today" in walk.text
        assert not any(step.title in walk.text for step in bank.steps)
        await walk.press("enter")
        await walk.at("ResultScreen", "Read it now")
        await walk.press("b")
        await walk.at("MenuScreen", "What to do today")
        walk.session.safe_only = True
        await walk.press("enter")
        await walk.at("ResultScreen", "STEPS THAT NEED NOTHING")
        assert "What to do today" not in walk.text
        assert "Read it now" not in walk.text


async def test_a_result_names_only_keys_that_do_something(bank: Bank, kept_in: Path) -> None:
    """No step to read; behind why stands what was left out."""
    async with visit(SCENES["result-skipped"], bank, kept_in, (80, 24)) as walk:
        assert "p plans, n notes, e exports, w says why." in walk.text.splitlines()
        assert "w Why" in walk.keys


async def test_a_reading_keeps_its_place(begin: Begin) -> None:
    """A step opens from the list where she stopped reading it."""
    async with begin() as walk:
        await walk.press("down", "enter")
        await walk.at("StepsScreen")
        await walk.press("enter")
        await walk.at("ReadingScreen", "Check the story")
        await walk.press("space")
        await walk.until(lambda: walk.body.scroll_offset.y > 0)
        line = walk.body.scroll_offset.y
        await walk.press("b")
        await walk.at("StepsScreen")
        await walk.press("enter")
        await walk.at("ReadingScreen")
        await walk.until(lambda: walk.body.scroll_offset.y == line)


async def test_the_last_result_from_home(begin: Begin) -> None:
    """A kept sitting is shown again, by its own day."""
    async with begin() as walk:
        await walk.to_result()
    async with begin() as walk:
        await walk.press("down", "down", "enter")
        await walk.at("ResultScreen", "22 November")


async def test_saved_is_said(begin: Begin) -> None:
    """After an answer the page says, in a word, that it is saved."""
    async with begin() as walk:
        await walk.to_first_question()
        await walk.answer("1")
        await walk.until(lambda: "saved" in walk.text.splitlines()[1])


async def test_a_step_is_read_from_the_result(begin: Begin) -> None:
    """Enter opens the one that is pointed at, and back leads to the same place."""
    async with begin() as walk:
        await walk.to_result()
        pointed = walk.pointed
        await walk.press("enter")
        await walk.at("ReadingScreen", "Why it matters")
        await walk.press("b")
        await walk.at("ResultScreen")
        assert walk.pointed == pointed


async def test_the_safe_list_from_a_reading(begin: Begin) -> None:
    """A text in the variant for somebody who is not worried goes, and the list behind it holds the safe steps alone."""
    async with begin() as walk:
        await to_reading(walk)
        await walk.press("f2")
        await walk.at("SafetyScreen")
        await walk.press("5")
        await walk.at("StepsScreen")
        assert set(walk.targets) == {"2", "3", "11", "15"}
