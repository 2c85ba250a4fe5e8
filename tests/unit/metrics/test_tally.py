"""Stretches of a log add up to the whole."""

from __future__ import annotations

import numpy as np
import pytest

import sim
from sim.log import Log
from sim.metrics.fields import CONTACT_FIELDS, LEG_FIELDS, OUTCOMES
from sim.metrics.tally import Tally, empty_tally, measured_ticks, merged, tally
from sim.names import LegReason
from sim.simulate import ENGINES, chunks
from sim.units import HOUR
from tests.unit.metrics.test_measures import scenario


def rich() -> sim.Scenario:
    """Retries, callbacks, messages, transfers, threads, set-ups that do not count, waits in opening hours."""
    return scenario(
        **{
            "contact_types.a.set_up": "5s",
            "contact_types.a.set_up_in_wait": False,
            "contact_types.a.retry": {"abandoned": 0.8, "closed": 0.5, "blocked": 0.5},
            "contact_types.a.transfer": {"share": 0.3, "to": {"c": 1}},
            "contact_types.a.announcement": {},
            "contact_types.a.callback": {"offer_above": "30s", "unanswered": 0.4, "again": "10m"},
            "contact_types.b.thread": {"reopen": 0.4, "pause": "20m"},
            "contact_types.c": {"talk": "5m", "patience": "4m", "message": {"after": "2m", "becomes": "d"}},
            "contact_types.d": {"channel": "email", "talk": "4m"},
            "channels.email": {"clock": "open", "at_closing": "keep"},
            "channels.voice.lines": 5,
            "agents.x.skills": {"a": {}, "c": {}},
            "agents.y.skills": {"a": {"rank": 2}, "b": {}, "d": {}},
            "agents.y.at_once": {"chat": 3},
        }
    )


def assert_same(whole: Tally, other: Tally) -> None:
    """Bit for bit, array by array."""
    for name, one, two in zip(whole._fields, whole, other, strict=True):
        np.testing.assert_array_equal(one, two, err_msg=name)


@pytest.fixture(scope="module")
def log() -> Log:
    return sim.simulate(sim.plan(rich(), seed=4), "center")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("hours", [1, 5, 7])
def test_chunk_by_chunk_is_the_whole(log: Log, engine: str, hours: int) -> None:
    plan = sim.plan(rich(), seed=4)
    total, onto = empty_tally(plan.meta), empty_tally(plan.meta)
    for chunk in chunks(plan, hours * HOUR + 17, engine):
        total = merged(total, tally(chunk))
        assert tally(chunk, onto) is onto
    assert_same(tally(log), total)
    assert_same(total, onto)


def test_merging_with_nothing_changes_nothing(log: Log) -> None:
    assert_same(tally(log), merged(empty_tally(log.meta), tally(log)))


def test_every_contact_has_one_outcome_and_every_leg_one_reason(log: Log) -> None:
    """The rich plan shows most of them, so that the tests above have something to add up."""
    one = tally(log)
    contacts = dict(zip(CONTACT_FIELDS, one.contacts.sum(axis=(1, 2)), strict=True))
    legs = dict(zip(LEG_FIELDS, one.legs.sum(axis=(1, 2)), strict=True))
    assert contacts["offered"] == sum(contacts[name] for name in OUTCOMES)
    inside = (log.contacts["arrived_at"] < log.meta.window[1]).sum()
    assert contacts["offered"] == 2 * inside > 0
    for outcome in ("answered", "abandoned", "blocked", "closed", "message", "callback", "unreached"):
        assert contacts[outcome] > 0, outcome
    booked = log.legs[log.legs["booked_at"] < log.meta.window[1]]
    for reason, name in zip(list(LegReason)[:5], LEG_FIELDS[1:6], strict=True):
        assert legs[name] == 2 * (booked["reason"] == reason).sum()
        assert legs[name] > 0 or reason == LegReason.HAND_BACK


def test_first_answers_are_those_of_a_join(log: Log) -> None:
    """Contacts answered, and their waits, from a join of contacts and legs that the tally does without."""
    contacts, legs = log.contacts, log.legs
    begun = legs["talk_at"] < log.meta.horizon
    first = np.full(len(contacts), len(legs))
    np.minimum.at(first, legs["contact"][begun], np.flatnonzero(begun))
    of_a = (contacts["type"] == 0) & (first < len(legs)) & (contacts["arrived_at"] < log.meta.window[1])
    wait = legs["matched_at"][first[of_a]] - contacts["arrived_at"][of_a]
    found = dict(zip(CONTACT_FIELDS, tally(log).contacts[:, 0].sum(axis=1), strict=True))
    assert found["reached"] == 2 * of_a.sum() > 0
    assert found["wait_answered"] == 2 * wait.sum() > 0


def test_measured_time_counts_each_interval_once_by_slot_and_once_by_day() -> None:
    meta = sim.plan(scenario(**{"measures.warm_up": "6h"})).meta
    ticks = measured_ticks(meta)
    assert ticks[: meta.intervals_per_day].sum() == ticks[meta.intervals_per_day :].sum() == 42 * HOUR
    assert ticks[meta.intervals_per_day] == 18 * HOUR
