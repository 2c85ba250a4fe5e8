"""Sections of the model of customers and quality: every key has a default, and some sections may be absent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from sim.distributions.distribution import Distribution
from sim.scenario.merging import laid_over

__all__ = ["ABSENT", "Section"]


class Section(BaseModel):
    """Keys that all have defaults; a mapping as value is laid over a default that is one.

    So `by_channel: {email: 0}` leaves the other channels as they are, and `voice: {median: 2m}` keeps family and sigma,
    whether the section was there before or not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _over_defaults(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        out = dict(data)
        for key, field in cls.model_fields.items():
            default, given = field.default, out.get(key)
            if isinstance(default, Distribution):
                default = default.parts()
            if isinstance(default, dict) and isinstance(given, Mapping) and "family" not in given:
                out[key] = laid_over(default, given)
        return out


def _absent(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError(f"{value} says too little; write none to leave it out, {{}} for its defaults")
    return None if value == "none" else value


ABSENT = BeforeValidator(_absent)
"""Of a section that may be absent: the word none says so, as null does."""
