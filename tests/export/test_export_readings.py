"""A page to print with readings: of the steps that she planned, or of the one for today; the numbers, and a line that
paper can be found; never in a worried run."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.errors import NotFound
from quiz.export.formats import Format, render
from quiz.session import Session
from quiz.session.exporting import export, gather, readings
from quiz.text.export import KINDS, PAPER, Kind, kinds
from quiz.text.safety import HELP_LINES_TITLE


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_planned_steps_are_on_it_with_the_numbers(full: Session, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"page.{form}"
    said = export(full, full.journal.shown(), Kind(form, readings=True), file)
    written = file.read_text(encoding="utf-8")
    plan = full.journal.plan().entries[-1]
    titles = [full.reading(step.number).partition("\n")[0].lstrip("# ") for step in plan.steps]
    places = [written.rindex(title) for title in (*titles, HELP_LINES_TITLE)]
    assert places == sorted(places)
    assert written.count(PAPER) == 1
    assert PAPER in said
    assert "{key}" not in written
    assert "F2, then" not in written
    assert form == "md" or not re.search(r"https?://|<script|<a ", written)


def test_without_a_plan_it_is_the_step_for_today(full: Session) -> None:
    material = replace(gather(full, full.journal.shown()), plan=None)
    (markdown,) = readings(full, material)
    assert markdown.startswith("# ")
    page = render(replace(material, readings=(markdown,)), Format.HTML, full.now(), "uid").decode()
    heading = markdown.partition("\n")[0].lstrip("# ")
    assert f'<h2 id="reading-1">{heading}</h2>' in page


def test_html_in_a_reading_is_shown_as_it_is_written(full: Session) -> None:
    material = replace(gather(full, full.journal.shown()), readings=("# A & B\n\n## <b>x</b>\n\n1. *so*\n",))
    page = render(material, Format.HTML, full.now(), "uid").decode()
    assert "<h3>&lt;b&gt;x&lt;/b&gt;</h3>" in page
    assert "<em>so</em>" in page
    markdown = render(material, Format.MD, full.now(), "uid").decode()
    assert "## A \\& B\n" in markdown
    assert "\n### <b>x</b>\n" in markdown


def test_in_a_worried_run_it_is_not_made_nor_offered(full: Session, tmp_path: Path) -> None:
    full.safe_only = True
    with pytest.raises(NotFound):
        export(full, full.journal.shown(), Kind("html", readings=True), tmp_path / "page.html")
    assert not list(tmp_path.glob("*.html"))
    assert [kind for kind in kinds(pages_only=True) if kind.readings] == []
    assert [kind for kind in KINDS if kind.readings]
