"""Made-up results of scenarios that know how cases go for the customers."""

from __future__ import annotations

from typing import Any

import pandas as pd

from sim.report.data import ReportData
from tests.unit.report.five import CHANNEL, five
from tests.unit.report.synthetic import COLUMNS

SHARES = {
    "fcr_true": 0.61,
    "fcr_reported": 0.78,
    "resolved_true": 0.82,
    "resolved_reported": 0.97,
    "first_and_final": 0.47,
    "unserved_share": 0.03,
    "service_level_reported": 0.91,
    "service_level_true": 0.83,
    "unanswered_true": 0.09,
    "repeat_share": 0.29,
    "satisfaction": 0.68,
    "satisfaction.rest": 0.53,
    "intention": 0.12,
    "disloyal_share": 0.21,
    "survey_share": 0.15,
    "survey_top_two": 0.7,
    "speed_score": 0.57,
    "late_share": 0.43,
    "in_time_share": 0.57,
    "broken_share": 0.2,
    "human_quality": 0.6,
    "context_missing_share": 0.24,
    "cases.first": 0.59,
    "cases.later": 0.23,
    "cases.unresolved": 0.15,
    "cases.unserved": 0.03,
    "satisfaction.first": 0.79,
    "satisfaction.later": 0.65,
    "satisfaction.unresolved": 0.42,
    "satisfaction.unserved": 0.25,
    "intention.first": 0.055,
    "intention.later": 0.11,
    "intention.unresolved": 0.28,
    "intention.unserved": 0.55,
    "cases.served_1": 0.72,
    "cases.served_2": 0.19,
    "cases.served_3": 0.07,
    "cases.served_more": 0.02,
    "satisfaction.served_1": 0.74,
    "satisfaction.served_2": 0.61,
    "satisfaction.served_3": 0.5,
    "satisfaction.served_more": 0.41,
    "resolved.served_1": 0.86,
    "resolved.served_2": 0.82,
    "resolved.served_3": 0.79,
    "resolved.served_more": 0.6,
    "loss.wait": 0.04,
    "loss.unsolved": 0.09,
    "loss.repeats": 0.03,
    "loss.leaving": 0.006,
}
COUNTS = {
    "cases": 5200.0,
    "contacts_per_case": 1.47,
    "repeats_per_case": 0.38,
    "abandons_per_case": 0.07,
    "transfers_per_case": 0.05,
    "switches_per_case": 0.0,
    "reexplained_per_case": 0.31,
    "effort": 1.83,
    "survey_mean": 3.8,
    "satisfaction_ratio": 1.49,
}
SECONDS = {
    "time.queue": 900.0,
    "time.talk": 420.0,
    "time.between": 40_000.0,
    "handle_per_resolved": 640.0,
}


def felt(**changes: Any) -> ReportData:
    """Five channels, and how their cases went; what a type says lies a little off the total."""
    data = five(**changes)
    places = [
        ("total", ""),
        *(("contact_type", name) for name in CHANNEL),
        *(("topic", t) for t in ("price", "fault")),
    ]
    lines = []
    for number, (scope, name) in enumerate(places):
        made = {m: (v * (1 - number / 40), 0.006, "share") for m, v in SHARES.items()}
        made |= {m: (v * (1 - number / 40), v * 0.004, "count") for m, v in COUNTS.items()}
        made |= {m: (v * (1 - number / 40), v * 0.004, "s") for m, v in SECONDS.items()}
        lines += [
            (measure, scope, name, "all", "", value, half, data.n_replications, unit, "ratio of totals")
            for measure, (value, half, unit) in made.items()
        ]
    kept = data.table[~data.table["measure"].isin(COUNTS)]
    table = pd.concat([kept, pd.DataFrame(lines, columns=COLUMNS)], ignore_index=True)
    scenario = dict(data.scenario) | {"measures": {"reported_window": "7d"}}
    return five(**(changes | {"scenario_name": "felt", "table": table, "scenario": scenario}))
