"""A seeded, made-up result with the shape of a real one, for the tests of figures and reports."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from sim.report.data import ReportData

TYPES = {"PS": 0.62, "NW": 0.14, "NE": 0.09, "IN": 0.07, "PE": 0.05, "TT": 0.03}
GROUPS = {"tellers": 0.8, "internet": 0.2}
FORMULAS = (
    "answered",
    "offered",
    "abandons_within_threshold_count",
    "abandons_within_threshold_excluded",
    "short_abandons_count",
    "short_abandons_excluded",
)
DAYS = [str(d.date()) for d in pd.bdate_range("1999-02-01", periods=20)]
UNITS = {
    "offered": "contacts", "answered": "contacts", "abandoned": "contacts", "blocked": "contacts",
    "asa": "s", "wait_mean": "s", "aht": "s", "talk_mean": "s", "wrap_up_mean": "s",
    "load": "agents", "on_duty": "agents", "queue_mean": "contacts", "queue_max": "contacts",
    "lines_mean": "count", "cost": "money",
}  # fmt: skip
COLUMNS = ["measure", "scope", "name", "by", "at", "estimate", "half_width", "n", "unit", "kind"]
SUMS = ("offered", "answered", "abandoned", "blocked")
KINDS = {"asa": "ratio of totals", "wait_mean": "mean of ratios", "queue_max": "mean"}


def _shape(minute: np.ndarray) -> np.ndarray:
    """Calls an interval over the day: a steep morning peak and a lower one after lunch."""
    morning = np.exp(-(((minute - 640) / 95) ** 2))
    afternoon = 0.72 * np.exp(-(((minute - 890) / 120) ** 2))
    return 6 + 88 * np.maximum(morning, 0) + 88 * afternoon


def _state(calls: np.ndarray, staff: np.ndarray, aht_s: float, length_s: float) -> dict[str, np.ndarray]:
    """Plausible measures of intervals with so many calls and agents; not a queueing model."""
    load = calls * aht_s / length_s
    ratio = load / np.maximum(staff, 0.5)
    late = 1 / (1 + np.exp(-(ratio - 1.0) * 14))
    abandonment = np.clip(0.004 + 0.16 * late**1.5, 0, 1)
    answered = calls * (1 - abandonment)
    level = np.clip(0.985 - 0.62 * late, 0, 1)
    asa = 2.5 + 150 * late**1.4
    wrap = calls * 0 + aht_s * 0.15
    queue = calls / length_s * asa
    state = {"offered": calls, "answered": answered, "abandoned": calls - answered, "blocked": calls * 0.0}
    state |= {
        "service_level": level,
        "asa": asa,
        "wait_mean": asa * 0.97,
        "p_wait": np.clip(0.08 + late, 0, 0.97),
    }
    state |= {
        "abandonment": abandonment,
        "abandonment_long": abandonment * 0.8,
        "load": load,
        "on_duty": staff,
    }
    state |= {"occupancy": np.minimum(0.965, ratio * 0.97), "utilisation": calls * 0 + 0.86}
    state |= {"queue_mean": queue, "queue_max": 2 + queue * 4, "lines_mean": load + queue}
    state |= {"aht": calls * 0 + aht_s, "talk_mean": aht_s - wrap, "wrap_up_mean": wrap}
    return state | {"still_open_share": calls * 0.0}


def _widths(measure: str, estimate: np.ndarray, wide: float) -> np.ndarray:
    if measure in ("on_duty", "blocked", "still_open_share") and np.isfinite(wide):
        return np.zeros_like(estimate)
    if UNITS.get(measure, "share") == "share":
        return wide * 0.055 * np.sqrt(np.maximum(estimate * (1 - estimate), 0.0))
    return wide * 0.06 * np.sqrt(np.maximum(estimate, 0.0) * np.maximum(estimate, 1.0))


def build(
    seed: int = 1,
    replications: int = 50,
    staff: float = 1.0,
    minutes: int = 30,
    wide: float = 1.0,
    **changes: Any,
) -> ReportData:
    """A result of twenty days of a bank's calls.

    Parameters
    ----------
    seed
        Of the noise between days.
    replications
        Number said to stand behind each estimate.
    staff
        Factor on the agents on duty: above 1.3 the target is met, below 0.9 it is missed.
    minutes
        Length of an interval.
    wide
        Factor on all half-widths.
    changes
        Fields of `ReportData` to be replaced.
    """
    rng = np.random.default_rng(seed)
    wide = wide * (50 / replications) ** 0.5 if replications > 1 else np.nan
    lines: list[tuple[Any, ...]] = []

    def add(
        state: dict[str, Any], scope: str, name: str, by: str, at: list[str], shrink: float = 1.0
    ) -> None:
        for measure, value in state.items():
            estimate = np.atleast_1d(np.asarray(value, dtype=float))
            half = _widths(measure, estimate, wide * shrink)
            unit = UNITS.get(measure, "s" if measure.startswith("wait_") else "share")
            kind = KINDS.get(measure, "quantile" if measure.startswith("wait_p") else "ratio of totals")
            for a, e, h in zip(at, estimate.tolist(), half.tolist(), strict=True):
                lines.append((measure, scope, name, by, a, e, h, replications, unit, kind))

    begin = np.arange(7 * 60, 24 * 60, minutes)
    length = minutes * 60.0
    at = [f"{m // 60:02d}:{m % 60:02d}" for m in begin]
    calls = _shape(begin) * minutes / 30
    agents = np.round(calls * 210 / length * 1.06 + 1.4)
    agents = np.where((begin >= 600) & (begin < 690), agents - 1.4, agents) * staff

    def levels(state: dict[str, Any]) -> dict[str, Any]:
        level = state["service_level"]
        for i, formula in enumerate(FORMULAS):
            state[f"service_level.{formula}"] = np.clip(
                level + (0.045, 0, 0.012, 0.009, 0.004, 0.003)[i], 0, 1
            )
        state["target.calls"] = level
        return state

    def whole(share: float, by_interval: dict[str, np.ndarray], factor: float) -> dict[str, Any]:
        weight = by_interval["offered"] / by_interval["offered"].sum()
        plain = ("load", "on_duty", "queue_mean", "lines_mean")
        state: dict[str, Any] = {}
        for measure, values in by_interval.items():
            if measure in SUMS:
                state[measure] = float(values.sum()) * share * factor
            elif measure in plain:
                state[measure] = float(values.mean()) * share
            elif measure == "queue_max":
                state[measure] = float(values.max())
            else:
                state[measure] = float((values * weight).sum())
        return state

    total = levels(_state(calls, agents, 210.0, length))
    summed = {m: v * len(DAYS) if m in SUMS else v for m, v in total.items()}
    add(summed, "total", "", "interval", at)
    waits = _waits()
    steps = waits[waits["scope"] == "total"]
    quantiles = {
        f"wait_p{p}": float(steps["wait_s"][steps["share_le"] >= p / 100].min()) for p in (50, 80, 90, 95, 99)
    }
    everything = whole(1.0, total, len(DAYS))
    add({**everything, **quantiles, "cost": 91_340.0}, "total", "", "all", [""], 0.3)
    for day in DAYS:
        luck = float(rng.normal(1, 0.06))
        busy = levels(_state(calls * luck, agents, 210.0, length))
        add(whole(1.0, busy, 1.0), "total", "", "day", [day], 0.9)
    for i, (name, share) in enumerate(TYPES.items()):
        aht = (180.0, 260.0, 190.0, 420.0, 240.0, 230.0)[i]
        own = levels(_state(calls, agents * (1 + 0.03 * (i - 2)), 210.0, length))
        own |= {
            "aht": calls * 0 + aht,
            "talk_mean": calls * 0 + aht * 0.84,
            "wrap_up_mean": calls * 0 + aht * 0.16,
        }
        for measure in ("occupancy", "utilisation", "on_duty"):
            own.pop(measure)
        own = {m: v for m, v in own.items() if m != "target.calls"}
        late = {q: v * (1 + i / 10) for q, v in quantiles.items()}
        add(whole(share, own, len(DAYS)) | late, "contact_type", name, "all", [""], 0.5)
        few = {m: v * share * len(DAYS) if m in SUMS else v for m, v in own.items()}
        add(few, "contact_type", name, "interval", at, 2.0)
    voice = {m: v for m, v in everything.items() if m not in ("on_duty", "occupancy", "utilisation")}
    add(voice, "channel", "voice", "all", [""], 0.3)
    for name, share in GROUPS.items():
        state = {
            "on_duty": total["on_duty"] * share,
            "occupancy": total["occupancy"] * (0.95 + share / 20),
            "utilisation": total["utilisation"],
        }
        means = {m: float(v.mean()) for m, v in state.items()}
        add(means | {"cost": 91_340.0 * share}, "group", name, "all", [""], 0.3)
        add(state, "group", name, "interval", at)
    table = pd.DataFrame(lines, columns=COLUMNS)
    fields: dict[str, Any] = {
        "scenario_name": "bank",
        "table": table,
        "replications": _replications(table, replications, rng),
        "waits": waits,
        "provenance": {
            "command": f"ccsim run scenario=bank replications={replications} seed=1",
            "seed": 1,
            "engine": "kernel",
            "started": "2026-01-31 09:15",
            "version": "0.1.0",
            "digest": "sha256:9f2c",
            "packages": {"numpy": "2.4.0", "numba": "0.63.0"},
        },
        "scenario": {
            "name": "bank",
            "title": "A bank's telephone service, weekdays of February 1999",
            "calendar": {"start": "1999-02-01", "days": 20, "interval": f"{minutes}m"},
            "contact_types": {n: {"channel": "voice", "topic": n, "priority": 1} for n in TYPES},
            "agents": {n: {"count": 14, "skills": list(TYPES)} for n in GROUPS},
        },
        "targets": [{"name": "calls", "of": "all", "within_s": 20, "share": 0.8, "formula": "offered"}],
        "assumptions": [
            _assumption("calendar.cool_down", 0, "days", "contacts do not repeat", "A"),
            _assumption("measures.short_abandon", 5, "s", "usual <threshold> & habit", "A"),
            _assumption("agents.availability", 0.91, "", "fitted on waits", "F"),
        ],
        "n_replications": replications,
        "currency": "EUR",
    }
    return ReportData(**(fields | changes))


def _assumption(key: str, value: float, unit: str, source: str, mark: str) -> dict[str, Any]:
    return {"key": key, "value": value, "unit": unit, "source": source, "mark": mark}


def _replications(table: pd.DataFrame, n: int, rng: np.random.Generator) -> pd.DataFrame:
    """Values of each replication for the totals, scattered as the half-widths say."""
    base = table[(table["by"] == "all") & (table["scope"] == "total")]
    frames = []
    for replication in range(n):
        frame = base[["measure", "scope", "name", "by", "at"]].copy()
        frame.insert(0, "replication", replication)
        frame["value"] = base["estimate"] + rng.normal(size=len(base)) * base["half_width"] * n**0.5 / 2
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)


def _waits() -> pd.DataFrame:
    """A wait that is zero for half of the contacts and has a long tail for the others."""
    grid = np.concatenate([np.arange(0, 60, 1.0), np.arange(60, 600, 5.0), np.arange(600, 1500, 30.0)])
    frames = []
    for i, name in enumerate(["", *TYPES]):
        p_wait = 0.47 + 0.03 * i
        tail = 0.55 * np.exp(-grid / (25 + 6 * i)) + 0.45 * np.exp(-grid / (110 + 15 * i))
        share = 1 - p_wait * tail
        frame = pd.DataFrame({"scope": "contact_type" if name else "total", "name": name, "wait_s": grid})
        frame["share_le"] = share
        frame["half_width"] = 0.02 * np.sqrt(share * (1 - share)) * (1 + i)
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)
