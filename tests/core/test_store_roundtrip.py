"""Whatever is kept reads back equal, and its head says the same as the whole. Every value is drawn at random."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model.kept import RANKING
from quiz.model.kinds import FileModel
from quiz.model.record import (
    BankStamp,
    Draft,
    Notes,
    Plan,
    PlanEntry,
    PlannedStep,
    Ranking,
    Said,
    SettingsFile,
    SittingRecord,
    StepPlace,
    Summary,
    Week,
)
from quiz.sanitize import sanitize
from quiz.storage.files import decode, encode

WORDS = st.text("abyz0189", min_size=1, max_size=8)
IDENTIFIERS = st.lists(WORDS, min_size=1, max_size=4).map("-".join)
SITTINGS = st.builds(
    "{:08d}T{:06d}Z-{:04x}".format, st.integers(0, 99999999), st.integers(0, 999999), st.integers(0, 65535)
)
LABELS = st.text(min_size=1, max_size=80).map(sanitize).filter(lambda text: 1 <= len(text) <= 80)
NUMBERS = st.integers(1, 99)
POINTS = st.floats(0, 100)
OFFSETS = st.integers(-14 * 3600, 14 * 3600).map(lambda seconds: timezone(timedelta(seconds=seconds)))
FIRST, LAST = (datetime.fromisoformat(day) for day in ("1970-01-02", "9999-12-30"))
TIMES = st.datetimes(FIRST, LAST, timezones=OFFSETS)
NOTE = st.text(max_size=400).map(lambda text: sanitize(text, lines=True))
STAMPS = st.builds(
    BankStamp, id=IDENTIFIERS, version=LABELS, fingerprint=st.binary(min_size=32, max_size=32).map(bytes.hex)
)
SAID = st.builds(
    Said,
    follow_up=st.none() | st.lists(IDENTIFIERS, max_size=10).map(tuple),
    circumstances=st.dictionaries(IDENTIFIERS, IDENTIFIERS, max_size=7),
    answers=st.dictionaries(
        st.builds("{}@{}".format, IDENTIFIERS, NUMBERS),
        st.integers(0, 4) | st.sampled_from(["skipped", "no-occasion"]),
        max_size=25,
    ),
)
PLACES = st.builds(
    StepPlace, number=NUMBERS, rank=NUMBERS, tier=st.sampled_from(["start", "next", "later", "keep"]), need=POINTS
)
RECORDS = st.builds(
    SittingRecord,
    app=LABELS,
    number=st.integers(1, 999_999),
    id=SITTINGS,
    started=TIMES,
    finished=TIMES,
    start=st.lists(NUMBERS, max_size=3).map(tuple),
    bank=STAMPS,
    areas=st.dictionaries(IDENTIFIERS, POINTS, max_size=6),
    ranking=st.builds(Ranking, steps=st.lists(PLACES, max_size=15).map(tuple)),
    said=SAID,
)
DRAFTS = st.builds(Draft, app=LABELS, id=SITTINGS, started=TIMES, at=st.none() | IDENTIFIERS, bank=STAMPS, said=SAID)
PLANNED = st.builds(
    PlannedStep,
    number=NUMBERS,
    if_then=st.text(max_size=500).map(sanitize).map(lambda text: text[:500]),
    read=st.none() | st.dates(),
    tried=st.none() | st.dates(),
    week=st.none()
    | st.builds(
        Week,
        on=st.dates(),
        tried=st.none() | st.booleans(),
        helped=st.sampled_from([None, "yes", "a-little", "no", "unsure"]),
    ),
)
PLANS = st.builds(
    Plan,
    entries=st.lists(
        st.builds(
            PlanEntry,
            made=TIMES,
            uid=st.none() | st.uuids().map(str),
            sitting=st.none() | SITTINGS,
            look_again=st.dates(),
            reminded=st.none() | st.dates(),
            steps=st.lists(PLANNED, min_size=1, max_size=3).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
)
NOTES = st.builds(Notes, notes=st.dictionaries(SITTINGS, NOTE, max_size=5))
SETTINGS = st.builds(SettingsFile, theme=LABELS, motion=st.booleans(), plain=st.booleans())


def again(kept: FileModel) -> FileModel:
    """Give what is read back."""
    return decode(type(kept), encode(kept, "file.toml"), "file.toml")


@pytest.mark.fault(28)
@given(RECORDS)
def test_any_sitting_reads_back_equal(kept: SittingRecord) -> None:
    assert again(kept) == kept


@pytest.mark.fault(28)
@given(DRAFTS)
def test_any_draft_reads_back_equal(kept: Draft) -> None:
    assert again(kept) == kept


@given(st.one_of(PLANS, NOTES, SETTINGS))
def test_any_plan_note_and_setting_reads_back_equal(kept: FileModel) -> None:
    assert again(kept) == kept


@given(RECORDS)
def test_any_head_says_the_same_as_the_whole(kept: SittingRecord) -> None:
    summary = decode(Summary, encode(kept, "file.toml").partition(RANKING)[0], "file.toml")
    assert summary.model_dump() == kept.model_dump(exclude={"ranking", "said"})
