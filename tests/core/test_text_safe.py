"""No page, command or document calls a step safe: no program can know that. Ids and keys in files keep their names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quiz.bank import built_in_folder
from tests.core.test_text_words import BANK, MODULES, sentences_in, strings_in

CALLED_SAFE = re.compile(
    r"\bsafe (?:alone|to (?:do|take)|steps?|list|ones?)\b|\bsteps? (?:that |which )?(?:is|are) safe\b", re.IGNORECASE
)
DOCUMENTS = [path for pattern in ("*.md", "docs/*.md") for path in Path(__file__).resolve().parents[2].glob(pattern)]


def test_no_sentence_of_the_program_calls_a_step_safe() -> None:
    said = [words for module in MODULES for words in sentences_in(module.read_text(encoding="utf-8"))]
    assert [words for words in said if CALLED_SAFE.search(words)] == []


def test_nor_one_of_the_bank() -> None:
    readings = [path.read_text(encoding="utf-8") for path in (built_in_folder() / "readings").glob("*.md")]
    assert [words for words in (*strings_in(BANK), *readings) if CALLED_SAFE.search(words)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_nor_a_document(path: Path) -> None:
    assert CALLED_SAFE.findall(" ".join(path.read_text(encoding="utf-8").split())) == []
