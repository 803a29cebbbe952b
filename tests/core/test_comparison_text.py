"""A comparison in words, for the page and to be heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from quiz.compare.report import changes
from quiz.model.answers import SKIPPED, Answer
from quiz.model.bank import Bank
from quiz.model.change import Changes, Rescored, Verdict
from quiz.model.record import Plan, PlanEntry, PlannedStep
from quiz.text.comparison import FIRST_RETAKE, NOTHING_COMMON, SOON, STEPS, ComparisonPage, noise, page, spoken
from tests.core.conftest import AnswersOf
from tests.core.test_comparison_changes import FIRST, record

TODAY = date(2026, 11, 22)
NOT_PROOF = "not proof of cause"


@pytest.fixture
def of_two(bank: Bank, together: dict[str, str]) -> Callable[..., Changes]:
    """Compare two sets of answers."""

    def compare(then: dict[str, Answer], now: dict[str, Answer], days: int = 24, number: int = 2) -> Changes:
        one, other = record(bank, then, together), record(bank, now, together, number, days)
        return changes(bank, [one], other, Plan(), {})

    return compare


def said(shown: ComparisonPage) -> str:
    """All that is heard of a page."""
    return "\n".join(spoken(shown))


def test_every_verdict_has_its_words(bank: Bank, of_two: Callable[..., Changes], answers: AnswersOf) -> None:
    """Clear first, and a word for the lowest band. Fun 25 to 100, the own ground 75 to 37, the rest as it was."""
    ground = [item for item in bank.items if item.core and item.end == "own-ground"]
    then = answers(1, {4: 3, 7: 3, 8: 3})
    now = answers(1, {4: 0, 7: 0, 8: 0}) | {item.id: 1 if item.keyed > 0 else 3 for item in ground[:3]}
    shown = page(bank, of_two(then, now), TODAY)
    assert (shown.then, shown.now, shown.days) == ("29 October", "22 November", "24 days")
    assert shown.compared == "26 of 26 questions compared"
    words = {line.name: (line.then_figure, line.now_figure, line.word) for line in shown.areas}
    assert words["fun"] == ("", "100", "more helpful answers")
    assert words["your own ground"][2] in {"fewer helpful answers", "perhaps fewer helpful answers"}
    assert words["fair to him"] == ("75", "75", "about the same")
    assert shown.areas[0].name == "fun"
    assert shown.summary[0] == (
        "Fun: needs care then, 100 now. More helpful answers than last time, by more than answers usually vary by "
        "chance."
    )
    assert "Blame as a whole, which is the end that needs more care: 75 then, 75 now." in shown.remarks
    (whole,) = (remark for remark in shown.remarks if remark.startswith("Your ground"))
    assert whole.endswith("75 then, 37 now.")  # how sure that is, is said of the ends alone
    assert FIRST_RETAKE in shown.remarks


def test_the_band_of_noise_can_be_drawn(bank: Bank, of_two: Callable[..., Changes], answers: AnswersOf) -> None:
    """A figure within it is about the same, one beyond it is not."""
    for unhelpful in range(5):
        for line in page(bank, of_two(answers(2), answers(unhelpful)), TODAY).areas:
            assert line.then is not None
            assert line.now is not None
            assert line.noise is not None
            away = abs(line.now - line.then)
            assert (away < line.noise) is (line.verdict is Verdict.SAME)


def test_perhaps_is_said_with_a_perhaps(bank: Bank, of_two: Callable[..., Changes], answers: AnswersOf) -> None:
    """One place in each of the six items of fun: a quarter of the range."""
    found = page(bank, of_two(answers(2), answers(2, {4: 1, 7: 1, 8: 1})), TODAY)
    fun = next(line for line in found.areas if line.name == "fun")
    assert fun.verdict is Verdict.PERHAPS
    assert fun.sentence == (
        "Fun: 50 then, 75 now. Perhaps more helpful answers than last time: a little more than answers usually vary by "
        "chance, and not enough to be sure."
    )


def test_six_moved_answers_are_heard_and_how_many_more_there_are(
    bank: Bank, of_two: Callable[..., Changes], answers: AnswersOf
) -> None:
    """The page shows them all."""
    shown = page(bank, of_two(answers(2), answers(2, {4: 1, 7: 1, 8: 1, 2: 1})), TODAY)
    assert len(shown.answers) == 8
    lines = [*spoken(shown)]
    first = lines.index("Your answers, largest moves.") + 1
    assert lines[first : first + 6] == [moved.spoken for moved in shown.answers[:6]]
    assert lines[first + 6].startswith("2 more answers moved. ")
    assert lines[first + 7].endswith(" answers stayed.")


def test_under_fourteen_days_only_the_direction_is_said(
    bank: Bank, of_two: Callable[..., Changes], answers: AnswersOf
) -> None:
    """Up, stayed, down."""
    shown = page(bank, of_two(answers(2), answers(2, {4: 0, 7: 0, 8: 0, 2: 4, 11: 4, 15: 4}), days=5), TODAY)
    sentences = {line.name: line.sentence for line in shown.areas}
    assert sentences["fun"] == "Fun: 50 then, 100 now. More helpful answers than then."
    assert sentences["your own ground"] == "Your own ground: 50 then, needs care now. Fewer helpful answers than then."
    assert sentences["fair to him"] == "Fair to him: 50 then, 50 now. Answers as helpful as then."
    assert SOON.format("these two") in shown.remarks
    assert shown.summary == ()


def test_a_sitting_between_the_two_is_not_called_last_time(
    bank: Bank, of_two: Callable[..., Changes], answers: AnswersOf
) -> None:
    """Then the day is named."""
    shown = page(bank, of_two(answers(3), answers(0), number=9), TODAY)
    assert "than on 29 October" in shown.summary[0]
    assert FIRST_RETAKE not in shown.remarks


def test_nothing_in_common_is_said(bank: Bank, of_two: Callable[..., Changes], answers: AnswersOf) -> None:
    """No figure, no verdict, and why."""
    shown = page(bank, of_two(answers(1), dict.fromkeys(answers(1), SKIPPED)), TODAY)
    assert shown.remarks[0] == NOTHING_COMMON
    assert {line.word for line in shown.areas} == {"not enough answers in common"}
    assert {line.noise for line in shown.areas} == {None}
    assert [(out.reason, out.total) for out in shown.left_out] == [("skipped now", 26)]
    assert "Left out, 26, skipped now: " in said(shown)


def test_several_earlier_sittings_are_called_a_mean(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    """And answers and places are those of the last of them."""
    earlier = [record(bank, answers(3), together, number, 30 * number) for number in (1, 2)]
    found = changes(bank, earlier, record(bank, answers(0), together, 3, 90), Plan(), {})
    shown = page(bank, found, date(2027, 2, 1))
    assert (shown.then, shown.days) == ("the mean of 2 times before", "30 days since the last of them")
    assert "than in the times before" in shown.summary[0]
    assert "on 28 December 2026" in " ".join(shown.remarks)
    assert said(shown).startswith("What has changed. From the mean of 2 times before to 27 January")


def test_what_differs_and_what_was_done_in_between(bank: Bank, together: dict[str, str], answers: AnswersOf) -> None:
    """Circumstances, notes and plan stand in both modes."""
    one = record(bank, answers(1), together)
    other = record(bank, answers(1, {5: 4}), together | {"affair": "past", "help": SKIPPED}, 2, 24)
    steps = (PlannedStep(number=5, if_then="if Sunday, then I listen", read=date(2026, 11, 2)), PlannedStep(number=2))
    plan = Plan(entries=(PlanEntry(made=FIRST + timedelta(days=1), look_again=TODAY, steps=steps),))
    found = changes(bank, [one], other, plan, {one.id: "a hard\nweek", other.id: "calmer"})
    heard = said(page(bank, found, TODAY))
    assert "An affair: “not that I know of” then, “yes, and it has ended” now." in heard
    assert "now." in next(line for line in heard.split("\n") if "no answer now" in line)
    assert "Your note of 29 October: a hard week" in heard
    assert "Your note of 22 November: calmer" in heard
    assert NOT_PROOF in heard
    title = bank.step[5].title
    assert f"Step 5, {title}: Planned on 30 October, read on 2 November. If Sunday, then I listen." in heard
    assert "not asked then, because of your situation" in heard
    assert "Single steps move easily" in heard


def test_both_scores_are_shown_where_they_differ(
    bank: Bank, of_two: Callable[..., Changes], answers: AnswersOf
) -> None:
    """The one of the time and the one of today."""
    found = of_two(answers(1), answers(1))
    scores = (Rescored("fun", 62.4, 58.0), Rescored("communication", None, 50.0), Rescored("fair-to-him", 50.0, None))
    remarks = page(bank, replace(found, then=replace(found.then, rescored=scores)), TODAY).remarks
    assert remarks[-3:] == (
        "Worked out again with today's questions, fun on 29 October is 58; at the time it was 62.",
        "Worked out again with today's questions, communication on 29 October is 50; at the time it had none.",
        "Worked out again with today's questions, fair to him on 29 October has no figure; at the time it was 50.",
    )


def test_the_help_says_how_noise_is_reckoned(bank: Bank) -> None:
    """With the figures of the bank."""
    words = " ".join(noise(bank))
    assert "0.9 places" in words
    assert "6 points" in words
    assert "up to 1.64 times" in words
    assert "up to 2.8 times" in words
    assert "about 10 of 100 figures differ by enough for “perhaps”, and about 0.5 of 100" in words
    constants = bank.constants.model_copy(update={"perhaps": 1.28, "clear": 2.5})
    other = " ".join(noise(replace(bank, constants=constants)))
    assert "up to 1.28 times" in other
    assert "up to 2.5 times" in other
    assert "about 20 of 100 figures differ by enough for “perhaps”, and about 1 of 100" in other


def test_a_list_without_steps_has_no_heading_for_them(
    bank: Bank, of_two: Callable[..., Changes], answers: AnswersOf
) -> None:
    """Where no step has a place in either sitting."""
    shown = page(bank, of_two(answers(2), answers(1)), TODAY)
    assert any(STEPS in line for line in spoken(shown))
    assert not any(STEPS in line for line in spoken(shown._replace(steps=())))
