"""A bank that is as it should be: what is loaded, in which order, under which fingerprint and in which JSON form."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.bank import built_in_folder, load, reading, variant_for
from quiz.bank.folder import variants
from quiz.export.documents import bank_form
from quiz.model.bank import Bank
from quiz.model.kinds import FileModel
from quiz.reader import UnreadableFile

VALID = Path(__file__).parents[1] / "data" / "valid"
TINY = VALID / "tiny"
ITEM_GATE = 'gates = [{ circumstance = "contact", not = ["distance"] }]'
VERSION = """
[[steps.versions]]
name = "helped"
circumstance = "help"
choices = ["professional"]
title = "Use the help you have"
today = "Think of one question."
"""
UNLESS = 'unless = { circumstance = "help", choices = ["professional"] }'
BANDS = 'bands = [{ from = 0, label = "needs care" }, { from = 50, label = "going well" }]'
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
    for step in bank.steps:
        assert {"", *(["safe"] if step.safe else []), *(["alone"] if step.without_contact else [])} <= {*variants(step)}
        for variant in variants(step):
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


def test_every_part_that_a_bank_may_leave_out_is_there(tiny: Bank, copied: Path) -> None:
    assert (tiny.default_start, tiny.constants.perhaps, tiny.constants.clear) == ((), 1.28, 2.5)
    assert (tiny.areas[0].bands, tiny.notices[0].after, tiny.safety.lines[0].as_of) == ((), False, None)
    assert (tiny.step[2].gates[0].unless, tiny.step[2].versions, tiny.step[2].today) == (None, (), None)
    edit(copied, "bank.toml", "format = 1", "format = 1\ndefault_start = [3, 2]")
    edit(copied, "bank.toml", "tau = 4.0", "tau = 4\nperhaps = 1.64\nclear = 2.8")
    edit(copied, "bank.toml", 'you two talk and listen."', f'you two talk and listen."\n{BANDS}')
    edit(copied, "circumstances.toml", "[[notices]]", "[[notices]]\nafter = true")
    edit(copied, "safety.toml", 'number = "016"', 'number = "016"\nas_of = "2026-11-28"')
    edit(copied, "steps.toml", 'not = ["distance"]', f'not = ["distance"]\n{UNLESS}')
    (copied / "readings" / "02-listen.helped.md").write_text("# With help\n", encoding="utf-8")
    bank = edit(copied, "steps.toml", "[[steps.lifts]]", f"{VERSION}\n[[steps.lifts]]")
    assert bank.default_start == (3, 2)
    assert (bank.constants.perhaps, bank.constants.clear, bank.constants.tau) == (1.64, 2.8, 4.0)
    assert [(band.from_, band.label) for band in bank.areas[0].bands] == [(0, "needs care"), (50, "going well")]
    assert (bank.notices[0].after, bank.safety.lines[1].as_of) == (True, "2026-11-28")
    unless = bank.step[2].gates[0].unless
    assert unless is not None
    assert unless.choices == ("professional",)
    (version,) = bank.step[2].versions
    assert (version.name, version.circumstance, version.choices) == ("helped", "help", ("professional",))
    assert (version.title, version.claim, version.today) == ("Use the help you have", None, "Think of one question.")
    assert reading(copied, bank.step[2], "helped") == "# With help\n"


def test_a_bank_that_uses_no_newer_key_keeps_the_fingerprint_that_stands_in_old_files() -> None:
    assert load(TINY).fingerprint == "94b1ec242c333f3f83aca5b6f05ef169840cdfad5f32717bb825aea1a1c27d2f"
    assert load(VALID / "second-bank").fingerprint == "98e2d2853687fa8c876c5d43f4ab565d0d3cc420239d2b9944e0c430d5340d96"


def models(kind: type[FileModel] = FileModel) -> Iterator[type[FileModel]]:
    """Every kind of table that a bank's files hold."""
    for inner in kind.__subclasses__():
        if inner.__module__ != "quiz.model.record":
            yield from (inner, *models(inner))


def test_every_key_of_a_bank_is_in_the_guide_for_writers() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "writing-a-bank.md").read_text(encoding="utf-8")
    keys = {field.alias or name for kind in models() for name, field in kind.model_fields.items()} - {"area"}
    assert {key for key in keys if not re.search(rf"`[^`]*\b{key}\b[^`]*`", guide)} == set()


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
        ("bank.toml", "tau = 4.0", "tau = 4.0\nclear = 2.8"),
        ("bank.toml", "format = 1\n", "format = 1\ndefault_start = [2, 3]\n"),
        ("steps.toml", 'not = ["distance"]', f'not = ["distance"]\n{UNLESS}'),
        ("steps.toml", 'not = ["distance"]', 'not = ["apart"]'),
        ("communication.toml", 'act = "letting him finish"', f'act = "letting him finish"\n{ITEM_GATE}'),
        ("steps.toml", 'choices = ["often"]', 'choices = ["sometimes"]'),
        ("steps.toml", 'unless = { circumstance = "help", choices = ["professional"] }', ""),
        ("steps.toml", 'choices = ["often"]', f'choices = ["often"]\n{ITEM_GATE}'),
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
        ("bank.toml", "tau = 4.0", "tau = 4.0\nperhaps = 1.28\nclear = 2.5"),
        ("bank.toml", 'you two talk and listen."', f'you two talk and listen."\n{BANDS}'),
        ("communication.toml", "letting him finish", "letting him come to an end"),
        ("steps.toml", "Listen to the end", "Listen until the end"),
        ("steps.toml", "alone = false", 'alone = false\ncaution = "Only where you are safe."'),
        ("steps.toml", "alone = false", 'alone = false\ntoday = "Think of one question."'),
        ("steps.toml", "without_contact =", 'claim_alone = "A thought needs nobody."\nwithout_contact ='),
        ("circumstances.toml", "[[notices]]", "[[notices]]\nafter = true"),
        ("safety.toml", 'number = "016"', 'number = "016"\nas_of = "2026-11-28"'),
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
    assert bank_form(bank)["items"][3]["gates"] == {"only": {}, "not": {"contact": ["distance"]}, "unless": []}  # type: ignore[index]
    told = edit(copied, "communication.toml", '["distance"] }]', '["distance"], because = "he asked for it" }]')
    assert told.item["let-finish"].gates[0].because == "he asked for it"
    assert told.fingerprint == bank.fingerprint


def test_gates_that_share_a_circumstance_are_one_list_in_the_form(copied: Path) -> None:
    gate = 'not = ["distance"]\nbecause = "one of you has asked for distance."'
    more = '\n\n[[steps.gates]]\ncircumstance = "contact"\nnot = ["apart"]\nbecause = "you live apart."'
    bank = edit(copied, "steps.toml", gate, gate + more)
    assert bank_form(bank)["steps"][1]["not"] == {"contact": ["distance", "apart"]}  # type: ignore[index]


def test_the_form_has_the_exceptions_to_gates(copied: Path) -> None:
    bank = edit(copied, "steps.toml", 'not = ["distance"]', f'not = ["distance"]\n{UNLESS}')
    assert bank_form(bank)["steps"][1]["unless"] == [  # type: ignore[index]
        {
            "circumstance": "contact",
            "choices": ["distance"],
            "unless": {"circumstance": "help", "choices": ["professional"]},
        }
    ]


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
