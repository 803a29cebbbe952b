"""The formats for programs: read back by others' rules, not by ours."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.export.documents import result_form
from quiz.export.formats import Format, calendar, cell, render
from quiz.export.markdown import text as markdown_text
from quiz.export.sheet import ExportData
from quiz.session.batch import check, score

NOW = datetime(2026, 11, 22, 14, 4, 6, tzinfo=UTC)
FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
FORBIDDEN = "quiz step husband wife marriage relation first test assess sitting affair result help counsel".split()


def rows(material: ExportData) -> list[dict[str, str]]:
    """The table, read back."""
    data = render(material, Format.CSV, NOW, "x").decode("utf-8")
    assert data.endswith("\r\n")
    assert not re.search(r"(?<!\r)\n", data)
    return list(csv.DictReader(io.StringIO(data, newline=""), strict=True))


def test_the_table_has_every_answer_and_every_score(full_material: ExportData) -> None:
    found = rows(full_material)
    shown = full_material.shown
    answers = {row["id"]: row for row in found if row["kind"] == "answer"}
    assert {item: row["answer"] for item, row in answers.items()} == {i: str(a) for i, a in shown.answers.items()}
    assert {row["answer"] for row in found if row["kind"] == "circumstance"} == set(shown.circumstances.values())
    parts = {part.id: part for whole in shown.result.areas for part in (whole, *whole.ends)}
    strengths = {row["id"]: row["strength"] for row in found if row["kind"] in {"area", "end"}}
    assert strengths == {name: str(round(part.strength or 0, 1)) for name, part in parts.items()}
    steps = [(int(row["step"]), int(row["rank"]), row["words"]) for row in found if row["kind"] == "step"]
    assert steps == [(step.number, step.rank, step.tier.value) for step in shown.result.steps]
    assert {row["sitting"] for row in found} == {shown.id}


@pytest.mark.parametrize("harmful", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "\r\n=1", "\u200b=1", "＝1"])
def test_no_cell_is_a_formula(harmful: str) -> None:
    assert not cell(harmful).lstrip().startswith(FORMULA)
    assert cell(harmful).lstrip("'").strip() == harmful.strip("\u200b \t\r\n")


@given(st.text())
def test_no_cell_is_ever_a_formula(words: str) -> None:
    assert not cell(words).lstrip().startswith(FORMULA)
    assert "\n" not in cell(words)


def test_a_hostile_bank_is_harmless_in_a_table(full_material: ExportData) -> None:
    bank = full_material.bank
    items = tuple(item.model_copy(update={"text": f"=cmd|'{item.text}',\"\n"}) for item in bank.items)
    hostile = replace(full_material, bank=replace(bank, items=items))
    assert all(not value.startswith(FORMULA) for row in rows(hostile) for value in row.values())


def test_the_document_has_the_result_that_the_command_shows(full_material: ExportData) -> None:
    document = json.loads(render(full_material, Format.JSON, NOW, "x"))
    shown = full_material.shown
    form = result_form(full_material.bank, shown.circumstances, shown.result, shown.id, shown.finished.isoformat())
    assert document["format"] == "quiz.export/1"
    assert document["result"] == json.loads(json.dumps(form))
    assert document["plan"]["look_again"] == "2026-12-20"
    assert document["note"].startswith("Slept *badly*.\n=SUM(A1)")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", document["note"])


def test_its_answers_can_be_scored_again(full_material: ExportData) -> None:
    document = json.loads(render(full_material, Format.JSON, NOW, "x"))
    again = check(full_material.bank, {name: document[name] for name in ("answers", "circumstances")})
    assert score(full_material.bank, again)["steps"] == document["result"]["steps"]


def test_the_calendar_says_nothing_but_the_day(material: ExportData) -> None:
    data = render(material, Format.ICS, NOW, "00000000-0000-4000-8000-000000000000").decode("ascii")
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", data)
    lines = re.sub(r"\r\n[ \t]", "", data).split("\r\n")
    fields = dict(line.split(":", 1) for line in lines if line)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert fields["DTSTART;VALUE=DATE"] == "20261220"
    assert fields["DTEND;VALUE=DATE"] == "20261221"
    assert fields["DTSTAMP"] == "20261122T140406Z"
    assert fields["SUMMARY"] == "Reminder"
    assert [word for word in FORBIDDEN if word in data.lower()] == []


def test_no_line_of_a_calendar_is_so_long_that_it_has_to_be_folded(material: ExportData) -> None:
    lines = render(material, Format.ICS, NOW, "00000000-0000-4000-8000-000000000000").split(b"\r\n")
    assert max(map(len, lines)) <= 75


def test_the_stamp_is_in_universal_time() -> None:
    there = datetime(2026, 11, 22, 1, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert "DTSTAMP:20261121T193000Z\r\n" in calendar(date(2026, 12, 20), there, "x")


@pytest.mark.parametrize(
    ("planned", "today", "expected"),
    [
        (True, date(2026, 11, 22), date(2026, 12, 20)),
        (False, date(2026, 11, 22), date(2026, 12, 20)),
        (True, date(2026, 12, 20), date(2027, 1, 17)),
        (False, date(2027, 3, 1), date(2027, 3, 29)),
    ],
)
def test_a_reminder_is_never_for_a_day_that_is_over(
    material: ExportData, today: date, expected: date, *, planned: bool
) -> None:
    chosen = material if planned else replace(material, plan=None)
    assert chosen.review_date(today) == expected


def test_the_day_of_the_plan_comes_first(material: ExportData) -> None:
    assert material.plan is not None
    sooner = replace(material, plan=material.plan.model_copy(update={"look_again": date(2026, 12, 1)}))
    assert sooner.review_date(date(2026, 11, 22)) == date(2026, 12, 1)


@pytest.mark.parametrize(
    "words", ["# a", "- a", "1. a", "*a*", "<b>", "[a](b)", "a|b", "    code", "&lt;", "> a", "+ a"]
)
def test_nothing_she_wrote_is_taken_for_a_mark(words: str) -> None:
    marks = re.compile(r"\A(?:#|[-+>=]|\d+[.)])|(?<!\\)(?:\\\\)*[*_\[\]<>|`&#~]")
    assert not marks.search(markdown_text(words))
    assert markdown_text(words).replace("\\", "") == words.strip()
