"""Readings in lines: what a mark on paper says is said in words."""

from __future__ import annotations

import re
from collections.abc import Callable

from quiz.model.bank import Bank
from quiz.text.other import reading_lines

from .conftest import Ran

MARKDOWN = """# A title

A *soft* word, a **strong** one, and 2 * 3 * 4.
Read [the page](https://example.org/a_b) or [another](mailto:a@example.org).

## Why it matters

1. First
- then
"""


def test_headings_links_and_emphasis() -> None:
    """A heading by name, a link with its address, emphasis without its marks, each block on one line."""
    assert list(reading_lines(MARKDOWN)) == [
        "Heading: A title",
        "A soft word, a strong one, and 2 * 3 * 4.",
        "Read the page (https://example.org/a_b) or another (mailto:a@example.org).",
        "Heading: Why it matters",
        "1. First",
        "- then",
    ]


def test_every_reading_begins_with_its_heading(quiz: Callable[..., Ran], bank: Bank) -> None:
    """And holds no mark, no control character, and no line that is broken for the width of a screen."""
    for step in bank.steps:
        lines = quiz("read", str(step.number)).out.splitlines()
        assert lines[0] == f"Heading: {step.title}"
        assert not [line for line in lines if re.search(r"^#|\*\*|\]\(", line) or not line.isprintable()]
        assert [line for line in lines if len(line) > 120]
