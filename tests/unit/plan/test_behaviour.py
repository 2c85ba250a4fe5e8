"""The scalar keys of behaviour as one row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from pydantic import BaseModel

from sim.distributions.distribution import Distribution
from sim.distributions.quantiles import draw_ticks
from sim.plan.behaviour import BEHAVIOUR, build_behaviour
from sim.plan.build import build_plan
from sim.plan.laws import Laws
from sim.scenario import Scenario
from sim.scenario.acknowledgement import Acknowledgement
from sim.scenario.back_office import BackOffice
from sim.scenario.bot import Bot
from sim.scenario.customers import Customers
from sim.scenario.desk import Desk as Section
from sim.scenario.handling import Erosion, Handling
from sim.scenario.impatience import Impatience
from sim.scenario.market import Market
from sim.scenario.news import News
from sim.scenario.quality import Quality
from sim.scenario.repeat import Repeat
from sim.scenario.resolution import Resolution
from sim.scenario.satisfaction import Satisfaction
from sim.scenario.tolerance import Tolerance
from sim.scenario.updates import Updates
from sim.scenario.workforce import Workforce
from sim.units import DAY, HOUR, MINUTE

Desk = Callable[[dict[str, Any]], Scenario]
SECTIONS: dict[str, type[BaseModel]] = {
    "tolerance": Tolerance,
    "resolution": Resolution,
    "repeat": Repeat,
    "satisfaction": Satisfaction,
    "workforce": Workforce,
    "desk": Section,
    "acknowledgement": Acknowledgement,
    "back_office": BackOffice,
    "updates": Updates,
    "news": News,
    "bot": Bot,
    "impatience": Impatience,
    "customers": Customers,
    "market": Market,
    "handling": Handling,
    "quality": Quality,
}
BY_TYPE = {f"tolerance.{name}" for name in ("voice", "chat", "messenger", "email", "social")} | {
    "resolution.by_channel",
    "satisfaction.by_channel",
    *("bot.coverage", "acknowledgement.channels.0", "acknowledgement.channels.1"),
    "customers.segments",
    "customers.potential",
}
"""Columns of the contact types' moods, and of the pool of customers."""
OWN = {"has_tolerance", "has_resolution", "has_repeat", "has_satisfaction", "has_workforce", "has_desk"} | {
    *("has_impatience", "has_acknowledgement", "has_back_office", "has_updates", "has_news"),
    "has_bot",
    "has_handling",
    "has_customers",
    "has_market",
    "midnight",
    "has_handling_erosion",
    "feels",
    "keeps_days",
}
ROUTING = {"triage", "triage_delay", "misroute", "transfer_lacking"}
ON: dict[str, Any] = {
    **{
        "tolerance": {},
        "resolution": {},
        "repeat": {},
        "satisfaction": {},
        "workforce": {},
        "desk": {},
        "bot": {},
    },
    **{"impatience": {}, "acknowledgement": {}, "back_office": {}, "updates": {}, "news": {}},
    **{"customers": {}, "market": {}},
    "contact_types.call.switch_to": {"chat": 0.5},
}


def _keys(name: str, section: BaseModel) -> Iterator[tuple[str, Any]]:
    """Dotted key and default."""
    for key, value in section:
        if name == "handling" and key == "erosion":
            yield from _keys("handling.erosion", Erosion())
            continue
        if isinstance(value, BaseModel) and not isinstance(value, Distribution):
            yield from _keys(f"{name}.{key}", value)
        elif isinstance(value, tuple):
            yield from ((f"{name}.{key}.{i}", one) for i, one in enumerate(value))
        else:
            yield f"{name}.{key}", value


def _row(desk: Desk, changes: dict[str, Any]) -> Any:
    return build_behaviour(desk(changes), Laws())[0]


def _defaults() -> dict[str, Any]:
    found = {key: value for name, section in SECTIONS.items() for key, value in _keys(name, section())}
    return {key: value for key, value in found.items() if key not in BY_TYPE}


def test_every_scalar_key_has_its_column_and_no_other_is_there() -> None:
    columns = {key.replace(".", "_") for key in _defaults()}
    assert len(columns) == len(_defaults()) > 60
    assert columns | OWN | ROUTING | {"reported_window"} == set(BEHAVIOUR.names or ())


@pytest.mark.parametrize("changes", [{}, ON])
def test_the_columns_hold_the_values_of_their_keys(desk: Desk, changes: dict[str, Any]) -> None:
    row = _row(desk, changes)
    numbers = {key: float(value) for key, value in _defaults().items() if isinstance(value, int | float)}
    assert len(numbers) > 55
    assert {key: float(row[key.replace(".", "_")]) for key in numbers} == pytest.approx(numbers, rel=1e-7)


