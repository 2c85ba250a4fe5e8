"""Plans full of ties: durations of whole minutes or hours, arrivals on a coarse grid that meets the calendar's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

import sim
from sim.names import CHANNELS
from sim.plan import Plan
from sim.units import HOUR, MINUTE, SECOND, duration_text

__all__ = ["Recipe", "on_grid", "recipes", "scenarios"]

_CLOSINGS = ("serve_out", "disconnect", "keep")
_OPENINGS: tuple[Any, ...] = (
    "08:00-18:00",
    "00:00-24:00",
    "06:00-10:00, 12:00-18:00",
    "00:00-06:00, 08:00-10:00, 18:00-24:00",
    {"monday": "06:00-24:00", "tuesday": "00:00-06:00, 12:00-18:00", "wednesday": "08:00-10:00"},
    {"monday": "08:00-18:00", "wednesday": "06:00-12:00"},
    {"tuesday": "08:00-18:00"},
)
"""Opening hours on a grid of two hours; some days are closed."""
_SPREADS = (1, 1, 1, {"00:00-24:00": 1}, {"08:00-10:00": 2}, {"06:00-12:00": 1, "18:00-20:00": 5})
"""When contacts come: during opening hours, or by spans of every day."""


def on_grid(plan: Plan, grain: int) -> Plan:
    """The plan with its cases opened at multiples of `grain` ticks, so that they meet each other and the calendar."""
    cases = plan.cases.copy()
    cases["opened_at"] -= cases["opened_at"] % grain
    return replace(plan, cases=cases)


def _durations(grain: int, longest: int) -> st.SearchStrategy[str]:
    """Distributions whose values are mostly multiples of `grain` ticks."""

    def text(n: int) -> str:
        return duration_text(n * grain)

    def steps(values: list[int]) -> str:
        """Each value equally likely: straight lines so steep that hardly a draw falls on them."""
        values, shares, points = sorted(values), [0.0], []
        for i, value in enumerate(values):
            points += [text(value), text(value)]
            shares += [(i + 1) / len(values), (i + 1) / len(values) + 1e-9]
        return f"empirical shares:{','.join(map(repr, shares[:-2]))},1.0 values:{','.join(points)}"

    number = st.integers(0, longest)
    zero = st.sampled_from(("", "", " zero:0.3"))
    return st.one_of(
        number.map(text),
        st.lists(number, min_size=2, max_size=4).map(steps),
        st.tuples(number, zero).map(lambda pair: f"deterministic value:{text(pair[0])}{pair[1]}"),
        st.tuples(st.integers(1, longest), zero).map(lambda pair: f"exponential mean:{text(pair[0])}{pair[1]}"),
        st.tuples(number, zero).map(lambda pair: f"uniform low:{text(pair[0])} high:{text(pair[0] + 2)}{pair[1]}"),
    )


def _patience(grain: int) -> st.SearchStrategy[str]:
    return st.one_of(_durations(grain, 40), _durations(grain, 4), st.just("never"), st.just("0s"))


@st.composite
def _counts(draw: st.DrawFn, opening: Any, per_day: int) -> dict[str, list[float]]:
    """Headcounts that go up and down, by weekday and slot of two hours, zero when closed."""
    grid = sim.Scenario.model_validate(_skeleton(opening)).calendar.opening_grid()
    width = per_day // 12
    headcount = st.sampled_from((1, 2, 3, 5, 2, 1, 0, 0.5, 1.25))
    whole = draw(st.booleans())  # whether the headcount stays all day long
    out = {}
    for number, day in enumerate(("monday", "tuesday", "wednesday")):
        slots = [draw(headcount)] * 12 if whole else draw(st.lists(headcount, min_size=12, max_size=12))
        out[day] = [float(n) if grid[number, 4 * slot] else 0.0 for slot, n in enumerate(slots) for _ in range(width)]
    return out


def _skeleton(opening: Any) -> dict[str, Any]:
    return {
        "calendar": {"opening": opening, "interval": "30m"},
        "contact_types": {"a": {"talk": "1m"}},
        "arrivals": {"streams": {"s": {"rates_per_hour": 1, "mix": {"a": 1}}}},
        "agents": {"g": {"count": 0, "skills": {"a": {}}}},
    }


def _optional(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), st.none(), st.none(), values)


def _drop_none(mapping: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if value is not None}


@st.composite
def scenarios(draw: st.DrawFn, grain: int = MINUTE) -> dict[str, Any]:
    """A small scenario, as a mapping: up to three days, three contact types, three groups, two segments."""
    opening = draw(st.sampled_from(_OPENINGS))
    interval = draw(st.sampled_from(("30m", "2h", "2h", "1h")))
    per_day = {"30m": 48, "1h": 24, "2h": 12}[interval]
    kinds = [f"t{i}" for i in range(draw(st.sampled_from((2, 1, 3))))]
    segments = [f"c{i}" for i in range(draw(st.sampled_from((0, 0, 1, 2, 2))))]
    head_start = st.sampled_from((0, 0, 1, 2, 10)).map(lambda n: duration_text(n * grain))
    types = {
        kind: _drop_none(
            {
                "channel": draw(st.sampled_from(CHANNELS[:2])),
                "skill": draw(st.sampled_from((None, "shared"))),
                "priority": draw(st.integers(0, 2)),
                "head_start": draw(head_start),
                "queue_places": draw(_optional(st.integers(0, 3))),
                "talk": draw(_durations(grain, 8)),
                "wrap_up": draw(st.one_of(st.just("0s"), _durations(grain, 3))),
                "patience": draw(_patience(grain)),
            }
        )
        for kind in kinds
    }
    skills = sorted({one.get("skill", kind) for kind, one in types.items()})
    names = [f"g{i}" for i in range(draw(st.sampled_from((2, 1, 3))))]
    groups = {}
    for i, name in enumerate(names):
        own = skills if i == 0 else draw(st.lists(st.sampled_from(skills), min_size=1, unique=True))
        groups[name] = {
            "count": draw(_counts(opening, per_day)),
            "extra": draw(st.sampled_from((0, 0, 0.5, 1, -1))),
            "shrinkage": draw(st.sampled_from((0, 0, 0.3))),
            "absence": draw(st.sampled_from((0, 0, 0.3))),
            "skills": {
                skill: {
                    "speed": draw(st.sampled_from((1, 1, 2, 0.5, 0.7))),
                    "rank": draw(st.integers(0, 2)),
                }
                for skill in own
            },
        }
    streams: dict[str, Any] = {}
    for i in range(draw(st.integers(1, 2))):
        mix = {kind: draw(st.sampled_from((1, 1, 3))) for kind in kinds}
        n = round(draw(st.sampled_from((1, 0.4, 2, 0))) * min(200, 600 * MINUTE / grain))  # a day, for a busy center
        spread: Any = draw(st.sampled_from(_SPREADS))
        if draw(st.booleans()) and not isinstance(spread, int):
            streams[f"s{i}"] = {"per_day": n, "weights": {"all": spread}, "mix": mix}
        else:
            by_span = spread if isinstance(spread, dict) else {}
            rates: Any = {"all": {span: n / 12 * weight for span, weight in by_span.items()}} if by_span else n / 8
            streams[f"s{i}"] = {"rates_per_hour": rates, "mix": mix}
        if segments:
            streams[f"s{i}"]["segments"] = dict.fromkeys(segments, 1)
    return {
        "name": "random",
        "calendar": {
            "days": draw(st.integers(1, 3)),
            "interval": interval,
            "opening": opening,
            "at_closing": draw(st.sampled_from(_CLOSINGS)),
            "overrun": draw(st.sampled_from(("0s", "2h", "6h"))),
        },
        "channels": {
            channel: _drop_none(
                {
                    "lines": draw(_optional(st.integers(0, 12))),
                    "queue_places": draw(_optional(st.integers(0, 3))),
                    "at_closing": draw(_optional(st.sampled_from(_CLOSINGS))),
                }
            )
            for channel in CHANNELS[:2]
        },
        "segments": {
            name: _drop_none(
                {
                    "priority": draw(_optional(st.integers(0, 2))),
                    "head_start": draw(head_start),
                    "patience_factor": draw(st.sampled_from((1, 1, 2, 0.5, 1.37))),
                }
            )
            for name in segments
        },
        "contact_types": types,
        "arrivals": {
            "scale": draw(st.sampled_from((1, 1, 0.5, 1.7))),
            "day_factor": {"cv": draw(st.sampled_from((0, 0.3))), "ar1": draw(st.sampled_from((0, 0.5)))},
            "interval_noise": {"cv": draw(st.sampled_from((0, 0.3))), "shared": draw(st.booleans())},
            "streams": streams,
        },
        "agents": groups,
        "measures": {"trace": draw(st.sampled_from((True, True, True, False)))},
    }


@dataclass(frozen=True)
class Recipe:
    """What a plan is made of, short enough to be printed when a test fails."""

    scenario: dict[str, Any]
    seed: int
    replication: int
    grain: int

    def plan(self) -> Plan:
        """The plan, its cases opened at multiples of the grain."""
        plan = sim.plan(sim.load(self.scenario), seed=self.seed, replication=self.replication)
        return on_grid(plan, self.grain)


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    """A random plan. Its grain is from a tick to two hours: the coarser, the more happens at the same instants."""
    grain = draw(st.sampled_from((5, 1, 1, 15, 30))) * MINUTE
    scenario = draw(scenarios(grain))
    seed, replication = draw(st.integers(0, 2**20)), draw(st.integers(0, 3))
    return Recipe(scenario, seed, replication, draw(st.sampled_from((grain, grain, SECOND, 2 * HOUR, 1))))
