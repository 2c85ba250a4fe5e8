"""Numbers with bounds that many keys share."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from sim.distributions.distribution import Distribution
from sim.scenario.unit import Unit
from sim.units import DAY, Duration, clock_text, duration_text, parse_clock

__all__ = ["Clock", "Factor", "Finite", "Logit", "Money", "Names", "Share", "Shares", "Weight", "Within"]

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False), Unit("share")]
Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Factor = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False), Unit("factor")]
Logit = Annotated[float, Field(ge=-20, le=20, allow_inf_nan=False), Unit("logit")]
"""A term of a logit; twenty of them are certainty."""
Money = Annotated[float, Field(ge=0, allow_inf_nan=False), Unit("money")]


def _finite(one: Distribution) -> Distribution:
    if one.family == "never":
        raise ValueError("never ends; give a duration or a distribution of durations")
    return one


Finite = Annotated[Distribution, AfterValidator(_finite)]
"""A random duration that ends."""


def _within(ticks: int) -> int:
    if not 0 <= ticks <= 365 * DAY:
        raise ValueError(f"{duration_text(ticks)} must be from 0s to 365d")
    return ticks


Within = Annotated[Duration, AfterValidator(_within), Unit("duration", "0s to 365d")]
"""A duration from nothing to a year."""


def _clock(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f'{value!r} is not a time of day; write it as "HH:MM", in quotes')
    return clock_text(parse_clock(value))


Clock = Annotated[str, BeforeValidator(_clock), Unit("time of day", "00:00 to 24:00")]
"""An instant of the day, "00:00" to "24:00"."""


def _several(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(word for word in value.replace(",", " ").split() if word)
    return tuple(value) if isinstance(value, list) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_several)]
"""Names, as a list or as one text with spaces or commas between them."""


def _shares(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(value.replace(",", " ").split())
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


Shares = Annotated[tuple[Share, ...], BeforeValidator(_shares), Field(max_length=8)]
"""A share for the first time, the second …; the last one holds for all later times. One number holds for all."""
