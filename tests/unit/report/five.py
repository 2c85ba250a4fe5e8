"""A made-up result of five channels, for the tests of figures and reports; nothing is simulated."""

from __future__ import annotations

from typing import Any

import pandas as pd

from sim.report.data import ReportData
from tests.unit.report.synthetic import COLUMNS, FORMULAS

CHANNEL = {
    "orders": "voice",
    "technical": "voice",
    "chat": "chat",
    "messenger": "messenger",
    "email": "email",
    "social": "social",
}
CHANNELS = list(dict.fromkeys(CHANNEL.values()))
WITHIN_S = {"orders": 20, "technical": 60, "chat": 45, "messenger": 600, "email": 28_800, "social": 3600}
WAIT_S = {
    "orders": 12.0,
    "technical": 25.0,
    "chat": 9.0,
    "messenger": 120.0,
    "email": 14_000.0,
    "social": 900.0,
}
GROUPS = {"phone": ("orders", "technical"), "digital": ("chat", "messenger", "email", "social")}
DAYS = ["2026-03-02", "2026-03-03", "2026-03-04"]
AT = [f"{hour:02d}:00" for hour in range(24)]
_N = 10


def _contacts(name: str, offered: float, level: float) -> dict[str, tuple[float, str]]:
    """Measures of contacts of one type."""
    voice = CHANNEL[name] == "voice"
    ends = {"abandoned": 0.05 if voice else 0.0, "balked": 0.02 if voice else 0.0}
    ends |= {"callback": 0.03 if name == "orders" else 0.0, "hidden": 0.1 if name == "email" else 0.0}
    ends |= {"closed": 0.04 if voice else 0.0}
    left = 0.06 if CHANNEL[name] in ("messenger", "social") else 0.0
    counts = {key: offered * share for key, share in ends.items()}
    counts["answered"] = offered * (1 - sum(ends.values()) - left)
    counts |= {
        "retries": offered * 0.04 if voice else 0.0,
        "callbacks": counts["callback"],
        "offered": offered,
    }
    counts |= {"legs": offered * 1.1, "forwarded": offered * 0.1 if name == "technical" else 0.0}
    counts |= {"reopened": offered * 0.6 if name == "messenger" else 0.0, "resolved": counts["answered"]}
    wait = WAIT_S[name]
    times = {"asa": wait, "wait_mean": wait, "aht": 300.0, "talk_mean": 270.0, "wrap_up_mean": 30.0}
    times |= {f"wait_p{p}": wait * p / 40 for p in (50, 80, 90, 95, 99)}
    times |= {"active_time": 330.0, "contact_duration": wait * 3 + 400}
    shares = {
        "service_level": level,
        "abandonment": ends["abandoned"],
        "still_open_share": left,
        "p_wait": 0.4,
    }
    shares |= {f"service_level.{formula}": level for formula in FORMULAS}
    made = {key: (value, "count") for key, value in counts.items()}
    made |= {key: (value, "s") for key, value in times.items()}
    made |= {key: (value, "share") for key, value in shares.items()}
    return made | {"contacts_per_case": (1.04 if voice else 1.0, "count")}


def _summed(parts: list[dict[str, tuple[float, str]]]) -> dict[str, tuple[float, str]]:
    """Counts added, everything else weighted by contacts offered."""
    offered = [part["offered"][0] for part in parts]
    made = {}
    for key, (_, unit) in parts[0].items():
        weights = [1.0] * len(parts) if unit == "count" and key != "contacts_per_case" else offered
        total = sum(weights) if weights is offered else 1.0
        made[key] = (sum(p[key][0] * w for p, w in zip(parts, weights, strict=True)) / total, unit)
    return made


def _staff(scale: float) -> dict[str, tuple[float, str]]:
    return {
        "on_duty": (9.0 * scale, "agents"),
        "occupancy": (0.7, "share"),
        "utilisation": (1.01, "share"),
        "concurrency": (1.0 + 0.4 * (scale < 1), "contacts"),
        "finishing": (0.05, "agents"),
        "handled": (1800.0 * scale, "count"),
        "aht": (300.0, "s"),
    }


