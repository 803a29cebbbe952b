"""Exports of little: a sitting that is not kept, nothing answered, a plan that may not be named, a name that is taken
at the last moment."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.engine.outcome import outcome
from quiz.export.formats import Format, render
from quiz.export.pages import for_counsellor, for_herself
from quiz.export.sheet import ExportData, Sheet
from quiz.model.answers import Answer
from quiz.model.result import Shown
from quiz.session import Session
from quiz.session.exporting import Taken, gather, save
from quiz.text import result
from tests.core.storing import WatchedOs, on

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def sparse(session: Session, answers: dict[str, Answer], *, safe_only: bool = False) -> ExportData:
    """A sitting that is not kept, with no word about the situation."""
    result = outcome(session.bank, {}, answers, safe_only=safe_only)
    return gather(session, Shown("id", NOW, {}, answers, result))


def sections(sheet: Sheet) -> list[str]:
    """The places of a sheet, in their order."""
    return [section.name for section in sheet.sections]


def test_a_sitting_that_is_not_kept_has_no_plan_no_past_and_no_note(full: Session) -> None:
    best: dict[str, Answer] = {item.id: 4 if item.keyed > 0 else 0 for item in full.bank.items}
    material = sparse(full, best)
    assert sections(for_herself(material)) == ["today", "keep", "areas", "notes", "support", "answers"]
    assert sections(for_counsellor(material)) == ["keep", "areas", "start", "reading"]


def test_where_nothing_is_closed_nothing_is_left_out(full: Session) -> None:
    everything: dict[str, Answer] = dict.fromkeys((item.id for item in full.bank.items), 2)
    situation = full.journal.shown().circumstances
    shown = Shown("id", NOW, situation, everything, outcome(full.bank, situation, everything))
    assert result.page(full.bank, shown, NOW.date(), "F2").left_out.line == ""


def test_nothing_answered_is_a_page_without_figures(full: Session) -> None:
    material = sparse(full, {})
    page = render(material, Format.HTML, NOW, "x").decode()
    assert "<svg" not in page
    assert page.count('<td colspan="2">–</td>') == sum(len(area.ends) or 1 for area in full.bank.areas)
    assert "answers" in sections(for_herself(material))
    rows = list(csv.DictReader(io.StringIO(render(material, Format.CSV, NOW, "x").decode())))
    assert {row["kind"] for row in rows} == {"area", "end"}
    assert {row["strength"] for row in rows} == {""}


def test_without_safe_steps_a_worried_page_names_none(full: Session) -> None:
    bank = full.bank
    unsafe = replace(bank, steps=tuple(step.model_copy(update={"safe": False}) for step in bank.steps))
    said: dict[str, Answer] = dict.fromkeys((item.id for item in bank.items), 2)
    shown = Shown("id", NOW, {}, said, outcome(unsafe, {}, said, safe_only=True))
    material = ExportData(unsafe, shown)
    assert sections(for_counsellor(material)) == ["reading"]
    assert sections(for_herself(material)) == ["support"]


def test_a_name_that_is_taken_at_the_last_moment_is_left_as_it_is(tmp_path: Path) -> None:
    class Raced(WatchedOs):
        def link(self, source: Path, target: Path) -> None:
            target.write_text("hers")
            super().link(source, target)

    with on(Raced()), pytest.raises(Taken):
        save(tmp_path / "result.md", b"new", own_folder=None)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"result.md": "hers"}


def test_a_link_that_leads_nowhere_is_replaced_only_when_asked(tmp_path: Path) -> None:
    link = tmp_path / "result.md"
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(Taken):
        save(link, b"new", own_folder=None)
    assert link.is_symlink()
    save(link, b"new", own_folder=None, force=True)
    assert not link.is_symlink()
    assert link.read_bytes() == b"new"
