"""Tables of a sweep: tidy, complete, the same bytes for the same numbers."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from sim.replications import Place
from sim.sweep import Point, run_points
from sim.sweep.table import estimates, replications, results, write_table
from tests.unit.sweep.few import SMALL, few_points


@pytest.fixture(scope="module")
def both() -> tuple[list[Point], list]:  # type: ignore[type-arg]
    points = few_points(2)
    points.append(Point("2", SMALL, {"routing": "none", "arrivals.scale": 2}))
    return points, run_points(points, 2)


def test_a_row_for_each_point_and_replication(both: tuple[list, list]) -> None:  # type: ignore[type-arg]
    points, found = both
    frame = replications(points, found).to_pandas()
    assert list(frame)[:4] == ["point", "arrivals.scale", "routing", "replication"]
    assert frame[["point", "replication"]].to_numpy().tolist() == [[p, r] for p in range(3) for r in range(2)]
    assert frame["arrivals.scale"].tolist() == [1.0, 1.0, 1.1, 1.1, 2.0, 2.0]
    assert frame["routing"].isna().tolist() == [True] * 4 + [False] * 2
    top, bottom = found[1].parts(Place("service_level"))
    assert frame["service_level"][3] == top[1] / bottom[1]


def test_every_measure_of_everybody_is_in_the_long_table(both: tuple[list, list]) -> None:  # type: ignore[type-arg]
    points, found = both
    frame = results(points, found).to_pandas()
    assert len(frame) == sum(one.top.size for one in found)
    row = frame.query("point == 1 and replication == 1 and measure == 'asa' and scope == 'total'").iloc[0]
    top, bottom = found[1].parts(Place("asa"))
    assert (row["top"], row["bottom"], row["value"]) == (top[1], bottom[1], top[1] / bottom[1])


def test_estimates_are_those_of_the_scores(both: tuple[list, list]) -> None:  # type: ignore[type-arg]
    points, found = both
    frame = estimates(points, found).to_pandas()
    assert len(frame) == sum(len(one.places) for one in found)
    row = frame.query("point == 0 and measure == 'service_level' and scope == 'total'").iloc[0]
    column = found[0].column(Place("service_level"))
    assert row["estimate"] == found[0].estimates().value[column]
    assert row["half_width"] == found[0].estimates().half_width[column]
    assert (row["n"], row["unit"], row["kind"]) == (2, "share", "ratio of totals")


@pytest.mark.parametrize("make", [replications, results, estimates])
def test_the_bytes_are_those_of_the_numbers(make, both: tuple[list, list], tmp_path: Path) -> None:  # type: ignore
    points, found = both
    for suffix in ("parquet", "csv"):
        for name in "ab":
            write_table(make(points, found), tmp_path / f"{name}.{suffix}")
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()
    from_csv = pd.read_csv(tmp_path / "a.csv", keep_default_na=False, na_values=[""])
    frame = pd.read_parquet(tmp_path / "a.parquet")
    assert list(from_csv) == list(frame)
    number = frame.select_dtypes("number").columns[-1]
    pd.testing.assert_series_equal(from_csv[number], frame[number], check_dtype=False)


def test_keys_of_several_kinds_are_text() -> None:
    points = [Point("a", SMALL, {"k": value}) for value in (1, "none", {"x": 1}, True)]
    found = run_points([Point("a", SMALL)], 1) * 4
    column = replications(points, found)["k"]
    assert column.type == pa.string()
    assert column.to_pylist() == ["1", "none", '{"x": 1}', "true"]
