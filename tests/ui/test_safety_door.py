"""The safety door in the full screen: nothing made before it is passed, six ways from the support page, and the quiet
line for who would rather not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.model.bank import Bank
from quiz.storage import Lock, Store
from quiz.storage.errors import cannot_store
from quiz.text import safety
from tests.faults.walks import sittings
from tests.ui.conftest import Begin, Walk
from tests.ui.gallery.front import unfinished
from tests.ui.people import keep_draft


async def worry(walk: Walk) -> None:
    """Answer the first safety question with a no."""
    await walk.press("enter")
    await walk.at("SafetyCheckScreen", "disagree")
    await walk.press("down", "enter")
    await walk.at("MenuScreen", "Go on")


async def test_a_worried_answer_leads_to_the_safe_list(begin: Begin) -> None:
    """The support page opens once; the result shows the steps that are safe alone, and no others."""
    async with begin(take=True) as walk:
        await worry(walk)
        await walk.press("down", "enter")
        await walk.at("SafetyScreen", "Emergency")
        await walk.press("b")
        await walk.at("MenuScreen", "Go on")
        await walk.press("enter")
        await walk.at("SafetyCheckScreen", "account to him")
        await walk.press("down", "enter")
        await walk.at("QuestionScreen", "1 of 8")
        await walk.answer_all()
        await walk.press("f")
        await walk.at("ResultScreen", "STEPS THAT NEED NOTHING")
        listed = set(walk.targets)
        assert listed == {"2", "3", "11", "15"}
        assert "WHERE YOU STAND" not in walk.text


async def test_stop_and_delete(begin: Begin, kept_in: Path) -> None:
    """Nothing of the sitting stays, and the program ends."""
    async with begin(take=True) as walk:
        await worry(walk)
        await walk.press("3")
        await walk.until(lambda: walk.app.return_code == 0)
    assert not kept_in.exists()


async def to_support(walk: Walk) -> None:
    """From home or the start page to the support page, with a no to the first question."""
    if "Start without" not in walk.text:
        await walk.press("1")
        await walk.at("MenuScreen", "Start without")
    await walk.press("1")
    await walk.at("SafetyCheckScreen", "disagree")
    await walk.press("2")
    await walk.at("MenuScreen", "Go on")


async def test_six_ways_and_what_would_be_saved(begin: Begin) -> None:
    """In their order, as in lines; help lines and steps lead back to them."""
    async with begin(take=True) as walk:
        await to_support(walk)
        rows = [line[2:] for line in walk.words.splitlines() if line[2:] in safety.SUPPORT.values()]
        assert rows == [*safety.SUPPORT.values()]
        assert safety.SAVES in " ".join(walk.text.split())
        await walk.press("2")
        await walk.at("SafetyScreen", "Emergency")
        await walk.press("b")
        await walk.at("MenuScreen", "Go on")
        await walk.press("5")
        await walk.at("StepsScreen", "Small care for yourself")
        await walk.press("down", "down", "enter")
        await walk.at("ReadingScreen", "What you think, for yourself")
        await walk.press("b")
        await walk.at("StepsScreen")
        await walk.press("b")
        await walk.at("MenuScreen", "Go on")


async def test_all_ways_are_in_sight_with_answers_saved_before(begin: Begin, bank: Bank, kept_in: Path) -> None:
    """Where the window is smallest and most is said; nothing has to be scrolled to be chosen."""
    keep_draft(bank, kept_in, 12)
    async with begin(size=(60, 20)) as walk:
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "disagree")
        await walk.press("2")
        await walk.at("MenuScreen", "are saved there already")
        assert {line.strip(" >") for line in walk.screen.splitlines()} >= {*safety.SUPPORT.values()}
        said = " ".join(walk.text.split())
        assert safety.SAVES in said
        assert "Answers of 22 November are saved there already" in said


async def test_nothing_is_made_before_both_questions_are_answered(begin: Begin, kept_in: Path) -> None:
    """Neither at a question nor on the support page, nor by the steps it shows."""
    async with begin() as walk:
        await to_support(walk)
        await walk.press("5")
        await walk.at("StepsScreen")
        await walk.press("b")
        await walk.at("MenuScreen", "Go on")
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "account to him")
        assert not kept_in.exists()
        await walk.press("1")
        await walk.at("QuestionScreen", "1 of 8")
        assert kept_in.exists()


async def test_to_go_on_and_save_nothing(begin: Begin, kept_in: Path) -> None:
    """No folder and no file, from the support page to the result."""
    async with begin() as walk:
        await to_support(walk)
        await walk.press("4")
        await walk.at("SafetyCheckScreen", "account to him")
        await walk.press("1")
        await walk.at("QuestionScreen", "nothing is saved")
        await walk.answer_all()
        await walk.press("f")
        await walk.at("ResultScreen", "· not saved")
        assert "STEPS THAT NEED NOTHING" in walk.text
    assert not kept_in.exists()


@pytest.mark.parametrize("key", ["3", "4"])
async def test_a_resumed_draft_is_named_and_removed(begin: Begin, kept_in: Path, key: str) -> None:
    """With the folder that held nothing else; going on, she stands where she stopped."""
    async with begin() as walk:
        await walk.to_core()
        await walk.answer("3")
        await walk.until(lambda: walk.session.saving.value == "saved")
        await walk.press("ctrl+x")
    async with begin() as walk:
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "disagree")
        await walk.press("2")
        await walk.at("MenuScreen", "Answers of 22 November are saved there already")
        await walk.press(key)
        if key == "4":
            await walk.at("SafetyCheckScreen", "account to him")
            assert not kept_in.exists()
            await walk.press("1")
            await walk.at("QuestionScreen", "2 of ")
            await walk.answer("3")
        else:
            await walk.until(lambda: walk.app.return_code == 0)
    assert not kept_in.exists()


async def test_the_draft_alone_goes_where_more_is_kept(begin: Begin, bank: Bank, kept_in: Path) -> None:
    """What she finished before stays as it was, and so does the one that is not continued."""
    unfinished(bank, kept_in)
    before = {path: path.read_bytes() for path in sittings(kept_in)}
    async with begin() as walk:
        await walk.press("3")
        await walk.at("MenuScreen", "Start without")
        await walk.press("1")
        await walk.at("MenuScreen", "Start afresh")
        await walk.press("2")
        await walk.at("SafetyCheckScreen", "disagree")
        assert (kept_in / "draft.toml").exists()
        await walk.press("2")
        await walk.at("MenuScreen", "of an earlier time are saved there already")
        await walk.press("4")
        await walk.at("SafetyCheckScreen", "account to him")
    assert not (kept_in / "draft.toml").exists()
    assert before == {path: path.read_bytes() for path in sittings(kept_in)}


async def test_where_it_cannot_be_removed_it_is_said(
    begin: Begin, bank: Bank, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the ways stand again."""

    def refuse(*_: object) -> None:
        raise cannot_store(kept_in, OSError(30, ""))

    monkeypatch.setattr(Store, "discard_draft", refuse)
    unfinished(bank, kept_in)
    async with begin() as walk:
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "disagree")
        await walk.press("2")
        await walk.at("MenuScreen", "Go on")
        await walk.press("3")
        await walk.at("MenuScreen", "read-only")
        await walk.press("1")
        await walk.at("MenuScreen", "Go on")


