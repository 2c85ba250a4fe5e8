"""A comparison: paired differences, their joint intervals, and what common luck saved."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.special import stdtrit

from sim.comparison.looks import look_confidence
from sim.replications import Place
from tests.unit.comparison.made import LEVEL, WAIT, compared


def test_the_difference_is_that_of_the_replications() -> None:
    one = compared({"base": 0.7, "more": 0.75})
    a, b = (one.scores[name].parts(LEVEL)[0] / 100 for name in ("base", "more"))
    found = one.difference("more")
    assert found.value == pytest.approx(float((b - a).mean()))
    half = stdtrit(19, 0.975) * (b - a).std(ddof=1) / math.sqrt(20)
    assert one.half_width("more") == pytest.approx(float(half))
    assert one.difference("base", "more").value == pytest.approx(-found.value)


def test_intervals_of_all_pairs_share_the_risk() -> None:
    one = compared({"base": 0.7, "a": 0.7, "b": 0.7})
    assert one.confidence == pytest.approx(1 - 0.05 / 3)
    assert one.half_width("a") == pytest.approx(one.difference("a").half_width(1 - 0.05 / 3))
    assert one.half_width("a", place=WAIT) == pytest.approx(one.difference("a", place=WAIT).half_width(1 - 0.05 / 2))


def test_looks_widen_the_intervals() -> None:
    one = compared({"base": 0.7, "a": 0.7}, looks=(10, 20, 40))
    assert one.confidence == pytest.approx(look_confidence((10, 20, 40)))
    assert one.half_width("a") > one.difference("a").half_width(0.95)


def test_after_a_pilot_its_spread_and_its_freedom_count() -> None:
    one = compared({"base": 0.7, "a": 0.7}, n=80, pilot=20, looks=(80,))
    a, b = (one.scores[name].parts(LEVEL)[0][:20] / 100 for name in ("base", "a"))
    half = stdtrit(19, 0.975) * (b - a).std(ddof=1) / math.sqrt(80)
    assert one.half_width("a") == pytest.approx(float(half))


def test_common_luck_saves_replications() -> None:
    """(100 + 1 + 100 + 1) ÷ (1 + 1) times as many, by construction."""
    one = compared({"base": 0.7, "a": 0.8}, n=4000)
    assert one.saved("a") == pytest.approx(101, rel=0.1)


def test_what_is_equal_has_nothing_to_save() -> None:
    one = compared({"base": 0.7, "a": 0.8})
    assert one.same("a", place=Place("occupancy"))
    assert math.isnan(one.saved("a", place=Place("occupancy")))
    assert one.decided("a", place=Place("occupancy")) == 0


def test_only_what_differs_is_shown() -> None:
    one = compared({"base": 0.7, "a": 0.8})
    assert one.shown == (LEVEL, WAIT)
    assert compared({"base": 0.7, "a": 0.8}, place=Place("occupancy")).shown[0] == Place("occupancy")


def test_the_table_has_every_measure_of_every_variant() -> None:
    one = compared({"base": 0.7, "a": 0.8, "b": 0.6})
    table = one.table
    assert len(table) == 2 * 3
    row = table[(table["variant"] == "a") & (table["measure"] == "service_level")].iloc[0]
    assert row["difference"] == pytest.approx(row["estimate"] - row["base"])
    assert row["joint_half_width"] > row["half_width"] > 0
    assert row["better"] == 1
    assert table.loc[table["measure"] == "occupancy", "joint_half_width"].isna().all()


def test_replications_hold_all_that_is_needed() -> None:
    one = compared({"base": 0.7, "a": 0.8}, n=6)
    rows = one.replications.query("variant == 'a' and measure == 'asa'")
    assert np.array_equal(rows["top"], one.scores["a"].parts(WAIT)[0])
    assert rows["replication"].tolist() == list(range(6))


def test_variants_that_were_ruled_out_have_fewer_replications() -> None:
    one = compared({"base": 0.7, "a": 0.8}, n=30)
    short = type(one)(
        one.scenarios, {"base": one.scores["base"].first(20), "a": one.scores["a"]}, 1, "kernel", LEVEL, (20,)
    )
    assert short.n == 20
    assert short.difference("a").n == 20
    assert short.level("a").n == 30
