"""Tables by name, data frames in seconds, stretches joined."""

from __future__ import annotations

import numpy as np
import pytest

import sim
from sim.log import CASE, CONTACT, LEG, Log, concatenated
from sim.simulate import chunks
from sim.units import DAY, HOUR, NEVER


@pytest.fixture(scope="module")
def plan() -> sim.Plan:
    """A morning of the benchmark scenario, in which some contacts are still talking at the horizon."""
    scenario = sim.load("erlang_a").with_(
        {
            "calendar.days": 1,
            "calendar.opening": "22:00-24:00",
            "calendar.overrun": "0s",
            "measures.trace": True,
        }
    )
    return sim.plan(scenario)


@pytest.fixture(scope="module")
def log(plan: sim.Plan) -> Log:
    """Its log."""
    return sim.simulate(plan, "center")


def test_tables_by_name(log: Log) -> None:
    assert list(log.tables()) == [
        "cases",
        "contacts",
        "legs",
        "groups",
        "queues",
        "lines",
        "agents",
        "events",
        "feelings",
        "journeys",
        "customers",
        "days",
        "seats",
        "presence",
        "limits",
    ]
    assert (log.cases.dtype, log.contacts.dtype, log.legs.dtype) == (CASE, CONTACT, LEG)
    assert len(log.events) > len(log.contacts)


def test_a_data_frame_has_seconds_and_nothing_for_never(log: Log) -> None:
    frame = log.to_pandas("contacts")
    assert list(frame.columns) == list(CONTACT.names or ())
    assert np.allclose(frame["arrived_at"], log.contacts["arrived_at"] / 1e6)
    still_open = log.contacts["ended_at"] == NEVER
    assert still_open.any()
    assert frame["ended_at"].isna().to_numpy().tolist() == still_open.tolist()
    assert log.to_pandas("cases")["ordinal"].tolist() == log.cases["ordinal"].tolist()
    assert log.to_pandas("events")["entity"].tolist() == log.events["entity"].tolist()


@pytest.mark.parametrize(
    "table", ["cases", "contacts", "legs", "groups", "queues", "lines", "agents", "events"]
)
@pytest.mark.parametrize("engine", ["center", "kernel"])
def test_stretches_join_to_the_whole(plan: sim.Plan, log: Log, table: str, engine: str) -> None:
    parts = list(chunks(plan, 7 * HOUR + 1234, engine))
    assert len(parts) == -(-DAY // (7 * HOUR + 1234))
    assert (concatenated(parts).tables()[table] == log.tables()[table]).all()


def test_each_stretch_knows_the_number_of_its_first_row(plan: sim.Plan) -> None:
    n = {"cases": 0, "contacts": 0, "legs": 0}
    for part in chunks(plan, 20 * 60 * 1_000_000, "center"):
        assert (part.first_case, part.first_contact, part.first_leg) == tuple(n.values())
        for name in n:
            n[name] += len(part.tables()[name])


def test_one_stretch_is_the_whole(log: Log) -> None:
    assert concatenated([log]) is log