def test_a_column_follows_its_key_alone(desk: Desk) -> None:
    start = ON | {"contact_types.call.switch_to": {"chat": 0.1}}
    before = _row(desk, start)
    moved = {
        key: value + 0.001
        for key, value in _defaults().items()
        if type(value) is float and value < 1 and ".cuts." not in key
    }
    assert len(moved) > 40
    for key, value in moved.items():
        after = _row(desk, start | {key: value})
        found = {name: float(after[name]) for name in BEHAVIOUR.names or () if after[name] != before[name]}
        found.pop("has_handling", None)
        if key == "market.badge":  # which makes customers used to short waits
            assert found.pop("tolerance_ratchet") == _defaults()["market.badge_ratchet"]
        assert found == pytest.approx({key.replace(".", "_"): value}, rel=1e-7)


def test_words_durations_and_distributions(desk: Desk) -> None:
    changes = ON | {
        "tolerance.hold": "information",
        "repeat.delay": "lognormal median:3h sigma:1.0",
        "repeat.within": "3d",
        "satisfaction.cuts": [-3, -1, 0.5, 2],
        "handling.cap": "7m",
        "handling.delight": True,
        "quality.qa": "linked",
        "quality.standards": True,
        "workforce.fatigue_memory": "30m",
        "measures.reported_window": "2d",
    }
    plan = build_plan(desk(changes))
    row = plan.behaviour[0]
    assert plan.behaviour.shape == (1,)
    assert draw_ticks(*plan.quantiles, int(row["repeat_delay"]), 0.5) == pytest.approx(3 * HOUR, abs=1)
    names = (
        "tolerance_hold",
        "repeat_within",
        "handling_cap",
        "handling_delight",
        "quality_qa",
        "quality_standards",
        "workforce_fatigue_memory",
        "reported_window",
    )
    assert [int(row[name]) for name in names] == [2, 3 * DAY, 7 * MINUTE, 1, 2, 1, 30 * MINUTE, 2 * DAY]
    assert [float(row[f"satisfaction_cuts_{i}"]) for i in range(4)] == [-3, -1, 0.5, 2]


def test_no_cap_is_longer_than_any_talk(desk: Desk) -> None:
    assert _row(desk, {})["handling_cap"] > 365 * DAY


def test_what_is_not_said_is_off_and_draws_nothing(desk: Desk) -> None:
    row = _row(desk, {})
    assert {name: int(row[name]) for name in OWN} == dict.fromkeys(OWN, 0)
    assert row["repeat_delay"] == -1


@pytest.mark.parametrize("name", ["tolerance", "resolution", "bot"])
def test_a_mechanism_is_there_if_its_section_is(desk: Desk, name: str) -> None:
    row = _row(desk, {name: {}})
    assert {column for column in OWN if row[column]} == {f"has_{name}", "feels"}


@pytest.mark.parametrize(
    ("triage", "code", "share"), [("none", 0, 0), ("automatic", 1, 0.05), ("manual", 2, 0.15)]
)
def test_triage_has_its_own_share_of_mistakes(desk: Desk, triage: str, code: int, share: float) -> None:
    row = _row(desk, {"routing.triage": triage})
    assert (row["triage"], row["misroute"], row["transfer_lacking"]) == (code, share, 0.8)
    assert (row["triage_delay"] >= 0) == (triage == "manual")
    other = _row(desk, {"routing.triage": triage, "routing.misroute": 0.3, "routing.transfer_lacking": 0.4})
    assert (other["misroute"], other["transfer_lacking"]) == (0.3 if code else 0, 0.4)


def test_a_workforce_changes_talk_and_lets_nobody_feel_anything(desk: Desk) -> None:
    row = _row(desk, {"workforce": {}})
    assert {column for column in OWN if row[column]} == {
        *("has_workforce", "has_handling", "keeps_days", "midnight")
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("handling.speed", 1.25),
        ("handling.cap", "5m"),
        ("handling.template_rate", 0.5),
        ("handling.personal", 0.5),
        ("handling.takeover", True),
        ("handling.delight", True),
        ("quality.knowledge", 0.5),
        ("topics.call.complexity", "beta 2 3"),
        ("topics.call.complexity", 0.3),
    ],
)
def test_each_lever_alone_changes_how_contacts_are_handled(desk: Desk, key: str, value: Any) -> None:
    assert _row(desk, {key: value})["has_handling"] == 1


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("handling.complexity", 0.9),
        ("handling.template_talk", 0.5),
        ("handling.takeover_talk", 0.5),
        ("quality.training", 0.5),
        ("quality.qa", "linked"),
        ("quality.empathy", 0.5),
        ("topics.call.urgency", 1),
        ("topics.call.steps", 2),
    ],
)
def test_what_changes_no_talk_is_no_handling(desk: Desk, key: str, value: Any) -> None:
    assert _row(desk, {key: value})["has_handling"] == 0


def test_a_case_of_the_reference_complexity_differs_from_it_by_nothing(desk: Desk) -> None:
    plan = build_plan(desk({"handling.reference": 0.37}))
    assert set(plan.cases["complexity"].astype(np.float64).tolist()) == {
        float(plan.behaviour[0]["handling_reference"])
    }
