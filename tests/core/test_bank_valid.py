"""A bank that is as it should be: what is loaded, in which order, under which fingerprint and in which JSON form."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quiz.bank import Variant, built_in_folder, load, reading, variant_for
from quiz.bank.form import bank_form
from quiz.reader import UnreadableFile

if TYPE_CHECKING:
    from quiz.models.bank import Bank

VALID = Path(__file__).parents[1] / "data" / "valid"
TINY = VALID / "tiny"
ITEM_GATE = 'gates = [{ circumstance = "contact", not = ["distance"] }]'
BANKS = [*sorted(folder for folder in VALID.iterdir() if folder.is_dir()), built_in_folder()]


@pytest.fixture(scope="module")
def tiny() -> Bank:
    """The tiny bank."""
    return load(TINY)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the tiny bank that a test may change."""
    return Path(shutil.copytree(TINY, tmp_path / "bank"))


def edit(folder: Path, file: str, old: str, new: str) -> Bank:
    """The bank after one change in one file."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return load(folder)


@pytest.mark.parametrize("folder", BANKS, ids=lambda folder: folder.name)
def test_every_valid_bank_loads_with_all_its_readings(folder: Path) -> None:
    bank = load(folder)
    variants: tuple[Variant, ...] = ("", "safe", "alone")
    for step in bank.steps:
        for variant in variants:
            if variant == "" or (variant == "safe" and step.safe) or (variant == "alone" and step.without_contact):
                assert reading(folder, step, variant).strip()
    assert len(bank.fingerprint) == 64


def test_items_stand_area_by_area_in_the_order_of_their_files(tiny: Bank) -> None:
    assert [item.area for item in tiny.items] == ["communication"] * 8 + ["blame"] * 4
    assert [item.step for item in tiny.items] == [1, 2, 1, 2, 1, 2, 1, 2, 3, 3, 3, 3]
    assert [item.id for item in tiny.items_of[3]] == ["own-part-named", "sorry-for-all", "kind-to-self", "if-only"]


def test_every_part_of_a_bank_is_there(tiny: Bank) -> None:
    assert [[end.id for end in area.ends] for area in tiny.areas] == [[], ["fair-to-him", "fair-to-herself"]]
    assert tiny.scale[4] == "almost always"
    assert tiny.constants.tie == 6
    assert tiny.item["let-finish"].end is None
    assert tiny.item["open-question"].no_occasion
    assert tiny.notices[0].choices == ("distance",)
    assert tiny.step[2].gates[0].not_ == ("distance",)
    assert tiny.step[2].gates[1].only == ("none", "professional")
    unless = tiny.step[2].lifts[0].unless
    assert unless is not None
    assert unless.choices == ("professional",)
    assert tiny.safety.lines[0].emergency


def test_the_built_in_bank_has_four_items_for_each_of_fifteen_steps() -> None:
    bank = load(built_in_folder())
    assert [step.number for step in bank.steps] == list(range(1, 16))
    assert {len(items) for items in bank.items_of.values()} == {4}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("communication.toml", "version = 1", "version = 2"),
        ("communication.toml", "I let him finish", "I let him come to an end"),
        ("communication.toml", "keyed = -1", "keyed = 1"),
        ("communication.toml", "no_occasion = true", "no_occasion = false"),
        ("blame.toml", "core = true", "core = false"),
        ("blame.toml", 'end = "fair-to-herself"', 'end = "fair-to-him"'),
        ("blame.toml", '"if-only"', '"if-ever"'),
        ("bank.toml", "tie = 6.0", "tie = 5.0"),
        ("steps.toml", 'not = ["distance"]', 'not = ["apart"]'),
        ("communication.toml", 'act = "letting him finish"', f'act = "letting him finish"\n{ITEM_GATE}'),
        ("steps.toml", 'choices = ["often"]', 'choices = ["sometimes"]'),
        ("steps.toml", 'unless = { circumstance = "help", choices = ["professional"] }', ""),
    ],
)
def test_the_fingerprint_changes_with_what_a_score_depends_on(
    tiny: Bank, copied: Path, file: str, old: str, new: str
) -> None:
    assert edit(copied, file, old, new).fingerprint != tiny.fingerprint


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("bank.toml", "Three Steps", "Three Small Steps"),
        ("bank.toml", 'version = "1.0"', 'version = "1.1"'),
        ("communication.toml", "letting him finish", "letting him come to an end"),
        ("steps.toml", "Listen to the end", "Listen until the end"),
        ("steps.toml", "alone = false", 'alone = false\ncaution = "Only where you are safe."'),
        ("steps.toml", "one of you has asked for distance", "there is a wish for distance"),
        ("safety.toml", '"016"', '"017"'),
        ("readings/02-listen.md", "ten minutes", "twelve minutes"),
        ("bank.toml", "format = 1\n", "# A comment\nformat = 1\n"),
    ],
)
def test_the_fingerprint_stays_when_only_words_around_the_score_change(
    tiny: Bank, copied: Path, file: str, old: str, new: str
) -> None:
    assert edit(copied, file, old, new).fingerprint == tiny.fingerprint


@pytest.mark.parametrize(
    ("number", "circumstances", "safe", "variant"),
    [
        (1, {}, False, ""),
        (1, {"contact": "together"}, False, ""),
        (1, {"contact": "distance"}, False, "alone"),
        (1, {"contact": "distance"}, True, "alone"),
        (2, {"contact": "distance"}, False, ""),
        (3, {}, True, "safe"),
        (3, {"contact": "distance"}, False, ""),
    ],
)
def test_the_variant_fits_the_situation(
    tiny: Bank, *, number: int, circumstances: dict[str, str], safe: bool, variant: str
) -> None:
    assert variant_for(tiny.step[number], circumstances, safe=safe) == variant


def test_where_there_is_fear_the_safe_variant_stands_before_the_one_without_contact(copied: Path) -> None:
    apart = 'without_contact = { circumstance = "contact", choices = ["distance"] }'
    (copied / "readings" / "01-ask-first.safe.md").write_text("# Safe\n", encoding="utf-8")
    bank = edit(copied, "steps.toml", apart, f"safe = true\n{apart}")
    assert variant_for(bank.step[1], {"contact": "distance"}, safe=True) == "safe"
    assert variant_for(bank.step[1], {"contact": "distance"}, safe=False) == "alone"


def test_a_step_may_show_its_other_version_to_everybody_in_a_situation(copied: Path) -> None:
    other = 'other_version = { circumstance = "contact", choices = ["distance"] }'
    bank = edit(copied, "steps.toml", "safe = true", f"safe = true\n{other}")
    assert variant_for(bank.step[3], {"contact": "distance"}, safe=False) == "safe"
    assert variant_for(bank.step[3], {"contact": "together"}, safe=False) == ""


def test_the_reason_of_an_items_gate_is_no_part_of_the_fingerprint(copied: Path) -> None:
    act = 'act = "letting him finish"'
    bank = edit(copied, "communication.toml", act, f"{act}\n{ITEM_GATE}")
    assert bank_form(bank)["items"][3]["gates"] == {"only": {}, "not": {"contact": ["distance"]}}  # type: ignore[index]
    told = edit(copied, "communication.toml", '["distance"] }]', '["distance"], because = "he asked for it" }]')
    assert told.item["let-finish"].gates[0].because == "he asked for it"
    assert told.fingerprint == bank.fingerprint


def test_gates_that_share_a_circumstance_are_one_list_in_the_form(copied: Path) -> None:
    gate = 'not = ["distance"]\nbecause = "one of you has asked for distance."'
    more = '\n\n[[steps.gates]]\ncircumstance = "contact"\nnot = ["apart"]\nbecause = "you live apart."'
    bank = edit(copied, "steps.toml", gate, gate + more)
    assert bank_form(bank)["steps"][1]["not"] == {"contact": ["distance", "apart"]}  # type: ignore[index]


def test_a_reading_is_cleaned_and_keeps_its_lines(tiny: Bank, copied: Path) -> None:
    (copied / "readings" / "02-listen.md").write_bytes(b"# One\x1b]0;two\x07\r\n\r\nThree\xe2\x80\xae\n")
    assert reading(copied, tiny.step[2], "") == "# One]0;two\n\nThree\n"


def test_a_reading_is_opened_only_when_somebody_reads_it(tiny: Bank, copied: Path) -> None:
    (copied / "readings" / "02-listen.md").write_bytes(b"\xff")
    assert load(copied) == tiny
    with pytest.raises(UnreadableFile) as caught:
        reading(copied, tiny.step[2], "")
    assert (caught.value.file, caught.value.where) == ("02-listen.md", "line 1")


def test_a_bank_without_circumstances_gates_or_ends_is_one_too(copied: Path) -> None:
    (copied / "circumstances.toml").write_text("# None are asked.\n", encoding="utf-8")
    (copied / "readings" / "01-ask-first.alone.md").unlink()
    for number, step in ((1, "ask-first"), (2, "listen"), (3, "own-part")):
        assert (copied / "readings" / f"{number:02}-{step}.md").exists()
    text = (copied / "steps.toml").read_text(encoding="utf-8")
    head, _, rest = text.partition("[[steps.gates]]")
    tail = rest[rest.index("[[steps]]") :]
    kept = [line for line in (head + tail).splitlines() if not line.startswith("without_contact")]
    (copied / "steps.toml").write_text("\n".join(kept), encoding="utf-8")
    bank = load(copied)
    assert bank.circumstances == ()
    assert not any(step.gates or step.lifts or step.without_contact for step in bank.steps)
