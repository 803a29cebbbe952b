"""Where one of them asked for distance or a court order keeps them apart, no page, file or reading asks her to turn to
him or longs for him: everything that a sitting shows there is read here, for every step that can be open."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

import pytest

from quiz.bank import built_in_folder, reading, variant_for
from quiz.engine.gates import active_lift, closing_gate, open_items, open_steps, worded, worded_step
from quiz.engine.outcome import outcome
from quiz.export.documents import result_form
from quiz.export.formats import Format, render
from quiz.export.sheet import ExportData
from quiz.model.answers import Answer
from quiz.model.bank import Bank
from quiz.model.record import PlanEntry, PlannedStep
from quiz.model.result import Shown, Tier
from quiz.session import Session
from quiz.session.exporting import gather
from quiz.storage import Store
from quiz.text import asking, other
from quiz.text.result import page as page_of
from quiz.text.result import result_lines

WHEN = datetime(2026, 11, 22, tzinfo=UTC)
FROZEN = Path(__file__).parents[1] / "data" / "folder-0.1" / "plain"
CLOSED = ("distance", "i-asked", "order")
AFFAIRS = ("none", "past", "ongoing")
TURNS_TO_HIM = (
    r"only he can (tell|be|show|say|put into words|take in|take back|stay|answer for his choice)",
    r"moments you share",
    r"(^|[.!?:…] |\d\. )(ask|tell|thank|write to|call|invite|kiss|hug|send|show|answer) him",
    r"ask one open question",
    r"suggest it once",
    r"invite him once",
    r"thank him for one",
    r"send one message",
    r"when the two of you",
    r"or together",
    r"you can apologi[sz]e",
    r"one talk that he starts",
    r"between you (two )?again",
    r"win him back",
    r"miss(ing)? him",
    r"he might (be early|want to talk)",
    r"share of the work is his|share in the work",
    r"the shared ones|yours and his",
    r"can start a quarrel",
    r"ask for help with his own share|only he can own his part",
)
"""What asks for contact, longs for it, or speaks as if he were about. Asking him, or writing to him, may be named as
something that she did and that does not help, or that she lets rest."""

SENTENCES = (
    "If you keep growing, you also bring something new when the two of you meet.",
    "You can go on your own, or together, or first one and later the other.",
    "You can apologise for what you did, once.",
    "It may light up what was between you two again.",
    "Nothing here will win him back.",
    "On days when you miss him, read this.",
    "Some of it is yours. Write to him when you are calm.",
)
"""Such as no text of the bank holds, or holds no more."""


def found_in(text: str) -> list[str]:
    """What turns to him in a text."""
    return [pattern for pattern in TURNS_TO_HIM if re.search(pattern, text, re.IGNORECASE | re.MULTILINE)]


def sittings(
    bank: Bank, circumstances: Mapping[str, str], answers: Callable[..., dict[str, Answer]]
) -> Iterator[Shown]:
    """With each open step as the one that matters most, with everything as bad and as good as can be, and with
    nothing answered."""
    lives = [answers(1, {step.number: 4}) for step in open_steps(bank, circumstances)]
    opened = {item.id for item in open_items(bank, circumstances)}
    for life in (*lives, answers(0), answers(4), {}):
        given = {item: answer for item, answer in life.items() if item in opened}
        yield Shown("any", WHEN, circumstances, given, outcome(bank, circumstances, given), kept=True)


def everything_shown(bank: Bank, shown: Shown) -> Iterator[str]:
    """Every page and file of a sitting, the reading of every open step, and the questions that lead there."""
    page = page_of(bank, shown, date(2026, 11, 22), "F2")
    yield "\n".join(result_lines(page, why=True))
    steps = tuple(PlannedStep(number=step.number) for step in open_steps(bank, shown.circumstances)[-3:])
    plan = PlanEntry(made=WHEN, look_again=date(2026, 12, 20), steps=steps)
    material = ExportData(worded(bank, shown.circumstances), shown, plan=plan)
    for form in (Format.MD, Format.HTML):
        for for_counsellor in (False, True):
            yield render(material, form, WHEN, "uid", for_counsellor=for_counsellor).decode()
    for form in (Format.CSV, Format.JSON, Format.ICS):
        yield render(material, form, WHEN, "uid").decode()
    for step in open_steps(bank, shown.circumstances):
        said = worded_step(step, shown.circumstances)
        yield from (said.title, said.claim, said.today or "", said.his_part)
        variant = variant_for(step, shown.circumstances, safe=False)
        yield reading(built_in_folder(), step, variant)
        yield other.before_reading(bank, step, shown.circumstances)
    yield from asking.INTRODUCTIONS.values()


def situation(together: dict[str, str], contact: str, affair: str) -> dict[str, str]:
    """One that opens and lifts what can be open and lifted beside that contact."""
    often = dict.fromkeys(("blames", "turns", "repeats"), "often")
    return together | often | {"contact": contact, "affair": affair, "wants": "unsure"}


@pytest.mark.parametrize(
    ("contact", "affair"),
    [
        pytest.param(contact, affair, marks=() if CLOSED.index(contact) == AFFAIRS.index(affair) else pytest.mark.slow)
        for contact, affair in product(CLOSED, AFFAIRS)
    ],
)
def test_nothing_that_is_shown_turns_to_him(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]], contact: str, affair: str
) -> None:
    named: set[int] = set()
    for shown in sittings(bank, situation(together, contact, affair), answers):
        named |= {step.number for step in shown.result.steps if step.tier in {Tier.START, Tier.NEXT}}
        for text in everything_shown(bank, shown):
            assert found_in(text) == [], text
            assert contact != "order" or str(bank.step[15].title) not in text
    assert named == {step.number for step in open_steps(bank, situation(together, contact, affair))}


def test_each_of_these_is_found_where_contact_is_open(
    bank: Bank, together: dict[str, str], answers: Callable[..., dict[str, Answer]]
) -> None:
    """In a text of today or in one of the sentences above: else the test above could not fail."""
    life = situation(together, "together", "past") | {"wants": "repair"}
    texts = [text for shown in sittings(bank, life, answers) for text in everything_shown(bank, shown)]
    found = {pattern for text in (*texts, *SENTENCES) for pattern in found_in(text)}
    assert all(found_in(sentence) for sentence in SENTENCES)
    assert [pattern for pattern in TURNS_TO_HIM if pattern not in found] == []


@pytest.mark.parametrize("contact", CLOSED)
def test_what_only_he_can_do_is_said_in_another_way_or_left_out(
    bank: Bank, together: dict[str, str], contact: str
) -> None:
    apart = together | {"contact": contact}
    assert worded_step(bank.step[7], apart).his_part == "How he spends his days is up to him."
    assert worded_step(bank.step[7], together).his_part == bank.step[7].his_part
    wordless = bank.step[7].his_part_without_contact
    assert wordless is not None
    silent = bank.step[7].model_copy(update={"his_part_without_contact": wordless.model_copy(update={"text": None})})
    assert worded_step(silent, apart).his_part == ""


@pytest.mark.parametrize("contact", CLOSED)
def test_the_fifteenth_step_is_read_in_the_version_that_the_situation_asks_for(
    bank: Bank, together: dict[str, str], contact: str
) -> None:
    """Under an order, that may protect her, in the one that waits for nobody; and by its title, with its line and its
    act for today."""
    apart = together | {"contact": contact}
    step = bank.step[15]
    assert variant_for(step, apart, safe=False) == ("safe" if contact == "order" else "alone")
    assert variant_for(bank.step[7], apart, safe=False) == "alone"
    said = worded_step(step, apart)
    alone = (step.title, step.claim_alone, step.today_alone)
    other = (step.title_other, step.line_other, step.today_other)
    assert (said.title, said.claim, said.today) == (other if contact == "order" else alone)


@pytest.mark.parametrize("contact", CLOSED)
@pytest.mark.parametrize("wants", ["repair", "end-well"])
def test_two_readings_speak_of_time_apart(bank: Bank, together: dict[str, str], contact: str, wants: str) -> None:
    """That of somebody who thinks of an ending goes first: it needs him no more."""
    apart = together | {"contact": contact, "wants": wants}
    assert variant_for(bank.step[2], apart, safe=False) == "apart"
    assert variant_for(bank.step[11], apart, safe=False) == ("apart" if wants == "repair" else "end-well")


@pytest.mark.parametrize("contact", ["together", "hardly-speak"])
def test_who_lives_with_him_reads_the_ordinary_ones(bank: Bank, together: dict[str, str], contact: str) -> None:
    for number in (1, 2, 7, 11, 15):
        assert variant_for(bank.step[number], together | {"contact": contact}, safe=False) == ""


@pytest.mark.parametrize("contact", ["i-asked", "order"])
def test_no_kinder_story_is_asked_for(bank: Bank, together: dict[str, str], contact: str) -> None:
    """Neither of her who asked for distance nor under an order, and each says why in its own words."""
    gate = closing_gate(bank.step[1], together | {"contact": contact})
    assert gate is not None
    assert gate.because.startswith("you asked for distance" if contact == "i-asked" else "a court order")
    assert closing_gate(bank.step[1], together | {"contact": "distance"}) is None


@pytest.mark.parametrize("contact", ["together", "apart", "rarely", "hardly-speak", *CLOSED])
def test_an_argument_comes_back_only_where_there_are_two_to_argue(
    bank: Bank, together: dict[str, str], contact: str
) -> None:
    lift = active_lift(bank.step[3], together | {"contact": contact, "repeats": "often"})
    assert (lift is None) == (contact in CLOSED)


def test_what_0_1_kept_of_such_a_time_is_shown_with_care(tmp_path: Path) -> None:
    """Its choice stood for a court order too: its pages say so, and ask for no contact."""
    shutil.copytree(FROZEN, tmp_path / "kept")
    session = Session(built_in_folder(), Store(tmp_path / "kept"), lambda: WHEN)
    shown = session.journal.shown("3")
    assert (shown.circumstances["contact"], shown.result.saved is not None) == ("distance", True)
    material = gather(session, shown)
    pages = [
        "\n".join(result_lines(page_of(session.bank, shown, WHEN.date(), "F2"), why=True)),
        *(render(material, form, WHEN, "uid").decode() for form in (Format.MD, Format.HTML)),
        *(result_form(session.bank, shown.circumstances, shown.result, shown.id)["notes"],),
    ]
    for page in map(str, pages):
        assert "A request for distance, or a court order, comes before anything here." in page
        assert "His request for distance" not in page
        assert found_in(page) == []
    counsellor = render(material, Format.MD, WHEN, "uid", for_counsellor=True).decode()
    assert found_in(counsellor) == []
    session.close()