def five(**changes: Any) -> ReportData:
    """Three days of a contact center: calls miss their target around 11:00, e-mails wait for hours."""
    lines: list[tuple[Any, ...]] = []

    def add(
        state: dict[str, tuple[float, str]], scope: str, name: str, by: str = "all", at: str = ""
    ) -> None:
        for measure, (value, unit) in state.items():
            half = 0.01 if unit == "share" else value * 0.02
            lines.append((measure, scope, name, by, at, value, half, _N, unit, "ratio of totals"))

    def level(name: str, at: str) -> float:
        return 0.55 if CHANNEL[name] == "voice" and at in ("10:00", "11:00") else 0.9

    places = [
        ("all", "", 1.0),
        *(("interval", at, 1 / 24) for at in AT),
        *(("day", day, 1 / 3) for day in DAYS),
    ]
    for by, at, share in places:
        parts = {name: _contacts(name, 1000.0 * share, level(name, at)) for name in CHANNEL}
        for name, part in parts.items():
            add(part, "contact_type", name, by, at)
            add({f"target.{name}": part["service_level"]}, "total", "", by, at)
        for channel in CHANNELS:
            add(_summed([p for n, p in parts.items() if CHANNEL[n] == channel]), "channel", channel, by, at)
        add(_summed(list(parts.values())), "total", "", by, at)
        open_ = by != "interval" or "08:00" <= at < "20:00"
        for number, group in enumerate(GROUPS):
            if open_:
                add(_staff(1.0 - number / 2), "group", group, by, at)
        if open_:
            add({k: v for k, v in _staff(1.5).items() if k not in ("handled", "aht")}, "total", "", by, at)
    add({"concurrency": (1.2, "contacts")}, "total", "")
    for group, types in GROUPS.items():
        for name in CHANNEL:
            here = 900.0 if name in types else 0.0
            add(
                {"handled.by_type": (here, "count"), "aht.by_type": (300.0, "s")},
                "group_type",
                f"{group}/{name}",
            )
        add({"cost_staff": (5000.0, "money")}, "group", group)
    money = {
        "cost_staff": 10_000.0,
        "cost_tolls": 200.0,
        "cost": 10_200.0,
        "revenue": 9000.0,
        "penalties": 50.0,
    }
    add({k: (v, "money") for k, v in money.items()}, "total", "")
    add({"cost_tolls": (200.0, "money"), "revenue": (9000.0, "money")}, "channel", "voice")
    add({"cost_per_answered": (2.1, "money"), "cost_per_resolved": (2.2, "money")}, "total", "")
    waits = [
        ("contact_type", name, wait * k / 20, 1 - 0.6 * 0.9**k, 0.01)
        for name, wait in WAIT_S.items()
        for k in range(60)
    ]
    fields: dict[str, Any] = {
        "scenario_name": "five",
        "table": pd.DataFrame(lines, columns=COLUMNS),
        "replications": pd.DataFrame(
            columns=["replication", "measure", "scope", "name", "by", "at", "value"]
        ),
        "waits": pd.DataFrame(waits, columns=["scope", "name", "wait_s", "share_le", "half_width"]),
        "provenance": {"command": "ccsim run scenario=five", "seed": 1},
        "scenario": {
            "name": "five",
            "channels": {c: {"clock": "open"} for c in ("email", "social")},
            "contact_types": {name: {"channel": channel} for name, channel in CHANNEL.items()},
        },
        "targets": [
            {"name": n, "of": n, "within_s": within, "share": 0.8, "formula": "offered"}
            for n, within in WITHIN_S.items()
        ],
        "n_replications": _N,
        "currency": "EUR",
    }
    return ReportData(**(fields | changes))
