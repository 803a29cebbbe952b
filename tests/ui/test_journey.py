"""The whole way by keys: from home to the result, back, aside and out again."""

from __future__ import annotations

from pathlib import Path

from tests.faults.walks import sittings
from tests.ui.conftest import Begin


async def test_from_home_to_the_result_and_home_again(begin: Begin, kept_in: Path) -> None:
    """The whole quiz by number keys is kept as one sitting, and home knows of it."""
    async with begin() as walk:
        await walk.to_result()
        assert len(sittings(kept_in)) == 1
        assert not (kept_in / "draft.toml").exists()
        assert "WHERE YOU STAND" in walk.text
        await walk.press("b")
        await walk.at("MenuScreen", "Last time: 22 November, today.")
        assert "Last result" in walk.text


async def test_take_ends_after_the_result(begin: Begin) -> None:
    """`quiz take` opens with the start page and leaves with 0."""
    async with begin(take=True) as walk:
        await walk.to_result()
        await walk.press("escape")
        await walk.until(lambda: walk.app.return_code == 0)


async def test_nothing_is_kept_before_the_start(begin: Begin, kept_in: Path) -> None:
    """Help, help lines and leaving make no file."""
    async with begin(take=True) as walk:
        await walk.press("f2")
        await walk.at("SafetyScreen", "Emergency")
        await walk.press("escape")
        await walk.at("MenuScreen", "Start without")
        await walk.press("end", "enter")
        await walk.until(lambda: walk.app.return_code == 0)
    assert not kept_in.exists()


async def test_start_without_keeping_anything(begin: Begin, kept_in: Path) -> None:
    """No file at all, and it is said."""
    async with begin(take=True) as walk:
        await walk.press("down", "enter")
        await walk.past_safety()
        await walk.at("QuestionScreen", "nothing is saved")
        await walk.answer_all()
        await walk.press("f")
        await walk.at("ResultScreen", "· not saved")
    assert not kept_in.exists()


async def test_moving_answers_nothing_and_enter_does(begin: Begin) -> None:
    """Arrows and j/k move the pointer; Enter takes what it stands at."""
    async with begin() as walk:
        await walk.to_core()
        first = walk.question.question.id
        await walk.press("down", "j", "k", "up", "down")
        assert walk.question.question.id == first
        assert "> ( ) 2  rarely" in walk.text
        await walk.answer("enter")
        await walk.press("b")
        assert walk.question.question.id == first
        assert "> (x) 2  rarely" in walk.text


async def test_skip_and_no_occasion(begin: Begin) -> None:
    """Both go on and are shown as what they are."""
    async with begin() as walk:
        await walk.to_core()
        await walk.answer("s")
        while "no occasion" not in walk.text:
            await walk.answer("1")
        await walk.answer("0")
        await walk.press("f")
        await walk.at("CheckScreen", "skipped")
        assert "no occasion" in walk.text
        assert "not answered" in walk.text


async def test_no_occasion_only_where_it_is_offered(begin: Begin) -> None:
    """0 does nothing at a circumstance."""
    async with begin() as walk:
        await walk.to_first_question()
        await walk.press("0", "9")
        assert "1 of 8" in walk.text


async def test_an_answer_is_changed_at_the_check_page(begin: Begin) -> None:
    """Enter on a line leads to its question, and the answer back to the line."""
    async with begin() as walk:
        await walk.to_check()
        target = "blames"
        await walk.point(lambda: walk.pointed == target)
        await walk.press("enter")
        await walk.at("QuestionScreen", "(x) 3  sometimes")
        await walk.press("5")
        await walk.at("CheckScreen", "almost always")
        assert walk.pointed == target


async def test_back_from_the_check_page(begin: Begin) -> None:
    """It leads to the last question, and from there on again."""
    async with begin() as walk:
        await walk.to_check()
        await walk.press("b")
        await walk.at("QuestionScreen", "(x)")
        await walk.answer("3")
        await walk.at("CheckScreen")


async def test_a_draft_is_set_aside(begin: Begin) -> None:
    """Starting afresh asks the first question again."""
    async with begin() as walk:
        await walk.to_first_question()
        await walk.answer("1")
        await walk.until(lambda: walk.session.saving.value == "saved")
    async with begin(take=True) as walk:
        await walk.press("enter")
        await walk.at("MenuScreen", "Start afresh")
        await walk.press("down", "enter")
        await walk.past_safety()
        await walk.at("QuestionScreen", "1 of 8")


async def test_numbers_choose_wherever_there_are_lines(begin: Begin) -> None:
    """From home to the first question by numbers alone; one that no line has does nothing."""
    async with begin() as walk:
        await walk.press("9", "1")
        await walk.at("MenuScreen", "Start without")
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "> ( ) 1  yes")
        await walk.press("4", "3")
        await walk.at("SafetyCheckScreen", "account to him")
        await walk.press("1")
        await walk.at("QuestionScreen", "1 of 8")


async def test_back_to_the_first_safety_question(begin: Begin) -> None:
    """From the second, by b as by Escape; before the first there is no way back, and nothing happens."""
    async with begin(take=True) as walk:
        await walk.press("1")
        for key in ("b", "escape"):
            await walk.at("SafetyCheckScreen", "disagree")
            await walk.press(key)
            assert "disagree" in walk.text
            await walk.press("1")
            await walk.at("SafetyCheckScreen", "account to him")
            await walk.press(key)
        await walk.at("SafetyCheckScreen", "disagree")


async def test_the_safe_list_from_the_result(begin: Begin) -> None:
    """F2 on a result offers the safe list, and the result changes into it."""
    async with begin() as walk:
        await walk.to_result()
        assert "Read it now" in walk.text
        assert "w Why" in walk.keys
        await walk.press("w")
        await walk.at("WhyScreen", "You marked")
        await walk.press("f2")
        await walk.at("SafetyScreen")
        await walk.press("5")
        await walk.at("WhyScreen", "Small care for yourself")
        assert "You marked" not in walk.text
        await walk.press("b")
        await walk.at("ResultScreen", "STEPS THAT NEED NOTHING")
        assert "Read it now" not in walk.text
