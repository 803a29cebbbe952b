"""Answers that come from outside to be scored. Must not know the bank: whether an id exists is checked elsewhere."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictStr

from quiz.model.record import Scale


class Responses(BaseModel):
    """One sitting as other programs write it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    id: Annotated[StrictStr, Field(max_length=200)] = ""
    answers: dict[str, Scale] = Field(default_factory=dict, repr=False)
    circumstances: dict[str, StrictStr] = Field(default_factory=dict, repr=False)
    safety: Literal["worried"] | None = Field(default=None, repr=False)
