"""Whatever is kept reads back equal, and a head says the same by hand as by the parser. Every value is drawn at
random."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.history import codec, heads
from quiz.history.faults import BrokenKept
from quiz.models.record import (
    BankStamp,
    Draft,
    Kept,
    Notes,
    Plan,
    PlanEntry,
    PlannedStep,
    Ranking,
    Said,
    Settings,
    SittingRecord,
    StepPlace,
)
from quiz.reader import GROWING_BYTES, SITTING_BYTES, UnreadableFile, parse_toml
from quiz.sanitize import sanitize
from tests.core.test_store_doubles import record

if TYPE_CHECKING:
    from pydantic import BaseModel

    from quiz.models.head import Head

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
)
PLANS = st.builds(
    Plan,
    entries=st.lists(
        st.builds(
            PlanEntry,
            made=TIMES,
            sitting=st.none() | SITTINGS,
            look_again=st.dates(),
            reminded=st.none() | st.dates(),
            steps=st.lists(PLANNED, min_size=1, max_size=3).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
)
NOTES = st.builds(Notes, notes=st.dictionaries(SITTINGS, NOTE, max_size=5))
SETTINGS = st.builds(Settings, theme=LABELS, motion=st.booleans(), plain=st.booleans())


def again(kept: Kept) -> BaseModel:
    """Give what is read back."""
    return type(kept).model_validate(parse_toml(codec.write(kept, "file.toml", limit=GROWING_BYTES), name="file.toml"))


@given(RECORDS)
def test_any_sitting_reads_back_equal(kept: SittingRecord) -> None:
    assert again(kept) == kept


@given(DRAFTS)
def test_any_draft_reads_back_equal(kept: Draft) -> None:
    assert again(kept) == kept


@given(st.one_of(PLANS, NOTES, SETTINGS))
def test_any_plan_note_and_setting_reads_back_equal(kept: Kept) -> None:
    assert again(kept) == kept


def by_the_parser(top: bytes) -> Head | None:
    """Give the head that the parser finds, or None where it refuses."""
    try:
        return heads.checked(parse_toml(top, name="file.toml"), "file.toml")
    except (BrokenKept, UnreadableFile):
        return None


def top_of(kept: SittingRecord) -> bytes:
    return codec.write(kept, "file.toml", limit=SITTING_BYTES).partition(heads.END)[0]


@given(RECORDS)
def test_any_head_says_the_same_by_hand_and_by_the_parser(kept: SittingRecord) -> None:
    by_hand, parsed = heads.as_written(top_of(kept)), by_the_parser(top_of(kept))
    assert parsed
    assert by_hand is None or by_hand == parsed
    assert (parsed.number, parsed.id, parsed.finished) == (kept.number, kept.id, kept.finished)
    assert (parsed.bank_id, parsed.bank_fingerprint) == (kept.bank.id, kept.bank.fingerprint)
    assert (parsed.areas, parsed.start) == (kept.areas, kept.start)


def test_an_ordinary_head_is_read_by_hand() -> None:
    assert heads.as_written(top_of(record())) == by_the_parser(top_of(record()))
    assert heads.as_written(top_of(record().model_copy(update={"start": (), "areas": {}})))


TOP = top_of(record())
PIECES = [b"\n", b'"', b"=", b"9", b"0", b".", b"-", b"[", b"]", b" ", b"T", b"Z", b"\xff", b"communication = 1.0\n"]


@given(at=st.integers(0, len(TOP)), cut=st.integers(0, 3), piece=st.sampled_from([b"", *PIECES]))
@settings(max_examples=800)
def test_what_is_read_by_hand_the_parser_would_read_too(at: int, cut: int, piece: bytes) -> None:
    changed = TOP[:at] + piece + TOP[at + cut :]
    by_hand = heads.as_written(changed)
    assert by_hand is None or by_hand == by_the_parser(changed)


@given(st.text(max_size=60))
def test_strings_that_steer_a_terminal_are_repaired_on_the_way_in(text: str) -> None:
    kept = Notes(notes={"20261122T145506Z-k3f9": f"a{text}"})
    (note,) = again(kept).model_dump()["notes"].values()
    assert note == sanitize(f"a{text}".replace("\t", " "), lines=True)
