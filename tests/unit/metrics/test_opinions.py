"""Feelings and journeys of a random log: recounted by pandas, and stretch by stretch the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

import sim
from sim.log import CASE, CONTACT, FEELING, JOURNEY, Log
from sim.metrics.tally import empty_tally, merged, tally
from sim.names import CaseStatus, Mark, Outcome
from sim.simulate import ENGINES, chunks
from sim.units import DAY, HOUR, NEVER, SECOND
from tests.unit.metrics.made import made, meta, values
from tests.unit.metrics.test_measures import scenario
from tests.unit.metrics.test_tally import assert_same

_N = 3000


def _filled(rng: np.random.Generator, dtype: np.dtype[np.void], **most: int) -> np.ndarray:
    """Rows whose numbers are uniform, each below its bound, and whose reals are between 0 and 1."""
    rows = np.zeros(_N, dtype=dtype)
    for name in dtype.names or ():
        if dtype[name] == np.float32:
            rows[name] = rng.random(_N)
        elif name in most:
            rows[name] = rng.integers(0, most[name], _N)
    return rows


@pytest.fixture(scope="module")
def log() -> Log:
    rng = np.random.default_rng(7)
    keys = {name: {} for name in ("tolerance", "resolution", "repeat", "satisfaction", "desk", "bot")}
    keys["topics"] = {"help": {"urgency": 1}}
    rules = meta(**keys, segments={"gold": {}, "plain": {}}, measures={"warm_up": "9h"})
    contacts = _filled(rng, CONTACT, arrived_at=3 * DAY, type=3, outcome=len(Outcome))
    contacts["answered_at"] = contacts["ended_at"] = contacts["arrived_at"] + HOUR
    contacts["answered_at"][rng.random(_N) < 0.2] = NEVER
    contacts["announced"] = np.where(rng.random(_N) < 0.5, NEVER, HOUR)
    cases = _filled(rng, CASE, opened_at=3 * DAY, type=3, topic=3, segment=2, status=len(CaseStatus), n_contacts=5)
    times = {"queue": HOUR, "between": DAY}
    counts = times | dict.fromkeys(("n_repeats", "n_abandons", "n_transfers", "n_switches", "n_reexplained"), 3)
    journeys = _filled(rng, JOURNEY, n_served=7, marks=2**20, answer=6, **counts)
    journeys["effort"] *= 9
    journeys["marks"][journeys["n_served"] == 0] &= ~int(Mark.FIRST)
    return made(rules, contacts, cases, journeys, _filled(rng, FEELING, marks=512))


def _inside(log: Log, frame: pd.DataFrame, at: str) -> pd.DataFrame:
    start, stop = log.meta.window
    return frame[(frame[at] >= start) & (frame[at] < stop)]


def _frame(*tables: np.ndarray) -> pd.DataFrame:
    return pd.concat([pd.DataFrame({n: rows[n] for n in rows.dtype.names or ()}) for rows in tables], axis=1)


def _has(rows: pd.DataFrame, mark: Mark) -> pd.Series:
    return (rows["marks"] & int(mark)) > 0


def test_feelings_are_those_that_pandas_counts(log: Log) -> None:
    rows, found = _inside(log, _frame(log.contacts, log.feelings), "arrived_at"), values(log)
    scored = rows[_has(rows, Mark.SCORED)]
    told = scored[scored["announced"] != NEVER]
    assert found["speed_score"] == pytest.approx(scored["speed"].astype(float).mean(), abs=1e-9)
    assert found["late_share"] == _has(scored, Mark.LATE).mean()
    assert found["in_time_share"] == (~_has(scored, Mark.LATE) & (scored["answered_at"] != NEVER)).mean()
    assert found["broken_share"] == _has(told, Mark.BROKEN).mean()
    served = rows[rows["outcome"] == Outcome.ANSWERED]
    assert found["human_quality"] == pytest.approx(served["human"].astype(float).mean(), abs=1e-9)
    assert found["context_missing_share"] == _has(served, Mark.CONTEXT_MISSING).mean()


@pytest.mark.parametrize(("scope", "name"), [("total", ""), ("contact_type", "help"), ("segment", "plain")])
def test_journeys_are_those_that_pandas_counts(log: Log, scope: str, name: str) -> None:
    rows, found = _inside(log, _frame(log.cases, log.journeys), "opened_at"), values(log, scope, name)
    rows = rows[~rows["status"].isin([CaseStatus.NOT_OFFERED, CaseStatus.LOST])]
    if scope != "total":
        rows = rows[rows["type" if scope == "contact_type" else "segment"] == 1]
    rows = rows.assign(
        **{str(mark.name): _has(rows, mark) for mark in Mark},
        served=rows["n_served"] > 0,
        satisfied=rows["satisfaction"].astype(float),
    )
    served, closed = rows[rows["served"]], rows[rows["status"] != CaseStatus.OPEN]
    answered = closed.loc[closed["answer"] > 0, "answer"]
    first = closed["FIRST"]
    weights, slope = log.meta.weights, closed["satisfied"] * (1 - closed["satisfied"])
    speed = np.array(weights.speed)[closed["type"]]
    angry = np.where((closed["topic"] == 1) | (closed["n_served"] > 1), weights.angry, 1)
    by_n = closed[closed["served"]].groupby(closed["n_served"].clip(upper=4))
    expected = {
        "fcr_true": served["FIRST"].mean(),
        "first_and_final": rows["FIRST"].sum() / rows["n_served"].sum(),
        "fcr_reported": served["REPORTED"].mean(),
        "resolved_true": closed["RESOLVED"].mean(),
        "resolved_reported": (closed["served"] | closed["BOT_CLOSED"]).mean(),
        "containment_net": rows["BOT_CLOSED"].sum() / rows["BOT_MET"].sum(),
        "unserved_share": (~closed["served"] & ~closed["RESOLVED"]).mean(),
        "by_bot_share": (~closed["served"] & closed["RESOLVED"]).mean(),
        "repeat_share": (rows["n_repeats"] > 0).sum() / len(served),
        "repeats_per_case": rows["n_repeats"].mean(),
        "abandons_per_case": rows["n_abandons"].mean(),
        "transfers_per_case": rows["n_transfers"].mean(),
        "switches_per_case": rows["n_switches"].mean(),
        "reexplained_per_case": rows["n_reexplained"].mean(),
        "satisfaction": closed["satisfied"].mean(),
        "satisfaction.first": closed.loc[first, "satisfied"].mean(),
        "satisfaction.rest": closed.loc[~first, "satisfied"].mean(),
        "cases": len(rows),
        "contacts_per_case": rows["n_contacts"].mean(),
        "satisfaction.served_2": by_n["satisfied"].mean()[2],
        "satisfaction.served_more": by_n["satisfied"].mean()[4],
        "resolved.served_3": by_n["RESOLVED"].mean()[3],
        "cases.served_1": by_n.size()[1] / closed["served"].sum(),
        "intention": closed["intention"].astype(float).mean(),
        "effort": closed["effort"].astype(float).clip(upper=5).mean(),
        "survey_share": len(answered) / len(closed),
        "survey_top_two": (answered >= 4).mean(),
        "survey_mean": answered.mean(),
        "time.queue": closed["queue"].mean() / SECOND,
        "time.between": closed["between"].mean() / SECOND,
        "loss.unsolved": (slope * weights.unsolved * ~closed["RESOLVED"]).mean(),
        "loss.repeats": (slope * weights.repeat * (closed["n_served"] - 1).clip(lower=0)).mean(),
        "loss.wait": (slope * speed * (1 - closed["speed"].astype(float))).mean(),
        "loss.transfers": (slope * weights.effort * closed["n_transfers"]).mean(),
        "loss.leaving": (slope * weights.leaving * closed["n_abandons"]).mean(),
        "loss.bot": (slope * weights.bot * closed["botfail"].astype(float) * angry).mean(),
        "loss.promises": (slope * weights.promise * closed["BROKEN"]).mean(),
    }
    assert {measure: found[measure] for measure in expected} == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("cuts", [(1,), (700, 1900), (0, 10, 11)])
def test_stretches_add_up_to_the_whole_exactly(log: Log, cuts: tuple[int, ...]) -> None:
    edges = [0, *cuts, _N]
    total, onto = empty_tally(log.meta), empty_tally(log.meta)
    names = ("contacts", "feelings", "cases", "journeys")
    for first, last in pairwise(edges):
        part = replace(log, **{name: getattr(log, name)[first:last] for name in names})
        total = merged(total, tally(part))
        tally(part, onto)
    assert_same(tally(log), total)
    assert_same(total, onto)


@pytest.fixture(scope="module")
def run() -> Log:
    """Two days of cases, and a day for them to end."""
    mechanisms: dict[str, object] = {name: {} for name in ("tolerance", "resolution", "satisfaction")}
    mechanisms["repeat"] = {"delay": "exponential mean:3h", "within": "20h"}
    more = {"calendar.days": 3, "measures.cool_down": "1d", "contact_types.a.retry": {"abandoned": 0.5}}
    more |= {"measures.reported_window": "4h", "contact_types.a.transfer": {"share": 0.1, "to": {"b": 1}}}
    return sim.simulate(sim.plan(scenario(**mechanisms, **more), seed=5), "center")


def test_journeys_say_what_contacts_and_feelings_say(run: Log) -> None:
    """First contact resolution from the rows of contacts alone."""
    found, rows = values(run), _frame(run.contacts, run.feelings).sort_index()
    served = rows[rows["outcome"] == Outcome.ANSWERED]
    first = served.sort_values("ended_at").groupby("case").first()
    opened = pd.Series(run.cases["opened_at"])
    first = first[(opened.reindex(first.index) < run.meta.window[1]).to_numpy()]
    assert found["fcr_true"] == _has(first, Mark.RESOLVED).mean()
    counted = served["case"].isin(first.index).sum()
    assert found["first_and_final"] == _has(first, Mark.RESOLVED).sum() / counted
    since = rows["arrived_at"] - rows["case"].map(first["ended_at"])
    again = rows.loc[(since >= 0) & (since <= 4 * HOUR), "case"].unique()
    assert found["fcr_reported"] == pytest.approx(1 - len(again) / len(first))
    assert 0 < len(again) < (~_has(first, Mark.RESOLVED)).sum()
    human = served.loc[served["arrived_at"] < run.meta.window[1], "human"].astype(float).mean()
    assert found["human_quality"] == pytest.approx(human, abs=1e-6)


def test_resolved_cases_are_those_that_are_marked(run: Log) -> None:
    found = values(run)
    closed = found["cases"] * (1 - found["cases_open_share"])
    assert found["resolved_true"] == pytest.approx(found["resolved"] / closed)
    assert found["transfers_per_case"] > 0
    assert found["repeats_per_case"] > 0


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("hours", [1, 7])
def test_chunks_of_a_run_add_up_to_the_whole_exactly(engine: str, hours: int) -> None:
    more = {"calendar.days": 3, "tolerance": {}, "resolution": {}, "satisfaction": {}, "repeat": {}}
    plan = sim.plan(scenario(**more), seed=5)
    whole, total = tally(sim.simulate(plan, "center")), empty_tally(plan.meta)
    for chunk in chunks(plan, hours * HOUR + 17, engine):
        tally(chunk, total)
    assert_same(whole, total)
    assert whole.journeys.sum() > 0
