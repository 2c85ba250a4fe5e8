"""The scenario made of the evidence is valid, readable, and says where its numbers come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from sim.calibration.calls import gather
from sim.calibration.evidence import AvailabilityEvidence, Evidence
from sim.calibration.export import read_export
from sim.calibration.mapping import Mapping, load_mapping
from sim.calibration.scenario import build_scenario, scenario_text
from sim.scenario import load
from sim.scenario.table import resolve


@pytest.fixture
def mapping(plain: dict[str, Any]) -> Mapping:
    return load_mapping(
        plain
        | {
            "title": "Two weeks",
            "acknowledgement": "Thanks to\n the lab.",
            "segment": {
                "column": "class",
                "rename": {"1": "basic", "2": "gold"},
                "head_start": {"gold": "90s"},
            },
            "calendar": {
                "groups": {
                    "work": ["monday", "tuesday", "wednesday", "thursday", "friday"],
                    "end": ["sunday"],
                },
                "opening": {"work": ["08:00", "18:00"], "end": ["10:00", "14:00"]},
                "interval": "1h",
            },
        }
    )


@pytest.fixture
def evidence(write: Callable[..., Path], call: Callable[..., dict[str, Any]], mapping: Mapping) -> Evidence:
    r = np.random.default_rng(11)
    rows = []
    for day in range(14):
        for minute in np.sort(r.uniform(8 * 60, 18 * 60, 300)):
            left = r.random() < 0.15
            rows.append(
                call(
                    str(datetime(2024, 1, 1) + timedelta(days=day, minutes=round(minute, 2))),
                    kind="sales" if r.random() < 0.7 else "help",
                    waited=1 + int(r.exponential(60)) if left or r.random() < 0.5 else 0,
                    talked=round(r.lognormal(4.5, 0.9)),
                    result="H" if left else "A",
                    agent=f"agent{r.integers(0, 12)}",
                )
                | {"class": r.integers(1, 3)}
            )
    return gather(read_export(write(*rows), mapping), mapping, "two_weeks")


def test_it_is_a_scenario(mapping: Mapping, evidence: Evidence) -> None:
    data = build_scenario(mapping, evidence)
    scenario = load(data)
    assert scenario.name == "two_weeks"
    assert scenario.sources == ("Thanks to the lab.",)
    assert scenario.calendar.opening == {"sunday": "10:00-14:00", "monday-friday": "08:00-18:00"}
    assert scenario.segments["gold"].head_start == 90_000_000
    assert set(scenario.contact_types) == {"help", "sales"}
    opening = scenario.calendar.opening_grid()
    rates = resolve(scenario.arrivals.streams["calls"].rates_per_hour, opening)
    assert rates == pytest.approx(evidence.arrivals.fitted, rel=6e-3)
    staff = resolve(scenario.agents["agents"].count, opening)
    assert staff == pytest.approx(np.where(opening, evidence.staff.on_duty, 0), rel=6e-3)
    assert scenario.evidence["arrivals.day_factor.cv"].mark == "F"


def test_text_reads_back(mapping: Mapping, evidence: Evidence) -> None:
    data = build_scenario(mapping, evidence)
    text = scenario_text(data)
    assert text.startswith("# @package _global_\n")
    assert load(yaml.safe_load(text)) == load(data)
    assert max(len(line) for line in text.splitlines()) < 125


def test_availability_up_to_one_is_shrinkage_and_above_multiplies(
    mapping: Mapping, evidence: Evidence
) -> None:
    plain, less, more = (build_scenario(mapping, evidence, availability=f) for f in (1.0, 0.85, 1.2))
    group = less["agents"]["agents"]
    assert group["shrinkage"] == 0.15
    assert group["count"] == plain["agents"]["agents"]["count"]
    assert "shrinkage" not in plain["agents"]["agents"]
    opening = load(plain).calendar.opening_grid()
    tables = [resolve(load(one).agents["agents"].count, opening) for one in (plain, more)]
    assert tables[1] == pytest.approx(1.2 * tables[0], rel=0.01)
    fitted = AvailabilityEvidence(0.85, 0.8, 0.9, 60, 60, True, ())
    assert build_scenario(mapping, replace(evidence, availability=fitted))["agents"] == less["agents"]


def test_types_too_rare_to_fit_take_the_fit_of_all(mapping: Mapping, evidence: Evidence) -> None:
    only = replace(evidence, patience=evidence.patience[:1], durations=evidence.durations[:1])
    types = build_scenario(mapping, only)["contact_types"]
    assert types["help"] == types["sales"]
    assert types["help"]["talk"] == evidence.durations[0].text
