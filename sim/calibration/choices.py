"""What a mapping file decides beyond columns and codes: what is left out, thresholds, families, names."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sim.calibration.calendar import Word
from sim.units import HOUR, MINUTE, SECOND, Duration

__all__ = ["Agents", "Filters", "Fit", "Part", "Thresholds"]


class Part(BaseModel):
    """A part of a mapping file: frozen, and without keys that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Agents(Part):
    """How the scenario calls the agents, and what they cost: `group` is the name of their group,
    `cost_per_hour` (in `currency`) an assumption that no export of calls can tell."""

    group: Word = "agents"
    cost_per_hour: Annotated[float, Field(ge=0)] | None = None
    currency: str = "USD"


class Filters(Part):
    """What is left out: `menu_at_least` drops calls whose time in the menu is below it; `bad_rows: drop`
    leaves out rows with unreadable or impossible cells (counted by reason) instead of stopping at the first
    one."""

    menu_at_least: Duration | None = None
    bad_rows: Literal["error", "drop"] = "error"


class Thresholds(Part):
    """Bounds of the fit.

    An agent counts as on duty between two services whose gap is below `on_duty_gap`, with
    `away_while_waiting` only while nobody waits; services are cut at `service_clip` and called short
    below `short_service`; patience is fitted apart for a type or segment with at least `least_abandoned`
    abandoned calls; `acceptable_wait` is the threshold of the service level.
    """

    on_duty_gap: Duration = 20 * MINUTE
    away_while_waiting: bool = False
    service_clip: Duration = HOUR
    short_service: Duration = 10 * SECOND
    least_abandoned: Annotated[int, Field(ge=10)] = 100
    acceptable_wait: Duration = 20 * SECOND

    @model_validator(mode="after")
    def _positive(self) -> Thresholds:
        for key in ("on_duty_gap", "service_clip", "acceptable_wait"):
            if getattr(self, key) <= 0:
                raise ValueError(f"{key} must be above 0s")
        if not 0 <= self.short_service < self.service_clip:
            raise ValueError("short_service must be at least 0s and below service_clip")
        return self


class Fit(Part):
    """Which family is taken: `best` of the candidates, or the one named; `empirical` keeps the talk's
    quantiles. `absence`: with `fitted`, agents are absent for a day at random, as often as makes the agent-hours
    of days vary as they do; it is estimated in any case, but a center whose staff follows the demand of the day
    varies less in its waits than independent absence would make it."""

    talk: Literal[
        "best", "empirical", "exponential", "hyperexponential", "erlang", "gamma", "lognormal", "weibull"
    ] = "best"
    patience: Literal["best", "exponential", "hyperexponential", "gamma", "lognormal", "weibull"] = "best"
    absence: Literal["fitted", "none"] = "none"