async def test_another_answer_was_meant(begin: Begin) -> None:
    """The same question stands again; with a yes to both the result is the one of everybody."""
    async with begin(take=True) as walk:
        await to_support(walk)
        await walk.press("6")
        await walk.at("SafetyCheckScreen", "disagree")
        assert not walk.session.safe_only
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "account to him")
        await walk.press("2")
        await walk.at("MenuScreen", "Go on")
        await walk.press("6")
        await walk.at("SafetyCheckScreen", "account to him")
        await walk.press("1")
        await walk.at("QuestionScreen", "1 of 8")
        assert not walk.session.safe_only


async def test_an_answer_is_changed_by_going_back(begin: Begin) -> None:
    """The last word to each question is the one that counts; the page came once."""
    async with begin(take=True) as walk:
        await to_support(walk)
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "account to him")
        await walk.press("b")
        await walk.at("SafetyCheckScreen", "disagree")
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "account to him")
        assert not walk.session.safe_only
        await walk.press("2")
        await walk.at("QuestionScreen", "1 of 8")
        assert walk.session.safe_only


async def test_only_these_steps_once_asked_for_stay(begin: Begin) -> None:
    """By F2, in the middle of the questions: no answer to them takes that back."""
    async with begin(take=True) as walk:
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "disagree")
        await walk.press("f2")
        await walk.at("SafetyScreen")
        await walk.press("5")
        await walk.at("StepsScreen")
        await walk.press("b")
        await walk.at("SafetyCheckScreen", "disagree")
        await walk.press("2")
        await walk.at("MenuScreen", "Go on")
        await walk.press("6")
        await walk.at("SafetyCheckScreen", "disagree")
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "account to him")
        assert walk.session.safe_only


@pytest.mark.parametrize(
    ("first", "second", "at"), [("3", "1", "question"), ("3", "3", "question"), ("1", "3", "after")]
)
async def test_who_would_rather_not_say_is_offered_other_pages_once(
    begin: Begin, first: str, second: str, at: str
) -> None:
    """In one quiet line on the page that comes next; after other answers there is nothing."""
    said = "You need not say. Press F2 for other pages to read, now or later."
    async with begin(take=True) as walk:
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "disagree")
        await walk.press(first)
        await walk.at("SafetyCheckScreen", "account to him")
        assert (said in " ".join(walk.text.split())) is (at == "question")
        await walk.press(second)
        await walk.at("QuestionScreen", "1 of 8")
        assert (said in " ".join(walk.text.split())) is (at == "after")
        assert safety.UNSAID.format("Press F2")[:12] not in walk.text or at == "after"


async def test_a_lock_that_is_taken_meanwhile_is_said_then(begin: Begin, kept_in: Path) -> None:
    """After the questions, which are not asked again where she goes on without saving."""
    async with begin(take=True) as walk:
        await walk.press("1")
        await walk.at("SafetyCheckScreen", "disagree")
        Store(kept_in).prepare()
        with Lock(kept_in):
            await walk.past_safety()
            await walk.at("MenuScreen", "First Steps is open in another window")
            await walk.press("1")
            await walk.at("QuestionScreen", "1 of 8")
