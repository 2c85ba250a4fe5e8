"""The table of a result."""

import numpy as np
import pytest

import sim
from tests.unit.metrics.test_measures import scenario


@pytest.fixture(scope="module")
def result() -> sim.Result:
    return sim.run(scenario(), replications=8, seed=5)


def test_estimates_are_ratios_of_totals(result: sim.Result) -> None:
    logs = [sim.simulate(sim.plan(scenario(), seed=5, replication=r)) for r in range(8)]
    abandoned = sum(int((log.contacts["outcome"] == 2).sum()) for log in logs)
    offered = sum(len(log.contacts) for log in logs)
    assert result.estimate("abandonment")[0] == pytest.approx(abandoned / offered)


def test_the_table_is_tidy(result: sim.Result) -> None:
    table = result.table
    assert list(table.columns) == [
        *("measure", "scope", "name", "by", "at", "estimate", "half_width", "n", "unit", "kind")
    ]
    assert not table.duplicated(["measure", "scope", "name", "by", "at"]).any()
    assert set(table["n"]) == {8}
    assert set(table["kind"]) == {"ratio of totals", "mean", "quantile"}


def test_replications_average_to_the_estimate_of_counts(result: sim.Result) -> None:
    each = result.replications
    rows = each[(each["measure"] == "offered") & (each["scope"] == "total")]
    assert rows["value"].mean() == pytest.approx(result.estimate("offered")[0])
    assert list(rows["replication"]) == list(range(8))


def test_waits_are_a_distribution(result: sim.Result) -> None:
    total = result.waits[result.waits["scope"] == "total"]
    assert (np.diff(total["share_le"]) >= -1e-12).all()
    assert total["wait_s"].iloc[0] == 0
    assert total["share_le"].iloc[-1] > 0.98


def test_unknown_names_are_said(result: sim.Result) -> None:
    with pytest.raises(sim.SettingsError, match="did you mean asa"):
        result.estimate("asaa")
    with pytest.raises(sim.SettingsError, match="no group"):
        result.estimate("occupancy", "group", "nobody")
