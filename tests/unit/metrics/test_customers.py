"""Measures of customers, against sums by hand and by pandas."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

import sim
from sim.log import Log
from sim.metrics import empty_tally, measures, merged, ratios, tally
from sim.metrics.customers import CUSTOMER_MEASURES
from sim.names import CaseStatus, Mark
from sim.plan import Plan
from sim.simulate import chunks
from sim.units import HOUR
from tests.unit.metrics.made import case, clients, journey, made, meta, values
from tests.unit.metrics.test_tally import assert_same

FELT = {"customers": {}, "satisfaction": {}, "tolerance": {}}
ON = FELT | {"market": {}, "segments": {"plain": {}, "vip": {}}}


def _columns(log: Log, measure: str) -> NDArray[np.float64]:
    """A measure of the total, of all columns."""
    found = next(ratio for ratio in ratios(tally(log), log.meta) if ratio.measure == measure)
    with np.errstate(invalid="ignore"):
        return np.asarray(found.top[0] / found.bottom[0])


def test_numbers_by_day_and_as_the_run_begins_and_ends() -> None:
    log = made(
        meta(**ON),
        clients(0, segment=0, active=8),
        clients(0, segment=1, active=2),
        clients(1, segment=0, active=9, joined=3, left_base=1, left_service=1),
        clients(1, segment=1, active=1, left_service=1),
    )
    found, vip = values(log), values(log, "segment", "vip")
    assert (found["customers"], found["customers_start"], found["customers_end"]) == (10, 10, 10)
    assert (vip["customers"], vip["customers_start"], vip["customers_end"]) == (1.5, 2, 1)
    assert (found["joined"], found["left_base"], found["left_service"]) == (3, 1, 2)
    assert found["churn_yearly"] == pytest.approx(2 / 20 * 365.25)
    assert found["attrition_yearly"] == pytest.approx(3 / 20 * 365.25)
    assert _columns(log, "customers")[-2:].tolist() == [10, 10]
    assert _columns(log, "left_service")[-2:].tolist() == [0, 2]


def test_a_run_begins_before_the_midnight_of_its_first_measured_day() -> None:
    """So that who is there at the end is who was there at the start, and joined, and did not leave."""
    days = [clients(0, active=10), clients(1, active=9, joined=2, left_service=3)]
    late = values(made(meta(**FELT, market={}, measures__warm_up="24h"), *days))
    assert (late["customers_start"], late["customers_end"], late["customers"]) == (10, 9, 9)
    assert late["customers_start"] + late["joined"] - late["left_service"] == late["customers_end"]


def test_cases_of_customers() -> None:
    """Half of those who intend to leave do; who had given up did or did not."""
    log = made(
        meta(**ON),
        clients(0, active=4, lost=1, good_told=9, bad_told=5, refused=2),
        *(case(0), journey("sold", intention=0.4, goodwill=0.5)),
        *(case(0, "given_up", segment=1), journey("churned", intention=0.4, goodwill=1)),
        *(case(0, "given_up"), journey(intention=0.4, goodwill=1)),
        *(case(0, "open"), journey()),
        *(case(0, "lost"), journey()),
        *(case(0, "not_offered"), journey()),
    )
    found, vip = values(log), values(log, "segment", "vip")
    assert found["churn_per_case"] == pytest.approx((0.2 + 1 + 0) / 3)
    assert (vip["churn_per_case"], vip["goodwill"]) == (1, 1)
    assert found["goodwill"] == pytest.approx(2.5 / 3)
    assert found["lost_share"] == 1 / 5
    told = ("good_told", "bad_told", "refused", "sales")
    assert [found[name] for name in told] == [9, 5, 2, 1]


def test_loyalty_prevents_churn() -> None:
    log = made(meta(**FELT, market={"loyalty": 0.3}), clients(0, active=1), case(0), journey(intention=0.4))
    assert values(log)["churn_per_case"] == 0


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        ({}, set()),
        ({"customers": {}}, {"customers", "customers_start", "customers_end"}),
        (FELT | {"market": {}}, {*CUSTOMER_MEASURES}),
    ],
)
def test_there_are_no_more_measures_than_mechanisms(keys: dict[str, object], there: set[str]) -> None:
    log = made(meta(**keys), *([clients(0, active=1)] if keys else []))
    found = {ratio.measure for ratio in ratios(tally(log), log.meta)}
    assert found & {*CUSTOMER_MEASURES} == there


def test_nothing_is_said_of_intervals() -> None:
    log = made(meta(**FELT, market={}), clients(0, active=1), case(0), journey())
    by_day = {*CUSTOMER_MEASURES} - {"customers_start", "customers_end"}
    assert [name for name in by_day if np.isfinite(_columns(log, name)[1:25]).any()] == []


@pytest.fixture(scope="module")
def plan() -> Plan:
    scenario = sim.load("small_team").with_(
        {
            "calendar.days": 4,
            "measures.warm_up": "24h",
            "segments": {"plain": {}, "vip": {"margin": 300}},
            "customers": {"initial": 1500, "potential": 1520},
            "market": {"acquisition": 20, "base_hazard": 0.3, "competitor": 1},
            **dict.fromkeys(("tolerance", "resolution", "repeat", "satisfaction"), "on"),
        }
    )
    return sim.plan(scenario, seed=3)


@pytest.fixture(scope="module")
def lived(plan: Plan) -> Log:
    return sim.simulate(plan, "center")


def test_they_are_those_of_the_tables(lived: Log) -> None:
    frame, days = measures(lived), lived.to_pandas("customers")
    cases, journeys = lived.to_pandas("cases"), lived.to_pandas("journeys")

    def of(measure: str, scope: str = "total", name: str = "", at: str = "") -> float:
        rows = frame[(frame["measure"] == measure) & (frame["scope"] == scope) & (frame["name"] == name)]
        return float(rows[rows["at"] == at]["value"].iloc[0])

    days = days[(days["day"] >= 1) & (days["day"] < 4)]
    for measure in ("joined", "left_base", "left_service", "refused", "good_told", "bad_told"):
        assert of(measure) == days[measure].sum() > 0
    by_segment = days.groupby("segment")
    assert of("left_base", "segment", "plain") == by_segment["left_base"].sum()[0]
    by_day = days.groupby("day")["active"].sum()
    assert of("customers") == by_day.mean()
    assert of("customers_end") == by_day[3]
    moved = days[["joined", "left_base", "left_service"]].sum()
    assert of("customers_start") == by_day[3] - moved["joined"] + moved["left_base"] + moved["left_service"]
    begun = cases["opened_at"] >= 86_400
    inside = begun & (cases["opened_at"] < 4 * 86_400) & ~cases["status"].isin([CaseStatus.NOT_OFFERED])
    assert of("lost_share") == (cases[inside]["status"] == CaseStatus.LOST).mean() > 0
    closed = inside & cases["status"].isin([CaseStatus.RESOLVED, CaseStatus.UNRESOLVED, CaseStatus.GIVEN_UP])
    assert of("goodwill") == pytest.approx(journeys[closed]["goodwill"].astype(float).mean(), abs=1e-9)
    churned = (journeys["marks"] & int(Mark.CHURNED)) > 0
    share = np.where(cases["status"] == CaseStatus.GIVEN_UP, churned, journeys["intention"] / 2)
    assert of("churn_per_case") == pytest.approx(share[closed].mean(), abs=1e-7)
    margin = days["active"] * days["segment"].map({0: 100, 1: 300}) / 365.25
    assert of("margin") == pytest.approx(margin.sum())
    assert of("margin", at=str(np.datetime64(lived.meta.start) + 2)) == pytest.approx(margin[days["day"] == 2].sum())


def test_stretches_add_up(plan: Plan, lived: Log) -> None:
    total = empty_tally(plan.meta)
    for chunk in chunks(plan, 31 * HOUR, "center"):
        total = merged(total, tally(chunk))
    assert_same(tally(lived), total)
    assert (total.clients.sum(axis=(1, 2))[1:] > 0).sum() >= 11
