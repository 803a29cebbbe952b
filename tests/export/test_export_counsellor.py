"""The page for a counsellor, and pages after a worried answer: what must not stand on them."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.errors import NotFound
from quiz.export.formats import Format, render
from quiz.export.markdown import text
from quiz.export.sheet import ExportData
from quiz.model.bank import Bank
from quiz.model.result import Tier
from quiz.session import Session
from quiz.session.exporting import export, gather
from quiz.text.comparison import FIRST_RETAKE
from quiz.text.export import Kind

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SAFE = {2, 3, 11, 15}
CHROMIUM = shutil.which("chromium")
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --no-pdf-header-footer"
).split()


def page(material: ExportData, form: Format) -> str:
    """The counsellor's page."""
    return render(material, form, NOW, "x", for_counsellor=True).decode()


def said(bank: Bank) -> list[str]:
    """Everything that would give an answer or a circumstance away."""
    items = [words for item in bank.items for words in (item.id, item.text, item.act)]
    asked = [words for circumstance in bank.circumstances for words in (circumstance.text, circumstance.topic)]
    choices = [choice.text for circumstance in bank.circumstances for choice in circumstance.choices]
    because = [gate.because for step in bank.steps for gate in step.gates]
    long_choices = [choice for choice in choices if len(choice.split()) > 1 and choice not in bank.scale]
    return [*items, *asked, *long_choices, *because]


@pytest.mark.parametrize("form", [Format.MD, Format.HTML])
def test_no_answer_and_no_circumstance_stands_on_it(full_material: ExportData, form: Format) -> None:
    words = page(full_material, form).replace(FIRST_RETAKE, "")
    bank = full_material.bank
    assert [phrase for phrase in said(bank) if phrase in words or text(phrase) in words] == []
    for answer in (*bank.scale, bank.no_occasion, "skipped", "You marked", "You told us"):
        assert not re.search(rf"\b{answer}\b", words), answer


@pytest.mark.parametrize("form", [Format.MD, Format.HTML])
def test_nothing_that_she_wrote_stands_on_it(full_material: ExportData, form: Format) -> None:
    words = page(full_material, form)
    assert full_material.note
    for secret in ("Slept", "SUM", "Tomasz", "sentence once", full_material.shown.id):
        assert secret not in words


@pytest.mark.parametrize("form", [Format.MD, Format.HTML])
def test_what_gives_an_answer_away_would_be_seen(full_material: ExportData, form: Format) -> None:
    words = render(full_material, form, NOW, "x").decode()
    assert any(phrase in words for phrase in said(full_material.bank))
    assert "Tomasz" in words


@pytest.mark.parametrize("form", [Format.MD, Format.HTML])
def test_areas_tiers_plan_and_change_stand_on_it(full_material: ExportData, form: Format) -> None:
    words = page(full_material, form)
    bank, result = full_material.bank, full_material.shown.result
    assert result.tier(Tier.START)
    for step in result.steps:
        assert bank.step[step.number].title in words
    for phrase in ("Start here", "Where you stand", "Your plan", "20 December 2026", "since last time, 25 October"):
        assert phrase in words
    assert "since the first time, 27 September 2026" in words


def test_no_other_format_is_for_a_counsellor(material: ExportData) -> None:
    for form in (Format.CSV, Format.JSON, Format.ICS):
        with pytest.raises(ValueError, match=form):
            render(material, form, NOW, "x", for_counsellor=True)


WORKED_OUT = re.compile(
    r"You marked|You already|Where you stand|of 100|<svg|What has changed|[Pp]lan|Look again|almost always|Only he|"
    r"worried|safe\b|fear"
)


@pytest.mark.parametrize("form", [Format.MD, Format.HTML])
@pytest.mark.parametrize("for_counsellor", [False, True], ids=["herself", "counsellor"])
def test_in_a_worried_run_a_page_shows_four_steps_and_nothing_worked_out(
    full: Session, form: Format, *, for_counsellor: bool
) -> None:
    """With a sentence each; no plan, no change, no answer, no figure; on the page for somebody else no word of why."""
    full.safe_only = True
    material = gather(full, full.journal.shown())
    words = render(material, form, NOW, "x", for_counsellor=for_counsellor).decode()
    assert not [step.title for step in full.bank.steps if step.title in words]
    for step in full.bank.steps:
        assert not step.safe or (str(step.title_other) in words and str(step.line_other) in words)
    assert not WORKED_OUT.search(words.partition("</style>")[2] or words)
    assert ("nothing from him" in words) is not for_counsellor
    assert ("Slept" in words) is not for_counsellor
    assert ("see each partner alone once before seeing both" in words) is for_counsellor


@pytest.mark.parametrize("form", ["csv", "json", "ics"])
def test_in_a_worried_run_nothing_else_is_made(full: Session, tmp_path: Path, form: str) -> None:
    """It says so, also where the result had stood there before; no file is begun."""
    shown = full.journal.shown()
    full.safe_only = True
    with pytest.raises(NotFound, match="not made in this view"):
        export(full, shown, Kind(form), tmp_path / f"me.{form}")
    assert not (tmp_path / f"me.{form}").exists()


def test_a_first_sitting_has_no_change(full: Session) -> None:
    material = gather(full, full.journal.shown("first"))
    assert (material.earlier, material.changes, material.note, material.plan) == ((), (), "", None)
    assert "What has changed" not in page(material, Format.HTML)


def test_what_is_not_kept_is_exported_alone(full: Session) -> None:
    shown = replace(full.journal.shown(), kept=False)
    material = gather(full, shown)
    assert (material.note, material.plan, material.earlier) == ("", None, ())


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to print with")
@pytest.mark.parametrize("size", ["A4", "letter"])
def test_it_prints_on_one_page(full_material: ExportData, tmp_path: Path, size: str) -> None:
    """With every step open, a full plan and three sittings: as much as there can be."""
    file = tmp_path / "page.html"
    markup = page(full_material, Format.HTML).replace("@page {", f"@page {{ size: {size};")
    file.write_text(markup, encoding="utf-8")
    command = [str(CHROMIUM), *QUIET, f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={tmp_path / 'p.pdf'}"]
    subprocess.run([*command, file.as_uri()], check=True, capture_output=True, timeout=120)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", (tmp_path / "p.pdf").read_bytes())) == 1
