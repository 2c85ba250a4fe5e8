"""Plain data as text."""

from __future__ import annotations

from pathlib import Path

from sim.report.plain import said, yaml_text


def test_values_on_one_line() -> None:
    assert said({"numpy": "2.1", "simpy": "4.1"}) == "numpy 2.1, simpy 4.1"
    assert said((1, "b")) == "1, b"
    assert said(None) == "None"


def test_yaml_keeps_order_and_takes_any_mapping() -> None:
    assert yaml_text({"b": (1, 2), "a": {"x": Path("p")}}) == "b: [1, 2]\na: {x: p}\n"
