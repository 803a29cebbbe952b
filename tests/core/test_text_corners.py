"""Sentences for the rarer moments, held to their words: what has no answer, no place, no reason or no room."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from quiz.engine.outcome import outcome
from quiz.engine.sitting import NotAnAnswer, Stage, begin
from quiz.errors import QuizError
from quiz.export.documents import history_form
from quiz.model.answers import NO_OCCASION, SKIPPED, Answer
from quiz.model.bank import Bank
from quiz.model.kept import Head, Inventory, Listing
from quiz.model.record import PlanEntry, PlannedStep
from quiz.model.result import Shown
from quiz.text import asking, history, home, keeping, plan, result, safety, settings
from quiz.text.words import ago, capital
from tests.core.conftest import AnswersOf

TODAY = date(2026, 11, 22)
STARTED = datetime(2026, 11, 22, 14, 55, 6, tzinfo=UTC)


def listed(number: int, **strengths: float | None) -> history.SittingLine:
    """A sitting as it stands in the list; without strengths, one of another bank."""
    areas = {
        name: None if strength is None else history.Point(strength, f"{strength:.0f}")
        for name, strength in strengths.items()
    }
    return history.SittingLine(number, f"id-{number}", TODAY, "22 November", areas)


def test_each_area_over_time_stands_oldest_first_with_gaps_where_there_is_no_figure() -> None:
    newest_first = (listed(3, fun=60.0, patience=40.0), listed(2), listed(1, fun=None, patience=30.0))
    over_time = history.over_time(newest_first)
    assert over_time.areas == {"fun": (None, (60.0, "60")), "patience": ((30.0, "30"), (40.0, "40"))}


@pytest.mark.parametrize(
    ("again", "last", "said", "due"),
    [
        (23, None, "Look again on 23 November.", False),
        (23, 21, "Look again on 23 November.", False),
        (22, 21, "Look again on 22 November.", True),
        (20, 19, "The day to look again was 20 November.", True),
        (20, 20, "You took the quiz again on 20 November.", False),
        (20, 21, "You took the quiz again on 21 November.", False),
    ],
)
def test_a_day_to_look_again_that_is_over_is_not_said_as_if_it_were_to_come(
    bank: Bank, again: int, last: int | None, said: str, *, due: bool
) -> None:
    """What she did, or that it has come."""
    entry = PlanEntry(made=STARTED.replace(day=1), look_again=TODAY.replace(day=again), steps=(PlannedStep(number=5),))
    page = plan.page(bank, entry, TODAY, {}, last=None if last is None else TODAY.replace(day=last))
    assert page.review_date == f"Chosen on 1 November. {said}"
    assert (home.DUE in page.notes) is due


def test_figures_of_few_answers_and_of_the_lowest_band_are_words_in_the_list(bank: Bank) -> None:
    """As on a result; of another edition, whose answers fit nothing, the lowest band alone. The data keep them all."""
    core = frozenset(item.id for item in bank.items if item.core)
    areas = {"communication": 20.0, "fair-to-him": 50.0, "fun": 75.0, "giving-it-time": 50.0}
    ours = Head(1, "ours", STARTED, bank.id, bank.fingerprint, areas, (), bank_version=bank.version, answered=core)
    page = history.page(bank, Listing((ours,)), TODAY)
    (line,) = page.sittings
    assert {name: point and point.words for name, point in line.areas.items()} == {
        "communication": "needs care",
        "fair to him": "50",
        "fair to yourself": None,
        "fun": "75",
        "giving it time": "mixed",
        "your own ground": None,
    }
    assert "communication needs care, fair to him 50, fun 75, giving it time mixed" in " ".join(history.spoken(page))
    points = history.over_time(page.sittings).areas
    assert [point and point.figure for (point,) in points.values()] == ["", "50", None, "75", "", None]
    few = ours._replace(answered=frozenset(item.id for item in bank.items if item.core and item.step in {1, 4}))
    assert history.page(bank, Listing((few,)), TODAY).sittings[0].areas["fair to him"] == (50.0, "mixed")
    old = ours._replace(bank_version="1.0", answered=frozenset())
    assert history.page(bank, Listing((old,)), TODAY).sittings[0].areas["giving it time"] == (50.0, "50")
    assert history_form(Listing((ours,)))["sittings"][0]["areas"] == areas  # type: ignore[index]


def test_of_a_sitting_with_other_questions_nothing_is_said_about_its_steps(bank: Bank) -> None:
    """Its steps have numbers of another bank: neither they nor their absence mean anything here."""
    ours = Head(2, "ours", STARTED, bank.id, bank.fingerprint, {}, ())
    page = history.page(bank, Listing((ours._replace(number=1, bank_id="other", start=(2,)), ours)), TODAY)
    said = list(history.spoken(page))
    assert [sitting.start for sitting in page.sittings] == [history.NO_START, ""]
    assert said[2] == f"Number 1, 22 November; {history.OTHER_BANK}."


def test_no_occasion_and_a_skip_have_words_of_their_own(bank: Bank) -> None:
    assert asking.answer_words(bank, NO_OCCASION) == bank.no_occasion
    assert asking.answer_words(bank, SKIPPED) == SKIPPED


def test_a_clock_that_was_set_back_is_not_a_negative_age() -> None:
    assert [ago(days) for days in (-1, 0, 1, 12)] == [
        "by this computer's clock, in the future",
        "today",
        "yesterday",
        "12 days ago",
    ]


def test_near_the_end_of_the_calendar_a_day_to_look_again_can_still_be_typed() -> None:
    """A clock may stand there; the last day is the latest that can be chosen."""
    today = date(9999, 12, 20)
    assert plan.typed_day("", today) == date.max
    assert plan.objection(today, "9999-12-31") == ""
    assert plan.objection(today, "9999-12-20")


def test_a_setting_that_could_not_be_kept_says_why() -> None:
    assert settings.not_kept(QuizError("The disk is full", "…")) == f"{settings.NOT_KEPT} The disk is full."


def test_only_questions_that_a_changed_circumstance_opened_are_announced(bank: Bank, together: dict[str, str]) -> None:
    """Once, with how many there are; not a question that she goes to by herself."""
    left = begin(bank, "20261122T145506Z-k3f9", STARTED)
    while left.stage is Stage.CIRCUMSTANCES:
        left = left.answer(together[left.at or ""])
    check = left.answer(2).finish_now()
    unanswered = check.go_to(check.core[5])
    assert asking.introduction(unanswered, check) == ""
    changing = check.go_to("affair")
    opened = changing.answer("past")
    assert asking.introduction(changing, check) == ""
    assert asking.introduction(opened, changing) == asking.OPENED.format("4 more questions")
    assert asking.introduction(opened.answer(2), opened) == ""
    assert asking.introduction(changing.answer("none"), changing) == ""
    assert asking.introduction(changing.back(), changing) == ""


def test_what_she_does_is_told_and_not_what_she_hardly_ever_does(bank: Bank, together: dict[str, str]) -> None:
    """Silence and giving way answer "rarely" to many an unhelpful act."""
    helps, harms = (next(item for item in bank.items if item.keyed == keyed) for keyed in (1, -1))
    given: dict[str, Answer] = {helps.id: 3, harms.id: 1}
    shown = Shown("id", STARTED, together, given, outcome(bank, together, given))
    page = result.page(bank, shown, TODAY, "F2")
    assert page.keep_title == result.ALREADY
    assert page.keep == (f"{capital(helps.act)} (“often”)",)


@pytest.mark.parametrize("value", ["nowhere", 1, True, NO_OCCASION])
def test_a_circumstance_takes_none_but_its_own_choices(bank: Bank, value: str | int) -> None:
    new = begin(bank, "20261122T145506Z-k3f9", STARTED)
    with pytest.raises(NotAnAnswer) as refused:
        new.answer(value)
    assert str(refused.value) == new.at


def test_a_bank_without_safe_steps_shows_a_worried_person_none(
    bank: Bank, together: dict[str, str], answers: AnswersOf
) -> None:
    """Rather no step than one that may do harm."""
    unsafe = replace(bank, steps=tuple(step.model_copy(update={"safe": False}) for step in bank.steps))
    found = outcome(unsafe, together, answers(3), safe_only=True)
    shown = Shown("id", STARTED, together, answers(3), found)
    page = result.page(unsafe, shown, TODAY, "F2")
    assert (page.start, page.next, page.later) == ((), (), ())
    lines = list(result.result_lines(page))
    assert not [step.title for step in bank.steps if any(step.title in said for said in lines)]


def test_a_result_offers_only_the_keys_that_do_something_there(
    bank: Bank, together: dict[str, str], answers: AnswersOf
) -> None:
    """Where there is no step, there is none to read, and why says which were left out."""

    def keys(given: dict[str, Answer]) -> str:
        shown = Shown("id", STARTED, together, given, outcome(bank, together, given))
        return result.page(bank, shown, TODAY, "F2").keys

    assert keys(answers(3)) == ", ".join((result.READS, result.PLANS, *result.KEYS, result.WHY)) + "."
    assert keys({}) == ", ".join((result.PLANS, *result.KEYS, result.WHY)) + "."


def test_what_would_be_erased_is_said_briefly_with_what_stays() -> None:
    folder = Path("/the folder")
    ours = tuple(folder / name for name in ("sittings/0001-a.toml", "sittings/0002-b.toml", "plan.toml"))
    alone = list(keeping.to_erase(Inventory(folder, ours), briefly=True))
    would = "In /the folder this would remove 3 files: answers of 2 times and plan.toml."
    assert alone == [would, keeping.OUT_OF_REACH]
    among = list(keeping.to_erase(Inventory(folder, ours, (folder / "diary.txt",)), briefly=True))
    assert among == [alone[0], f"{keeping.NOT_OURS} diary.txt.", keeping.OUT_OF_REACH]


def test_help_lines_that_were_seen_on_several_days_name_the_first_and_the_last(bank: Bank) -> None:
    dated = [line.model_copy(update={"as_of": "2026-11-28"}) for line in bank.safety.lines]
    first = dated[0].model_copy(update={"as_of": None})
    later = bank.safety.model_copy(update={"as_of": "2026-11-22", "lines": (first, *dated[1:])})
    words = "Numbers can change: they were looked at between 22 November and 28 November 2026."
    assert safety.as_of(later) == words
    assert safety.as_of(later.model_copy(update={"as_of": "2025-12-31"})) == words.replace(
        "22 November", "31 December 2025"
    )
    all_later = bank.safety.model_copy(update={"lines": tuple(dated)})
    assert safety.as_of(all_later) == "Numbers can change: as of 28 November 2026."
