"""What customers have become used to."""

from __future__ import annotations

import numpy as np

from tests.differential.zoo_of_customers import CUSTOMERS
from tests.unit.check.judged import altered, judged, log_of


def test_tolerance_follows_the_waits_before() -> None:
    plan = CUSTOMERS["customers become used to short waits"]()
    judged(plan, "tolerance is as drawn; feelings", altered(plan, "behaviour", "tolerance_ratchet", 0.4))


def test_channels_are_apart() -> None:
    plan = CUSTOMERS["used to phone and mail apart"]()
    log = log_of(plan)
    kind = log.contacts["type"]
    assert len(np.unique(log.feelings["tolerance"][kind == 0])) > 1
    assert len(np.unique(log.feelings["tolerance"][kind == 1])) > 1
