"""The order of service and the spread of the wait."""

from __future__ import annotations

from sim.theory.discipline import wait_spread


def test_queuesim_closed_values(printed) -> None:
    spread = wait_spread(1 / 100, 1 / 80)
    printed(spread.mean, "320")
    printed(spread.sd_first_come, "391.918")
    printed(spread.sd_random_order, "569.444")
    printed(spread.sd_last_come, "1085.173")


def test_order_matters_little_when_nobody_waits() -> None:
    spread = wait_spread(0.01, 1.0, 2)
    assert spread.sd_first_come <= spread.sd_random_order <= spread.sd_last_come < 1.01 * spread.sd_first_come
