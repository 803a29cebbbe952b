"""A part behaves as a frozen value does."""

from __future__ import annotations

import pytest

from quiz.models.bank import Lift, StepGate
from quiz.models.choice import Choice


def test_it_is_equal_to_its_like_and_to_nothing_else() -> None:
    assert Choice(id="yes", text="Yes") == Choice(id="yes", text="Yes")
    assert hash(Choice(id="yes", text="Yes")) == hash(Choice(id="yes", text="Yes"))
    assert Choice(id="yes", text="Yes") != Choice(id="yes", text="No")
    assert Choice(id="yes", text="Yes") != ("yes", "Yes")


def test_it_cannot_be_changed_but_gives_a_changed_one() -> None:
    choice = Choice(id="yes", text="Yes")
    with pytest.raises(AttributeError, match=r"Choice\.text cannot be changed"):
        choice.text = "No"  # type: ignore[misc]
    with pytest.raises(AttributeError, match=r"Choice\.text cannot be deleted"):
        del choice.text
    assert choice.changed(text="No") == Choice(id="yes", text="No")
    assert choice == Choice(id="yes", text="Yes")


def test_it_has_the_parts_of_its_base_and_its_defaults() -> None:
    lift = Lift(circumstance="help", choices=("friend",), because="You have a friend.")
    assert lift.names() == ("circumstance", "choices", "unless", "because")
    assert lift.unless is None
    assert repr(lift) == "Lift(circumstance='help', choices=('friend',), unless=None, because='You have a friend.')"


def test_a_name_that_python_keeps_for_itself_is_written_plainly() -> None:
    assert [StepGate.written(name) for name in StepGate.names()] == ["circumstance", "only", "not", "because"]
