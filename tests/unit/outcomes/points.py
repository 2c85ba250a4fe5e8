"""Thousands of points of every formula of behaviour, to be worked out with and without the compiler.

Run as a module it prints the results by function, as JSON.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim import outcomes
from sim.distributions.distribution import Distribution
from sim.distributions.quantiles import tabulate
from sim.outcomes.complexity import above_reference
from sim.units import LONGEST, MINUTE
from tests.unit.outcomes.behaviour import REFERENCE, behaviour

__all__ = ["FORMULAS", "worked_out"]

_NAMES = (
    *(
        "average_load",
        "bot_damage",
        "cap_loss",
        "context_share",
        "customer_effort",
        "disloyal_share",
        "effort_extra",
        "felt_wait",
        "human_quality",
    ),
    *("agent_human", "agent_logit", "agent_talk", "fatigue", "inexperience", "occupancy_after"),
    *("action_share", "check_gap", "is_hollow", "other_logit"),
    *("human_start", "intention", "pace", "patience_scale", "plus", "repeat_share", "resolution_logit"),
    *(
        "resolution_share",
        "satisfaction",
        "sig",
        "speed_score",
        "survey_answer",
        "talk_factor",
        "tolerance_ticks",
    ),
    *("badge_share", "churn_share", "competitor_share", "goodwill_after", "joining", "ratcheted"),
    *("sale_share", "told", "with_goodwill"),
    *("eroded", "learned", "leaving_share", "quality_of_hire", "speed_of_hire", "unhurried"),
)
FORMULAS: dict[str, Callable[..., float]] = {name: getattr(outcomes, name) for name in _NAMES}
FORMULAS["above_reference"] = above_reference

_ROWS, _POINTS = 20, 100
_WORDS = (
    "lognormal median:1m sigma:2",
    "weibull shape:0.5 scale:203m",
    "gamma mean:5m sd:3m",
    "exponential mean:5m",
)
_LAWS, _KNOTS = tabulate([Distribution.parse(text) for text in _WORDS])
_FLAGS = {
    *("busy", "urgent", "transferred", "late", "missing", "resolved", "broken", "out_of_context"),
    *("updated", "bad_news", "is_new"),
}
_TICKS = {"tolerance", "felt", "on_line", "off_line", "due", "load_sum", "ticks", "logged_in", "at_norm"}
_REALS: dict[str, tuple[float, float]] = {
    **dict.fromkeys(("u", "u_patience", "u_noise", "u_tells", "u_heard"), (1e-15, 1 - 1e-15)),
    **dict.fromkeys(("goodwill", "intends", "speed"), (0, 1)),
    "memory": (-1.38, 0),
    **dict.fromkeys(("s", "h", "s_first", "satisfied", "complexity"), (0, 1)),
    **dict.fromkeys(("occupancy", "lacking", "tired", "knowledge"), (0, 1)),
    **dict.fromkeys(("x", "y", "base", "logit", "quality"), (-40, 40)),
    **dict.fromkeys(("hold", "v", "limit"), (0.1, 10)),
    "other": (-3, 3),
    **dict.fromkeys(("steps", "effort", "extra"), (1, 20)),
    "norm": (0.01, 1),
    **dict.fromkeys(("botfail", "failures"), (0, 5)),
    "n_avg": (1, 4),
    "start": (-0.5, 2),
    "speed_weight": (0, 5),
}
_COLUMNS: dict[str, tuple[float, float]] = {
    **dict.fromkeys(("satisfaction_base", "satisfaction_intention_base", "satisfaction_cuts_0"), (-20, 20)),
    **dict.fromkeys(("resolution_haste", "satisfaction_human_haste", "handling_complexity"), (0, 20)),
    "tolerance_correlation": (-0.99, 0.99),
    "tolerance_abandon_patience": (0.001, 1000),
    "handling_reference": (0.01, 0.99),
    "market_conversion_scale": (1, LONGEST),
    "market_good_heard": (1, 1000),
    "market_bad_heard": (1, 1000),
    "market_acquisition": (0, 10_000),
    "handling_speed": (0.1, 10),
    "handling_cap": (1, 10 * MINUTE),
    "handling_erosion_tau": (1, LONGEST),
    "quality_qa": (0, 3),
    "workforce_learning_months": (0.01, 600),
    "workforce_fatigue_range": (0.01, 1),
    "workforce_fatigue_memory": (1, LONGEST),
    "workforce_hours_power": (-2, 2),
    "workforce_rush": (-0.9, 1),
}
"""Bounds of the columns that reach beyond those of the others, 0 to 1.5 (of integers 0 and 1)."""


def _row(rng: np.random.Generator) -> NDArray[np.void]:
    """A row in which three columns of four are not at their defaults."""
    b = behaviour()
    for name in b.dtype.names or ():
        if rng.random() < 0.75:
            real = b.dtype[name].kind == "f"
            drawn = rng.uniform(*_COLUMNS.get(name, (0, 1.5 if real else 2)))
            b[name] = drawn if real else int(drawn)
    return b


def _argument(name: str, b: NDArray[np.void], rng: np.random.Generator) -> Any:
    """A value for the argument of that name."""
    if name in ("b", "laws", "knots"):
        return {"b": b, "laws": _LAWS, "knots": _KNOTS}[name]
    if name == "row":
        return int(rng.integers(len(_WORDS)))
    if name in _FLAGS:
        return int(rng.integers(2))
    if name in _TICKS:
        return 1 + int(10 ** rng.uniform(0, np.log10(LONGEST)))
    if name in ("days", "good", "bad"):
        return int(rng.integers(3000))
    if name.startswith("n_") and name != "n_avg":
        return int(rng.integers(1, 60))
    if name in ("complexity", "v") and rng.random() < 0.1:
        return {"complexity": REFERENCE, "v": 1.0}[name]
    return float(rng.uniform(*_REALS[name]))


def worked_out() -> dict[str, list[str]]:
    """By formula: the results, every bit of them."""
    rng = np.random.default_rng(1)
    names = {
        name: list(inspect.signature(getattr(one, "py_func", one)).parameters)
        for name, one in FORMULAS.items()
    }
    out: dict[str, list[str]] = {name: [] for name in FORMULAS}
    for _ in range(_ROWS):
        b = _row(rng)
        for name, one in FORMULAS.items():
            for _ in range(_POINTS):
                out[name].append(float(one(*[_argument(argument, b, rng) for argument in names[name]])).hex())
    return out


if __name__ == "__main__":
    print(json.dumps(worked_out()))
